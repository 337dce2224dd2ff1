/** What a minor edit does to translations, as rules that hold for any sequence of edits. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { composeRevision } from "../../src/articles/compose.ts";
import type { Composed, Predecessor } from "../../src/articles/compose.ts";
import type { NewRevision } from "../../src/articles/draft.ts";
import { freshnessAgainst } from "../../src/articles/freshness.ts";
import { openDatabase } from "../../src/database.ts";
import { draft, establishRegister, findEdition, noon, rewrite, tell, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);

let count = 0;

/** As it would be read back. */
function asWritten({ revision, parts }: Composed): Predecessor {
  count += 1;
  const id = `r${count}`;
  return {
    revision: { ...revision, id, number: count, author: "lin", createdAt: 0, editionVersion: count },
    blocks: parts.map((part, position) => ({ ...part, revisionId: id, position })),
  };
}

/** Paragraphs that stay alike enough to be known again, whatever their last word is. */
const paragraphs = [
  "The tunnel below the river opened today",
  "It took three years to dig",
  "Trains run daily",
];
const meaning = fc.array(fc.nat(3), { minLength: 3, maxLength: 3 });
const bodyOf = (ends: readonly number[]) =>
  paragraphs.map((text, index) => `${text} and version ${ends[index]} holds.`).join("\n\n");

const english = (input: Partial<NewRevision>): NewRevision => ({
  ...{ articleId: "tunnel", locale: "en", title: "A tunnel opens", body: bodyOf([0, 0, 0]) },
  ...input,
});
const chinese = (source: Predecessor, input: Partial<NewRevision> = {}): NewRevision => ({
  ...{ articleId: "tunnel", locale: "zh-Hans", title: "隧道通车" },
  body: source.blocks.map(({ id }, index) => ({ id, markdown: `第${index + 1}段。` })),
  ...input,
});

const write = (input: NewRevision, previous?: Predecessor, source?: Predecessor) =>
  asWritten(composeRevision(input, previous, source));
const staleIn = (source: Predecessor, translation: Predecessor) =>
  freshnessAgainst(source, translation).staleBlocks;

interface Edit {
  ends: number[];
  title: number;
  minor: boolean;
}
const edit: fc.Arbitrary<Edit> = fc.record({ ends: meaning, title: fc.nat(2), minor: fc.boolean() });

const after = (source: Predecessor, { ends, title, minor }: Edit) =>
  write(english({ body: bodyOf(ends), title: `A tunnel opens, ${title}`, minor }), source);

describe("any sequence of edits of a source", () => {
  test("that are all minor outdates nothing, and a translation of any wording is one of all of them", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), fc.nat(5), (edits, at) => {
        const sources = [write(english({}))];
        for (const each of edits) sources.push(after(sources.at(-1) ?? missing(), { ...each, minor: true }));
        const made = sources[Math.min(at, sources.length - 1)] ?? missing();
        const translation = write(chinese(made), undefined, made);
        for (const source of sources) expect(freshnessAgainst(source, translation).status).toBe("current");
      }),
    );
  });

  test("outdates exactly the blocks whose meaning is another than when they were translated", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), fc.nat(7), (edits, at) => {
        const sources = [write(english({ title: "A tunnel opens, 0" }))];
        // The model: each part's meaning is the words with which it last changed in an edit that was not minor.
        const said = [["0", "0", "0", "0"]];
        const meant = [["0", "0", "0", "0"]];
        for (const each of edits) {
          sources.push(after(sources.at(-1) ?? missing(), each));
          const now = [each.title, ...each.ends].map(String);
          const [old, meanings] = [said.at(-1) ?? [], meant.at(-1) ?? []];
          meant.push(
            now.map((word, part) => (each.minor || old[part] === word ? (meanings[part] ?? "") : word)),
          );
          said.push(now);
        }
        const place = Math.min(at, sources.length - 1);
        const made = sources[place] ?? missing();
        const translation = write(chinese(made), undefined, made);
        const last = sources.at(-1) ?? missing();
        const ids = ["title", ...last.blocks.map(({ id }) => id)];
        const expected = ids.filter((_, part) => meant[place]?.[part] !== meant.at(-1)?.[part]);
        expect(staleIn(last, translation).toSorted()).toEqual(expected.toSorted());
      }),
    );
  });

  test("shows readers the same words whether an edit is called minor or not", () => {
    fc.assert(
      fc.property(edit, (each) => {
        const source = write(english({}));
        const [one, other] = [
          after(source, { ...each, minor: true }),
          after(source, { ...each, minor: false }),
        ];
        expect(one.revision.hash).toBe(other.revision.hash);
      }),
    );
  });

  test("that save the same words again change no meaning, whatever they are called", () => {
    fc.assert(
      fc.property(edit, fc.boolean(), (each, minor) => {
        const source = write(english({}));
        const translation = write(chinese(source), undefined, source);
        const once = after(source, each);
        const again = after(once, { ...each, minor });
        expect(staleIn(again, translation)).toEqual(staleIn(once, translation));
      }),
    );
  });
});

