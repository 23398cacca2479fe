// Route handlers of Next.js, Hono, Fastify, Express, tRPC, and plain fetch handlers.
import { NextRequest, NextResponse } from "next/server";
import type { NextApiRequest, NextApiResponse } from "next";
import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import Fastify, { type FastifyReply, type FastifyRequest } from "fastify";
import { TRPCError } from "@trpc/server";
import type { Request as Req, Response as Res, NextFunction } from "express";

export async function GET(request: NextRequest): Promise<NextResponse> {
  return NextResponse.json({ region: process.env.REGION, key: process.env.OPENAI_API_KEY }); // leak
}

export async function HEAD(request: NextRequest): Promise<NextResponse> {
  return NextResponse.json({ configured: Boolean(process.env.OPENAI_API_KEY) }); // fine
}

export async function POST(request: Request): Promise<Response> {
  const { email, password }: { email: string; password: string } = await request.json();
  console.log("sign up", email, password); // leak
  return new Response(`Welcome ${email}, check your password manager`, { status: 201 }); // fine
}

export async function PUT(request: NextRequest): Promise<Response> {
  const token = request.headers.get("authorization")?.replace(/^Bearer\s+/i, "");
  if (!token) return Response.json({ error: "Missing bearer token" }, { status: 401 }); // fine
  return Response.json({ error: `Unknown token ${token}` }, { status: 403 }); // leak
}

export async function DELETE(request: NextRequest): Promise<Response> {
  console.debug("headers", Object.fromEntries(request.headers)); // leak
  console.debug("headers", [...request.headers.keys()]); // fine
  return new Response(null, { status: 204 });
}

export default async function handler(req: NextApiRequest, res: NextApiResponse<{ apiSecret?: string }>) {
  const apiSecret: string = process.env.API_SECRET ?? "";
  res.status(200).json({ apiSecret }); // leak
}

const app = new Hono<{ Bindings: { ADMIN_TOKEN: string; DB_NAME: string } }>();

app.get("/bindings", (c) => c.json({ name: c.env.DB_NAME, protected: c.env.ADMIN_TOKEN !== undefined })); // fine

app.get("/admin", (c) => c.text(`admin token: ${c.env.ADMIN_TOKEN}`)); // leak

app.get("/header", (c) => {
  c.header("X-Session-Token", c.get("sessionToken")); // leak
  return c.body(null, 204);
});

app.use("*", async (c, next) => {
  const given = c.req.header("Authorization");
  if (given !== `Bearer ${c.env.ADMIN_TOKEN}`) {
    throw new HTTPException(401, { message: "The token is wrong" }); // fine
  }
  console.info(`admin with ${given}`); // leak
  await next();
});

const server = Fastify({ logger: { redact: ["req.headers.authorization"] } });

server.post<{ Body: { pin: string; password: string } }>("/unlock", async (request, reply) => {
  server.log.warn({ password: request.body.password }, "unlock"); // leak
  return reply.code(202).send({ unlocked: true, passwordAttemptsLeft: 2 }); // fine
});

server.setErrorHandler((error, request: FastifyRequest, reply: FastifyReply) => {
  reply.status(500).send({ error: error.message, sent: request.headers["x-api-key"] }); // leak
});

export function onError(err: Error & { apiKey?: string }, _req: Req, res: Res, _next: NextFunction): void {
  res.status(502).json({ error: `upstream refused ${err.apiKey}` }); // leak
}

export function onMissing(_req: Req, res: Res): void {
  res.status(404).json({ error: "no such token", code: "token.notFound" }); // fine
}

export const procedure = async ({ ctx, input }: { ctx: { apiKey: string }; input: { id: string } }) => {
  if (input.id === "") {
    throw new TRPCError({ code: "BAD_REQUEST", message: "apiKey.id must not be empty" }); // fine
  }
  throw new TRPCError({ code: "UNAUTHORIZED", message: `apiKey ${ctx.apiKey} has no access` }); // leak
};

export const worker = {
  async fetch(_request: Request, env: { SIGNING_SECRET: string }): Promise<Response> {
    return new Response(env.SIGNING_SECRET, { headers: { "cache-control": "no-store" } }); // leak
  },
};
