/** Asking colleagues to look a text over, and what their yes is worth. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../src/access/actor.ts";
import { changeSettings } from "../../src/access/settings.ts";
import { boardRead } from "../../src/articles/board-list.ts";
import { deskArticleRead } from "../../src/articles/desk-read.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { Unpublishable } from "../../src/articles/publication-checks.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { restoreRevision } from "../../src/articles/restore.ts";
import { askReview, takeBackReview } from "../../src/articles/review/ask.ts";
import { decideReview } from "../../src/articles/review/decide.ts";
import { talkRead } from "../../src/articles/review/read.ts";
import type { ReviewDecision } from "../../src/articles/review/tables.ts";
import { readNow } from "../../src/changes/read.ts";
import { openDatabase } from "../../src/database.ts";
import { recorded } from "../support/access.ts";
import { as, hire } from "../support/colleagues.ts";
import { everything, refusal } from "../support/log.ts";
import { establishRegister, findEdition, noon, tell, versionOf, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const place = { articleId: "tunnel", locale: "en" } as const;
const minute = 60_000;

beforeEach(async () => {
  await hire(db, "lin", "chen", "mei", "wei");
  await establishRegister(db);
  await tell(db, { published: [] });
});

let clock = noon;
beforeEach(() => void (clock = noon));
const soon = () => (clock += minute);

const write = (actor: Actor, change: { title?: string; minor?: boolean } = {}) =>
  draftRevision(db, actor, { ...place, ...words.en, ...change }, soon());
const ask = (actor: Actor, more: object = {}) => askReview(db, actor, { ...place, ...more }, soon());
const decide = (actor: Actor, decision: ReviewDecision = "approved", note?: string) =>
  decideReview(db, actor, { ...place, decision, note }, soon());
const talk = () => readNow(db, talkRead(place));
const standing = async () =>
  (await readNow(db, boardRead({ state: "review", limit: 10 }))).map(({ article }) => article.id);

describe("a review", () => {
  beforeEach(() => write(as("lin")));

  test("is asked for of the draft, and stands on the board until it is decided", async () => {
    expect(await standing()).toEqual([]);
    await ask(as("lin"), { reviewerId: "chen", note: " Is it true?\n" });
    expect((await talk()).review).toMatchObject({
      ...{ revisionNumber: 1, note: "Is it true?", authors: ["lin"] },
      ...{ askedBy: { id: "lin", name: "Lin Wei" }, reviewer: { id: "chen", name: "陈思远" } },
    });
    expect(await standing()).toEqual(["tunnel"]);
    expect((await readNow(db, deskArticleRead("tunnel")))?.work.inReview).toEqual(["en"]);
    await decide(as("chen"), "approved");
    expect(await standing()).toEqual([]);
    const { review, decided } = await talk();
    expect([review, decided?.decision, decided?.decidedBy.id]).toEqual([undefined, "approved", "chen"]);
  });

  test("is one at a time", async () => {
    await ask(as("lin"));
    expect(await refusal(ask(as("chen")))).toBe("review_exists");
    const both = await Promise.allSettled([decide(as("chen")), decide(as("wei"), "changes_wanted", "No.")]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("needs a draft, and a reviewer who may approve it", async () => {
    expect(await refusal(askReview(db, as("mei"), { ...place, locale: "zh-Hans" }, noon))).toBe(
      "edition_missing",
    );
    expect(await refusal(ask(as("lin"), { reviewerId: "nobody" }))).toBe("member_not_found");
    expect(await refusal(ask(as("lin"), { reviewerId: "mei" }))).toBe("reviewer_unable");
    expect(await refusal(ask(as("chen"), { reviewerId: "lin" }))).toBe("reviewer_unable");
    expect(await refusal(ask(as("lin"), { note: "x".repeat(2001) }))).toBe("field_invalid");
    await publishEditions(db, as("lin"), { articleId: "tunnel", editions: [place] }, soon());
    expect(await refusal(ask(as("lin")))).toBe("nothing_to_review");
  });

  test("is refused to who saw another text", async () => {
    const expectedVersion = await versionOf(db, "tunnel", "en");
    await write(as("chen"), { title: "Another" });
    const before = await everything();
    expect(await refusal(ask(as("lin"), { expectedVersion }))).toBe("edit_conflict");
    expect(await everything()).toEqual(before);
  });

  test("is taken back by whoever asked, or may decide", async () => {
    await ask(as("lin"));
    expect(await refusal(takeBackReview(db, as("mei"), place, noon))).toBe("forbidden");
    await takeBackReview(db, as("lin"), place, soon());
    expect(await refusal(takeBackReview(db, as("lin"), place, noon))).toBe("review_not_found");
    expect(await standing()).toEqual([]);
    await ask(as("lin"));
    await takeBackReview(db, as("wei"), place, soon());
    expect((await recorded()).map(({ action }) => action).slice(-2)).toEqual([
      "review.asked",
      "review.taken_back",
    ]);
  });

  test("is not decided by a translator, nor approved by who wrote it", async () => {
    await ask(as("lin"));
    expect(await refusal(decide(as("mei")))).toBe("forbidden");
    expect(await refusal(decide(as("lin")))).toBe("review_own");
    expect((await talk()).review).toBeDefined();
  });

  test("that wants changes says which", async () => {
    await ask(as("lin"));
    expect(await refusal(decide(as("chen"), "changes_wanted", "  "))).toBe("field_invalid");
    await decide(as("chen"), "changes_wanted", "Who says so?");
    expect((await talk()).decided).toMatchObject({
      decision: "changes_wanted",
      decisionNote: "Who says so?",
    });
  });

  test("is overtaken by another text, which is on record", async () => {
    await ask(as("lin"));
    await write(as("lin"), { title: "A tunnel closes" });
    expect((await talk()).review).toBeUndefined();
    expect(await standing()).toEqual([]);
    expect((await recorded()).find(({ action }) => action === "review.overtaken")).toMatchObject({
      ...{ subject: "article/tunnel/en", actorId: "lin" },
      detail: { before: { revision: 1, askedBy: "lin" } },
    });
    await write(as("lin"), { title: "A tunnel opens again" });
    expect((await recorded()).filter(({ action }) => action === "review.overtaken")).toHaveLength(1);
  });

  test("goes along with a minor edit, and so do its authors", async () => {
    await ask(as("lin"));
    await write(as("chen"), { title: "A tunnel opens!", minor: true });
    expect((await talk()).review).toMatchObject({ revisionNumber: 2 });
    expect((await talk()).review?.authors.toSorted()).toEqual(["chen", "lin"]);
    expect(await standing()).toEqual(["tunnel"]);
    expect(await refusal(decide(as("lin")))).toBe("review_own");
    expect(await refusal(decide(as("chen")))).toBe("review_own");
    await decide(as("wei"));
  });

  test("is over once its text is published", async () => {
    await ask(as("lin"));
    await publishEditions(db, as("lin"), { articleId: "tunnel", editions: [place] }, soon());
    expect((await talk()).review).toBeUndefined();
    expect(await standing()).toEqual([]);
  });

  test("may be approved by who wrote it where nobody else could", async () => {
    await env.DB.prepare("UPDATE members SET removed_at = 1 WHERE id IN ('chen', 'wei')").run();
    await ask(as("lin"));
    await decide(as("lin"));
    expect((await talk()).decided?.decidedBy.id).toBe("lin");
  });
});

describe("where editors need a review to publish", () => {
  const publish = async (actor: Actor, at?: number) => {
    try {
      await publishEditions(db, actor, { articleId: "tunnel", editions: [place], at, accept: true }, soon());
      return "published";
    } catch (error) {
      if (error instanceof Unpublishable) return error.findings.map(({ check }) => check).join();
      throw error;
    }
  };
  const approve = async (reviewer: Actor = as("chen")) => {
    await ask(as("lin"));
    await decide(reviewer);
  };

  beforeEach(async () => {
    await changeSettings(db, as("wei"), { publishWithoutReview: ["admin"] }, noon);
    await write(as("lin"));
  });

  test("nothing goes out or is planned without one, except by an admin", async () => {
    expect(await publish(as("lin"))).toBe("review_missing");
    expect(await publish(as("lin"), noon + 3600_000)).toBe("review_missing");
    expect(await publish(as("wei"))).toBe("published");
  });

  test("the very text that was approved goes out", async () => {
    await approve();
    expect(await publish(as("lin"))).toBe("published");
    expect((await findEdition(db, "tunnel", "en"))?.state).toBe("published");
  });

  test("what was written since does not, a minor edit by the author included", async () => {
    await approve();
    await write(as("lin"), { title: "The mayor resigns", minor: true });
    expect(await publish(as("lin"))).toBe("review_missing");
    expect(await publish(as("chen"))).toBe("review_missing");
  });

  test("a minor edit by the one who approved it does", async () => {
    await approve();
    await write(as("chen"), { title: "A tunnel opens!", minor: true });
    expect(await publish(as("lin"))).toBe("published");
  });

  test("so do the same words, restored", async () => {
    await approve();
    await write(as("lin"), { title: "The mayor resigns" });
    await restoreRevision(db, as("lin"), { ...place, number: 1 }, soon());
    expect(await publish(as("lin"))).toBe("published");
  });

  test("the newest decision counts", async () => {
    await approve();
    await ask(as("lin"));
    await decide(as("wei"), "changes_wanted", "Wait.");
    expect(await publish(as("lin"))).toBe("review_missing");
  });

  test("one language's is not the other's", async () => {
    await approve();
    const chinese = { articleId: "tunnel", locale: "zh-Hans" } as const;
    await draftRevision(db, as("mei"), { ...chinese, ...words["zh-Hans"] }, soon());
    const both = publishEditions(
      db,
      as("lin"),
      { articleId: "tunnel", editions: [place, chinese], accept: true },
      soon(),
    );
    expect(await refusal(both)).toBe("findings_block");
  });

  test("the clock publishes what was planned rightly, whatever is written and decided since", async () => {
    await approve();
    expect(await publish(as("lin"), noon + 3600_000)).toBe("published");
    await write(as("lin"), { title: "Another" });
    await changeSettings(db, as("wei"), { publishWithoutReview: [] }, soon());
    expect(await publishDue(db, noon + 3600_000)).toEqual([]);
    expect(await findEdition(db, "tunnel", "en")).toMatchObject({
      state: "published",
      title: words.en.title,
    });
  });

  test("what readers see already may be published again", async () => {
    expect(await publish(as("wei"))).toBe("published");
    expect(await publish(as("lin"))).toBe("published");
  });
});

describe("the settings", () => {
  test("are changed by admins alone, under a lock, and on record with what was before", async () => {
    const change = (actor: Actor, roles: string[], expectedVersion?: number) =>
      changeSettings(db, actor, { publishWithoutReview: roles, expectedVersion }, noon);
    expect(await refusal(change(as("lin"), []))).toBe("forbidden");
    expect(await refusal(change(as("wei"), ["translator"]))).toBe("field_invalid");
    expect(await change(as("wei"), ["editor", "admin", "admin"], 0)).toMatchObject({ version: 0 });
    expect(await change(as("wei"), ["admin"], 0)).toMatchObject({ version: 1 });
    expect(await refusal(change(as("wei"), [], 0))).toBe("edit_conflict");
    expect(await refusal(change(as("wei"), [], 7))).toBe("edit_conflict");
    const both = await Promise.allSettled([change(as("wei"), [], 1), change(as("wei"), ["editor"], 1)]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await recorded()).find(({ action }) => action === "settings.changed")).toMatchObject({
      detail: {
        before: { "publish-without-review": ["admin", "editor"] },
        after: { "publish-without-review": ["admin"] },
      },
    });
  });
});
