// Names that sound like a secret, or texts that only speak of one.
const assert = require("node:assert");

function keyboardEvent(event) {
  console.log("pressed", event.key, event.code, event.keyCode); // fine
}

function listItems(items) {
  items.forEach((item, key) => console.log(key, item.label)); // fine
}

function publicParts(pair, stripe) {
  console.log(pair.publicKey, pair.keyId, stripe.publishableKey); // fine
}

function usage(answer) {
  console.log("tokens", answer.usage.total_tokens, "of", answer.maxTokens); // fine
}

function completion(model, maxTokens, promptTokens) {
  console.log(`${model}: ${promptTokens}/${maxTokens} tokens`); // fine
}

function lexer(scanner) {
  const token = scanner.nextToken();
  console.log("token", token.kind, token.line, token.column); // fine
}

function parserError(lexer) {
  const token = lexer.peek();
  throw new SyntaxError(`unexpected token ${token.text} at ${token.start}`); // fine
}

function words(tokenizer, sentence) {
  const tokens = tokenizer.tokenize(sentence);
  console.log("words", tokens); // fine
}

async function pages(client) {
  let nextPageToken;
  do {
    const page = await client.list({ pageToken: nextPageToken });
    nextPageToken = page.nextPageToken;
    console.log("continuing at page", nextPageToken); // fine
  } while (nextPageToken);
}

function designTokens(theme) {
  console.log("colour tokens:", Object.keys(theme.tokens.colors)); // fine
}

function formFields(form) {
  console.log(form.passwordField.id, form.csrfFieldName, form.passwordLabel); // fine
}

function translated(t) {
  console.log(t("errors.password.tooShort"), t("labels.apiKey")); // fine
}

function validation(password) {
  const errors = [];
  if (password.length < 12) errors.push("password must have 12 characters");
  if (!/[0-9]/.test(password)) errors.push("password needs a digit");
  console.log(errors); // fine
}

function expiry(session) {
  console.log("token expires", session.tokenExpiry, "type", session.tokenType); // fine
}

function paths(options) {
  console.log("reading", options.privateKeyPath, options.passwordFile, options.secretName); // fine
}

function database(row) {
  console.log(row.primaryKey, row.foreignKey, row.partitionKey); // fine
}

function flags(user) {
  console.log(user.hasPassword, user.isTokenValid, user.passwordExpired, user.mustChangePassword); // fine
}

function links(urls) {
  console.log("reset at", urls.passwordResetUrl, "or", urls.tokenEndpoint); // fine
}

function people(book) {
  console.log(book.author, book.secretary, book.compass, book.monkey, book.turkey); // fine
}

function tests(results) {
  console.log("passed", results.passed, "bypassed", results.bypassed); // fine
}

function placeholders() {
  const apiKey = "YOUR_API_KEY";
  console.log("put your key where it says", apiKey); // fine
}

function emptyDefault() {
  const password = "";
  console.log("password:", password); // fine
}

function codeInText() {
  console.log("to debug, write console.log(apiKey) or print(process.env.SECRET)"); // fine
}

function codeInTemplate(file) {
  const lines = `import { apiKey } from "./keys.js";\nconsole.log(apiKey);`;
  console.log(file, lines); // fine
}

function comments(count) {
  /* console.log(password); */ console.log("count", count); // fine
}

function usageText() {
  // fine next
  console.log(`
    usage: deploy --api-key <key> [--password <password>]
    DEPLOY_TOKEN   the token, when --api-key is not given
  `);
}

function assertion(user) {
  assert.ok("password" in user, "user has no field password"); // fine
}

function histogram(client, name) {
  client.histogram("token.refresh.seconds").observe(name.length);
  console.log("metric", "api_key.rotations", name); // fine
}

function otherLogs(git, dialog, catalog, token, password) {
  dialog.info({ title: "Password", when: Boolean(password) }); // fine
  catalog.error("token", "required"); // fine
  git.log({ author: token.author, maxCount: 5 }); // fine
}

function elements(document) {
  console.log(document.getElementById("password").validity.valid); // fine
}

function passwordStrength(zxcvbn, password) {
  const { score } = zxcvbn(password);
  console.log("password score", score); // fine
}

function snakeAndShout(options) {
  console.log(options.DB_PASSWD); // leak
}

function abbreviated(jwt, pat) {
  console.log("jwt", jwt); // leak
  console.log("pat on the back", pat.count); // fine
}

function mnemonicPhrase(wallet) {
  console.log("private key", wallet.privateKey); // leak
  console.log("token contract", wallet.tokenAddress, wallet.tokenSymbol); // fine
}

function hyphenated(headers) {
  console.log(headers["x-auth-token"]); // leak
  console.log(headers["x-token-count"]); // fine
}
