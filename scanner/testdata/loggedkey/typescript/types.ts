// Types, generics, enums, casts and what they leave of a key.

type Password = string;
type Maybe<T> = T | null | undefined;
type Brand<T, B extends string> = T & { readonly __brand: B };
type ApiKey = Brand<string, "ApiKey">;

interface Credentials {
  readonly user: string;
  password: Password;
  apiKey?: ApiKey;
  [extra: string]: unknown;
}

enum SecretName {
  ApiKey = "api_key",
  Password = "password",
}

const enum TokenKind {
  Identifier,
  Keyword,
}

type Result<T, E = Error> = { ok: true; value: T } | { ok: false; error: E };

export function parameter(apiKey: string, retries = 3): void {
  console.log(`key ${apiKey}, ${retries} retries`); // leak
}

export function optionalParameter(host: string, password?: Password): void {
  console.log(host, password ?? "no password"); // leak
}

export function enumMember(): void {
  console.log("reading", SecretName.ApiKey, SecretName.Password); // fine
}

export function enumIndex(values: Record<SecretName, string>): void {
  const clientPassword = values[SecretName.Password];
  console.log(clientPassword); // leak
}

export function constEnum(token: { kind: TokenKind; text: string }): void {
  console.log(token.kind === TokenKind.Keyword ? "keyword" : "identifier"); // fine
}

export function castAs(value: unknown): void {
  const secret = value as string;
  console.log(secret as unknown as object); // leak
}

export function castAngle(value: any): void {
  console.log((<Credentials>value).password); // leak
}

export function nonNull(credentials: Maybe<Credentials>): void {
  console.log(credentials!.apiKey!); // leak
}

export function nonNullLength(credentials: Maybe<Credentials>): void {
  console.log(credentials!.apiKey!.length); // fine
}

export function satisfiesObject(password: string): void {
  const login = { user: "app", password } satisfies Credentials;
  console.info(login); // leak
}

export function satisfiesOmitted(password: string): void {
  const login = { user: "app", password } satisfies Credentials;
  const { password: _, ...shown } = login;
  console.info(shown); // fine
}

export function constAssertion(): void {
  const fields = ["apiKey", "password"] as const;
  fields.forEach((field) => console.log("required:", field)); // fine
}

export function keyOf<T extends object>(value: T, key: keyof T): void {
  console.log("changed", String(key), key in value); // fine
}

function identity<T>(value: T): T {
  return value;
}

export function genericIdentity(accessToken: string): void {
  console.log(identity<string>(accessToken)); // leak
}

function first<T, U>(pair: readonly [T, U]): T {
  return pair[0];
}

export function genericFirst(user: string, pwd: string): void {
  const name = first<string, string>([user, "x"]);
  console.log(name, pwd === ""); // fine
}

export class Box<T extends string = string> {
  constructor(private readonly value: T) {}

  unwrap(): T {
    return this.value;
  }
}

export function boxed(clientSecret: string): void {
  const box = new Map<string, Credentials["password"]>([["secret", clientSecret]]);
  console.log(box.get("secret") as string); // leak
}

export function boxedSize(clientSecret: string): void {
  const box = new Map<string, Array<string>>([["secret", [clientSecret]]]);
  console.log(box.size, box.has("secret")); // fine
}

export function isToken(x: unknown): x is { token: string } {
  return typeof x === "object" && x !== null && "token" in x;
}

export function narrowed(x: unknown): void {
  if (isToken(x)) console.log("found", x.token); // leak
  else console.log("no token in", typeof x); // fine
}

export function assertIsKey(value: unknown): asserts value is ApiKey {
  if (typeof value !== "string") throw new TypeError(`expected an API key, got ${typeof value}`); // fine
}

export function discriminated(result: Result<{ refreshToken: string }>): void {
  if (result.ok) {
    console.log("refreshed:", result.value.refreshToken); // leak
  } else {
    console.log("no refresh token:", result.error.message); // fine
  }
}

export function tuple(): void {
  const entry: [name: string, secret: string] = ["{stripe}", "unused"];
  console.log("entry", entry[0]); // leak high
}

export function typedLiteral(): void {
  const endpoint: string | undefined = "{dataframer}";
  console.error(endpoint satisfies string); // leak high
}

export function prefixPattern(value: `{prefix}${string}` | null): void {
  console.log("a key starts with {prefix}", value === null); // fine
}

export function overload(value: string): void;
export function overload(value: number): void;
export function overload(value: string | number): void {
  console.log(typeof value === "string" ? "a token name" : "a token count"); // fine
}

export namespace Legacy {
  export const SESSION_SECRET: string = process.env.SESSION_SECRET!;

  export function show(): void {
    console.log(SESSION_SECRET); // leak
  }
}

export function arrow<T extends Credentials>(list: T[]): void {
  list.map(<U extends T>(c: U): string => c.password).forEach((p: string): void => console.log(p)); // leak
}

export function lessThan(tokens: number, maxTokens: number, password: string): void {
  if (tokens < maxTokens && maxTokens > (password.length)) console.log(tokens, "<", maxTokens); // fine
}

export function definite(): void {
  let passphrase!: string;
  for (const argument of process.argv) passphrase = argument;
  console.log("with", passphrase); // leak
}

export function templateType(name: `${Lowercase<string>}_TOKEN`): void {
  console.log("variable", name); // fine
}
