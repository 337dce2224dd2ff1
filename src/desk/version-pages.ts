/** One version: what it changed, and the two ways back to it. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { diffRead, historyRead, summaryRead } from "../catalogues/history.ts";
import { restoreVersion } from "../catalogues/restore.ts";
import { statusRead } from "../catalogues/status.ts";
import { combine, readNow } from "../changes/read.ts";
import { doneIn, redirectDone } from "./done.ts";
import { databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { lockIn } from "./if-match.ts";
import { versionView } from "./pages/version.tsx";
import type { VersionAnswer } from "./pages/version.tsx";
import { placeFor } from "./place.ts";
import { seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

const path = "/catalogues/:lng/:ns{.+}/versions/:number{\\d{1,9}}";

export const versionPages = new Hono<AppEnv>();

versionPages.get(path, (c) => showVersion(c));

/** Its words as the draft again. */
versionPages.post(path, async (c) => {
  const { actor, ...place } = placeFor(c, "catalogue.apply");
  const form = await formOf(c);
  const note = form.get("note") ?? "";
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const input = { ...place, number: numberFor(c), note, expectedVersion: lockIn(form) };
      const number = await restoreVersion(databaseOf(c), actor, input, c.env.now());
      return redirectDone(c, deskPaths.catalogue(place.locale, place.namespace), "restored", number);
    },
    () => undefined,
  );
  return outcome instanceof Response ? outcome : showVersion(c, { ...outcome, note });
});

const numberFor = (c: AppContext): number => Number(c.req.param("number"));

async function showVersion(c: AppContext, answer: VersionAnswer = {}): Promise<Response> {
  const { locale, namespace } = placeFor(c, "catalogue.read");
  const query = { locale, namespace, number: numberFor(c) };
  const parts = {
    status: statusRead(locale, namespace),
    version: summaryRead(query),
    diff: diffRead({ ...query, against: numberIn(c, "against") }),
    history: historyRead({ locale, namespace, limit: 100 }),
  };
  const [seat, { status, version, diff, history }] = await Promise.all([
    seatFor(c),
    readNow(databaseOf(c), combine(parts)),
  ]);
  const page = Math.max(1, numberIn(c, "page") ?? 1);
  const data = { status, version, diff, others: history.items, page };
  return showView(c, seat, versionView(seat, data, { done: doneIn(c, seat), ...answer }));
}

function numberIn(c: AppContext, name: string): number | undefined {
  const value = c.req.query(name) ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