function missing(): never {
  throw new Error("no revision");
}

describe("a block that comes or goes in a minor edit", () => {
  const source = write(english({}));
  const translation = write(chinese(source), undefined, source);

  test("is missing in the translation all the same", () => {
    const body = `${bodyOf([0, 0, 0])}\n\nSomething entirely different about ventilation shafts.`;
    expect(freshnessAgainst(write(english({ body, minor: true }), source), translation).status).toBe(
      "incomplete",
    );
  });

  test("is told when it is gone", () => {
    const body = bodyOf([0, 0, 0]).split("\n\n").slice(1).join("\n\n");
    expect(freshnessAgainst(write(english({ body, minor: true }), source), translation).status).toBe(
      "outdated",
    );
  });
});

describe("a minor edit of a translation", () => {
  const first = write(english({}));
  const translated = write(chinese(first), undefined, first);
  const changed = write(english({ body: bodyOf([0, 1, 0]) }), first);
  const stale = changed.blocks[1]?.id ?? "";
  const parts = first.blocks.map(({ id }, index) => ({ id, markdown: `第${index + 1}段。` }));
  const typo = parts.map((part, index) => (index === 1 ? { ...part, markdown: "第二段。" } : part));

  test("mends a spelling and leaves an outdated block outdated", () => {
    const mended = write(chinese(first, { body: typo, minor: true }), translated, changed);
    expect(staleIn(changed, mended)).toEqual([stale]);
  });

  test("that is not minor, or confirms the block, makes it current", () => {
    const renewed = write(chinese(first, { body: typo }), translated, changed);
    const confirmed = write(
      chinese(first, { body: typo, minor: true, confirm: [stale] }),
      translated,
      changed,
    );
    expect([staleIn(changed, renewed), staleIn(changed, confirmed)]).toEqual([[], []]);
  });
});

describe("in the newsroom", () => {
  beforeEach(() => establishRegister(db));
  const status = async () => (await findEdition(db, "tunnel", "zh-Hans"))?.translationStatus;
  const respelt = words.en.body.replace("opened", "openned");

  test("a published minor edit leaves the translation current; the next edit in earnest does not", async () => {
    await tell(db, {});
    await rewrite(db, { articleId: "tunnel", locale: "en", body: respelt, minor: true }, noon + 1);
    expect(await status()).toBe("current");
    await rewrite(
      db,
      { articleId: "tunnel", locale: "en", body: respelt.replace("three", "four") },
      noon + 2,
    );
    expect(await status()).toBe("outdated");
  });

  test("a minor edit over a draft in earnest hides nothing of it", async () => {
    await tell(db, {});
    const earnest = words.en.body.replace("three", "four");
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 2, body: earnest });
    await rewrite(
      db,
      { articleId: "tunnel", locale: "en", body: earnest.replace("opened", "openned"), minor: true },
      noon + 2,
    );
    expect((await findEdition(db, "tunnel", "zh-Hans"))?.staleBlocks).toHaveLength(1);
  });

  test("going back to the words of before is current again", async () => {
    await tell(db, {});
    await rewrite(db, { articleId: "tunnel", locale: "en", body: respelt, minor: true }, noon + 1);
    await rewrite(db, { articleId: "tunnel", locale: "en", body: words.en.body }, noon + 2);
    expect(await status()).toBe("current");
  });
});
