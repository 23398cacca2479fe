// winston, pino, bunyan, log4js, debug, signale, consola, loglevel and friends.
const bunyan = require("bunyan");
const consola = require("consola");
const createDebug = require("debug");
const log4js = require("log4js");
const loglevel = require("loglevel");
const npmlog = require("npmlog");
const ora = require("ora");
const pino = require("pino");
const { Signale } = require("signale");
const signale = require("signale");
const tracer = require("tracer").colorConsole();
const winston = require("winston");
const { createLogger, format, transports } = winston;
const core = require("@actions/core");
const { debuglog } = require("node:util");

const wlog = createLogger({ level: "info", format: format.json(), transports: [new transports.Console()] });
const plog = pino({ level: process.env.LOG_LEVEL });
const blog = bunyan.createLogger({ name: "billing" });
const fourLog = log4js.getLogger("auth");
const debug = createDebug("app:auth");
const section = debuglog("auth");

// winston

function winstonLevel(apiKey) {
  wlog.info(`starting with ${apiKey}`); // leak
}

function winstonStatic(password) {
  winston.error("login failed for password " + password); // leak
}

function winstonLogMethod(clientSecret) {
  wlog.log("warn", "old secret %s", clientSecret); // leak
}

function winstonLogObject(token) {
  wlog.log({ level: "info", message: "refreshed " + token }); // leak
}

function winstonLogObjectName(tokenName) {
  wlog.log({ level: "info", message: "refreshed token", name: tokenName }); // fine
}

function winstonMeta(user, refreshToken) {
  wlog.verbose("refreshed", { user: user.id, refreshToken }); // leak
}

function winstonMetaExpiry(user, refreshToken) {
  wlog.verbose("refreshed", { user: user.id, refreshTokenExpiry: refreshToken.expiresAt }); // fine
}

function winstonChild(session) {
  wlog.child({ session_token: session.token }).info("open"); // leak
}

function winstonContainer(pwd) {
  winston.loggers.get("db").debug("password: %s", pwd); // leak
}

function winstonProfile(job) {
  wlog.profile("rotate-api-key"); // fine
  job();
}

// pino

function pinoText(accessToken) {
  plog.info("token %s", accessToken); // leak
}

function pinoMerging(secretKey, region) {
  plog.debug({ region, secretKey }, "signing request"); // leak
}

function pinoChildChain(apiKey) {
  plog.child({ component: "mailer" }).warn(`key ${apiKey} is about to expire`); // leak
}

function pinoChildHarmless(apiKey) {
  plog.child({ component: "api-key" }).warn({ length: apiKey.length }, "apiKey is short"); // fine
}

function pinoFatal(err, dbPassword) {
  plog.fatal({ err, conn: `app:${dbPassword}@db` }, "no database"); // leak
}

function pinoRequest(req) {
  req.log.info({ authorization: req.headers.authorization }, "request"); // leak
}

function pinoRequestAgent(req) {
  req.log.info({ agent: req.headers["user-agent"] }, "request with authorization"); // fine
}

// bunyan

function bunyanField(pass) {
  blog.info({ user: "app", pass }, "connecting"); // leak
}

function bunyanFormat(user, password) {
  blog.trace("user %s, password %j", user, password); // leak
}

function bunyanCount(user, passwords) {
  blog.trace("user %s has %d old passwords", user, passwords.length); // fine
}

function bunyanChild(authToken) {
  const scoped = blog.child({ widget: "login" }, true);
  scoped.error("refused " + authToken); // leak
}

// log4js

function log4jsLevel(api_key) {
  fourLog.info("api key:", api_key); // leak
}

function log4jsGet(secret) {
  log4js.getLogger().mark("the secret is {}", secret); // leak
}

function log4jsGuard(secret) {
  if (fourLog.isDebugEnabled()) fourLog.debug("secret given:", secret !== undefined); // fine
}

function log4jsContext(token) {
  fourLog.addContext("token-kind", token.kind); // fine
  fourLog.info("context ready"); // fine
}

// debug

function debugPercent(bearerToken) {
  debug("bearer %O", bearerToken); // leak
}

function debugExtended(privateKey) {
  debug.extend("ssh")("loaded %s", privateKey); // leak
}

function debugInline(encryptionKey) {
  require("debug")("app:crypto")(`key=${encryptionKey}`); // leak
}

function debugPath(privateKeyPath) {
  debug("private key from %s", privateKeyPath); // fine
}

function debuglogSection(password) {
  section("trying %s", password); // leak
}

function debuglogEnabled(password) {
  if (section.enabled && password) section("trying the stored password"); // fine
}

// signale, consola, loglevel, npmlog, tracer, ora

function signaleSuccess(apiToken) {
  signale.success("Token created: %s", apiToken); // leak
}

function signaleScoped(apiToken) {
  const scoped = new Signale({ scope: "deploy" });
  scoped.await({ prefix: "[token]", message: apiToken, suffix: "(keep it)" }); // leak
}

function signaleTimer() {
  signale.time("token"); // fine
  signale.timeEnd("token"); // fine
}

function consolaBox(licenseKey) {
  consola.box("Your license key\n" + licenseKey); // leak
}

function consolaTag(clientSecret) {
  consola.withTag("oauth").start("secret", clientSecret); // leak
}

function consolaPrompt() {
  return consola.prompt("Password:", { type: "text" }); // fine
}

function loglevelNamed(credential) {
  loglevel.getLogger("vault").warn(credential.secret); // leak
}

function loglevelSet() {
  loglevel.setLevel("debug"); // fine
  loglevel.info("secrets are masked"); // fine
}

function npmlogPrefix(authToken) {
  npmlog.http("registry", "token %s", authToken); // leak
}

function tracerLevel(pin, password) {
  tracer.warn("pin of %d digits, password %s", pin.length, password); // leak
}

function spinner(apiKey) {
  const spin = ora(`Checking ${apiKey}`).start(); // leak
  spin.stop();
}

function spinnerDone(apiKey, check) {
  const spin = ora("Checking the API key").start(); // fine
  check(apiKey);
  spin.succeed("The API key works"); // fine
}

function workflowOutput() {
  const token = core.getInput("github-token", { required: true });
  core.setSecret(token);
  core.info(`token has ${token.length} characters`); // fine
}

function workflowFailed(githubToken) {
  core.setFailed(`clone with ${githubToken} failed`); // leak
}

module.exports = { wlog, plog };
