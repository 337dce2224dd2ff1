/** What is taken back, planned otherwise or put right of one language that is public. */
import { Hono } from "hono";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { correctEdition } from "../articles/correct.ts";
import { cancelSchedule } from "../articles/unschedule.ts";
import { withdrawEdition } from "../articles/withdraw.ts";
import type { Locale } from "../locales.ts";
import { articleAt, editionAt } from "./articles/place.ts";
import { boundSeconds } from "./bound.ts";
import type { Typed } from "./components/articles/edition-affairs.tsx";
import { noteFieldId } from "./components/articles/note-fields.tsx";
import type { Fault } from "./components/notice.tsx";
import { redirectDone } from "./done.ts";
import type { Done } from "./done.ts";
import { databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { lockIn } from "./lock.ts";
import { withMeanwhile } from "./lost-race.ts";
import { noteFaults, noteIn, nothingAsked, plannedAt, timeFaults } from "./publication-form.ts";
import { publicationFieldsIn } from "./publication-form.ts";
import { showPublication } from "./publication-page.ts";
import { seatFor } from "./seat.tsx";
import { deskPaths } from "./view.ts";
import type { Seat } from "./view.ts";

export const affairPages = new Hono<AppEnv>();

affairPages.post("/articles/:id/:locale/schedule", async (c) => {
  const { actor, ...place } = editionAt(c, "article.publish");
  const form = await formOf(c);
  return orPublication(c, form, undefined, async (expectedVersion) => {
    await cancelSchedule(databaseOf(c), actor, { ...place, expectedVersion }, c.env.now());
    return "schedule_cancelled";
  });
});

affairPages.post("/articles/:id/:locale/withdrawal", async (c) => {
  const { actor, ...place } = editionAt(c, "article.withdraw");
  const form = await formOf(c);
  const isSilent = form.get("do") === "silently";
  const typed = typedIn(form, "withdrawal", place.locale);
  const seat = await seatFor(c);
  const faults = isSilent ? [] : withdrawalFaults(seat, typed, place.locale, c.env.now());
  if (faults.length > 0) return showPublication(c, nothingAsked, { faults, typed, status: 422 });
  const at = isSilent ? undefined : plannedAt(seat, typed);
  const note = isSilent ? undefined : typed.note;
  return orPublication(c, form, isSilent ? undefined : typed, async (expectedVersion) => {
    await withdrawEdition(databaseOf(c), actor, { ...place, expectedVersion, note, at }, c.env.now());
    return at === undefined ? "edition_withdrawn" : "withdrawal_planned";
  });
});

affairPages.post("/articles/:id/:locale/correction", async (c) => {
  const { actor, ...place } = editionAt(c, "article.publish");
  const form = await formOf(c);
  const isRemoved = form.get("do") === "remove";
  const typed = typedIn(form, "correction", place.locale);
  const faults = isRemoved ? [] : notedFaults(await seatFor(c), typed, place.locale);
  if (faults.length > 0) return showPublication(c, nothingAsked, { faults, typed, status: 422 });
  const note = isRemoved ? undefined : typed.note;
  return orPublication(c, form, isRemoved ? undefined : typed, async (expectedVersion) => {
    await correctEdition(databaseOf(c), actor, { ...place, expectedVersion, note }, c.env.now());
    return isRemoved ? "correction_removed" : "correction_told";
  });
});

/** What a form was sent to is no page of its own. */
for (const part of ["schedule", "withdrawal", "correction"])
  affairPages.get(`/articles/:id/:locale/${part}`, (c) =>
    c.redirect(deskPaths.articlePart(c.req.param("id"), "publication"), 303),
  );

function typedIn(form: URLSearchParams, name: Typed["form"], locale: Locale): Typed {
  const { isLater, at } = publicationFieldsIn(form);
  return { form: name, locale, note: noteIn(form), isLater, at };
}

const notedFaults = (seat: Seat, { form, note }: Typed, locale: Locale): Fault[] =>
  noteFaults(seat, note, locale, (tag) => noteFieldId(`${form}-${locale}`, tag));

function withdrawalFaults(seat: Seat, typed: Typed, locale: Locale, now: number): Fault[] {
  const field = `withdrawal-${locale}-at`;
  return [...notedFaults(seat, typed, locale), ...timeFaults(seat, typed, field, now)];
}

/** Does it and leads back; or the page as it is now, with what was typed. */
async function orPublication(
  c: AppContext,
  form: URLSearchParams,
  typed: Typed | undefined,
  act: (expectedVersion: number) => Promise<Done>,
): Promise<Response> {
  const { version, seen } = lockIn(form);
  const { articleId } = articleAt(c, "article.publish");
  const path = deskPaths.articlePart(articleId, "publication");
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const done = await act(version);
      tellEdgeSoon(c);
      return redirectDone(c, path, done, boundSeconds);
    },
    () => undefined,
  );
  if (outcome instanceof Response) return outcome;
  return showPublication(c, nothingAsked, { ...(await withMeanwhile(c, outcome, articleId, seen)), typed });
}
