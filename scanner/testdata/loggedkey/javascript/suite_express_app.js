const express = require('express');
const Koa = require('koa');
const fastify = require('fastify')({ logger: true });
const http = require('http');

const app = express();
const koa = new Koa();

app.post('/login', (req, res) => {
  const { username, password } = req.body;
  console.log('login', username); // fine
  console.log('login', username, password); // leak
  res.send('welcome ' + username); // fine
});

app.post('/register', (req, res) => {
  const password = req.body.password;
  if (password.length < 12) {
    return res.status(400).send(`too short: ${password}`); // leak
  }
  return res.status(201).send('created'); // fine
});

app.get('/config', (req, res) => {
  res.json({ secret: process.env.SESSION_SECRET }); // leak
});

app.get('/config/state', (req, res) => {
  res.json({ secretConfigured: Boolean(process.env.SESSION_SECRET) }); // fine
});

app.use((req, res, next) => {
  console.log(req.method, req.path); // fine
  console.log(req.headers.authorization); // leak
  next();
});

app.use((req, res, next) => {
  console.log('headers', req.headers); // leak
  console.log('agent', req.headers['user-agent']); // fine
  next();
});

app.get('/token', (req, res) => {
  const token = req.get('X-Auth-Token');
  if (!token) {
    return res.status(401).json({ error: 'token missing' }); // fine
  }
  return res.status(403).json({ error: 'unknown token', token }); // leak
});

koa.use(async (ctx) => {
  const apiKey = ctx.get('X-Api-Key');
  ctx.body = 'your key is ' + apiKey; // leak
});

fastify.post('/reset', async (request, reply) => {
  const { newPassword } = request.body;
  request.log.info('new password %s', newPassword); // leak
  request.log.info('password reset'); // fine
  reply.send({ ok: true }); // fine
});

http.createServer((req, res) => {
  const key = process.env.STRIPE_SECRET_KEY;
  res.setHeader('Content-Type', 'text/plain'); // fine
  res.end('key ' + key); // leak
});
