/** Two people's work brought together, and what two revisions say otherwise: nothing is lost, whatever they did. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareBlocks } from "../../src/articles/compare.ts";
import { blockHash } from "../../src/articles/identity/blocks.ts";
import type { Block } from "../../src/articles/identity/blocks.ts";
import { mergeTexts } from "../../src/articles/merge.ts";
import type { Text } from "../../src/articles/merge.ts";

const block = (id: string, markdown: string): Block => ({
  ...{ id, markdown, kind: "paragraph" as const },
  hash: blockHash(markdown),
});
const text = (blocks: readonly Block[], title = "T"): Text => ({
  ...{ title, standfirst: null, byline: null, dateline: null },
  blocks,
});
const merge = (base: readonly Block[], theirs: readonly Block[], yours: readonly Block[]) =>
  mergeTexts(text(base), text(theirs), text(yours));
const shown = (blocks: readonly { id: string; markdown: string }[]) =>
  blocks.map(({ id, markdown }) => `${id}:${markdown}`);

const base = fc
  .uniqueArray(fc.constantFrom(..."abcdefgh"), { minLength: 0, maxLength: 8 })
  .map((ids) => ids.map((id) => block(id, `text of ${id}`)));

/** What somebody made of a text: words changed, blocks taken away, moved and added. */
const change = (name: string) =>
  fc
    .record({
      order: fc.array(fc.nat(100), { minLength: 8, maxLength: 8 }),
      edits: fc.array(fc.constantFrom("keep", "keep", "edit", "same", "drop"), {
        minLength: 8,
        maxLength: 8,
      }),
      additions: fc.array(fc.tuple(fc.nat(8), fc.boolean()), { maxLength: 3 }),
      moves: fc.boolean(),
    })
    .map(({ order, edits, additions, moves }) => (from: readonly Block[]): Block[] => {
      const kept = from.flatMap((one, index) => {
        const edit = edits[index];
        if (edit === "drop") return [];
        if (edit === "edit") return [block(one.id, `${one.markdown} as ${name} has it`)];
        return [edit === "same" ? block(one.id, `${one.markdown} as both have it`) : one];
      });
      const placed = moves
        ? kept.map((one, index) => ({ one, rank: order[index] ?? 0 })).toSorted((a, b) => a.rank - b.rank)
        : kept.map((one) => ({ one, rank: 0 }));
      const result = placed.map(({ one }) => one);
      for (const [index, [at, shared]] of additions.entries())
        result.splice(
          at,
          0,
          block(`${name}${index}`, shared ? `added ${index}` : `added ${index} by ${name}`),
        );
      return result;
    });

const three = fc
  .tuple(base, change("x"), change("y"))
  .map(([from, x, y]) => [from, x(from), y(from)] as const);

