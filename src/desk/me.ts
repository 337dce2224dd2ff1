import { Hono } from "hono";
import * as z from "zod";
import { getMember } from "../access/find-member.ts";
import type { MemberRow } from "../access/membership.ts";
import { changeSelf, expectMember } from "../access/self.ts";
import { endAllSessions, endSession, listSessions } from "../access/sessions.ts";
import { iso } from "../api/localised.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { takeSessionCookie } from "./credentials.ts";
import { actorOf, databaseOf, identityOf } from "./door.ts";
import { seenVersion } from "./articles/place.ts";
import { jsonBody } from "./json-body.ts";

/** What concerns the one who asks: who she is to us, and the browsers that she is signed in with. */
export const me = new Hono<AppEnv>();

me.get("/me", async (c) => {
  parametersOf(c, { lang });
  const { memberId } = actorOf(c);
  return told(c, memberId === undefined ? undefined : await getMember(databaseOf(c), memberId));
});

const settings = z.strictObject({
  timeZone: z.string().optional(),
  language: z.string().nullish(),
  mail: z.boolean().optional(),
});

/** What she decides herself; the rest is for those who look after members. */
me.patch("/me", async (c) => {
  parametersOf(c, { lang });
  expectMember(actorOf(c));
  const version = seenVersion(c);
  const change = { ...(await jsonBody(c, settings)), expectedVersion: version };
  return told(c, await changeSelf(databaseOf(c), actorOf(c), change, c.env.now()));
});

function told(c: AppContext, member: MemberRow | undefined): Response {
  const { actor, expiresAt, email = null } = identityOf(c);
  const { id, name, roles, locales, namespaces } = actor;
  if (member !== undefined) c.header("ETag", `"v${member.version}"`);
  return c.json({
    ...{ id, name, email, role: roles[0], roles, locales, namespaces },
    timeZone: member?.timeZone ?? null,
    ...(member && { language: member.language, mail: member.mail }),
    expiresAt: iso(expiresAt),
  });
}

me.get("/sessions", async (c) => {
  parametersOf(c, { lang });
  const { sessionId } = actorOf(c);
  const sessions = await listSessions(databaseOf(c), actorOf(c), c.env.now());
  const items = sessions.map(({ id, agent, createdAt, expiresAt }) => ({
    ...{ id, agent, createdAt: iso(createdAt), expiresAt: iso(expiresAt) },
    isCurrent: id === sessionId,
  }));
  return c.json({ items });
});

me.delete("/sessions", async (c) => {
  parametersOf(c, { lang });
  await endAllSessions(databaseOf(c), actorOf(c), c.env.now());
  takeSessionCookie(c);
  return c.body(null, 204);
});

me.delete("/sessions/:id", async (c) => {
  parametersOf(c, { lang });
  const id = c.req.param("id");
  await endSession(databaseOf(c), actorOf(c), id, c.env.now());
  if (id === actorOf(c).sessionId) takeSessionCookie(c);
  return c.body(null, 204);
});
