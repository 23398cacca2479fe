#!/usr/bin/env node
// The command "config" of a command line program: set, get, list, check.
import { Command } from "commander";
import Conf from "conf";
import chalk from "chalk";
import { password as ask } from "@inquirer/prompts";

const store = new Conf({ projectName: "shipper" });
const program = new Command("shipper").version("2.1.0");
const config = program.command("config").description("show and change settings, such as the API key");
const SECRET_NAMES = new Set(["apiKey", "webhookSecret"]);

function mask(value) {
  return value ? `${value.slice(0, 4)}${"*".repeat(8)}` : chalk.dim("(not set)");
}

config
  .command("set-key")
  .option("--key <key>", "API key, asked for when missing")
  .action(async ({ key }) => {
    const apiKey = key ?? (await ask({ message: "API key", mask: true }));
    if (!apiKey.startsWith("{prefix}")) {
      console.error(chalk.red(`An API key starts with {prefix}, this one has ${apiKey.length} characters`)); // fine
      process.exitCode = 2;
      return;
    }
    store.set("apiKey", apiKey);
    console.log(chalk.green("Stored"), mask(apiKey), "in", store.path); // fine
    if (program.opts().verbose) {
      console.log(chalk.dim(`(verbose) apiKey = ${apiKey}`)); // leak
    }
  });

config.command("list").action(() => {
  for (const name of ["endpoint", "apiKey", "webhookSecret"]) {
    const shown = SECRET_NAMES.has(name) ? mask(store.get(name)) : store.get(name);
    console.log(name.padEnd(16), shown); // fine
  }
});

config
  .command("export")
  .option("--json")
  .action(({ json }) => {
    const settings = { endpoint: store.get("endpoint"), apiKey: store.get("apiKey") };
    if (json) process.stdout.write(JSON.stringify(settings) + "\n"); // leak
    else console.log(`export SHIPPER_API_KEY=${settings.apiKey}`); // leak
    console.error(`exported ${Object.keys(settings).length} settings, keep the apiKey to yourself`); // fine
  });

config.command("check").action(async () => {
  const apiKey = store.get("apiKey") || process.env.SHIPPER_API_KEY;
  const response = await fetch(`${store.get("endpoint")}/me`, { headers: { Authorization: `Bearer ${apiKey}` } });
  if (response.status === 401) {
    console.error(`The server refused ${apiKey}`); // leak
    process.exit(1);
  }
  const { name, tokenExpiresAt } = await response.json();
  console.log(`Key belongs to ${name}, valid until ${tokenExpiresAt}`); // fine
});

await program.parseAsync();