describe("a three-way merge", () => {
  test("with nothing new on one side is the other side, order and all", () => {
    fc.assert(
      fc.property(three, ([from, theirs, yours]) => {
        expect(shown(merge(from, from, yours).blocks)).toEqual(shown(yours));
        expect(shown(merge(from, theirs, from).blocks)).toEqual(shown(theirs));
        expect(shown(merge(from, yours, yours).blocks)).toEqual(shown(yours));
        for (const [a, b, c] of [
          [from, from, yours],
          [from, theirs, from],
          [from, yours, yours],
        ] as const)
          expect(merge(a, b, c).conflicts).toEqual([]);
      }),
    );
  });

  test("loses no words that somebody wrote, and brings back none that somebody took away", () => {
    fc.assert(
      fc.property(three, ([from, theirs, yours]) => {
        const { blocks } = merge(from, theirs, yours);
        const anywhere = blocks.flatMap(({ markdown, conflict }) => [
          markdown,
          ...Object.values(conflict ?? {}),
        ]);
        const was = new Map(from.map((one) => [one.id, one.markdown]));
        for (const side of [theirs, yours])
          for (const { id, markdown } of side)
            if (was.get(id) !== markdown) expect(anywhere).toContain(markdown);
        const ids = new Set(blocks.map(({ id }) => id));
        for (const { id, markdown } of from) {
          const [a, b] = [theirs, yours].map((side) => side.find((one) => one.id === id)?.markdown);
          const isTaken =
            [a, b].includes(undefined) && [a, b].every((now) => now === undefined || now === markdown);
          expect(ids.has(id)).toBe(!isTaken);
        }
      }),
    );
  });

  test("has each block once, and a conflict exactly where both changed it differently", () => {
    fc.assert(
      fc.property(three, ([from, theirs, yours]) => {
        const { blocks, conflicts } = merge(from, theirs, yours);
        expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
        const of = (side: readonly Block[], id: string) => side.find((one) => one.id === id)?.markdown;
        const contested = from
          .map(({ id }) => [of(from, id), of(theirs, id), of(yours, id), id] as const)
          .filter(([was, a, b]) => a !== b && a !== was && b !== was)
          .map(([, , , id]) => id);
        expect([...conflicts].toSorted()).toEqual(contested.toSorted());
      }),
    );
  });

  test("keeps what both have added in the same words once, and what each has added behind what it stood behind", () => {
    const from = [block("a", "A"), block("b", "B")];
    const theirs = [block("a", "A"), block("t", "News"), block("b", "B")];
    const yours = [block("a", "A"), block("b", "B"), block("y", "More"), block("z", "News")];
    expect(shown(merge(from, theirs, yours).blocks)).toEqual(["a:A", "t:News", "b:B", "y:More"]);
  });

  test("holds both sides of a line that both changed, and takes a line that one changed", () => {
    const [was, they, you] = ["T", "Theirs", "Yours"].map((title) => text([], title));
    if (was === undefined || they === undefined || you === undefined) throw new Error("three texts");
    const merged = mergeTexts(was, they, { ...you, byline: "By Lin" });
    expect(merged.lines).toMatchObject({
      title: { value: "Yours", conflict: { base: "T", theirs: "Theirs", yours: "Yours" } },
      byline: { value: "By Lin" },
    });
    expect(merged.conflicts).toEqual(["title"]);
  });
});

describe("the difference of two revisions", () => {
  test("leads from the one to the other, whatever was done", () => {
    fc.assert(
      fc.property(three, ([from, after]) => {
        const changes = compareBlocks(from, after);
        const befores = changes.flatMap(({ before }) => (before === undefined ? [] : [before]));
        expect(befores.toSorted()).toEqual(from.map(({ markdown }) => markdown).toSorted());
        expect(changes.flatMap(({ after: now }) => (now === undefined ? [] : [now]))).toEqual(
          after.map(({ markdown }) => markdown),
        );
        for (const { kind, before, after: now } of changes) {
          expect(kind === "same").toBe(before === now);
          expect(kind === "added").toBe(before === undefined);
          expect(kind === "removed").toBe(now === undefined);
        }
      }),
    );
  });

  test("with itself is none", () => {
    fc.assert(
      fc.property(base, (one) => {
        expect(compareBlocks(one, one).filter(({ kind, moved }) => kind !== "same" || moved)).toEqual([]);
      }),
    );
  });

  test("says which one block was moved, and not that all others were", () => {
    const [a, b, c] = [block("a", "A"), block("b", "B"), block("c", "C")];
    const changes = compareBlocks([a, b, c], [c, a, b]);
    expect(changes.map(({ id, moved }) => [id, moved])).toEqual([
      ["c", true],
      ["a", false],
      ["b", false],
    ]);
  });

  test("knows words again that went and came back under another id", () => {
    const long = "A long paragraph about the tunnel below the river.";
    const changes = compareBlocks([block("a", long)], [block("new", long)]);
    expect(changes).toEqual([{ kind: "same", moved: false, id: "new", before: long, after: long }]);
  });

  test("has what was removed behind what it stood behind", () => {
    const [a, b, c] = [block("a", "A"), block("b", "Bees and flowers"), block("c", "C")];
    expect(compareBlocks([a, b, c], [a, c]).map(({ id, kind }) => [id, kind])).toEqual([
      ["a", "same"],
      ["b", "removed"],
      ["c", "same"],
    ]);
  });
});
