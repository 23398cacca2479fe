// Settings of a service, read from the environment, shown at the start and in a health page.
import type { Express, Request, Response } from "express";
import pino from "pino";

const log = pino({ name: "settings" });

type Secretish = "databasePassword" | "jwtSecret";

export class AppSettings {
  private static readonly hidden: ReadonlySet<string> = new Set<Secretish>(["databasePassword", "jwtSecret"]);

  private constructor(
    readonly port: number,
    readonly databaseHost: string,
    readonly databasePassword: string,
    readonly jwtSecret: string,
    readonly jwtSecretRotationDays: number,
  ) {}

  static fromEnvironment(env: NodeJS.ProcessEnv = process.env): AppSettings {
    const missing = ["DB_PASSWORD", "JWT_SECRET"].filter((name) => !env[name]);
    if (missing.length > 0) {
      throw new Error(`missing in the environment: ${missing.join(", ")}`); // fine
    }
    return new AppSettings(Number(env.PORT ?? 8080), env.DB_HOST ?? "localhost", env.DB_PASSWORD!, env.JWT_SECRET!, 30);
  }

  get databaseUrl(): string {
    return `postgres://app:${encodeURIComponent(this.databasePassword)}@${this.databaseHost}/app`;
  }

  masked(): Record<string, unknown> {
    return {
      port: this.port,
      databaseHost: this.databaseHost,
      databasePassword: "********",
      jwtSecret: `(${this.jwtSecret.length} characters)`,
    };
  }

  show(): void {
    log.info(this.masked(), "settings"); // fine
    log.info({ hidden: [...AppSettings.hidden], rotation: this.jwtSecretRotationDays }, "secrets"); // fine
    log.debug("database at %s", this.databaseUrl); // leak
  }

  check(): void {
    if (this.jwtSecret.length < 32) log.warn("jwtSecret has %d characters, 32 are wanted", this.jwtSecret.length); // fine
    if (this.jwtSecret === this.databasePassword) log.error(`jwtSecret is the password too: ${this.jwtSecret}`); // leak
  }

  mount(app: Express): void {
    app.get("/health", (_req: Request, res: Response) => {
      res.json({ ok: true, jwtSecretSet: this.jwtSecret !== "" }); // fine
    });
    app.get("/health/full", (_req: Request, res: Response) => {
      res.json({ ok: true, ...this.masked(), jwtSecret: this.jwtSecret }); // leak
    });
  }
}
