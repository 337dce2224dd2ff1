/** What people say to each other about an edition, as JSON: reviews, remarks, whose work it is. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { lang, parametersOf } from "../api/parameters.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { askReview, takeBackReview } from "../articles/review/ask.ts";
import { actOf, assignEdition, releaseEdition } from "../articles/review/assign.ts";
import { addComment, answerComment } from "../articles/review/comment.ts";
import { decideReview } from "../articles/review/decide.ts";
import { talkRead } from "../articles/review/read.ts";
import type { Talk } from "../articles/review/read.ts";
import { settleThread } from "../articles/review/settle.ts";
import { reviewDecisions } from "../articles/review/tables.ts";
import { readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { editionAt, seenVersion } from "./articles/place.ts";
import type { EditionPlace } from "./articles/place.ts";
import { databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";
import { assignmentShape, reviewShape, threadShape } from "./talk-shapes.ts";

const path = "/:id/editions/:locale";
const text = z.string().max(20_000);
const ids = z.array(z.string().max(64)).max(100);

export const talk = new Hono<AppEnv>();

talk.get(`${path}/review`, async (c) => reviewAnswer(c, editionAt(c, "article.read")));

const request = z.strictObject({
  note: text.exactOptional(),
  reviewerId: z.string().max(64).exactOptional(),
});

talk.put(`${path}/review`, async (c) => {
  const { actor, ...place } = editionAt(c, "review.ask");
  const expectedVersion = seenVersion(c);
  const input = { ...(await jsonBody(c, request)), ...place, expectedVersion };
  await askReview(databaseOf(c), actor, input, c.env.now());
  return reviewAnswer(c, place);
});

talk.delete(`${path}/review`, async (c) => {
  const { actor, ...place } = editionAt(c, "review.ask");
  await takeBackReview(databaseOf(c), actor, { ...place, expectedVersion: seenVersion(c) }, c.env.now());
  return reviewAnswer(c, place);
});

const decision = z.strictObject({ decision: z.enum(reviewDecisions), note: text.exactOptional() });

talk.put(`${path}/review/decision`, async (c) => {
  const { actor, ...place } = editionAt(c, "review.decide");
  const expectedVersion = seenVersion(c);
  const input = { ...(await jsonBody(c, decision)), ...place, expectedVersion };
  await decideReview(databaseOf(c), actor, input, c.env.now());
  return reviewAnswer(c, place);
});

talk.get(`${path}/comments`, async (c) => {
  const { threads } = await talkAt(c, editionAt(c, "article.read"));
  return c.json({ items: threads.map(threadShape) });
});

const comment = z.strictObject({
  text,
  block: z.string().max(64).exactOptional(),
  mentions: ids.exactOptional(),
});

talk.post(`${path}/comments`, async (c) => {
  const { actor, ...place } = editionAt(c, "comment.write");
  const input = { ...(await jsonBody(c, comment)), ...place };
  return threadAnswer(c, place, await addComment(databaseOf(c), actor, input, c.env.now()), 201);
});

const answer = comment.omit({ block: true });

talk.post(`${path}/comments/:comment/answers`, async (c) => {
  const { actor, ...place } = editionAt(c, "comment.write");
  const threadId = c.req.param("comment");
  const input = { ...(await jsonBody(c, answer)), ...place, threadId };
  await answerComment(databaseOf(c), actor, input, c.env.now());
  return threadAnswer(c, place, threadId, 201);
});

talk.on(["PUT", "DELETE"], `${path}/comments/:comment/settlement`, async (c) => {
  const { actor, ...place } = editionAt(c, "comment.write");
  const threadId = c.req.param("comment") ?? "";
  const isSettled = c.req.method === "PUT";
  const input = { ...place, threadId, isSettled, expectedVersion: seenVersion(c) };
  await settleThread(databaseOf(c), actor, input, c.env.now());
  return threadAnswer(c, place, threadId);
});

talk.get(`${path}/assignment`, (c) => assignmentAnswer(c, editionAt(c, "article.read")));

const assignment = z.strictObject({
  memberId: z.string().max(64).exactOptional(),
  dueOn: z.string().nullish(),
});

/** To oneself where nobody is named. */
talk.put(`${path}/assignment`, async (c) => {
  const { actor, ...place } = editionAt(c, "article.write");
  const { memberId, dueOn } = await jsonBody(c, assignment);
  expectMay(actor, actOf(actor, memberId), { locale: place.locale });
  const expectedLock = seenLock(c);
  const input = { ...place, memberId, dueOn: dueOn ?? undefined, expectedLock };
  await assignEdition(databaseOf(c), actor, input, c.env.now());
  return assignmentAnswer(c, place);
});

talk.delete(`${path}/assignment`, async (c) => {
  const { actor, ...place } = editionAt(c, "article.write");
  await releaseEdition(databaseOf(c), actor, { ...place, expectedLock: seenLock(c) }, c.env.now());
  return assignmentAnswer(c, place);
});

/** An assignment's lock is the moment of it, which is longer than a version. */
function seenLock(c: AppContext): number | undefined {
  const lock = /^"v(\d{10,15})"$/.exec(c.req.header("If-Match")?.trim() ?? "")?.[1];
  return lock === undefined ? seenVersion(c) : Number(lock);
}

type Place = Omit<EditionPlace, "actor">;

/** Where there is such an article. */
async function talkAt(c: AppContext, place: Place): Promise<Talk> {
  parametersOf(c, { lang });
  const value = await withinTime(readNow(databaseOf(c), talkRead(place)));
  if (value.sourceLocale === undefined) throw new DomainError("article_not_found", { id: place.articleId });
  return value;
}

async function reviewAnswer(c: AppContext, place: Place): Promise<Response> {
  const shape = reviewShape(await talkAt(c, place));
  c.header("ETag", shape.etag);
  return c.json(shape);
}

async function threadAnswer(
  c: AppContext,
  place: Place,
  id: string,
  status: 200 | 201 = 200,
): Promise<Response> {
  const { threads } = await talkAt(c, place);
  const thread = threads.find((one) => one.id === id);
  if (thread === undefined) throw new DomainError("comment_not_found");
  const shape = threadShape(thread);
  c.header("ETag", shape.etag);
  return c.json(shape, status);
}

async function assignmentAnswer(c: AppContext, place: Place): Promise<Response> {
  const shape = assignmentShape((await talkAt(c, place)).assignment);
  c.header("ETag", shape.etag);
  return c.json(shape);
}
