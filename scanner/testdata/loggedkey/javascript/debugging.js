// Dumps, traces, clients that talk, and the browser.
const axios = require("axios");
const util = require("node:util");
const fs = require("node:fs");

function dir(apiKey) {
  console.dir({ apiKey }, { depth: null }); // leak
}

function dirElement(document) {
  console.dir(document.getElementById("password-form").elements.length); // fine
}

function trace(sessionToken) {
  console.trace("session", sessionToken); // leak
}

function group(user) {
  console.group(`user ${user.name}`); // fine
  console.log("secret", user.secret); // leak
  console.groupEnd();
}

function groupTitle(password) {
  console.groupCollapsed("login with " + password); // leak
  console.groupEnd();
}

function counted(apiKey) {
  console.count(apiKey); // leak
  console.count("requests with an apiKey"); // fine
}

function timed(token, run) {
  console.time("token refresh"); // fine
  run(token);
  console.timeLog("token refresh", token); // leak
  console.timeEnd("token refresh"); // fine
}

function browserAlert(pwd) {
  alert("Your password is " + pwd); // leak
}

function browserAlertHarmless(pwd, confirmation) {
  if (pwd !== confirmation) window.alert("The passwords differ"); // fine
}

function descriptor(secret) {
  fs.writeSync(1, `secret ${secret}\n`); // leak
}

function deviceFile(secret) {
  fs.appendFileSync("/dev/stderr", secret); // leak
}

function keyFile(privateKey) {
  fs.appendFileSync("/etc/app/keys.pem", privateKey); // fine
}

function inspectedColours(clientSecret) {
  process.stdout.write(util.inspect([clientSecret], { colors: true })); // leak
}

function ownInspect(apiKey) {
  const box = { [util.inspect.custom]: () => `Key(${apiKey.length})` };
  console.log(util.inspect(box)); // fine
}

function separateConsole(stream, token) {
  const { Console } = console;
  const out = new Console({ stdout: process.stderr });
  out.log("token", token); // leak
}

axios.interceptors.request.use((request) => {
  request.headers.Authorization = `Bearer ${process.env.CRM_TOKEN}`;
  console.log("request", request.url, request.headers); // leak
  return request;
});

axios.interceptors.request.use((request) => {
  console.log("->", request.method, request.url); // fine
  request.headers["X-Api-Key"] = process.env.CRM_API_KEY;
  return request;
});

axios.interceptors.response.use(
  (response) => response,
  (error) => {
    console.error("refused", error.config.headers.Authorization); // leak
    console.error("refused", error.response?.status); // fine
    return Promise.reject(error);
  },
);

function curl(url, bearerToken) {
  const command = ["curl", "-H", `Authorization: Bearer ${bearerToken}`, url];
  console.log("reproduce with:", command.join(" ")); // leak
}

function fetchOptions(url, apiKey) {
  const init = { method: "POST", headers: { "X-Api-Key": apiKey } };
  console.debug("fetch", url, init.method); // fine
  console.debug("fetch", url, init); // leak
  return fetch(url, init);
}

function storage(localStorage) {
  console.log(localStorage.getItem("access_token")); // leak
  console.log(localStorage.getItem("theme"), "access_token" in localStorage); // fine
}

function stored(localStorage, accessToken) {
  localStorage.setItem("access_token", accessToken); // fine
  sessionStorage.removeItem("password"); // fine
}

function cookieNames(document) {
  console.log(document.cookie.split("; ").map((c) => c.split("=")[0])); // fine
}
