import axios from 'axios';
import jwt from 'jsonwebtoken';
import keytar from 'keytar';
import pg from 'pg';
import { spawn } from 'node:child_process';
import { SecretsManagerClient, GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';

class Session {
  constructor(user, password) {
    this.user = user;
    this.password = password;
  }

  print() {
    console.log(`user ${this.user}`); // fine
    console.log(`password ${this.password}`); // leak
  }

  describe() {
    return this.user + '/' + this.password;
  }

  printDescription() {
    console.log(this.describe()); // leak
  }
}

class Quiet {
  #token;

  constructor(token) {
    this.#token = token;
  }

  report() {
    console.log('token set:', this.#token !== undefined); // fine
  }

  reveal() {
    console.log('token:', this.#token); // leak
  }
}

function wholeObject(user, password) {
  const credentials = { user, password };
  console.log(credentials); // leak
  console.log(credentials.user); // fine
}

function stringified(user, password) {
  const body = JSON.stringify({ user, password });
  console.log('sending', body); // leak
}

function withoutPassword(account) {
  const { password, ...rest } = account;
  console.log('account', rest); // fine
  return password;
}

function overwrittenProperty(user, password) {
  const entry = { user, password };
  entry.password = '***';
  console.log(entry); // fine
}

function write(text) {
  console.log('[job]', text); // leak
}

function startJob(apiKey) {
  write('key ' + apiKey);
}

function writeQuietly(text) {
  console.log('[quiet]', text); // fine
}

function startQuietJob(apiKey) {
  writeQuietly('key of length ' + apiKey.length);
}

const connectionString = (user, password, host) => `postgres://${user}:${password}@${host}/app`;

function connect(user, dbPassword, host) {
  const url = connectionString(user, dbPassword, host);
  console.log('connecting to', host); // fine
  console.log('connecting to', url); // leak
  return new pg.Client({ connectionString: url });
}

const redact = (value) => (value ? '[redacted]' : '[none]');

function redacted(token) {
  console.log('token', redact(token)); // fine
  const shown = redact(token);
  console.log('token', shown); // fine
}

function authHeaders(token) {
  const headers = { Accept: 'application/json' };
  headers.Authorization = 'Bearer ' + token;
  console.log('headers', headers); // leak
  console.log('accept', headers.Accept); // fine
}

function basic(user, password) {
  const encoded = Buffer.from(`${user}:${password}`).toString('base64');
  console.log('Basic ' + encoded); // leak
}

function commandLine(password) {
  const args = ['--user', 'backup'];
  args.push('--password', password);
  console.log('mysqldump', args.join(' ')); // leak
  spawn('mysqldump', args);
}

function commandEnvironment(password) {
  const args = ['--user', 'backup'];
  console.log('mysqldump', args.join(' ')); // fine
  spawn('mysqldump', args, { env: { MYSQL_PWD: password } }); // fine
}

async function request(token) {
  const response = await axios.get('https://example.org/me', { headers: { Authorization: token } });
  console.log(response.status); // fine
  console.log(response.data.name); // fine
}

async function fetching(apiKey) {
  try {
    const answer = await fetch('https://example.org', { headers: { 'X-Api-Key': apiKey } });
    console.log(answer.ok); // fine
  } catch (error) {
    console.error('request failed', error.message); // fine
  }
}

async function fromKeytar() {
  const stored = await keytar.getPassword('samples', 'deploy');
  console.log('stored', stored); // leak
  console.log('stored', stored === null ? 'no' : 'yes'); // fine
}

async function fromSecretsManager(name) {
  const client = new SecretsManagerClient({});
  const secret = await client.send(new GetSecretValueCommand({ SecretId: name }));
  console.log('loaded', name); // fine
  console.log('loaded', secret.SecretString); // leak
}

function verify(token, secret) {
  const claims = jwt.verify(token, secret);
  console.log('subject', claims.sub); // fine
}

function ternary(verbose, token) {
  const shown = verbose ? token : 'hidden';
  console.log(shown); // leak
}

function fallback() {
  const key = process.env.MAILGUN_API_KEY || '';
  console.log(`mailgun ${key ? 'on' : 'off'}`); // fine
  console.log(`mailgun ${key}`); // leak
}

function eachAccount(accounts) {
  for (const { name, password } of accounts) {
    console.log(name); // fine
    console.log(password); // leak
  }
}

function mapped(accounts) {
  accounts.forEach((account) => console.log(account.password)); // leak
  accounts.forEach((account) => console.log(account.name)); // fine
}

function appended(clientId, clientSecret) {
  let query = 'client_id=' + clientId;
  query += '&client_secret=' + encodeURIComponent(clientSecret);
  console.log(query); // leak
}

function notAppended(clientId, clientSecret) {
  const query = 'client_id=' + clientId;
  console.log(query); // fine
  return query + '&client_secret=' + clientSecret;
}

function configured(config) {
  console.log('region', config.region); // fine
  console.log('secret', config.clientSecret); // leak
  console.log('secret', config['api_key']); // leak
  console.log('settings', Object.keys(config)); // fine
}

class LoginError extends Error {}

function failing(user, password) {
  const message = `${user} cannot log in with ${password}`;
  throw new LoginError(message); // leak
}

function failingQuietly(user, password) {
  if (!password) {
    throw new LoginError(`${user} gave no password`); // fine
  }
}

function severalLines(user, password) {
  // leak next
  console.log(
    'user',
    user,
    'password',
    password,
  );
  // fine next
  console.log(
    'user',
    user,
  );
}

function later(accessToken) {
  setTimeout(() => {
    console.log('still using', accessToken); // leak
  }, 1000);
}
