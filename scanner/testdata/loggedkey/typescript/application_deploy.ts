// Deploys a build: reads the settings, logs in to the registry, starts the service.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import consola from "consola";

interface Settings {
  registry: string;
  user: string;
  registryPassword: string;
  deployToken: string;
  environment: Record<string, string>;
}

function load(path: string): Settings {
  if (!existsSync(path)) {
    consola.error(`${path} is missing; it holds registryPassword and deployToken`); // fine
    process.exit(2);
  }
  const raw = JSON.parse(readFileSync(path, "utf8")) as Partial<Settings>;
  for (const name of ["registry", "user", "registryPassword"] as const) {
    if (!raw[name]) throw new Error(`setting ${name} is missing in ${path}`); // fine
  }
  return { environment: {}, deployToken: process.env.DEPLOY_TOKEN ?? "", ...raw } as Settings;
}

function loginToRegistry({ registry, user, registryPassword }: Settings): void {
  const args = ["login", registry, "-u", user, "--password-stdin"];
  consola.info(`docker ${args.join(" ")}`); // fine
  const { status } = spawnSync("docker", args, { input: registryPassword });
  if (status !== 0) {
    consola.debug("tried", [user, registryPassword].join(":")); // leak
    throw new Error(`login of ${user} at ${registry} failed with ${status}`); // fine
  }
}

function start(image: string, settings: Settings): void {
  const flags: string[] = [];
  for (const [name, value] of Object.entries(settings.environment)) flags.push("-e", `${name}=${value}`);
  flags.push("-e", `DEPLOY_TOKEN=${settings.deployToken}`);
  consola.log("docker run", ...flags, image); // leak
  execFileSync("docker", ["run", "-d", ...flags, image]);
  consola.success(`${image} runs with ${flags.length / 2} variables`); // fine
}

async function announce(version: string, settings: Settings): Promise<void> {
  const response = await fetch("https://hooks.example.org/deploys", {
    method: "POST",
    headers: { Authorization: `Bearer ${settings.deployToken}` },
    body: JSON.stringify({ version }),
  });
  if (!response.ok) consola.warn(`announcing ${version} with ${settings.deployToken}: ${response.status}`); // leak
  else consola.info(`announced ${version}`); // fine
}

const [, , version = "latest", path = "deploy.json"] = process.argv;
const settings = load(path);
loginToRegistry(settings);
start(`${settings.registry}/shop:${version}`, settings);
await announce(version, settings);
export {};
