/** What people say to each other about an edition: the forms beside its text, and a page of its own. */
import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { deskEditionRead } from "../articles/desk-read.ts";
import { askReview, takeBackReview } from "../articles/review/ask.ts";
import { actOf, assignEdition, releaseEdition } from "../articles/review/assign.ts";
import { addComment, answerComment } from "../articles/review/comment.ts";
import { decideReview } from "../articles/review/decide.ts";
import { talkRead } from "../articles/review/read.ts";
import { settleThread } from "../articles/review/settle.ts";
import { combine, readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { editionAt } from "./articles/place.ts";
import type { EditionPlace } from "./articles/place.ts";
import type { TalkFields } from "./components/review/place.ts";
import { doneIn, doneQuery } from "./done.ts";
import type { Done } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { talkView } from "./pages/talk.tsx";
import type { TalkAnswer } from "./pages/talk.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const talkPages = new Hono<AppEnv>();

const path = "/articles/:id/:locale";

talkPages.get(`${path}/comments`, (c) => showTalk(c));

/** What a form was sent to is no page of its own. */
for (const part of ["review", "assignment"] as const)
  talkPages.get(`${path}/${part}`, (c) => {
    const { articleId, locale } = editionAt(c, "article.read");
    return c.redirect(deskPaths.editionPart(articleId, locale, "comments"), 303);
  });

talkPages.post(`${path}/review`, async (c) => {
  const form = await formOf(c);
  const act = form.get("do") ?? "ask";
  const place = editionAt(c, act === "ask" || act === "take_back" ? "review.ask" : "review.decide");
  return settled(c, form, "review", async () => {
    const input = { ...placeOf(place), expectedVersion: versionIn(form) };
    const [db, now] = [databaseOf(c), c.env.now()];
    const note = form.get("note") ?? undefined;
    if (act === "take_back") {
      await takeBackReview(db, place.actor, input, now);
      return "review_taken_back";
    }
    if (act === "approved" || act === "changes_wanted") {
      await decideReview(db, place.actor, { ...input, decision: act, note }, now);
      return "review_decided";
    }
    await askReview(db, place.actor, { ...input, note, reviewerId: filled(form, "reviewer") }, now);
    return "review_asked";
  });
});

talkPages.post(`${path}/assignment`, async (c) => {
  const form = await formOf(c);
  const act = form.get("do") ?? "claim";
  const memberId = act === "assign" ? filled(form, "member") : undefined;
  const place = editionAt(c, act === "assign" ? "article.assign" : actOf(actorOf(c), undefined));
  return settled(c, form, "assignment", async () => {
    const input = { ...placeOf(place), expectedLock: versionIn(form) };
    const [db, now] = [databaseOf(c), c.env.now()];
    if (act === "release") {
      await releaseEdition(db, place.actor, input, now);
      return "released";
    }
    if (act === "assign" && memberId === undefined)
      throw new DomainError("field_invalid", { field: "member", value: "", allowed: ["–"] });
    await assignEdition(db, place.actor, { ...input, memberId, dueOn: filled(form, "due") }, now);
    return "assigned";
  });
});

talkPages.post(`${path}/comments`, async (c) => {
  const form = await formOf(c);
  const act = form.get("do") ?? "comment";
  const place = editionAt(c, "comment.write");
  const threadId = form.get("thread") ?? "";
  return settled(c, form, act === "answer" ? "answer" : "comment", async () => {
    const [db, now] = [databaseOf(c), c.env.now()];
    const mentions = [filled(form, "mention")].filter((id) => id !== undefined);
    const said = { ...placeOf(place), text: form.get("text") ?? "", mentions };
    if (act === "settle" || act === "reopen") {
      const input = { ...placeOf(place), threadId, expectedVersion: versionIn(form) };
      await settleThread(db, place.actor, { ...input, isSettled: act === "settle" }, now);
      return act === "settle" ? "resolved" : "reopened";
    }
    if (act === "answer") {
      await answerComment(db, place.actor, { ...said, threadId }, now);
      return "answered";
    }
    await addComment(db, place.actor, { ...said, block: filled(form, "about") }, now);
    return "commented";
  });
});

const placeOf = ({ articleId, locale }: EditionPlace) => ({ articleId, locale });

const filled = (form: URLSearchParams, name: string): string | undefined =>
  form.get(name)?.trim() || undefined;

function versionIn(form: URLSearchParams): number | undefined {
  const text = form.get("version") ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Back to where the form stood; or, where it cannot be taken, the page with what was filled in. */
async function settled(
  c: AppContext,
  form: URLSearchParams,
  part: TalkFields["part"],
  act: () => Promise<Done>,
): Promise<Response> {
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const [path, query] = backTo(c, form);
      return c.redirect(`${path}?${doneQuery(await act(), undefined, query)}`, 303);
    },
    (error) => fieldOf(c, part, form, error),
  );
  if (outcome instanceof Response) return outcome;
  return showTalk(c, { ...outcome, fields: { part, values: Object.fromEntries(form) } });
}

/** One of the desk's pages about this very article, without its query; or the board, filtered as it was. */
function backTo(c: AppContext, form: URLSearchParams): [path: string, query: Record<string, string>] {
  const { articleId, locale } = editionAt(c, "article.read");
  const [asked = "", query = ""] = (form.get("to") ?? "").split(/[?#]/);
  if (asked === deskPaths.articles) return [asked, Object.fromEntries(new URLSearchParams(query))];
  const own = [deskPaths.article(articleId), deskPaths.edition(articleId, locale)];
  return [own.includes(asked) ? asked : deskPaths.editionPart(articleId, locale, "comments"), {}];
}

function fieldOf(
  c: AppContext,
  part: TalkFields["part"],
  form: URLSearchParams,
  { code, params }: DomainError,
): string | undefined {
  const { locale } = editionAt(c, "article.read");
  if (part === "assignment")
    return params["field"] === "dueOn" ? `assign-due-${locale}` : `assign-member-${locale}`;
  if (part === "review") {
    if (code === "reviewer_unable" || code === "member_not_found") return "reviewer";
    return form.get("do") === "changes_wanted" ? "decision_note" : "review_note";
  }
  return part === "answer" ? `answer-${form.get("thread") ?? ""}` : "remark_text";
}

async function showTalk(c: AppContext, answer: TalkAnswer = {}): Promise<Response> {
  const { articleId, locale } = editionAt(c, "article.read");
  const place = { articleId, locale };
  const seat = await seatAt(c, deskPaths.editionPart(articleId, locale, "comments"));
  const parts = combine({ found: deskEditionRead(place), talk: talkRead(place) });
  const { found, talk } = await withinTime(readNow(databaseOf(c), parts));
  if (found === undefined) throw new DomainError("article_not_found", { id: articleId });
  return showView(c, seat, talkView(seat, { found, talk }, { done: doneIn(c, seat), ...answer }));
}
