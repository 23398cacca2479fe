'use strict';

const crypto = require('crypto');
const fs = require('fs');
const util = require('util');
const winston = require('winston');
const pino = require('pino')();
const bunyan = require('bunyan');
const log4js = require('log4js');
const debug = require('debug')('app:auth');
const chalk = require('chalk');
const bcrypt = require('bcrypt');

const logger = winston.createLogger({ transports: [new winston.transports.Console()] });
const bun = bunyan.createLogger({ name: 'samples' });
const l4 = log4js.getLogger();

function consoleLog(username, password) {
  console.log(username); // fine
  console.log(password); // leak
}

function consoleArguments(username, password) {
  console.info('login', username, password); // leak
  console.info('login', username, '********'); // fine
}

function consoleTemplate(apiKey) {
  console.debug(`key: ${apiKey}`); // leak
  console.debug(`key: ${apiKey.length} characters`); // fine
}

function consoleFormat(accessToken) {
  console.warn('token %s was refused', accessToken); // leak
  console.warn('token of type %s was refused', typeof accessToken); // fine
}

function consoleError(clientSecret) {
  console.error('secret: ' + clientSecret); // leak
  console.error('secret: ' + (clientSecret ? 'yes' : 'no')); // fine
}

function consoleTable(user, passwd) {
  console.table([{ user, passwd }]); // leak
  console.table([{ user }]); // fine
}

function consoleDir(user, privateKey) {
  console.dir({ user, privateKey }, { depth: null }); // leak
  console.dir({ user, hasKey: privateKey !== undefined }); // fine
}

function consoleAssert(token) {
  console.assert(token.includes('.'), 'bad token', token); // leak
  console.assert(token.includes('.'), 'bad token'); // fine
}

function stdoutWrite(refreshToken) {
  process.stdout.write('refresh: ' + refreshToken + '\n'); // leak
  process.stdout.write('refresh: done\n'); // fine
}

function stderrWrite(passphrase) {
  process.stderr.write(util.format('phrase %s\n', passphrase)); // leak
  process.stderr.write(util.format('phrase of %d letters\n', passphrase.length)); // fine
}

function environment() {
  console.log('token', process.env.GITHUB_TOKEN); // leak
  console.log('mode', process.env.NODE_ENV); // fine
}

function environmentDestructured() {
  const { DB_PASSWORD, DB_HOST } = process.env;
  console.log(`host ${DB_HOST}`); // fine
  console.log(`password ${DB_PASSWORD}`); // leak
}

function environmentWhole() {
  console.log(process.env); // leak
  console.log(Object.keys(process.env).length); // fine
}

function winstonCall(userPassword) {
  logger.info('password is ' + userPassword); // leak
  logger.info('password is valid'); // fine
}

function winstonMeta(user, secretKey) {
  logger.warn('sign', { user, secretKey }); // leak
  logger.warn('sign', { user }); // fine
}

function winstonLog(dbPassword) {
  logger.log({ level: 'error', message: `cannot connect with ${dbPassword}` }); // leak
  logger.log({ level: 'error', message: 'cannot connect' }); // fine
}

function pinoCall(apiToken) {
  pino.info({ apiToken }, 'calling'); // leak
  pino.info({ apiToken: '[redacted]' }, 'calling'); // fine
}

function bunyanCall(signingKey) {
  bun.debug('signing with %s', signingKey); // leak
  bun.debug('signing with %s', 'RS256'); // fine
}

function log4jsCall(authToken) {
  l4.error('rejected token', authToken); // leak
  l4.error('rejected token'); // fine
}

function debugCall(password) {
  debug('trying %s', password); // leak
  debug('trying %d', password.length); // fine
}

function coloured(apiSecret) {
  console.log(chalk.red(`secret ${apiSecret}`)); // leak
  console.log(chalk.red('secret missing')); // fine
}

function throwing(password) {
  if (password.length < 8) {
    throw new Error('password too short: ' + password); // leak
  }
  if (/^\d+$/.test(password)) {
    throw new Error('password consists of digits'); // fine
  }
}

function throwingTemplate(token) {
  if (token.split('.').length !== 3) {
    throw new TypeError(`not a JWT: ${token}`); // leak
  }
}

function rejecting(apiKey) {
  return Promise.reject(new Error(`key ${apiKey} revoked`)); // leak
}

function hashed(password) {
  const digest = crypto.createHash('sha256').update(password).digest('hex');
  console.log('digest', digest); // fine
}

async function bcrypted(password) {
  const hash = await bcrypt.hash(password, 12);
  console.log('hash', hash); // fine
}

function masked(apiKey) {
  const hidden = apiKey.replace(/./g, '*');
  console.log('key', hidden); // fine
  console.log('key', '*'.repeat(apiKey.length)); // fine
}

function lastFour(apiKey) {
  console.log('key ends in', apiKey.slice(-4)); // fine
}

function overwritten(password) {
  password = '';
  console.log('password', password); // fine
}

function compared(password, confirmation) {
  console.log('match', password === confirmation); // fine
  console.log('present', !!password, Boolean(confirmation)); // fine
}

function saved(privateKey, path) {
  fs.writeFileSync(path, privateKey, { mode: 0o600 }); // fine
  console.log('saved to', path); // fine
}

function soundAlikes(passwordField, tokenizer, keyId, maxTokens) {
  console.log(passwordField, tokenizer.name); // fine
  console.log(keyId, maxTokens); // fine
}

function moreSoundAlikes(publicKey, keyboard, tokenCount, secretary) {
  console.log(publicKey); // fine
  console.log(keyboard, tokenCount, secretary); // fine
}
