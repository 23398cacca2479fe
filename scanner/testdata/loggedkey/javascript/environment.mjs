// The environment, arguments and files of settings.
import process, { env } from "node:process";
import "dotenv/config";
import dotenv from "dotenv";
import { cleanEnv, str } from "envalid";
import { parseArgs } from "node:util";
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

export function named() {
  console.log(process.env.STRIPE_SECRET_KEY); // leak
}

export function bracket() {
  console.log(`pw=${process.env["DB_PASSWORD"]}`); // leak
}

export function dataframer() {
  console.log("key", process.env.DATAFRAMER_API_KEY); // leak high
}

export function dataframerVariable(dataframerKey) {
  console.error("refused: " + dataframerKey); // leak high
}

export function dataframerName() {
  if (!process.env.DATAFRAMER_API_KEY) console.error("set DATAFRAMER_API_KEY first"); // fine
}

export function mode() {
  console.log(process.env.NODE_ENV, process.env.PORT, process.env.LOG_LEVEL); // fine
}

export function imported() {
  console.log(env.GITHUB_TOKEN); // leak
}

export function destructured() {
  const { SMTP_PASSWORD: pw, SMTP_HOST: host = "localhost" } = process.env;
  console.log("host", host); // fine
  console.log("with", pw); // leak
}

export function whole() {
  console.log(process.env); // leak
}

export function wholeSerialised() {
  process.stderr.write(JSON.stringify({ env: process.env })); // leak
}

export function wholeNames() {
  console.log(Object.keys(process.env).sort().join("\n")); // fine
}

export function wholeLoop() {
  for (const [name, value] of Object.entries(process.env)) console.log(`${name}=${value}`); // leak
}

export function wholeFiltered() {
  for (const name of Object.keys(process.env).filter((n) => n.endsWith("_TOKEN"))) console.log(name, "is set"); // fine
}

export function spreadWhole(extra) {
  const all = { ...process.env, ...extra };
  console.dir(all); // leak
}

export function handedToChild(apiKey) {
  spawn("worker", [], { env: { ...process.env, API_KEY: apiKey } }); // fine
}

export function required(name) {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} (API key or token) is not set`); // fine
  return value;
}

export function missing() {
  const needed = ["API_KEY", "API_SECRET"].filter((name) => !(name in process.env));
  console.log("missing:", needed); // fine
}

export function presence() {
  console.log("API_KEY:", process.env.API_KEY ? "set" : "unset"); // fine
}

export function defaulted() {
  const key = process.env.MAPS_API_KEY || "none";
  console.log("maps", key); // leak
}

export function parsedFile() {
  const { parsed } = dotenv.config({ path: ".env.local" });
  console.log(parsed.JWT_SECRET); // leak
  console.log("variables:", Object.keys(parsed).length); // fine
}

export function validated() {
  const checked = cleanEnv(process.env, { SESSION_SECRET: str(), REGION: str() });
  console.log("region", checked.REGION); // fine
  console.log("secret", checked.SESSION_SECRET); // leak
}

export function viteVariable() {
  console.log(import.meta.env.VITE_SECRET_KEY); // leak
  console.log(import.meta.env.MODE, import.meta.env.BASE_URL); // fine
}

export function denoVariable(Deno) {
  console.log(Deno.env.get("OPENAI_API_KEY")); // leak
  console.log(Deno.env.has("OPENAI_API_KEY")); // fine
}

export function bunVariable(Bun) {
  console.log(`token: ${Bun.env.NPM_TOKEN}`); // leak
}

export function flag() {
  const { values } = parseArgs({ options: { password: { type: "string" }, host: { type: "string" } } });
  console.log("host", values.host); // fine
  console.log("password", values.password); // leak
}

export function secretFile() {
  const dbPassword = readFileSync("/run/secrets/db_password", "utf8").trim();
  console.log(`loaded ${dbPassword}`); // leak
}

export function secretFileName(path = "/run/secrets/db_password") {
  console.log(`loading ${path}`, readFileSync(path).length); // fine
}
