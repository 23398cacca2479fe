// Fields, bound context, redaction of loggers, and tables.
import pino from "pino";
import winston from "winston";
import pinoHttp from "pino-http";
import { AsyncLocalStorage } from "node:async_hooks";

const logger = pino();
const storage = new AsyncLocalStorage();

export function shorthand(user, password) {
  logger.info({ user, password }); // leak
}

export function nested(settings) {
  logger.info({ db: { host: settings.host, auth: { pass: settings.dbPassword } } }, "database"); // leak
}

export function nestedFlags(settings) {
  logger.info({ db: { host: settings.host, auth: { password: Boolean(settings.dbPassword) } } }, "database"); // fine
}

export function computedName(field, apiKey) {
  logger.debug({ [`x-${field}`]: apiKey }); // leak
}

export function spreadFields(base, clientSecret) {
  const fields = { ...base, event: "token_exchange", clientSecret };
  logger.warn(fields, "exchange"); // leak
}

export function spreadOverwritten(clientSecret) {
  const fields = { event: "token_exchange", clientSecret };
  logger.warn({ ...fields, clientSecret: "[redacted]" }, "exchange"); // fine
}

export function restWithout(account) {
  const { password, apiKey, ...visible } = { id: account.id, password: account.password, apiKey: account.apiKey };
  logger.info(visible, "account"); // fine
}

export function redactingLogger(name, password) {
  const safe = pino({ name, redact: ["password", "user.password"] });
  safe.info({ name, password }, "login"); // fine: pino censors the path
}

export function childBindings(requestId, token) {
  logger.child({ requestId, bearer: `Bearer ${token}` }).error("upstream refused"); // leak
}

export function childId(requestId, tokenId) {
  const child = logger.child({ requestId, tokenId });
  child.info("token revoked"); // fine
}

export function serialised(credentials) {
  logger.info(JSON.stringify({ user: credentials.user, secret: credentials.secret })); // leak
}

export function serialisedSome(credentials) {
  logger.info(JSON.stringify({ user: credentials.user, secret: credentials.secret }, ["user"])); // fine
}

export function serialisedReplacer(credentials) {
  const text = JSON.stringify({ password: credentials.password }, (k, v) => (k === "password" ? "***" : v));
  logger.info(text); // fine
}

export function serialisedIndented(config, apiKey) {
  process.stdout.write(JSON.stringify({ endpoint: config.endpoint, apiKey }, null, 2)); // leak
}

export function table(rows) {
  console.table(rows.map((row) => ({ user: row.user, password: row.password }))); // leak
}

export function tableColumns(rows) {
  console.table(rows.map((row) => ({ user: row.user, passwordAge: row.passwordChangedDays }))); // fine
}

export function entries(apiKey) {
  const headers = new Headers({ accept: "application/json", "x-api-key": apiKey });
  for (const [name, value] of headers) console.log(name, value); // leak
}

export function entryNames(apiKey) {
  const headers = new Headers({ accept: "application/json", "x-api-key": apiKey });
  for (const [name] of headers) console.log("sending header", name); // fine
}

export function metric(statsd, token) {
  statsd.increment("login.password.failed", 1, { token_type: token.type });
  logger.info({ metric: "login.password.failed", tokenType: token.type }); // fine
}

export function manyLines(apiKey) {
  // leak next
  winston.info("mail sent", {
    service: "mailer",
    retries: 3,
    apiKey,
  });
}

export function requestContext(req, next) {
  storage.run({ user: req.user.id, hasToken: Boolean(req.token) }, () => {
    logger.info(storage.getStore(), "request"); // fine
    next();
  });
}

export const http = pinoHttp({
  redact: ["req.headers.authorization", "req.headers.cookie"],
  customSuccessMessage: (req, res) => `${req.method} token endpoint ${res.statusCode}`,
});
