/** What becomes of an article's languages: published together, planned, withdrawn and corrected. */
import { Hono } from "hono";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { Unpublishable } from "../articles/publication-checks.ts";
import { publishEditions } from "../articles/publish.ts";
import { articleAt } from "./articles/place.ts";
import { findingShape } from "./articles/say-findings.ts";
import { boundSeconds } from "./bound.ts";
import type { Fault } from "./components/notice.tsx";
import { redirectDone } from "./done.ts";
import { databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import type { Failure } from "./forms.ts";
import { languageName } from "./formats.ts";
import { lockIn } from "./lock.ts";
import { withMeanwhile } from "./lost-race.ts";
import type { PublicationAnswer } from "./pages/article-publication.tsx";
import { plannedAt, publicationFaults, publicationFieldsIn } from "./publication-form.ts";
import type { PublicationFields } from "./publication-form.ts";
import { showPublication } from "./publication-page.ts";
import { seatFor } from "./seat.tsx";
import { deskPaths } from "./view.ts";
import type { Seat } from "./view.ts";

export const publicationPages = new Hono<AppEnv>();

publicationPages.get("/articles/:id/publication", (c) =>
  showPublication(c, publicationFieldsIn(new URL(c.req.url).searchParams)),
);

publicationPages.post("/articles/:id/publication", async (c) => {
  const { articleId } = articleAt(c, "article.publish");
  const form = await formOf(c);
  const [fields, seat] = [publicationFieldsIn(form), await seatFor(c)];
  const faults = publicationFaults(seat, fields, c.env.now());
  if (faults.length > 0) return showPublication(c, fields, { faults, status: 422 });
  const { version, seen } = lockIn(form);
  const outcome = await attempt(
    seat,
    () => publish(c, fields, plannedAt(seat, fields), version),
    ({ code }) => (code === "findings_unanswered" ? "accept" : "languages"),
  );
  if (outcome instanceof Response) return outcome;
  const { error } = outcome;
  if (error.code !== "edit_conflict") return showPublication(c, fields, withFindings(seat, outcome));
  // What was accepted is not what stands there now.
  const answer = await withMeanwhile(c, outcome, articleId, seen);
  return showPublication(c, { ...fields, accept: false }, answer);
});

async function publish(
  c: AppContext,
  { locales, accept }: PublicationFields,
  at: number | undefined,
  expectedLock: number,
): Promise<Response> {
  const { actor, articleId } = articleAt(c, "article.publish");
  const editions = locales.map((locale) => ({ locale }));
  const input = { articleId, editions, expectedLock, at, accept };
  const changed = await publishEditions(databaseOf(c), actor, input, c.env.now());
  tellEdgeSoon(c);
  const path = deskPaths.article(articleId);
  if (at !== undefined) return redirectDone(c, path, "editions_scheduled");
  if (changed.length === 0) return redirectDone(c, path, "editions_unchanged");
  return redirectDone(c, path, "editions_published", boundSeconds);
}

/** Each of them in the summary, with its language. */
function withFindings(seat: Seat, { faults, error, status }: Failure): PublicationAnswer {
  const findings = error instanceof Unpublishable ? error.findings : [];
  const [first] = faults;
  const more = findings.map((finding): Fault => {
    const { message } = findingShape(finding, seat.lexicon, seat.locale);
    const language = languageName(seat.locale, finding.locale);
    return { message: seat.words("publishing.found", { language, message }), field: first?.field };
  });
  return { faults: [...faults, ...more], status };
}
