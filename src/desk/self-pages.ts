/** One's own page: what the newsroom knows of oneself, how one is shown times, and where one is signed in. */
import { Hono } from "hono";
import { selfRead } from "../access/read-self.ts";
import { changeSelf, expectMember } from "../access/self.ts";
import { endAllSessions, endSession } from "../access/sessions.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { takeSessionCookie } from "./credentials.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { selfView } from "./pages/self.tsx";
import type { SelfAnswer } from "./pages/self.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { selfFieldsIn, selfInput } from "./self-form.ts";
import { deskPaths } from "./view.ts";

export const selfPages = new Hono<AppEnv>();

selfPages.get("/me", (c) => showSelf(c));

selfPages.post("/me", async (c) => {
  const form = await formOf(c);
  const fields = selfFieldsIn(form);
  const version = /^[1-9]\d{0,8}$/.exec(form.get("version") ?? "")?.[0];
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      expectMember(actorOf(c));
      const change = { ...selfInput(fields), expectedVersion: Number(version ?? 0) };
      await changeSelf(databaseOf(c), actorOf(c), change, c.env.now());
      return redirectDone(c, deskPaths.self, "saved");
    },
    ({ params }) => String(params["field"] ?? "") || undefined,
  );
  return outcome instanceof Response ? outcome : showSelf(c, { ...outcome, fields });
});

/** With this one among them she is signed out, and led to where one signs in. */
selfPages.post("/me/sessions/all", async (c) => {
  await endAllSessions(databaseOf(c), actorOf(c), c.env.now());
  if (actorOf(c).sessionId !== undefined) takeSessionCookie(c);
  return redirectDone(c, deskPaths.self, "signed_out");
});

selfPages.post("/me/sessions/:id", async (c) => {
  const id = c.req.param("id");
  await endSession(databaseOf(c), actorOf(c), id, c.env.now());
  if (id === actorOf(c).sessionId) takeSessionCookie(c);
  return redirectDone(c, deskPaths.self, "signed_out");
});

selfPages.get("/me/sessions/:id", (c) => c.redirect(deskPaths.self, 303));

async function showSelf(c: AppContext, answer: SelfAnswer = {}): Promise<Response> {
  const now = c.env.now();
  const [seat, self] = await Promise.all([
    seatAt(c, deskPaths.self),
    readNow(databaseOf(c), selfRead(actorOf(c), now)),
  ]);
  return showView(c, seat, selfView(seat, { ...self, now }, { done: doneIn(c, seat), ...answer }));
}
