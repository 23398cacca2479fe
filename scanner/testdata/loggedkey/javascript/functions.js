// Functions and methods of this file that print, return, clean or store a key.

function announce(text) {
  console.log("==>", text); // leak
}

function useAnnounce(apiKey) {
  announce("starting with " + apiKey);
}

const whisper = (level, message) => process.stderr.write(`[${level}] ${message}\n`); // leak

function useWhisper(options) {
  whisper("debug", `password ${options.password}`);
}

function quiet(text) {
  console.log("==>", text); // fine
}

function useQuiet(apiKey) {
  quiet("starting with a key of " + apiKey.length);
}

function readKey() {
  return process.env.PAYMENT_SECRET_KEY;
}

function printReadKey() {
  const value = readKey();
  console.log(value); // leak
}

function describe(user, password) {
  return `${user} / ${password}`;
}

function printDescription(user, password) {
  console.log(describe(user, password)); // leak
}

function describeSafely(user, password) {
  return `${user} / ${"*".repeat(password.length)}`;
}

function printSafeDescription(user, password) {
  console.log(describeSafely(user, password)); // fine
}

const mask = (value) => value.slice(0, 3) + "..." + value.slice(-1);

function printMasked(accessToken) {
  console.log("token", mask(accessToken)); // fine
}

const identity = (value) => value;

function printIdentity(clientSecret) {
  console.log(identity(clientSecret)); // leak
}

function pair(user, secret) {
  return [user, secret];
}

function printPair(user, secret) {
  const [name, value] = pair(user, secret);
  console.log(name); // fine
  console.log(value); // leak
}

function bundle(host, password) {
  return { host, password };
}

function printBundle(host, password) {
  const made = bundle(host, password);
  console.log(made.host); // fine
  console.log("bundle:", made); // leak
}

function keyLength(token) {
  return token.length;
}

function printLength(token) {
  console.log("token length", keyLength(token)); // fine
}

function withDefault(value = process.env.API_TOKEN) {
  console.log(value); // leak
}

function withDefaultName(variable = "API_TOKEN") {
  console.log("set", variable, "first"); // fine
}

function restArguments(...parts) {
  console.log(...parts); // leak
}

function useRest(user, password) {
  restArguments("login", user, password);
}

function options({ host, password = "changeme", retries: attempts = 3 }) {
  console.log(`${host}: ${password} after ${attempts}`); // leak
}

function optionsHarmless({ host, password = "changeme", retries: attempts = 3 }) {
  console.log(`${host}: ${attempts} attempts, default password: ${password === "changeme"}`); // fine
}

class Client {
  #key;
  #calls = 0;

  constructor(apiKey) {
    this.#key = apiKey;
  }

  get calls() {
    return this.#calls;
  }

  get maskedKey() {
    return `${this.#key.slice(0, 4)}****`;
  }

  authorization() {
    return "Bearer " + this.#key;
  }

  dump() {
    console.log("client", this.#key); // leak
  }

  dumpAuthorization() {
    console.log("header", this.authorization()); // leak
  }

  dumpMasked() {
    console.log("client", this.maskedKey, "calls", this.calls); // fine
  }
}

class Session {
  open(token) {
    this.value = token;
  }

  trace() {
    console.trace(this.value); // leak
  }

  close() {
    this.value = undefined;
    console.log("closed"); // fine
  }
}

class Account {
  static #instances = 0;

  constructor(name, password) {
    Account.#instances += 1;
    this.name = name;
    this.password = password;
  }

  toString() {
    return `Account(${this.name}, ${this.password})`;
  }

  print() {
    console.log(this.toString()); // leak
  }

  static report() {
    console.log("accounts with a password:", Account.#instances); // fine
  }
}

const vaultLike = {
  secret: null,
  fill(value) {
    this.secret = value;
  },
  show() {
    console.log(this.secret); // leak
  },
  ready() {
    console.log(this.secret !== null); // fine
  },
};

const curried = (prefix) => (apiKey) => console.log(prefix, apiKey); // leak

function callback(loadToken) {
  loadToken((err, token) => {
    if (err) return console.error("loadToken failed", err); // fine
    console.log("loaded", token); // leak
  });
}

function mapped(users) {
  users.map((user) => user.password).forEach((value) => console.log(value)); // leak
}

function mappedNames(users) {
  users.filter((user) => !user.password).map((user) => user.name).forEach((name) => console.log(name, "has no password")); // fine
}

function passedLog(tokens) {
  tokens.map((t) => t.access_token).forEach(console.log); // leak
}

function reduced(accounts) {
  const text = accounts.reduce((all, { user, pwd }) => all + `${user}=${pwd};`, "");
  console.log(text); // leak
}

function reducedCount(accounts) {
  const count = accounts.reduce((sum, { pwd }) => sum + (pwd ? 1 : 0), 0);
  console.log("with password:", count); // fine
}

function boundLog(secret) {
  const print = console.log.bind(console, "[app]");
  print(secret); // leak
}

function appliedLog(secret) {
  console.log.apply(console, ["secret", secret]); // leak
}

function destructuredLog(apiKey) {
  const { log, warn: complain } = console;
  log("checking the apiKey"); // fine
  complain("bad key " + apiKey); // leak
}

function notALog(tokens) {
  const { log } = Math;
  const entropy = tokens.map((token) => log(token.weight)); // fine
  return entropy;
}

function shadowedLog(apiKey) {
  const log = (text) => text.length;
  return log("key " + apiKey); // fine
}

function optionalCall(hooks, token) {
  console?.debug?.("token", token); // leak
  hooks?.onToken?.(token); // fine
}

module.exports = { Client, Session, Account, curried, vaultLike };
