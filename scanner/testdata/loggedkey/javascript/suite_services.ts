import { Body, Controller, ForbiddenException, Get, Headers, Post } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import axios, { AxiosResponse } from 'axios';
import express, { NextFunction, Request, Response } from 'express';
import { NextRequest, NextResponse } from 'next/server';

interface Login {
  user: string;
  password: string;
}

type Masked<T> = Omit<T, 'password'>;

export class Mailer {
  constructor(
    private readonly host: string,
    private readonly smtpPassword: string,
  ) {}

  private describe(): string {
    return `${this.host}/${this.smtpPassword}`;
  }

  connect(): void {
    console.log('connecting to', this.host); // fine
    console.log('authenticating with', this.smtpPassword); // leak
    console.debug(this.describe()); // leak
    console.log('password given', this.smtpPassword !== ''); // fine
  }
}

export function wholeObject(user: string, password: string): void {
  const login: Login = { user, password };
  console.log(login); // leak
  console.log(login.user); // fine
  console.log(login['password']); // leak
}

export function withoutPassword(login: Login): Masked<Login> {
  const { password, ...rest } = login;
  console.log(rest); // fine
  return password === '' ? { user: 'nobody' } : rest;
}

function note(text: string): void {
  console.log(`note: ${text}`); // leak
}

export function throughNote(apiKey: string): void {
  note('key ' + apiKey);
}

function quietNote(text: string): void {
  console.log(`quiet: ${text}`); // fine
}

export function throughQuietNote(apiKey: string): void {
  quietNote(`key of length ${apiKey.length}`);
}

const brokerUrl = (user: string, password: string, host: string): string =>
  `amqp://${user}:${encodeURIComponent(password)}@${host}`;

export function connectBroker(user: string, brokerPassword: string, host: string): void {
  const url = brokerUrl(user, brokerPassword, host);
  console.log('connecting to', host); // fine
  console.log('connecting to', url); // leak
}

const mask = (value?: string): string => (value ? '****' : '(none)');

export function masked(token: string): void {
  console.log(mask(token)); // fine
  const shown = mask(token);
  console.log(shown); // fine
}

export function headersBad(token: string): void {
  const headers: Record<string, string> = { Accept: 'application/json' };
  headers['Authorization'] = `Bearer ${token}`;
  console.log(headers); // leak
  console.log(headers['Accept']); // fine
}

export async function outgoing(accessToken: string): Promise<void> {
  const response: AxiosResponse = await axios.get('https://example.org/me', {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  console.log(response.status); // fine
}

export function encoded(user: string, password: string): void {
  const value = Buffer.from(`${user}:${password}`).toString('base64');
  console.log(`Basic ${value}`); // leak
}

export function joined(password: string): void {
  const parts: string[] = ['mysqldump', '--user=backup'];
  parts.push(`--password=${password}`);
  console.log(parts.join(' ')); // leak
}

export function inMap(user: string, apiSecret: string): void {
  const values = new Map<string, string>([['user', user]]);
  values.set('secret', apiSecret);
  console.log(values); // leak
  console.log(values.size); // fine
  console.log(values.get('user')); // fine
}

export function ternary(verbose: boolean, password: string): void {
  const shown = verbose ? password : '(hidden)';
  console.log(shown); // leak
}

export function each(logins: Login[]): void {
  for (const login of logins) {
    console.log(login.user); // fine
    console.log(login.password); // leak
  }
  logins.forEach(({ password }) => console.log(password)); // leak
}

export class AuthError extends Error {}

export function failing(user: string, password: string): never {
  const message = `${user} cannot log in with ${password}`;
  throw new AuthError(message); // leak
}

export function failingQuietly(login: Login): void {
  if (!login.password) {
    throw new AuthError(`${login.user} gave no password`); // fine
  }
}

export function severalLines(user: string, passphrase: string): void {
  // leak next
  console.error(
    'phrase refused',
    user,
    passphrase,
  );
  // fine next
  console.error(
    'phrase refused',
    user,
  );
}

@Controller('accounts')
export class AccountsController {
  constructor(private readonly config: ConfigService) {}

  @Post('login')
  login(@Body() login: Login): string {
    console.log('login of', login.user); // fine
    console.log('login with', login.password); // leak
    return 'welcome'; // fine
  }

  @Get('secret')
  secret(): { secret: string } {
    return { secret: this.config.getOrThrow<string>('CLIENT_SECRET') }; // leak
  }

  @Get('secret/state')
  secretState(): { configured: boolean } {
    return { configured: this.config.get<string>('CLIENT_SECRET') !== undefined }; // fine
  }

  @Get('me')
  me(@Headers('authorization') authorization: string): string {
    console.log('authorization', authorization); // leak
    throw new ForbiddenException(`cannot use ${authorization}`); // leak
  }
}

const app = express();

app.post('/register', (req: Request, res: Response) => {
  const { password } = req.body as Login;
  if (password.length < 10) {
    res.status(400).json({ error: 'too short', password }); // leak
    return;
  }
  res.status(201).json({ status: 'created' }); // fine
});

app.use((req: Request, _res: Response, next: NextFunction) => {
  console.log(req.method, req.originalUrl.split('?')[0]); // fine
  console.log(req.headers); // leak
  next();
});

app.get('/key', (_req: Request, res: Response) => {
  res.send(`key ${process.env.PAYMENT_API_KEY}`); // leak
});

export async function GET(request: NextRequest): Promise<NextResponse> {
  const token = request.headers.get('x-api-token');
  if (!token) {
    return NextResponse.json({ error: 'token missing' }, { status: 401 }); // fine
  }
  return NextResponse.json({ error: 'unknown token', token }, { status: 403 }); // leak
}
