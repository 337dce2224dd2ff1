/** The history of an edition: its revisions, what two of them say otherwise, and the way back to one. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { expectRevision, historyRead, revisionsRead } from "../articles/history.ts";
import { restoreRevision } from "../articles/restore.ts";
import { combine, readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { editionAt } from "./articles/place.ts";
import { doneIn, redirectDone } from "./done.ts";
import { databaseOf } from "./door.ts";
import { versionIn } from "./edition-form.ts";
import { attempt, formOf } from "./forms.ts";
import type { Failure } from "./forms.ts";
import { revisionView } from "./pages/revision.tsx";
import { revisionsView } from "./pages/revisions.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

const path = "/articles/:id/:locale/revisions";
const one = `${path}/:number{[1-9]\\d{0,8}}`;

export const revisionPages = new Hono<AppEnv>();

const perPage = 50;

/** With two that were chosen it leads on to what they say otherwise. */
revisionPages.get(path, async (c) => {
  const { actor: _, ...key } = editionAt(c, "article.read");
  const [earlier, later] = [numberIn(c, "earlier"), numberIn(c, "later")];
  if (earlier !== undefined && later !== undefined) {
    const [first, second] = [Math.min(earlier, later), Math.max(earlier, later)];
    const page = deskPaths.revision(key.articleId, key.locale, Math.max(1, second));
    return c.redirect(`${page}?against=${first}`, 303);
  }
  const range = { before: numberIn(c, "before"), limit: perPage };
  const [seat, history] = await Promise.all([
    seatFor(c),
    withinTime(readNow(databaseOf(c), historyRead(key, range))),
  ]);
  if (history === undefined) throw new DomainError("article_not_found", { id: key.articleId });
  return showView(c, seat, revisionsView(seat, { ...key, history, limit: perPage }));
});

revisionPages.get(one, (c) => showRevision(c));

/** Its words as the draft again. */
revisionPages.post(one, async (c) => {
  const { actor, ...key } = editionAt(c, "article.write");
  const form = await formOf(c);
  const input = { ...key, number: numberFor(c), expectedVersion: versionIn(form, "version") };
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const saved = await restoreRevision(databaseOf(c), actor, input, c.env.now());
      return redirectDone(c, deskPaths.edition(key.articleId, key.locale), "revision_restored", saved.number);
    },
    () => "restore",
  );
  return outcome instanceof Response ? outcome : showRevision(c, outcome);
});

const numberFor = (c: AppContext): number => Number(c.req.param("number"));

function numberIn(c: AppContext, name: string): number | undefined {
  const value = c.req.query(name) ?? "";
  return /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}

/** Against the one before it where none is named, and against nothing with 0. */
async function showRevision(c: AppContext, failure?: Failure): Promise<Response> {
  const { actor: _, ...key } = editionAt(c, "article.read");
  const number = numberFor(c);
  const against = numberIn(c, "against") ?? number - 1;
  const parts = combine({
    found: revisionsRead(key, [number, against]),
    newest: historyRead(key, { limit: 0 }),
  });
  const [seat, { found, newest }] = await Promise.all([
    seatAt(c, deskPaths.revision(key.articleId, key.locale, number)),
    withinTime(readNow(databaseOf(c), parts)),
  ]);
  const after = expectRevision(found, number);
  const before = against === 0 ? undefined : expectRevision(found, against);
  if (newest === undefined) throw new DomainError("article_not_found", { id: key.articleId });
  const data = { ...key, after, before, newest };
  const { faults = [], status } = failure ?? {};
  return showView(c, seat, revisionView(seat, data, { done: doneIn(c, seat), faults, status }));
}
