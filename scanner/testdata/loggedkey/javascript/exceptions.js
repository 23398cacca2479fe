// Errors, rejections, assertions and exits.
const assert = require("node:assert/strict");
const createError = require("http-errors");
const { Command } = require("commander");

function thrown(token) {
  throw new Error(`token ${token} is not valid`); // leak
}

function thrownName(token) {
  if (!token) throw new Error("token is required"); // fine
}

function thrownConcatenated(user, password) {
  throw new TypeError("cannot log in " + user + " with " + password); // leak
}

function thrownLength(apiKey) {
  if (apiKey.length !== 32) throw new RangeError(`apiKey has ${apiKey.length} characters instead of 32`); // fine
}

function errorWithCause(cause, keyId) {
  throw new Error(`cannot decrypt with key ${keyId}`, { cause }); // fine
}

class AuthError extends Error {
  constructor(message, user) {
    super(message);
    this.user = user;
  }
}

function ownError(user, pwd) {
  throw new AuthError(`wrong password ${pwd}`, user); // leak
}

function ownErrorHarmless(user) {
  throw new AuthError("wrong password", user); // fine
}

function rejected(refreshToken) {
  return Promise.reject(new Error("cannot refresh " + refreshToken)); // leak
}

function rejectedHarmless(response) {
  return Promise.reject(new Error(`refresh of the token answered ${response.status}`)); // fine
}

function executor(secret) {
  return new Promise((resolve, reject) => {
    if (secret.length < 8) reject(new Error(`secret ${secret} is too short`)); // leak
    else resolve(true);
  });
}

function asserted(apiKey) {
  assert(apiKey.startsWith("pk"), `unexpected key ${apiKey}`); // leak
}

function assertedHarmless(apiKey) {
  assert(typeof apiKey === "string", "apiKey must be a string"); // fine
}

function consoleAssert(password) {
  console.assert(password.length > 8, "weak password: %s", password); // leak
}

function consoleAssertHarmless(password) {
  console.assert(password.length > 8, "weak password"); // fine
}

function httpError(token) {
  throw createError(401, `Invalid token: ${token}`); // leak
}

function nextError(req, res, next) {
  next(createError(403, "Invalid CSRF token")); // fine
}

function commanderError(program = new Command()) {
  const { token } = program.opts();
  if (token.includes(" ")) program.error(`bad token '${token}'`); // leak
}

function caughtMessage(load) {
  try {
    load();
  } catch (err) {
    console.error("could not load the password:", err.message); // fine
  }
}

function caughtWithKey(connect, dbPassword) {
  try {
    connect(dbPassword);
  } catch (err) {
    console.error("connect failed", dbPassword, err); // leak
    process.exit(1);
  }
}

function aggregate(errors) {
  throw new AggregateError(errors, "no API key worked"); // fine
}

async function finallyBlock(session, token) {
  try {
    await session.use(token);
  } finally {
    console.log(`released ${token}`); // leak
  }
}

process.on("unhandledRejection", (reason) => {
  console.error("unhandled", reason); // fine
});

module.exports = { thrown, rejected, AuthError };
