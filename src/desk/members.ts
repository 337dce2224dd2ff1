import { Hono } from "hono";
import * as z from "zod";
import { getMember } from "../access/find-member.ts";
import { addMember, changeMember, listMembers, removeMember } from "../access/members.ts";
import type { MemberRow } from "../access/membership.ts";
import { expectMay, mayI } from "../access/policy.ts";
import { roles } from "../access/tables.ts";
import { iso } from "../api/localised.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { actorOf, databaseOf } from "./door.ts";
import { expectedVersion } from "./if-match.ts";
import { jsonBody } from "./json-body.ts";

const newMember = z.strictObject({
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  locales: z.array(z.string()).nullish(),
  timeZone: z.string().optional(),
});

/** Who works here. */
export const members = new Hono<AppEnv>();

/** Names to everybody, for whom work is given to; the rest to those who look after it. */
members.get("/", async (c) => {
  const query = parametersOf(c, { lang, cursor, limit });
  const after = decodeCursor("members", query.cursor);
  const rows = await listMembers(databaseOf(c), actorOf(c), { after, limit: query.limit });
  const page = pageOf("members", rows, query.limit, ({ name, id }) => [name, id]);
  const shape = mayI(actorOf(c), "member.manage") ? memberShape : nameShape;
  return c.json({ items: page.items.map(shape), nextCursor: page.nextCursor ?? null });
});

/** Before a body is looked at, or an id. */
members.use(async (c, next) => {
  expectMay(actorOf(c), "member.manage");
  await next();
});

members.post("/", async (c) => {
  parametersOf(c, { lang });
  const input = await jsonBody(c, newMember);
  const row = await addMember(databaseOf(c), actorOf(c), input, c.env.now());
  c.header("Location", `/api/v1/desk/members/${row.id}`);
  return tagged(c, row, 201);
});

members.get("/:id", async (c) => {
  parametersOf(c, { lang });
  return tagged(c, await getMember(databaseOf(c), c.req.param("id")));
});

members.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const change = await jsonBody(c, newMember.partial());
  const input = { ...change, id: c.req.param("id"), expectedVersion: expectedVersion(c) };
  return tagged(c, await changeMember(databaseOf(c), actorOf(c), input, c.env.now()));
});

members.delete("/:id", async (c) => {
  parametersOf(c, { lang });
  const input = { id: c.req.param("id"), expectedVersion: expectedVersion(c) };
  await removeMember(databaseOf(c), actorOf(c), input, c.env.now());
  return c.body(null, 204);
});

function tagged(c: AppContext, row: MemberRow, status: 200 | 201 = 200): Response {
  c.header("ETag", `"v${row.version}"`);
  return c.json(memberShape(row), status);
}

function memberShape({ createdAt, removedAt: _removedAt, ...member }: MemberRow) {
  return { ...member, createdAt: iso(createdAt) };
}

const nameShape = ({ id, name }: MemberRow) => ({ id, name });
