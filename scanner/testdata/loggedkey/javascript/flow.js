// The way of a key from where it is to where it is printed.
const keytar = require("keytar");
const inquirer = require("inquirer");
const readline = require("node:readline/promises");
const { password: askPassword } = require("@inquirer/prompts");
const { SecretsManagerClient, GetSecretValueCommand } = require("@aws-sdk/client-secrets-manager");
const { SSMClient, GetParameterCommand } = require("@aws-sdk/client-ssm");
const { SecretManagerServiceClient } = require("@google-cloud/secret-manager");
const { SecretClient } = require("@azure/keyvault-secrets");
const vault = require("node-vault")({ endpoint: "http://127.0.0.1:8200" });

function assigned(apiKey) {
  const first = apiKey;
  const second = first;
  console.log(second); // leak
}

function overwritten(apiKey) {
  let shown = apiKey;
  shown = "hidden";
  console.log(shown); // fine
}

function overwrittenParameter(token) {
  token = "***";
  console.log("token", token); // fine
}

function overwrittenInBranch(token, verbose) {
  let shown = "***";
  if (verbose) shown = token;
  console.log("token", shown); // leak
}

function overwrittenAfter(token) {
  let shown = token;
  console.log("token", shown); // leak
  shown = null;
  console.log("token", shown); // fine
}

function literalInHarmlessName() {
  const id = "{stripe}";
  console.log(id); // leak high
}

function literalLater() {
  let value;
  value = `{dataframer}`;
  const line = "X-Token: " + value;
  console.error(line); // leak high
}

function defaultValue(config) {
  const shown = config.apiKey ?? "(none)";
  console.log("key", shown); // leak
}

function orDefault(config) {
  console.log("password: " + (config.password || "not given")); // leak
}

function andPresence(config) {
  console.log("password: " + (config.password && "given")); // fine
}

function ternaryTexts(config) {
  const state = config.clientSecret ? "configured" : "missing";
  console.log("client secret", state); // fine
}

function ternaryValue(config, show) {
  console.log(show ? config.clientSecret : "********"); // leak
}

function logicalAssignment(options, fallbackToken) {
  let value = options.value;
  value ||= fallbackToken;
  console.log(value); // leak
}

function switched(kind, user) {
  let out;
  switch (kind) {
    case "name": out = user.name; break;
    case "password": out = user.password; break;
    default: out = "?";
  }
  console.log(out); // leak
}

function switchedNames(kind) {
  let out;
  switch (kind) {
    case "password": out = "asks for a password"; break;
    case "token": out = "asks for a token"; break;
    default: out = "asks for nothing";
  }
  console.log(out); // fine
}

function characters(password) {
  for (const c of password) process.stdout.write(c); // leak
}

function characterStars(password) {
  for (const _ of password) process.stdout.write("*"); // fine
}

function whileList(tokens) {
  let secretToken;
  while ((secretToken = tokens.pop())) console.log("revoking", secretToken); // leak
}

function closure(apiKey) {
  const show = () => console.log("key", apiKey); // leak
  return show;
}

function timeout(sessionToken) {
  setTimeout(() => {
    console.log(`session ${sessionToken} expired`); // leak
  }, 1000);
}

function closureCounter(sessionToken) {
  let refreshes = 0;
  return () => {
    refreshes += 1;
    console.log("refreshed", refreshes, "times", sessionToken === null); // fine
  };
}

function immediately(options) {
  (function (secret) {
    console.log("started with", secret); // leak
  })(options.secret);
}

async function awsSecret() {
  const client = new SecretsManagerClient({ region: "eu-west-1" });
  const answer = await client.send(new GetSecretValueCommand({ SecretId: "prod/db" }));
  console.log(answer.SecretString); // leak
}

async function awsSecretParsed(client) {
  const { SecretString: raw } = await client.send(new GetSecretValueCommand({ SecretId: "prod/db" }));
  const parsed = JSON.parse(raw);
  console.log("password from the manager:", parsed.password); // leak
}

