/** Who is told what: members whom it concerns, once, and nobody of what she did herself. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { clock as cron } from "../../src/access/actor.ts";
import type { Actor } from "../../src/access/actor.ts";
import { boardRead } from "../../src/articles/board-list.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { askReview } from "../../src/articles/review/ask.ts";
import { assignEdition, releaseEdition } from "../../src/articles/review/assign.ts";
import { addComment, answerComment } from "../../src/articles/review/comment.ts";
import { decideReview } from "../../src/articles/review/decide.ts";
import { talkRead } from "../../src/articles/review/read.ts";
import { readNow } from "../../src/changes/read.ts";
import { openDatabase } from "../../src/database.ts";
import type { Locale } from "../../src/locales.ts";
import { readAllNotices, readNotice } from "../../src/notices/mark-read.ts";
import { notices } from "../../src/notices/tables.ts";
import { recorded } from "../support/access.ts";
import { as, hire } from "../support/colleagues.ts";
import { everything, refusal } from "../support/log.ts";
import { establishRegister, noon, tell, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const english = { articleId: "tunnel", locale: "en" } as const;
const chinese = { articleId: "tunnel", locale: "zh-Hans" } as const;

beforeEach(async () => {
  await hire(db, "lin", "chen", "mei", "wei", "gu");
  await establishRegister(db);
});

let clock = noon;
beforeEach(() => void (clock = noon));
const soon = () => (clock += 1000);

const all = () => db.select().from(notices).orderBy(asc(notices.id));
const told = async () => (await all()).map(({ memberId, kind }) => `${memberId}: ${kind}`);
const write = (actor: Actor, locale: Locale, change: { title?: string; minor?: boolean } = {}) =>
  draftRevision(db, actor, { articleId: "tunnel", locale, ...words[locale], ...change }, soon());
const publish = (actor: Actor, ...locales: Locale[]) =>
  publishEditions(
    db,
    actor,
    { articleId: "tunnel", editions: locales.map((locale) => ({ locale })), accept: true },
    soon(),
  );

describe("what people say to each other", () => {
  beforeEach(() => tell(db, { published: ["en"] }).then(() => undefined));
  const say = (actor: Actor, text: string) => addComment(db, actor, { ...english, text }, soon());

  test("is told to whom it names, and to whoever has spoken before, each once", async () => {
    const threadId = await say(as("lin"), "@陈思远请看, @Lin Wei");
    expect(await told()).toEqual(["chen: mentioned"]);
    expect((await all())[0]).toMatchObject({
      ...{ subject: "article/tunnel/en", actorId: "lin", actorName: "Lin Wei", readAt: null },
      detail: { title: "A tunnel opens", comment: threadId, text: "@陈思远请看, @Lin Wei" },
    });
    await answerComment(db, as("gu"), { ...english, threadId, text: "Yes, @Lin Wei." }, soon());
    await answerComment(db, as("chen"), { ...english, threadId, text: "No." }, soon());
    expect((await told()).slice(1).toSorted()).toEqual(["gu: answered", "lin: answered", "lin: mentioned"]);
  });

  test("is not told to who works here no more", async () => {
    const threadId = await say(as("gu"), "Who?");
    await env.DB.prepare("UPDATE members SET removed_at = 1 WHERE id IN ('gu', 'chen')").run();
    await answerComment(db, as("lin"), { ...english, threadId, text: "@陈思远 and @顾明." }, soon());
    expect(await told()).toEqual([]);
    const chosen = addComment(db, as("lin"), { ...english, text: "x", mentions: ["chen"] }, noon);
    expect(await refusal(chosen)).toBe("member_not_found");
  });

  test("of a review: to whom it is for, then to whoever asked and wrote", async () => {
    await write(as("lin"), "en", { title: "Another" });
    await askReview(db, as("wei"), { ...english, reviewerId: "chen" }, soon());
    expect(await told()).toEqual(["chen: review_asked"]);
    await decideReview(db, as("chen"), { ...english, decision: "changes_wanted", note: "Who?" }, soon());
    expect((await told()).slice(1).toSorted()).toEqual(["lin: review_decided", "wei: review_decided"]);
    expect((await all()).at(-1)?.detail).toMatchObject({ decision: "changes_wanted", note: "Who?" });
    await askReview(db, as("lin"), english, soon());
    expect((await told()).slice(3).toSorted()).toEqual(["chen: review_asked", "wei: review_asked"]);
  });
});

describe("work", () => {
  beforeEach(() => tell(db, { published: [], drafts: ["en"] }).then(() => undefined));
  const assign = (actor: Actor, memberId?: string, more: object = {}) =>
    assignEdition(db, actor, { ...chinese, memberId, ...more }, soon());
  const assignment = async () => (await readNow(db, talkRead(chinese))).assignment;

  test("is given by editors to whoever may write there, also before anybody has begun", async () => {
    await assign(as("lin"), "mei", { dueOn: "2026-03-08" });
    expect(await assignment()).toMatchObject({ member: { name: "梅" }, dueOn: "2026-03-08" });
    expect(await told()).toEqual(["mei: assigned"]);
    const board = await readNow(db, boardRead({ assignedTo: "mei", limit: 10 }));
    expect(board.map(({ article, assignees }) => [article.id, assignees[0]?.name])).toEqual([
      ["tunnel", "梅"],
    ]);
    expect((await recorded()).at(-1)).toMatchObject({
      ...{ action: "article.assigned", subject: "article/tunnel/zh-Hans" },
      detail: { before: null, after: { member: "mei", dueOn: "2026-03-08" } },
    });
  });

  test("is not given to who may not write there, nor by who is no editor", async () => {
    const before = await everything();
    expect(await refusal(assign(as("lin"), "gu"))).toBe("assignee_unable");
    expect(await refusal(assign(as("lin"), "nobody"))).toBe("member_not_found");
    expect(await refusal(assign(as("mei"), "chen"))).toBe("forbidden");
    expect(await refusal(assign(as("gu")))).toBe("forbidden");
    expect(await refusal(assign(as("lin"), "mei", { dueOn: "2026-02-30" }))).toBe("field_invalid");
    const source = assignEdition(db, as("lin"), { ...english, memberId: "mei" }, noon);
    expect(await refusal(source)).toBe("assignee_unable");
    expect(await refusal(assignEdition(db, as("mei"), english, noon))).toBe("forbidden");
    expect(await everything()).toEqual(before);
  });

  test("is taken on by a translator in her languages, unless it is somebody's who is still here", async () => {
    await assign(as("mei"));
    expect(await told()).toEqual([]);
    await assign(as("lin"), "chen");
    expect(await refusal(assign(as("mei")))).toBe("already_assigned");
    await env.DB.prepare("UPDATE members SET removed_at = 1 WHERE id = 'chen'").run();
    await assign(as("mei"));
    expect((await assignment())?.member.id).toBe("mei");
  });

  test("is given back by whose it is, and taken away by editors", async () => {
    const release = (actor: Actor, expectedLock?: number) =>
      releaseEdition(db, actor, { ...chinese, expectedLock }, soon());
    expect(await refusal(release(as("mei")))).toBe("assignment_not_found");
    await assign(as("lin"), "chen");
    expect(await refusal(release(as("mei")))).toBe("forbidden");
    await release(as("chen"));
    expect(await assignment()).toBeUndefined();
    await assign(as("mei"));
    await release(as("lin"));
    expect(await assignment()).toBeUndefined();
  });

  test("is lost to nobody: who saw another state is told", async () => {
    await assign(as("lin"), "mei", { expectedLock: 0 });
    const seen = (await assignment())?.assignedAt;
    expect(await refusal(assign(as("lin"), "chen", { expectedLock: 0 }))).toBe("edit_conflict");
    const at = clock;
    await assignEdition(db, as("lin"), { ...chinese, memberId: "chen", expectedLock: seen }, at);
    expect((await assignment())?.assignedAt).toBeGreaterThan(seen ?? 0);
    const gone = releaseEdition(db, as("lin"), { ...chinese, expectedLock: seen }, soon());
    expect(await refusal(gone)).toBe("edit_conflict");
    const both = await Promise.allSettled([assign(as("lin"), "mei"), assign(as("wei"), "lin")]);
    expect(both.filter(({ status }) => status === "fulfilled").length).toBeGreaterThan(0);
    const record = (await recorded()).filter(({ action }) => action === "article.assigned");
    const member = (await assignment())?.member.id;
    expect(record.at(-1)?.detail).toMatchObject({ after: { member } });
  });
});

describe("a source that changed for readers", () => {
  beforeEach(async () => {
    await tell(db, { published: ["en"] });
    await write(as("mei"), "zh-Hans");
    await publish(as("lin"), "zh-Hans");
  });

  test("is told to who wrote the translation and to whose work it is, in the batch of the publication", async () => {
    await assignEdition(db, as("lin"), { ...chinese, memberId: "chen" }, soon());
    await db.delete(notices);
    await write(as("lin"), "en", { title: "A tunnel closes" });
    expect(await told()).toEqual([]);
    await publish(as("lin"), "en");
    expect((await told()).toSorted()).toEqual(["chen: source_changed", "mei: source_changed"]);
    expect((await all())[0]).toMatchObject({
      subject: "article/tunnel/zh-Hans",
      detail: { title: "隧道通车", revision: 2 },
    });
  });

  test("is not told of minor edits alone, but of one in earnest among them", async () => {
    await write(as("lin"), "en", { title: "A tunnel opens!", minor: true });
    await publish(as("lin"), "en");
    expect(await told()).toEqual([]);
    await write(as("lin"), "en", { title: "A tunnel closes" });
    await write(as("lin"), "en", { title: "A tunnel closes!", minor: true });
    await publish(as("lin"), "en");
    expect(await told()).toEqual(["mei: source_changed"]);
  });

  test("is not told to who published it, nor of the same text again", async () => {
    await write(as("chen"), "zh-Hans", { title: "通车了" });
    await write(as("lin"), "en", { title: "A tunnel closes" });
    await publish(as("chen"), "en");
    expect(await told()).toEqual([]);
    await publish(as("lin"), "en");
    expect(await told()).toEqual([]);
  });

  test("is told of when the clock publishes it too, and not when it is planned", async () => {
    await write(as("lin"), "en", { title: "A tunnel closes" });
    const later = noon + 3600_000;
    await publishEditions(
      db,
      as("lin"),
      { articleId: "tunnel", editions: [{ locale: "en" }], at: later },
      soon(),
    );
    expect(await told()).toEqual([]);
    await publishDue(db, later);
    expect(await told()).toEqual(["mei: source_changed"]);
    expect((await all())[0]?.actorId).toBe(cron.id);
  });

  test("is not told where the translation was made from that very text", async () => {
    await tell(db, { id: "bridge", published: [], drafts: ["en"] });
    await draftRevision(db, as("mei"), { ...chinese, articleId: "bridge", ...words["zh-Hans"] }, soon());
    await publishEditions(db, as("lin"), { articleId: "bridge", editions: [{ locale: "en" }] }, soon());
    expect(await told()).toEqual([]);
  });
});

describe("a publication that fails", () => {
  const later = noon + 3600_000;
  const minutes = (count: number) => later + count * 60_000;

  beforeEach(async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await publishEditions(
      db,
      as("lin"),
      { articleId: "tunnel", editions: [{ locale: "en" }], at: later },
      noon,
    );
    await env.DB.prepare("UPDATE editions SET scheduled_revision_id = 'gone'").run();
  });

  test("is told to who planned it and to admins, once it is two minutes late, once for a plan", async () => {
    for (const at of [minutes(0), minutes(1)]) expect(await publishDue(db, at)).toHaveLength(1);
    expect(await told()).toEqual([]);
    for (const at of [minutes(2), minutes(3), minutes(60)]) await publishDue(db, at);
    expect((await told()).toSorted()).toEqual(["lin: publication_failed", "wei: publication_failed"]);
    expect((await all())[0]?.detail).toEqual({ title: "A tunnel opens" });
    const lines = (await recorded()).filter(({ action }) => action === "article.not_published");
    expect(lines.map(({ subject, detail }) => [subject, detail])).toEqual([
      ["article/tunnel/en", { scheduledAt: new Date(later).toISOString() }],
    ]);
  });
});

describe("a notice", () => {
  beforeEach(async () => {
    await tell(db, { published: ["en"] });
    for (const text of ["@陈思远 1", "@陈思远 2", "@顾明"])
      await addComment(db, as("lin"), { ...english, text }, soon());
  });
  const unread = async () =>
    (await all()).filter(({ readAt }) => readAt === null).map(({ memberId }) => memberId);

  test("is read by whose it is, and by nobody else", async () => {
    const [first] = await all();
    const id = first?.id ?? 0;
    const before = await everything();
    for (const actor of [as("lin"), as("gu"), as("wei"), { ...as("gu"), memberId: undefined }])
      expect(await refusal(readNotice(db, actor, id, soon()))).toBe("notice_not_found");
    expect(await refusal(readNotice(db, as("chen"), 4711, soon()))).toBe("notice_not_found");
    expect(await everything()).toEqual(before);
    expect(await readNotice(db, as("chen"), id, soon())).toMatchObject({ readAt: clock, mailDueAt: null });
    expect(await unread()).toEqual(["chen", "gu"]);
    const after = await everything();
    await readNotice(db, as("chen"), id, soon());
    expect(await everything()).toEqual(after);
  });

  test("is read with all others that were seen, and no later one", async () => {
    const [first] = await all();
    await readAllNotices(db, as("chen"), first?.id, soon());
    expect(await unread()).toEqual(["chen", "gu"]);
    await readAllNotices(db, as("chen"), undefined, soon());
    expect(await unread()).toEqual(["gu"]);
  });
});
