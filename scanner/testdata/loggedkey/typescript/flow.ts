// From secrets managers, prompts, the environment and answers to the output.
import { SecretsManager } from "@aws-sdk/client-secrets-manager";
import { SecretClient, type KeyVaultSecret } from "@azure/keyvault-secrets";
import { SecretManagerServiceClient } from "@google-cloud/secret-manager";
import prompts from "prompts";
import { z } from "zod";
import axios, { type AxiosError, type AxiosResponse, type InternalAxiosRequestConfig } from "axios";
import type { BrowserContext } from "playwright";

const Env = z.object({ JWT_SECRET: z.string().min(32), PORT: z.coerce.number() });

export function parsedEnvironment(): void {
  const env: z.infer<typeof Env> = Env.parse(process.env);
  console.log("port", env.PORT); // fine
  console.log("secret", env.JWT_SECRET); // leak
}

export function invalidEnvironment(): void {
  const result = Env.safeParse(process.env);
  if (!result.success) console.error("JWT_SECRET:", result.error.issues.map((issue) => issue.path)); // fine
}

export function environmentDefault(name: string = "EU"): void {
  const key: string = process.env.TRANSLATE_API_KEY!;
  console.log(`${name}: ${key}`); // leak
}

export function dataframerEnvironment(): void {
  const { DATAFRAMER_API_KEY: value = "" } = process.env as Record<string, string>;
  process.stdout.write(value); // leak high
}

export function environmentDump(): void {
  console.table(process.env); // leak
}

export async function aws(manager: SecretsManager): Promise<void> {
  const { SecretString = "{}" } = await manager.getSecretValue({ SecretId: "prod/app" });
  const { username, password } = JSON.parse(SecretString) as { username: string; password: string };
  console.log("user from the secret:", username.length); // fine
  console.log(`password from the secret: ${password}`); // leak
}

export async function azure(client: SecretClient): Promise<void> {
  const found: KeyVaultSecret = await client.getSecret("smtp");
  console.log(found.properties.enabled, found.name); // fine
  console.log(found.value); // leak
}

export async function google(client: SecretManagerServiceClient, name: string): Promise<void> {
  const [{ payload }] = await client.accessSecretVersion({ name });
  console.log(payload?.data?.toString()); // leak
}

export async function prompted(): Promise<void> {
  const { password }: { password: string } = await prompts({ type: "password", name: "password", message: "Password?" });
  console.log(password.length < 8 ? "too short" : "good"); // fine
  console.log("You entered %s", password); // leak
}

export async function promiseAll(load: (name: string) => Promise<string>): Promise<void> {
  const [apiKey, region] = await Promise.all([load("key"), load("region")]);
  console.log(region); // fine
  console.log({ apiKey, region }); // leak
}

export const thenPrint = (source: { accessToken(): Promise<string> }): Promise<void> =>
  source.accessToken().then((value: string) => console.log(value)); // leak

export const thenDone = (source: { accessToken(): Promise<string> }): Promise<void> =>
  source.accessToken().then(() => console.log("got an access token")); // fine

export function rejects(secretKey: string): Promise<never> {
  return Promise.reject<never>(new RangeError(`bad secret key ${secretKey}`)); // leak
}

axios.interceptors.request.use((config: InternalAxiosRequestConfig) => {
  const token = sessionStorage.getItem("token");
  config.headers.set("Authorization", `Bearer ${token}`); // fine
  console.log(`[${config.method}] ${config.url} ${token}`); // leak
  return config;
});

axios.interceptors.response.use(undefined, (error: AxiosError) => {
  console.warn("answer to the token request", error.response?.status, error.code); // fine
  return Promise.reject(error);
});

export async function exchange(url: string, clientSecret: string): Promise<string> {
  const { data }: AxiosResponse<{ id_token: string; expires_in: number }> = await axios.post(url, { clientSecret });
  console.log("expires in", data.expires_in); // fine
  console.log("id token", data.id_token); // leak
  return data.id_token;
}

export function destructuredParameter({ db: { password: pw, port = 5432 } }: { db: { password: string; port?: number } }): void {
  console.log(port); // fine
  console.log(`:${pw}@`); // leak
}

export function spreadRest({ apiKey, ...rest }: { apiKey: string; host: string }): void {
  console.log("settings without apiKey", rest); // fine
  console.log("settings", { ...rest, apiKey }); // leak
}

export function overwritten(token: string | null): void {
  token &&= "[hidden]";
  token = "[hidden]";
  console.log(token); // fine
}

export function sliced(apiKey: string): void {
  const head = apiKey.slice(0, 12) as string;
  console.log(`${head}...`); // leak low: twelve characters
  console.log(`${apiKey.slice(0, 4)}...${apiKey.slice(-4)}`.length); // fine
}

export function tagged(sql: (parts: TemplateStringsArray, ...values: unknown[]) => Promise<void>, password: string): Promise<void> {
  return sql`update users set password = crypt(${password}, gen_salt('bf'))`; // fine
}

function upper(parts: TemplateStringsArray, ...values: string[]): string {
  return parts.map((part, i) => part + (values[i] ?? "").toUpperCase()).join("");
}

export function taggedUpper(activationKey: string, licenseKey: string): void {
  console.log(upper`licence ${licenseKey}`); // leak
}

export function iterated(rows: Iterable<{ login: string; passwd: string }>): void {
  for (const { login, passwd } of rows) {
    console.log(login.padEnd(20), "*".repeat(passwd.length)); // fine
    console.info(login.padEnd(20), passwd); // leak
  }
}

export async function browserState(context: BrowserContext): Promise<void> {
  const { cookies } = await context.storageState();
  console.log("cookies with a token:", cookies.filter((c) => c.name === "token").length); // fine
}

export function pagination(response: { continuationToken?: string; items: unknown[] }): void {
  console.log("next page", response.continuationToken, response.items.length); // fine
}

export function regexAndGenerics(line: string, apiKey: string): void {
  const parts: Array<string> = line.split(/["'`]\s*\/\/\s*/g);
  const quoted = parts.map((p) => p.replace(/\/\*[^*]*\*\//g, "")) as ReadonlyArray<string>;
  console.log(quoted.length, apiKey); // leak
}
