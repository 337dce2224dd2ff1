import { Hono } from "hono";
import { endAllSessions, endSession, listSessions } from "../access/sessions.ts";
import { iso } from "../api/localised.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppEnv } from "../app-env.ts";
import { takeSessionCookie } from "./credentials.ts";
import { actorOf, databaseOf, identityOf } from "./door.ts";

/** What concerns the one who asks: who she is to us, and the browsers that she is signed in with. */
export const me = new Hono<AppEnv>();

me.get("/me", (c) => {
  parametersOf(c, { lang });
  const { actor, expiresAt, email = null } = identityOf(c);
  const { id, name, roles, locales, namespaces, timeZone = null } = actor;
  return c.json({
    ...{ id, name, email, role: roles[0], roles, locales, namespaces, timeZone },
    expiresAt: iso(expiresAt),
  });
});

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
