import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeThreeWays, settle, unsettled } from "../../src/catalogues/merge.ts";
import type { Choices, Values } from "../../src/catalogues/merge.ts";

const values = (record: Record<string, string>): Values => new Map(Object.entries(record));
const none: Choices = { conflicts: new Map(), remove: new Set() };

describe("an upload merged three ways", () => {
  const base = values({ title: "Tunnel", lead: "It opened", foot: "End" });

  test("of an untouched file changes nothing, whatever others did meanwhile", () => {
    const theirs = values({ title: "The tunnel", lead: "It opened", new: "Later" });
    const merge = mergeThreeWays(base, theirs, base);
    expect(merge).toEqual({ changes: [], conflicts: [], unchanged: 4 });
    expect(settle(theirs, merge, none)).toEqual(theirs);
  });

  test("takes what you changed, added and removed, and keeps what others did", () => {
    const theirs = values({ title: "The tunnel", lead: "It opened", foot: "End" });
    const yours = values({ title: "Tunnel", lead: "It has opened", more: "More" });
    const merge = mergeThreeWays(base, theirs, yours);
    expect(merge.changes).toEqual([
      { kind: "changed", key: "lead", from: "It opened", to: "It has opened" },
      { kind: "added", key: "more", to: "More" },
      { kind: "removed", key: "foot", from: "End" },
    ]);
    const merged = settle(theirs, merge, none);
    expect(Object.fromEntries(merged)).toEqual({
      title: "The tunnel",
      lead: "It has opened",
      foot: "End",
      more: "More",
    });
    expect(settle(theirs, merge, { ...none, remove: new Set(["foot"]) }).has("foot")).toBe(false);
  });

  test("is a conflict where both did something, and not the same", () => {
    const theirs = values({ title: "The tunnel", lead: "Open!", foot: "End" });
    const yours = values({ title: "A tunnel", lead: "Open!", foot: "End" });
    const merge = mergeThreeWays(base, theirs, yours);
    expect(merge.conflicts).toEqual([
      { key: "title", base: "Tunnel", theirs: "The tunnel", yours: "A tunnel" },
    ]);
    expect(unsettled(merge, none)).toEqual(["title"]);
    const choose = (side: "mine" | "theirs") =>
      settle(theirs, merge, { ...none, conflicts: new Map([["title", side]]) }).get("title");
    expect([choose("mine"), choose("theirs")]).toEqual(["A tunnel", "The tunnel"]);
  });

  test("is a conflict where one changed what the other removed", () => {
    const gone = values({ lead: "It opened", foot: "End" });
    const changed = values({ title: "Changed", lead: "It opened", foot: "End" });
    expect(mergeThreeWays(base, gone, changed).conflicts).toMatchObject([
      { key: "title", theirs: undefined },
    ]);
    expect(mergeThreeWays(base, changed, gone).conflicts).toMatchObject([{ key: "title", yours: undefined }]);
  });
});

describe("whatever three versions there are", () => {
  const map = fc
    .dictionary(fc.constantFrom("a", "b", "c", "d", "e"), fc.constantFrom("1", "2", "3"), {
      noNullPrototype: true,
    })
    .map(values);

  test("no edit of theirs is lost that you did not overrule, and none of yours", () => {
    fc.assert(
      fc.property(map, map, map, (base, theirs, yours) => {
        const merge = mergeThreeWays(base, theirs, yours);
        const merged = settle(theirs, merge, none);
        const conflicting = new Set(merge.conflicts.map(({ key }) => key));
        for (const [key, value] of theirs) {
          if (value !== base.get(key) && !conflicting.has(key)) expect(merged.get(key)).toBe(value);
        }
        for (const [key, value] of yours) {
          if (value !== base.get(key) && !conflicting.has(key)) expect(merged.get(key)).toBe(value);
        }
        for (const key of conflicting) expect(merged.get(key)).toBe(theirs.get(key));
      }),
    );
  });

  test("every key is counted once", () => {
    fc.assert(
      fc.property(map, map, map, (base, theirs, yours) => {
        const { changes, conflicts, unchanged } = mergeThreeWays(base, theirs, yours);
        const keys = new Set([...base.keys(), ...theirs.keys(), ...yours.keys()]);
        expect(changes.length + conflicts.length + unchanged).toBe(keys.size);
      }),
    );
  });

  test("applying it again changes nothing more", () => {
    fc.assert(
      fc.property(map, map, map, (base, theirs, yours) => {
        const all: Choices = {
          conflicts: new Map([...yours.keys(), ...theirs.keys()].map((key) => [key, "mine"])),
          remove: new Set([...base.keys(), ...theirs.keys()]),
        };
        const merged = settle(theirs, mergeThreeWays(base, theirs, yours), all);
        const again = mergeThreeWays(base, merged, yours);
        expect([again.changes, again.conflicts]).toEqual([[], []]);
      }),
    );
  });
});
