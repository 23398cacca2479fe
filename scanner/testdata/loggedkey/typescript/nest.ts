// NestJS: loggers, configuration, controllers, exceptions, decorators.
import {
  Body,
  Controller,
  ForbiddenException,
  Get,
  Headers,
  HttpException,
  HttpStatus,
  Injectable,
  Logger,
  Post,
  Query,
  Req,
  UnauthorizedException,
} from "@nestjs/common";
import { ConfigService } from "@nestjs/config";
import { JwtService } from "@nestjs/jwt";
import { PinoLogger, InjectPinoLogger } from "nestjs-pino";
import type { Request } from "express";

class LoginDto {
  username!: string;
  password!: string;
}

@Injectable()
export class MailService {
  private readonly logger = new Logger(MailService.name);
  private readonly smtpPassword: string;

  constructor(private readonly config: ConfigService) {
    this.smtpPassword = config.getOrThrow<string>("SMTP_PASSWORD");
    this.logger.log(`SMTP as ${config.get<string>("SMTP_USER")}`); // fine
  }

  connect(): void {
    this.logger.debug(`connecting with ${this.smtpPassword}`); // leak
    this.logger.debug(`connecting with a password of ${this.smtpPassword.length}`); // fine
  }

  sign(): void {
    const key = this.config.get<string>("DKIM_PRIVATE_KEY");
    this.logger.verbose("signing with", key); // leak
  }

  fail(error: Error): void {
    this.logger.error("password rejected by the server", error.stack, MailService.name); // fine
  }
}

@Injectable()
export class TokenService {
  constructor(
    @InjectPinoLogger(TokenService.name) private readonly logger: PinoLogger,
    private readonly jwt: JwtService,
  ) {}

  async issue(userId: string): Promise<string> {
    const accessToken = await this.jwt.signAsync({ sub: userId });
    this.logger.info({ userId, accessToken }, "issued"); // leak
    this.logger.info({ userId, tokenLifetime: 3600 }, "issued"); // fine
    return accessToken;
  }

  async verify(token: string): Promise<string> {
    try {
      const { sub } = await this.jwt.verifyAsync<{ sub: string }>(token);
      this.logger.assign({ sub }); // fine
      return sub;
    } catch {
      throw new UnauthorizedException(`Token ${token} could not be verified`); // leak
    }
  }

  async revoke(tokenId: number, reason: string): Promise<void> {
    if (!reason) throw new ForbiddenException("A token needs a reason to be revoked"); // fine
    Logger.warn(`revoked token #${tokenId}: ${reason}`, "TokenService"); // fine
  }
}

@Controller("auth")
export class AuthController {
  static readonly log = new Logger("Auth");

  @Post("login")
  login(@Body() dto: LoginDto): { ok: boolean } {
    AuthController.log.log(`login ${dto.username}`); // fine
    Logger.debug(`login ${dto.username}:${dto.password}`, "Auth"); // leak
    return { ok: true };
  }

  @Get("me")
  me(@Headers("authorization") authorization: string, @Headers("user-agent") agent: string): void {
    AuthController.log.verbose(`agent ${agent}`); // fine
    AuthController.log.verbose(`authorization ${authorization}`); // leak
  }

  @Get("callback")
  callback(@Query("code") code: string, @Query("access_token") accessToken?: string): void {
    if (accessToken) AuthController.log.warn(["implicit flow", accessToken].join(": ")); // leak
    if (!code) throw new HttpException("no code, no token", HttpStatus.BAD_REQUEST); // fine
  }

  @Get("debug")
  debug(@Req() request: Request): void {
    AuthController.log.fatal(JSON.stringify(request.headers)); // leak
  }
}

function Timed(label: string): MethodDecorator {
  return (_target, key) => {
    console.log("timing", label, String(key)); // fine
  };
}

export class Rotation {
  @Timed("rotate-secret")
  rotate(secret: string): never {
    throw new HttpException({ message: "cannot rotate", secret }, HttpStatus.CONFLICT); // leak
  }
}
