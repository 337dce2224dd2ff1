/** Remarks on a text: where they stand, whom they call, and what becomes of them. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { draftRevision } from "../../src/articles/draft.ts";
import { addComment, answerComment } from "../../src/articles/review/comment.ts";
import { mentionsIn, toldBy } from "../../src/articles/review/mentions.ts";
import { talkRead } from "../../src/articles/review/read.ts";
import { settleThread } from "../../src/articles/review/settle.ts";
import { mostOpen } from "../../src/articles/review/threads.ts";
import { readNow } from "../../src/changes/read.ts";
import { openDatabase } from "../../src/database.ts";
import { as, hire } from "../support/colleagues.ts";
import { everything, refusal } from "../support/log.ts";
import { establishRegister, noon, tell, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const place = { articleId: "tunnel", locale: "en" } as const;

beforeEach(async () => {
  await hire(db, "lin", "chen", "mei", "gu");
  await establishRegister(db);
  await tell(db, { published: ["en"] });
});

let clock = noon;
beforeEach(() => void (clock = noon));
const soon = () => (clock += 1000);

const say = (text: string, more: { block?: string; mentions?: string[] } = {}) =>
  addComment(db, as("gu"), { ...place, text, ...more }, soon());
const answer = (threadId: string, text: string, who: "lin" | "gu" | "mei" = "lin") =>
  answerComment(db, as(who), { ...place, threadId, text }, soon());
const threads = async () => (await readNow(db, talkRead(place))).threads;
const only = async () => {
  const [thread, ...others] = await threads();
  if (thread === undefined || others.length > 0) throw new Error(`${others.length} others`);
  return thread;
};
const write = (text: { title?: string; body?: string }) =>
  draftRevision(db, as("lin"), { ...place, ...words.en, ...text }, soon());
const blockIds = async () => {
  const rows = await env.DB.prepare(
    "SELECT b.id FROM blocks b JOIN revisions r ON r.id = b.revision_id WHERE r.locale = 'en' ORDER BY r.number DESC, b.position",
  ).all<{ id: string }>();
  return rows.results.map(({ id }) => id);
};

describe("a remark", () => {
  test("stands on all of it, on a line or on a block, with the beginning of what stood there", async () => {
    const [first = ""] = await blockIds();
    await say("Good.");
    await say("Too long.", { block: "title" });
    await say("Since when?", { block: first });
    expect((await threads()).map(({ block, quote, standing }) => [block, quote, standing])).toEqual([
      [null, null, "none"],
      ["title", "A tunnel opens", "same"],
      [first, "The tunnel opened today.", "same"],
    ]);
  });

  test("stays with its block through edits, and says when that is changed or gone", async () => {
    const [first = "", second = ""] = await blockIds();
    await say("On the first.", { block: first });
    await say("On the second.", { block: second });
    await say("On the title.", { block: "title" });
    await write({ body: "Trains run from Monday.\n\nIt took three long years.\n\nThe tunnel opened today." });
    expect((await threads()).map(({ block, standing }) => [block, standing])).toEqual([
      [first, "same"],
      [second, "changed"],
      ["title", "same"],
    ]);
    await write({ title: "It is open", body: "Trains run from Monday." });
    expect((await threads()).map(({ standing }) => standing)).toEqual(["gone", "gone", "changed"]);
  });

  test("is refused on what is not there, empty, or too long", async () => {
    const before = await everything();
    expect(await refusal(say("Here?", { block: "b0000000" }))).toBe("unknown_block");
    expect(await refusal(say("Here?", { block: "standfirst" }))).toBe("unknown_block");
    expect(await refusal(say(" \n\t"))).toBe("field_invalid");
    expect(await refusal(say("x".repeat(2001)))).toBe("field_invalid");
    expect(await refusal(addComment(db, as("gu"), { ...place, articleId: "bridge", text: "x" }, noon))).toBe(
      "article_not_found",
    );
    expect(await everything()).toEqual(before);
  });

  test("keeps its line breaks, and nothing that cannot be seen", async () => {
    await say("One\r\ntwo\u202e\u0000.");
    expect((await only()).comments[0]?.text).toBe("One\ntwo.");
  });

  test("can be made of a language that nobody has begun", async () => {
    await addComment(db, as("mei"), { articleId: "tunnel", locale: "zh-Hans", text: "我来。" }, noon);
    expect((await readNow(db, talkRead({ articleId: "tunnel", locale: "zh-Hans" }))).threads).toHaveLength(1);
  });

  test("is not made where too many are open", async () => {
    for (let number = 0; number < mostOpen; number += 1) await say(`Remark ${number}`);
    expect(await refusal(say("One more"))).toBe("too_many_comments");
    const [first] = await threads();
    await settleThread(db, as("lin"), { ...place, threadId: first?.id ?? "", isSettled: true }, soon());
    await say("One more");
  });
});

describe("a thread", () => {
  test("has its answers in their order", async () => {
    const id = await say("Is it true?");
    await answer(id, "Yes.");
    await answer(id, "Thank you.", "gu");
    expect((await only()).comments.map(({ text, author }) => [text, author.name])).toEqual([
      ["Is it true?", "顾明"],
      ["Yes.", "Lin Wei"],
      ["Thank you.", "顾明"],
    ]);
  });

  test("is done with, open again, and open again once somebody answers", async () => {
    const threadId = await say("Is it true?");
    const settle = (isSettled: boolean, expectedVersion?: number) =>
      settleThread(db, as("lin"), { ...place, threadId, isSettled, expectedVersion }, soon());
    await settle(true, 1);
    expect(await only()).toMatchObject({ resolvedBy: { name: "Lin Wei" }, resolvedAt: clock });
    const before = await everything();
    await settle(true);
    expect(await everything()).toEqual(before);
    await settle(false);
    expect((await only()).resolvedAt).toBeNull();
    await settle(true);
    await answer(threadId, "No.");
    expect((await only()).resolvedAt).toBeNull();
    expect(await refusal(settle(true, 1))).toBe("edit_conflict");
    await settle(true, 2);
  });

  test("is found by its own article and language alone", async () => {
    await tell(db, { id: "bridge", published: ["en"] });
    const threadId = await say("Is it true?");
    const answerId = await answer(threadId, "Yes.");
    const before = await everything();
    for (const where of [
      { articleId: "bridge", locale: "en" },
      { articleId: "tunnel", locale: "zh-Hans" },
    ] as const) {
      const input = { ...where, threadId };
      expect(await refusal(answerComment(db, as("lin"), { ...input, text: "No." }, noon))).toBe(
        "comment_not_found",
      );
      expect(await refusal(settleThread(db, as("lin"), { ...input, isSettled: true }, noon))).toBe(
        "comment_not_found",
      );
    }
    expect(await refusal(answer(answerId, "To an answer."))).toBe("comment_not_found");
    expect(await everything()).toEqual(before);
  });
});

describe("a name in a remark", () => {
  const people = [
    { id: "wei", name: "Wei" },
    { id: "weimin", name: "Wei Min" },
    { id: "lin", name: "林伟" },
    { id: "linming", name: "林伟明" },
    { id: "ann", name: "Ann O’Neil" },
    { id: "wei2", name: "wei" },
  ];
  const named = (text: string) => mentionsIn(text, people).map(({ ids }) => ids.join("+"));

  test.each([
    ["@林伟请看", ["lin"]],
    ["请@林伟明看", ["linming"]],
    ["＠林伟，@林伟明", ["lin", "linming"]],
    ["@Wei Min, please", ["weimin"]],
    ["@Wei, please", ["wei+wei2"]],
    ["@WEI", ["wei+wei2"]],
    ["@Weiss", []],
    ["@Wei林", ["wei+wei2"]],
    ["mail wei@Wei.example", []],
    ["a_b@Wei", []],
    ["@Ann O’Neil’s", ["ann"]],
    ["@nobody, @", []],
    ["@@Wei", ["wei+wei2"]],
  ])("%s", (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test("calls each once, with those who were chosen by hand", () => {
    expect(toldBy("@林伟 @林伟 @Wei Min", ["ann", "lin"], people)).toEqual(["lin", "weimin", "ann"]);
    expect(() => toldBy("x", ["nobody"], people)).toThrow("member_not_found");
  });

  test("is one of few: a remark does not call everybody", () => {
    const crowd = Array.from({ length: 40 }, (_, index) => ({ id: `p${index}`, name: `Person${index}x` }));
    const text = crowd.map(({ name }) => `@${name}`).join(" ");
    expect(() => toldBy(text, [], crowd)).toThrow("field_invalid");
    expect(toldBy(text.split(" ").slice(0, 10).join(" "), [], crowd)).toHaveLength(10);
  });

  test("that many share calls all of them", () => {
    expect(toldBy("@wei", [], people)).toEqual(["wei", "wei2"]);
  });
});
