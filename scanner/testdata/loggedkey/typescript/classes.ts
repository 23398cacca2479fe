// Classes with parameter properties, private fields, accessors, inheritance and static parts.
import { inspect } from "node:util";

export class Connection {
  constructor(
    public readonly host: string,
    private readonly password: string,
    protected user: string = "app",
  ) {}

  url(): string {
    return `mysql://${this.user}:${this.password}@${this.host}/shop`;
  }

  explain(): void {
    console.log("connecting to", this.url()); // leak
  }

  explainHost(): void {
    console.log("connecting to", this.host, "as", this.user, "with a password"); // fine
  }
}

export class Vault {
  readonly #entries = new Map<string, string>();
  #masterPassword?: string;

  unlock(masterPassword: string): this {
    this.#masterPassword = masterPassword;
    return this;
  }

  get unlocked(): boolean {
    return this.#masterPassword !== undefined;
  }

  report(): void {
    console.log(`unlocked: ${this.unlocked}, entries: ${this.#entries.size}`); // fine
  }

  dump(): void {
    console.error(inspect(this.#masterPassword)); // leak
  }
}

abstract class Base {
  protected abstract readonly secret: string;

  protected abstract name(): string;

  hello(): void {
    console.log(`${this.name()} uses ${this.secret}`); // leak
  }

  bye(): void {
    console.log(`${this.name()} is done`); // fine
  }
}

export class Service extends Base {
  protected readonly secret: string = process.env.SERVICE_SECRET!;

  protected override name(): string {
    return "service";
  }
}

export class Settings {
  private static instance?: Settings;
  private _token = "";

  static get current(): Settings {
    return (Settings.instance ??= new Settings());
  }

  set token(value: string) {
    this._token = value;
    console.log("token set to", value.slice(0, 2) + "..."); // fine
  }

  get token(): string {
    return this._token;
  }

  static print(): void {
    console.log(Settings.current.token); // leak
  }

  toJSON(): Record<string, unknown> {
    return { token: this._token === "" ? null : "***" };
  }

  printSafely(): void {
    console.log(JSON.stringify(this.toJSON())); // fine
  }
}

export class KeyError extends Error {
  constructor(public readonly keyId: string, options?: ErrorOptions) {
    super(`key ${keyId} is not usable`, options);
    this.name = "KeyError";
  }
}

export function raiseKeyError(keyId: string): never {
  throw new KeyError(keyId); // fine
}

export class LoginError extends Error {}

export function raiseLoginError(user: string, password: string): never {
  throw new LoginError(`${user} cannot log in with "${password}"`); // leak
}

export class Retrying {
  private attempts = 0;

  constructor(private readonly fetchToken: () => Promise<string>) {}

  run = async (): Promise<string> => {
    try {
      const token = await this.fetchToken();
      console.log(`token after ${++this.attempts} attempts: ${token}`); // leak
      return token;
    } catch (error: unknown) {
      const reason = error instanceof Error ? error.message : String(error);
      console.error(`token after ${this.attempts} attempts: none, ${reason}`); // fine
      return Promise.reject(error);
    }
  };
}

export class Terminal {
  print(letter: { text: string }): number {
    return letter.text.length;
  }

  error(field: "password" | "token", rule: "required"): string {
    return `${field}.${rule}`;
  }
}

export function useTerminal(terminal: Terminal, letter: { text: string }): void {
  const message = terminal.error("password", "required"); // fine
  console.log(message, terminal.print(letter)); // fine
}
