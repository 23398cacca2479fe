// What web applications answer and log.
const express = require("express");
const fastify = require("fastify")({ logger: true });
const Koa = require("koa");
const http = require("node:http");
const React = require("react");
const { renderToString } = require("react-dom/server");

const app = express();
const koa = new Koa();

app.get("/key", (req, res) => {
  res.send(`the key is ${req.app.locals.apiKey}`); // leak
});

app.get("/key/known", (req, res) => {
  res.send(req.app.locals.apiKey ? "known" : "unknown"); // fine
});

app.get("/settings", (req, res) => {
  const { host, dbPassword } = req.app.locals.settings;
  res.status(200).json({ host, dbPassword }); // leak
});

app.get("/settings/public", (req, res) => {
  const { host, dbPassword } = req.app.locals.settings;
  res.json({ host, dbPassword: dbPassword ? "********" : null }); // fine
});

app.post("/login", (req, res) => {
  console.log("login", req.body.username, req.body.password); // leak
  console.log("login", req.body.username, "password" in req.body); // fine
  res.sendStatus(204);
});

app.use((req, res, next) => {
  console.log(req.method, req.url, req.headers); // leak
  console.log(req.method, req.url, req.headers["content-type"]); // fine
  next();
});

app.use((req, res, next) => {
  const header = req.get("Authorization");
  console.log("auth header:", header); // leak
  next();
});

app.use((req, res, next) => {
  const [scheme, credentials] = (req.header("authorization") || "").split(" ");
  if (scheme !== "Bearer") return res.status(401).json({ error: "Authorization must be a bearer token" }); // fine
  console.debug("credentials", credentials); // leak
  next();
});

app.get("/echo", (req, res) => {
  res.json(req.headers); // leak
});

app.get("/echo/agent", (req, res) => {
  res.json({ agent: req.headers["user-agent"], authorized: Boolean(req.headers.authorization) }); // fine
});

app.get("/header", (req, res) => {
  res.set("X-Upstream-Key", process.env.UPSTREAM_API_KEY); // leak
  res.set("X-Rate-Limit-Key", "ip"); // fine
  res.end();
});

app.get("/env", (req, res) => {
  res.type("text/plain").send(JSON.stringify(process.env, null, 2)); // leak
});

app.get("/page", (req, res) => {
  const secret = req.app.get("stripeSecretKey");
  res.send("<script>window.KEY = '" + secret + "'</script>"); // leak
});

app.get("/form", (req, res) => {
  res.send('<input type="password" name="password" placeholder="API token">'); // fine
});

app.get("/rendered", (req, res) => {
  const html = { __html: `<b>${req.user.apiToken}</b>` };
  res.send(renderToString(React.createElement("p", { dangerouslySetInnerHTML: html }))); // leak
});

app.use((err, req, res, next) => {
  res.status(500).send(`failed with key ${req.user.secretKey}: ${err.message}`); // leak
});

koa.use(async (ctx, next) => {
  ctx.body = { token: ctx.state.user.accessToken }; // leak
  await next();
});

koa.use(async (ctx) => {
  ctx.body = { tokenType: "Bearer", expiresIn: ctx.state.user.accessTokenTtl }; // fine
});

koa.use(async (ctx) => {
  ctx.throw(401, `bad token ${ctx.get("Authorization")}`); // leak
});

koa.use(async (ctx) => {
  ctx.assert(ctx.state.user, 401, "Token missing"); // fine
});

fastify.get("/config", async (request, reply) => {
  reply.code(200).send({ smtpPassword: process.env.SMTP_PASSWORD }); // leak
});

fastify.get("/whoami", async (request, reply) => {
  request.log.info({ headers: request.headers }, "whoami"); // leak
  return reply.send({ user: request.user.name, scopes: request.user.tokenScopes }); // fine
});

http.createServer((req, res) => {
  if (req.url === "/token") {
    res.writeHead(200, { "Content-Type": "text/plain" });
    res.end(process.env.SERVICE_TOKEN); // leak
  } else {
    res.end("no such token\n"); // fine
  }
});

http.createServer((request, response) => {
  response.setHeader("WWW-Authenticate", 'Bearer realm="token"'); // fine
  response.write("Authorization was: " + request.headers["authorization"]); // leak
  response.end();
});
