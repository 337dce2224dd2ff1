/** However runs break off and mix, the index is in the end what one built from nothing would be. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { DomainError } from "../../src/errors.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { followLog } from "../../src/search/follow.ts";
import { wantRebuild } from "../../src/search/want-rebuild.ts";
import { Crashed, crashing } from "../support/crashing.ts";
import { empty } from "../support/databases.ts";
import { editor, establishRegister, findEdition, noon, rewrite, tell } from "../support/newsroom.ts";
import { emptySearch, indexAll } from "../support/search.ts";
import { contentsOf } from "./model.ts";

const db = openDatabase(env.DB);
const ids = ["a", "b", "c"] as const;

type Act =
  | {
      readonly act: "publish" | "withdraw";
      readonly id: (typeof ids)[number];
      readonly locale: Locale;
      readonly word: string;
    }
  | { readonly act: "rename" | "topic"; readonly word: string }
  | {
      readonly act: "run";
      readonly steps: number;
      readonly crash?: { readonly at: number; readonly when: "before" | "after" };
    }
  | { readonly act: "two runs" | "rebuild" };

const id = fc.constantFrom(...ids);
const locale = fc.constantFrom(...locales);
const word = fc.constantFrom("bridge", "隧道", "ferry 渡口", "station", "月台");
const crash = fc.record({
  at: fc.integer({ min: 1, max: 6 }),
  when: fc.constantFrom("before" as const, "after" as const),
});

const acts = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        act: fc.constantFrom("publish" as const, "withdraw" as const),
        id,
        locale,
        word,
      }),
    },
    { weight: 2, arbitrary: fc.record({ act: fc.constantFrom("rename" as const, "topic" as const), word }) },
    {
      weight: 5,
      arbitrary: fc.record(
        { act: fc.constant("run" as const), steps: fc.integer({ min: 1, max: 5 }), crash },
        { requiredKeys: ["act", "steps"] },
      ),
    },
    { weight: 1, arbitrary: fc.record({ act: fc.constantFrom("two runs" as const, "rebuild" as const) }) },
  ),
  { minLength: 3, maxLength: 16 },
);

async function perform(act: Act, now: number): Promise<void> {
  const [main, index] = [db, env.SEARCH];
  switch (act.act) {
    case "publish":
      return void (await rewrite(
        db,
        // Never the same words twice: those would be no news, and the index hears of none.
        { articleId: act.id, locale: act.locale, title: `Of a ${act.word} ${now}` },
        now,
      ));
    case "withdraw": {
      const edition = await findEdition(db, act.id, act.locale);
      if (edition?.state === "published")
        await withdrawEdition(db, editor, { articleId: act.id, locale: act.locale }, now);
      return;
    }
    case "rename":
      return rename(act.word, now);
    case "topic":
      return void (await nameTopic(
        db,
        editor,
        { id: "rail", label: { en: act.word, "zh-Hans": act.word } },
        now,
      ));
    case "run":
      return void (await followLog({ main, index: crashing(index, act.crash) }, now, act.steps));
    case "two runs":
      await Promise.all([followLog({ main, index }, now, 2), followLog({ main, index }, now, 3)]);
      return;
    case "rebuild":
      return wantRebuild(index);
  }
}

async function rename(to: string, now: number): Promise<void> {
  const name = { kind: "legal", source: "official", verified: true } as const;
  const names = [{ ...name, tag: "en", value: `${to} Works` }];
  await renameEnterprise(db, editor, { enterpriseId: "tunnel-works", names }, now);
}

async function begin(): Promise<void> {
  await empty(env.DB);
  await emptySearch(env.SEARCH);
  await establishRegister(db);
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
  for (const [at, each] of ids.entries())
    await tell(db, { id: each, topics: ["rail"], at: noon + at * 1000 });
}

/** What a crash or a rule of the newsroom stops is part of the story. */
async function tolerantly(work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof Crashed) && !(error instanceof DomainError)) throw error;
  }
}

test("after any acts, runs and crashes the index is the one that would be built from nothing", async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (sequence) => {
      await begin();
      let now = noon + 10_000;
      for (const act of sequence) await tolerantly(perform(act, (now += 1000)));
      await indexAll(env.SEARCH, (now += 1000));
      const followed = await contentsOf(env.SEARCH);
      await emptySearch(env.SEARCH);
      await wantRebuild(env.SEARCH);
      await indexAll(env.SEARCH, now);
      expect(followed).toEqual(await contentsOf(env.SEARCH));
    }),
    { numRuns: 25 },
  );
}, 240_000);
