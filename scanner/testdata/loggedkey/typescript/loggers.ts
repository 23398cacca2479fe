// Logging libraries with types.
import pino, { type Logger as PinoLogger } from "pino";
import { Logger as TsLogger } from "tslog";
import * as winston from "winston";
import log4js from "log4js";
import bunyan from "bunyan";
import createDebug, { type Debugger } from "debug";
import log from "loglevel";
import { createConsola } from "consola";
import { Logger as AwsLogger } from "@aws-lambda-powertools/logger";
import * as core from "@actions/core";
import * as vscode from "vscode";
import { logger as functionsLogger } from "firebase-functions";

const root: PinoLogger = pino({ level: "debug" });
const typed = new TsLogger<{ app: string }>({ name: "main" });
const debug: Debugger = createDebug("app:oauth");
const lambda = new AwsLogger({ serviceName: "orders" });
const channel = vscode.window.createOutputChannel("Shipper");

export function pinoError(err: Error, refreshToken: string): void {
  root.error({ err, refreshToken }, "refresh failed"); // leak
}

export function pinoErrorOnly(err: Error, refreshToken: string): void {
  root.error({ err, stale: refreshToken.length === 0 }, "refresh token failed"); // fine
}

export function pinoChildStored(requestId: string, apiKey: string): void {
  const scoped = root.child<"audit">({ requestId });
  scoped.info("called with %s", apiKey); // leak
}

export function tslogSilly(password: string): void {
  typed.silly("typed password", password); // leak
}

export function tslogSub(passwordPolicy: { minLength: number }): void {
  typed.getSubLogger({ name: "policy" }).info("password policy", passwordPolicy.minLength); // fine
}

export function winstonHttp(url: string, bearerToken: string): void {
  winston.loggers.get("http").http(`${url} <- ${bearerToken}`); // leak
}

export function winstonLevelOnly(privateKeyFile: string): void {
  winston.log({ level: "silly", message: "private key file", file: privateKeyFile }); // fine
}

export function log4jsFatal(secrets: ReadonlyArray<{ secretKey: string }>): void {
  for (const { secretKey } of secrets) log4js.getLogger("kms").fatal("cannot rotate %s", secretKey); // leak
}

export function bunyanRecord(signingKey: string): void {
  bunyan.createLogger({ name: "jwt" }).info({ kid: "2024", signingKey }, "loaded"); // leak
}

export function debugJson(clientSecret: string | undefined): void {
  debug("secret %j", { clientSecret }); // leak
}

export function debugUndefined(clientSecret: string | undefined): void {
  debug("secret %s", clientSecret === undefined ? "absent" : "present"); // fine
}

export function loglevelTrace(pass: string): void {
  log.trace(`pass=${pass}`); // leak
}

export function consolaReady(pairingToken: string): void {
  createConsola({ level: 4 }).ready({ message: "paired", additional: pairingToken }); // leak
}

export function lambdaFields(event: { headers: Record<string, string> }): void {
  lambda.info("event", { authorization: event.headers.Authorization }); // leak
  lambda.info("event", { names: Object.keys(event.headers) }); // fine
}

export function lambdaAppend(tenantId: string, apiKeyId: string): void {
  lambda.appendKeys({ tenantId, apiKeyId }); // fine
}

export function actions(): void {
  const npmToken: string = core.getInput("npm-token");
  core.debug(`publishing with ${npmToken}`); // leak
  core.notice(npmToken ? "publishing with a token" : "publishing without token"); // fine
}

export function editorChannel(secretValue: string): void {
  channel.appendLine(`secret: ${secretValue}`); // leak
}

export async function editorSecret(context: vscode.ExtensionContext, token: string): Promise<void> {
  await context.secrets.store("shipper.token", token); // fine
  channel.appendLine("token stored"); // fine
}

export function cloudFunction(webhookSecret: string): void {
  functionsLogger.write({ severity: "INFO", message: `secret is ${webhookSecret}` }); // leak
}

interface Sink {
  log(message: string): void;
}

export class ConsoleSink implements Sink {
  log(message: string): void {
    console.log(message); // leak
  }
}

export function throughSink(authToken: string): void {
  const sink = new ConsoleSink();
  sink.log("auth token " + authToken);
}

export class CountingSink implements Sink {
  private written = 0;

  log(message: string): void {
    this.written += message.length;
    process.stdout.write(`${this.written}\r`); // fine
  }
}