async function awsSecretVersion(client) {
  const answer = await client.send(new GetSecretValueCommand({ SecretId: "prod/db" }));
  console.log("read", answer.Name, answer.VersionId); // fine
}

async function awsParameter() {
  const { Parameter } = await new SSMClient().send(new GetParameterCommand({ Name: "/app/db-password", WithDecryption: true }));
  console.log("parameter", Parameter.Name, Parameter.Version); // fine
  const dbPassword = Parameter.Value;
  console.log("parameter", dbPassword); // leak
}

async function googleSecret(name) {
  const [version] = await new SecretManagerServiceClient().accessSecretVersion({ name });
  const secret = version.payload.data.toString("utf8");
  console.info(`loaded ${secret}`); // leak
}

async function azureSecret(url, credential) {
  const found = await new SecretClient(url, credential).getSecret("db-password");
  console.log("value", found.value); // leak
}

async function azureSecretName(url, credential) {
  const found = await new SecretClient(url, credential).getSecret("db-password");
  console.log("read", found.name, found.properties.version); // fine
}

async function vaultSecret() {
  const answer = await vault.read("secret/data/mail");
  console.log(answer.data.data.smtp_password); // leak
}

async function vaultLease() {
  const answer = await vault.read("secret/data/mail");
  console.log("lease of the secret:", answer.lease_duration); // fine
}

async function keychain(account) {
  const found = await keytar.getPassword("deployer", account);
  console.log(found); // leak
}

async function keychainStore(account, password) {
  await keytar.setPassword("deployer", account, password);
  console.log("password of", account, "stored"); // fine
}

function keychainThen(account) {
  return keytar.getPassword("deployer", account).then((value) => console.log("got", value)); // leak
}

async function prompted() {
  const answers = await inquirer.prompt([{ type: "password", name: "password", message: "Password" }]);
  console.log("You typed", answers.password); // leak
}

async function promptedNew() {
  const typed = await askPassword({ message: "Password", mask: "*" });
  console.log(`typed ${typed}`); // leak
}

async function promptedLine(rl = readline.createInterface({ input: process.stdin })) {
  const passphrase = await rl.question("Passphrase: ");
  console.log("A passphrase of", [...passphrase].length, "characters"); // fine
}

function thenChain(fetchToken) {
  fetchToken()
    .then((response) => response.json())
    .then(({ access_token }) => console.log("new token", access_token)) // leak
    .catch((err) => console.error("no token:", err.code)); // fine
}

async function awaited(client) {
  const [user, apiKey] = await Promise.all([client.user(), client.apiKey()]);
  console.log(user, apiKey); // leak
}

async function responseOnly(apiKey) {
  const response = await fetch("https://example.org/v1", { headers: { "X-Api-Key": apiKey } });
  console.log(response.status, await response.text()); // fine
}

function madeOfKey(Client, apiKey) {
  const client = new Client({ apiKey });
  console.log("client", client.region); // fine
}

function* generated(tokens) {
  for (const authToken of tokens) {
    console.log("next:", authToken); // leak
    yield authToken;
  }
}

async function asyncIteration(store) {
  for await (const { password } of store.accounts()) console.log(password); // leak
}

function commaOperator(pwd) {
  const seen = (pwd, "nothing");
  console.log(seen); // fine
}

function caught(parse, apiKey) {
  let state = apiKey;
  try {
    parse(apiKey);
    state = "valid";
  } catch {
    state = "invalid";
  }
  console.log("the key is", state); // fine
}

function handedOn(socket, http, child, fs, password, token) {
  socket.write(`AUTH ${password}\r\n`); // fine
  const request = http.request({ host: "example.org", method: "POST" });
  request.setHeader("Authorization", `Bearer ${token}`); // fine
  request.end(JSON.stringify({ password })); // fine
  child.stdin.write(password + "\n"); // fine
  fs.writeFileSync("/run/app/token", token, { mode: 0o600 }); // fine
}
