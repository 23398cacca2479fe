// Fields, destructuring, getters and prototypes.
const config = require("config");
const settings = require("./settings.json");

module.exports.member = (user) => {
  console.log(user.password); // leak
};

module.exports.bracket = (conf) => {
  console.log(conf["client_secret"]); // leak
};

module.exports.bracketVariable = (conf) => {
  const field = "client_secret";
  console.log("reading", field); // fine
  console.log("read", conf[field]); // leak
};

exports.optionalChain = function (session) {
  console.log(session?.auth?.["refreshToken"]); // leak
};

exports.optionalChainOther = function (session) {
  console.log(session?.auth?.refreshTokenExpiresAt, session?.auth?.user); // fine
};

exports.configGet = () => {
  console.log(config.get("database.password")); // leak
};

exports.configHas = () => {
  console.log(config.has("database.password")); // fine
};

exports.configHost = () => {
  const { host, password } = config.get("database");
  console.log(host, password.length > 12); // fine
};

exports.deep = () => {
  console.log("smtp", settings.mail.smtp.auth.pass); // leak
};

exports.renamed = ({ apiKey: value }) => {
  console.log(value); // leak
};

exports.renamedAway = ({ token: { type: token } }) => {
  console.log("kind:", token === "bearer" ? "bearer" : "other"); // fine
};

exports.nestedPattern = ({ auth: { credentials: [, { secret: second }] } }) => {
  console.log(second); // leak
};

exports.withRest = ({ host, ...others }) => {
  console.log(host, others.privateKey); // leak
};

exports.defaultInPattern = ({ pass: typed = "" } = {}) => {
  console.log(`typed: ${typed}`); // leak
};

exports.arrayPattern = (line) => {
  const [user, password] = line.split(":");
  console.log("user", user); // fine
  console.log("secret", password); // leak
};

exports.swapped = (name, token) => {
  [name, token] = [token, name];
  console.log(name); // leak
};

exports.assignedPattern = (options) => {
  let first, second;
  ({ host: first, apiSecret: second } = options);
  console.log(first); // fine
  console.log(second); // leak
};

exports.fieldOverwritten = (user) => {
  user.password = undefined;
  console.log("user", user.password); // fine
};

exports.fieldDeleted = (id, password) => {
  const user = { id, password };
  delete user.password;
  console.log(user); // fine
};

exports.fieldSet = (password) => {
  const row = {};
  row.value = password;
  console.log(row.value); // leak
};

exports.otherField = (password) => {
  const row = { name: "admin", value: password };
  console.log(row.name); // fine
};

exports.getter = (env) => {
  const holder = {
    get current() {
      return env.adminPassword;
    },
  };
  console.log(holder.current); // leak
};

exports.frozen = (apiKey) => {
  const options = Object.freeze({ retries: 3, apiKey });
  console.dir(options); // leak
};

exports.assignInto = (defaults, dbPassword) => {
  const merged = Object.assign({}, defaults, { port: 5432, dbPassword });
  console.log("settings", merged); // leak
};

exports.assignMasked = (defaults, dbPassword) => {
  const merged = Object.assign({}, { dbPassword }, { dbPassword: "****" });
  console.log("settings", merged, defaults.port); // fine
};

exports.picked = (account) => {
  const shown = (({ id, email }) => ({ id, email }))(account);
  console.log("account with a password", shown); // fine
};

function Connection(password) {
  this.password = password;
}

Connection.prototype.explain = function () {
  console.log("connecting with " + this.password); // leak
};

Connection.prototype.explainSafely = function () {
  console.log("connecting with password:", this.password != null ? "yes" : "no"); // fine
};
