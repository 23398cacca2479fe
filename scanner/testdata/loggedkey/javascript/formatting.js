// Ways to build a text around a key.
"use strict";

const util = require("node:util");
const os = require("node:os");
const chalk = require("chalk");
const sprintf = require("sprintf-js").sprintf;
const dedent = require("dedent");

function arguments_(apiKey) {
  console.log("using", apiKey); // leak
}

function concatenation(password) {
  console.info("password is " + password + "."); // leak
}

function template(accessToken) {
  console.debug(`token ${accessToken}`); // leak
}

function nestedTemplate(host, secret) {
  console.log(`connect ${host ? `${host} with ${`secret ${secret}`}` : "nowhere"}`); // leak
}

function nestedTemplateHarmless(host, secret) {
  console.log(`connect ${host ? `${host} with ${`a secret of ${secret.length}`}` : "nowhere"}`); // fine
}

function templateOfLines(user, clientSecret) {
  // leak next
  console.log(`
    user:   ${user}
    secret: ${clientSecret}
  `);
}

function templateEscaped(token) {
  console.log(`write \${token} where the value of ${typeof token} belongs`); // fine
}

function taggedDedent(apiToken) {
  // leak next
  console.log(dedent`
    Settings
      token: ${apiToken}
  `);
}

function rawTemplate(passphrase) {
  process.stdout.write(String.raw`C:\keys> ${passphrase}` + os.EOL); // leak
}

function placeholders(user, pwd) {
  console.log("user %s has password %s", user, pwd); // leak
}

function placeholderNames(user) {
  console.log("user %s has no password, api_key=%s", user.name, "unset"); // fine
}

function utilFormat(authToken) {
  const line = util.format("%s: %o", "auth", authToken);
  process.stderr.write(line + "\n"); // leak
}

function utilFormatLength(authToken) {
  process.stderr.write(util.format("authToken of %d characters\n", authToken.length)); // fine
}

function inspected(credentials) {
  console.error(util.inspect({ password: credentials.password }, { depth: 0 })); // leak
}

function sprintfNamed(dbPassword) {
  console.log(sprintf("%(user)s:%(pw)s", { user: "app", pw: dbPassword })); // leak
}

function joined(apiKey, region) {
  console.log(["region=" + region, "key=" + apiKey].join("; ")); // leak
}

function joinedNames(region) {
  console.log(["region=" + region, "needs apiKey", "and clientSecret"].join("; ")); // fine
}

function concatMethod(sessionToken) {
  console.log("session ".concat(sessionToken, " opened")); // leak
}

function appended(rows, privateKey) {
  let out = "";
  for (const row of rows) out += row.name + "\n";
  out += privateKey;
  console.log(out); // leak
}

function appendedNumber(rows, privateKey) {
  let out = "";
  for (const row of rows) out += row.name + "\n";
  out += rows.some((row) => row.key === privateKey);
  console.log(out); // fine
}

function coloured(apiKey) {
  console.log(chalk.bold.green("key:"), chalk.dim(apiKey)); // leak
}

function colouredLabel(apiKey) {
  console.log(chalk.bold.green("apiKey:"), chalk.dim(apiKey ? "yes" : "no")); // fine
}

function styled(webhookSecret) {
  console.log("%cwebhook secret %s", "color: red", webhookSecret); // leak
}

function basicHeader(user, password) {
  const pair = Buffer.from(`${user}:${password}`).toString("base64");
  console.log("Authorization: Basic " + pair); // leak
}

function browserBase64(user, pass) {
  console.log(btoa(user + ":" + pass)); // leak
}

function percentEncoded(accessToken) {
  console.log("GET /me?access_token=" + encodeURIComponent(accessToken)); // leak
}

function searchParams(apiKey) {
  const query = new URLSearchParams({ limit: "10", key: apiKey });
  console.log(`GET /items?${query.toString()}`); // leak
}

function searchParamsNames(apiKey) {
  const query = new URLSearchParams({ limit: "10", key: apiKey });
  console.log("parameters", [...query.keys()]); // fine
}

function connectionString(user, dbPassword, host) {
  const dsn = "postgres://" + user + ":" + dbPassword + "@" + host + "/app";
  console.log("connecting to", dsn); // leak
}

function connectionHost(user, dbPassword, host) {
  const url = new URL(`postgres://${user}:${dbPassword}@${host}/app`);
  console.log("connecting to", url.host); // fine
}

function replacedPlaceholder(template, apiKey) {
  console.log("curl -H 'X-Api-Key: KEY'".replace("KEY", apiKey)); // leak
}

function padded(token) {
  console.log("|" + token.padEnd(64) + "|"); // leak
}

function upper(activationCode, licenseKey) {
  console.log(activationCode.length, licenseKey.trim().toUpperCase()); // leak
}

function literal() {
  console.log("key: " + "{stripe}"); // leak high
}

function literalInTemplate(url) {
  console.warn(`curl -u {dataframer}: ${url}`); // leak high
}

function literalPrefix(key) {
  if (!key.startsWith("{prefix}")) console.warn("a live key starts with {prefix}"); // fine
}

function quotesInRegex(apiKey) {
  const clean = apiKey.replace(/["'`]/g, ""); console.log(clean); // leak
}

function slashesInRegex(line, token) {
  const path = line.split(/\/\/|[/"]/)[1]; console.log(path, token); // leak
}

function divisionNotRegex(tokens, seconds) {
  const rate = tokens.length / seconds; console.log("rate", rate, "per" + "/s"); // fine
}

function regexOfComment(source) {
  const open = source.search(/\/*password=['"]/); console.log("found at", open); // fine
}
