import * as crypto from 'node:crypto';
import * as fs from 'node:fs';
import { inspect } from 'node:util';
import { Logger as NestLogger } from '@nestjs/common';
import log from 'loglevel';
import consola from 'consola';
import { Logger as TsLog } from 'tslog';
import winston from 'winston';
import pino, { Logger } from 'pino';

const tslog = new TsLog({ name: 'samples' });
const wins: winston.Logger = winston.createLogger({ transports: [new winston.transports.Console()] });
const pinoLogger: Logger = pino();

export function consoleBad(user: string, password: string): void {
  console.log(user); // fine
  console.log(password); // leak
}

export function templateBad(apiKey: string): void {
  console.info(`key ${apiKey}`); // leak
  console.info(`key of ${apiKey.length} characters`); // fine
}

export function argumentsBad(user: string, pwd: string): void {
  console.warn('login', user, pwd); // leak
  console.warn('login', user); // fine
}

export function concatBad(accessToken: string): void {
  console.error('token ' + accessToken); // leak
  console.error('token ' + typeof accessToken); // fine
}

export function inspectBad(user: string, clientSecret: string): void {
  console.log(inspect({ user, clientSecret })); // leak
  console.log(inspect({ user })); // fine
}

export function castBad(privateKey: unknown): void {
  console.debug((privateKey as string).trim()); // leak
  console.debug((privateKey as string).length); // fine
}

export function nonNullBad(): void {
  console.log(process.env.GITHUB_TOKEN!); // leak
  console.log(process.env.NODE_ENV!); // fine
}

export function environmentBad(): void {
  const secret: string = process.env['AWS_SECRET_ACCESS_KEY'] ?? '';
  console.log(secret); // leak
  console.log(secret === '' ? 'missing' : 'set'); // fine
}

export function stdoutBad(passphrase: string): void {
  process.stdout.write(`phrase ${passphrase}\n`); // leak
  process.stdout.write('phrase accepted\n'); // fine
}

export function stderrBad(dbPassword: string): void {
  process.stderr.write('database password ' + dbPassword); // leak
  process.stderr.write('database password wrong'); // fine
}

export function winstonBad(refreshToken: string): void {
  wins.info('refresh', { refreshToken }); // leak
  wins.error(`cannot refresh with ${refreshToken}`); // leak
  wins.info('refresh', { attempt: 1 }); // fine
}

export function pinoBad(secretKey: string): void {
  pinoLogger.warn({ secretKey }, 'weak'); // leak
  pinoLogger.warn({ length: secretKey.length }, 'weak'); // fine
}

export function loglevelBad(authToken: string): void {
  log.debug('auth', authToken); // leak
  log.debug('auth', Boolean(authToken)); // fine
}

export function consolaBad(userPassword: string): void {
  consola.info('password', userPassword); // leak
  consola.success('password accepted'); // fine
}

export function tslogBad(apiToken: string): void {
  tslog.silly('token', apiToken); // leak
  tslog.warn('token refused'); // fine
}

export class NestService {
  private readonly logger = new NestLogger(NestService.name);

  authenticate(bearerToken: string): void {
    this.logger.log(`bearer ${bearerToken}`); // leak
    this.logger.verbose('bearer given'); // fine
  }
}

export function throwBad(password: string): never {
  if (password.trim() === '') {
    throw new Error('password is blank'); // fine
  }
  throw new RangeError(`password too short: ${password}`); // leak
}

export function throwConcatBad(token: string): void {
  if (!token.includes('.')) {
    throw new Error('malformed token ' + token); // leak
  }
}

export function hashGood(password: string): void {
  console.log(crypto.createHash('sha512').update(password).digest('hex')); // fine
  console.log(crypto.scryptSync(password, 'salt', 32).toString('hex')); // fine
}

export function maskGood(apiKey: string): void {
  const masked: string = '*'.repeat(apiKey.length);
  console.log(masked); // fine
}

export function lastFourGood(apiKey: string): void {
  console.log(`ends in ${apiKey.slice(-4)}`); // fine
}

export function overwrittenGood(password: string): void {
  password = '***';
  console.log(password); // fine
}

export function comparisonGood(password: string, confirmation: string): void {
  console.log(password === confirmation); // fine
  console.log(!!password); // fine
}

export function fileGood(privateKey: string, path: string): void {
  fs.writeFileSync(path, privateKey); // fine
  console.log(`saved to ${path}`); // fine
}

export function soundAlikesGood(passwordField: string, tokenType: string, maxTokens: number, keyId: string): void {
  console.log(passwordField, tokenType); // fine
  console.log(maxTokens, keyId); // fine
}

export function moreSoundAlikesGood(publicKey: string, secretary: string, tokenCount: number): void {
  console.log(publicKey); // fine
  console.log(secretary, tokenCount); // fine
}
