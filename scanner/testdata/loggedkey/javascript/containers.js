// Arrays, maps, sets, queues and what comes out of them.

function arrayWhole(user, password) {
  const row = [user, password];
  console.log(row); // leak
}

function arrayIndex(user, password) {
  const row = [user, password];
  console.log(row[0]); // fine
  console.log(row[1]); // leak
}

function pushed(apiKey) {
  const parts = [];
  parts.push("--verbose");
  parts.push("--key", apiKey);
  console.log("running", parts.join(" ")); // leak
}

function pushedLength(apiKey) {
  const parts = [];
  parts.push("--key", apiKey);
  console.log("running with", parts.length, "arguments"); // fine
}

function mapEntry(token) {
  const store = new Map();
  store.set("current", token);
  console.log(store.get("current")); // leak
}

function mapKeys(token) {
  const store = new Map([["token", token]]);
  console.log([...store.keys()], store.size); // fine
}

function mapLoop(secret) {
  const store = new Map([["db", secret]]);
  store.forEach((value, name) => console.log(name, "=", value)); // leak
}

function setValues(passwords) {
  const unique = new Set(passwords.map((p) => p.password));
  console.log([...unique].join(",")); // leak
}

function setSize(passwords) {
  const unique = new Set(passwords.map((p) => p.password));
  console.log("different passwords:", unique.size); // fine
}

function setHas(known, apiKey) {
  const keys = new Set([apiKey]);
  console.log("known:", keys.has(known)); // fine
}

function objectEntries(clientSecret) {
  const values = { id: "web", secret: clientSecret };
  for (const [name, value] of Object.entries(values)) {
    console.log(`${name}=${value}`); // leak
  }
}

function objectKeys(clientSecret) {
  const values = { id: "web", secret: clientSecret };
  for (const key of Object.keys(values)) {
    console.log("setting", key); // fine
  }
}

function objectValues(password) {
  console.log(Object.values({ user: "root", password }).join(":")); // leak
}

function forIn(config) {
  for (const key in config) console.log("has key", key); // fine
}

function translations(messages) {
  for (const key of Object.keys(messages.en)) {
    if (!(key in messages.de)) console.log(`missing translation: ${key}`); // fine
  }
}

function filtered(config, apiKey) {
  const all = { host: config.host, apiKey };
  const safe = Object.fromEntries(Object.entries(all).filter(([name]) => name !== "apiKey"));
  console.log(safe); // fine
}

function flattened(groups) {
  const secrets = groups.flatMap((group) => group.members.map((member) => member.secretKey));
  console.log(secrets.at(-1)); // leak
}

function spreadArray(base, authToken) {
  const argv = [...base, "--token", authToken];
  console.log("$", ...argv); // leak
}

function spreadArrayNames(base, authToken, spawn) {
  spawn("deploy", [...base, "--token", authToken]);
  console.log("$ deploy", ...base, "--token <token>"); // fine
}

function found(users, id) {
  const match = users.find((user) => user.id === id);
  console.log(match.passwordHint === undefined, match.password); // leak
}

function sorted(items) {
  const sortKey = items.sortKey ?? "name";
  console.log("sorted by", sortKey, items.length); // fine
}

function cached(cache, user) {
  const cacheKey = `user:${user.id}`;
  if (!cache.has(cacheKey)) console.log("cache miss", cacheKey); // fine
}

function buffers(secretKey) {
  const bytes = Buffer.concat([Buffer.from("k="), Buffer.from(secretKey)]);
  console.log(bytes.toString("hex")); // leak
}

function cloned(pwd) {
  const copy = structuredClone({ nested: { list: [pwd] } });
  console.log(copy.nested.list[0]); // leak
}

function roundTrip(apiKey) {
  const copy = JSON.parse(JSON.stringify({ key: apiKey, region: "eu" }));
  console.log("copied", copy.region); // fine
  console.log("copied", copy.key); // leak
}

module.exports = { arrayWhole, arrayIndex, forIn, sorted };
