import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { roles } from "../access/tables.ts";
import { issueToken, listTokens, revokeToken } from "../access/tokens.ts";
import type { Token } from "../access/tokens.ts";
import { iso } from "../api/localised.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { actorOf, databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";

const newToken = z.strictObject({
  name: z.string(),
  role: z.enum(roles).optional(),
  roles: z.array(z.enum(roles)).optional(),
  memberId: z.string().optional(),
  locales: z.array(z.string()).nullish(),
  namespaces: z.array(z.string()).nullish(),
  days: z.int({ error: "1–366" }).optional(),
});

const memberId = z.string().optional();

export const tokens = new Hono<AppEnv>();

/** Before the body is looked at. */
tokens.use(async (c, next) => {
  expectMay(actorOf(c), "token.manage");
  await next();
});

tokens.get("/", async (c) => {
  const query = parametersOf(c, { lang, cursor, limit, memberId });
  const after = decodeCursor("tokens", query.cursor);
  const rows = await listTokens(databaseOf(c), actorOf(c), { ...query, after });
  const page = pageOf("tokens", rows, query.limit, ({ createdAt, id }) => [createdAt, id]);
  return c.json({ items: page.items.map(tokenShape), nextCursor: page.nextCursor ?? null });
});

/** The one answer that the token itself is in. */
tokens.post("/", async (c) => {
  parametersOf(c, { lang });
  const input = await jsonBody(c, newToken);
  const { token, ...issued } = await issueToken(databaseOf(c), actorOf(c), input, c.env.now());
  return c.json({ ...tokenShape(issued), token }, 201);
});

tokens.delete("/:id", async (c) => {
  parametersOf(c, { lang });
  await revokeToken(databaseOf(c), actorOf(c), c.req.param("id"), c.env.now());
  return c.body(null, 204);
});

function tokenShape({ createdAt, expiresAt, revokedAt, lastUsedAt, ...token }: Token) {
  return {
    ...token,
    createdAt: iso(createdAt),
    expiresAt: iso(expiresAt),
    revokedAt: iso(revokedAt),
    lastUsedAt: iso(lastUsedAt),
  };
}
