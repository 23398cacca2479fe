// What is left of a key after cleaning.
const crypto = require("node:crypto");
const bcrypt = require("bcrypt");
const argon2 = require("argon2");
const fastRedact = require("fast-redact");

const logger = console;
const MASK = "*".repeat(8);

function length(apiKey) {
  console.log(apiKey.length); // fine
}

function firstFour(apiKey) {
  console.log(`${apiKey.slice(0, 4)}...`); // fine
}

function lastFour(apiKey) {
  console.log("..." + apiKey.slice(-4)); // fine
}

function lastFourSubstr(apiKey) {
  console.log("..." + apiKey.substr(-4)); // fine
}

function firstAndLast(apiKey) {
  console.log(apiKey.substring(0, 2) + MASK + apiKey.substring(apiKey.length - 2)); // fine
}

function firstEight(apiKey) {
  console.log(`${apiKey.slice(0, 8)}...`); // leak low: eight characters
}

function lastTen(accessToken) {
  logger.info("ends in", accessToken.slice(-10)); // leak low: ten characters
}

function middle(clientSecret) {
  console.log(clientSecret.substring(4, 16)); // leak low: twelve characters
}

function sliceKept(authToken) {
  const head = authToken.substr(0, 6);
  logger.debug(`head ${head}`); // leak low: six characters
}

function sliceKeptShort(authToken) {
  const head = authToken.substr(0, 3);
  logger.debug(`head ${head}`); // fine
}

function allButFour(authToken) {
  console.log(authToken.slice(4)); // leak
}

function oneCharacter(pwd) {
  console.log(pwd[0], pwd.charAt(1), pwd.at(-1)); // fine
}

function reversed(token) {
  console.log(token.split("").reverse().join("")); // leak
}

function stars(password) {
  console.log("*".repeat(password.length)); // fine
}

function padStars(cardToken) {
  console.log(cardToken.slice(-4).padStart(cardToken.length, "*")); // fine
}

function substituted(token) {
  console.log(token.replace(/./g, "*")); // fine
}

function substitutedTail(token) {
  console.log(token.replace(/.(?=.{4})/g, "*")); // fine
}

function substitutedDashes(token) {
  console.log(token.replace(/-/g, "")); // leak
}

function replacedInText(command, password) {
  const line = `${command} --password ${password}`;
  console.log(line.replaceAll(password, "****")); // fine
}

function sha256(password) {
  console.log(crypto.createHash("sha256").update(password).digest("hex")); // fine
}

function hmac(body, signingSecret) {
  const signature = crypto.createHmac("sha256", signingSecret).update(body).digest("base64");
  console.log("signature", signature); // fine
}

async function webCrypto(token) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  console.log(Buffer.from(digest).toString("hex")); // fine
}

async function slowHash(password) {
  console.log(await bcrypt.hash(password, 12)); // fine
}

function argonThen(password) {
  return argon2.hash(password).then((hashed) => console.log(hashed)); // fine
}

async function compared(password, user) {
  const ok = await bcrypt.compare(password, user.passwordHash);
  console.log("match:", ok); // fine
}

function timingSafe(given, expectedToken) {
  console.log(crypto.timingSafeEqual(Buffer.from(given), Buffer.from(expectedToken))); // fine
}

function encrypted(cipher, secret) {
  const sealed = cipher.update(secret, "utf8", "hex") + cipher.final("hex");
  console.log(sealed); // fine
}

function encoded(secret) {
  console.log(Buffer.from(secret, "utf8").toString("base64url")); // leak
}

function booleans(token) {
  console.log(!!token, Boolean(token), !token, token !== ""); // fine
}

function types(token) {
  console.log(typeof token, token instanceof String, Number.isNaN(token)); // fine
}

function equality(password, confirmation) {
  console.log("same:", password === confirmation); // fine
}

function prefixTested(key) {
  console.log("live key:", key.apiKey.startsWith("{prefix}")); // fine
}

function matched(token) {
  console.log("has the form of a token:", /^[A-Za-z0-9]{32}$/.test(token)); // fine
}

function included(text, secret) {
  console.log(text.includes(secret), text.indexOf(secret)); // fine
}

function redact(value) {
  return value ? "[redacted]" : "[empty]";
}

function redacted(privateKey) {
  logger.info("key %s", redact(privateKey)); // fine
}

function maskedElsewhere(utils, apiKey) {
  logger.info("key %s", utils.maskSecret(apiKey)); // fine
}

function fastRedacted(user, password) {
  const clean = fastRedact({ paths: ["password"] });
  logger.info(clean({ user, password })); // fine
}

function countedBytes(passphrase) {
  console.log(Buffer.byteLength(passphrase), "bytes"); // fine
}

function splitCount(token) {
  console.log("parts of the token:", token.split(".").length); // fine
}

function redactedHeaders(headers) {
  const shown = { ...headers, authorization: "[redacted]", cookie: "[redacted]" };
  console.log("accept", shown.accept, "authorization", shown.authorization); // fine
}

function notReallyMasked(secret) {
  const masked = secret.trim();
  console.log(masked.concat("")); // leak
}
