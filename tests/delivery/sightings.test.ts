import { describe, expect, test } from "vitest";
import { awaitedFor, mostAwaited, Sightings } from "../../src/delivery/sightings.ts";
import { noon } from "../support/newsroom.ts";

const change = (seq: number, more: object = {}) => ({
  ...{ seq, articleId: "tunnel", locale: "en" as const, committedAt: noon, servedAt: null },
  ...more,
});
const answer = (epoch: number, more: object = {}) => ({
  ...{ epoch, tags: ["article-tunnel", "articles"], languages: ["en"], at: noon + 50 },
  ...more,
});
const seen = (sightings: readonly { of: { seq: number }; at: number }[]) =>
  sightings.map(({ of, at }) => [of.seq, at - noon]);

test("a change is seen with the first answer that is not older, about the article, and in its language", () => {
  const sightings = new Sightings();
  sightings.learned([change(7)], 7, noon);
  expect(sightings.sent(answer(6))).toEqual([]);
  expect(sightings.sent(answer(7, { tags: ["article-bridge"] }))).toEqual([]);
  expect(sightings.sent(answer(7, { tags: ["articles"] }))).toEqual([]);
  expect(sightings.sent(answer(7, { languages: ["zh-Hans"] }))).toEqual([]);
  expect(seen(sightings.sent(answer(8, { languages: ["zh-Hans", "en"], at: noon + 90 })))).toEqual([[7, 90]]);
  expect(sightings.sent(answer(8))).toEqual([]);
});

test("what another isolate has put down already is not awaited, but an earlier answer counts", () => {
  const sightings = new Sightings();
  sightings.sent(answer(7, { at: noon + 20 }));
  const [late, early] = [change(6, { servedAt: noon + 90 }), change(7, { servedAt: noon + 10 })];
  expect(seen(sightings.learned([late, early], 7, noon + 500))).toEqual([[6, 20]]);
  expect(sightings.sent(answer(7))).toEqual([]);
});

test("what was sent before it was known what is awaited counts from when it was sent", () => {
  const sightings = new Sightings();
  sightings.sent(answer(7, { at: noon + 20 }));
  sightings.sent(answer(7, { at: noon + 30 }));
  expect(seen(sightings.learned([change(6), change(7), change(8)], 8, noon + 500))).toEqual([
    [6, 20],
    [7, 20],
  ]);
  expect(seen(sightings.sent(answer(8, { at: noon + 900 })))).toEqual([[8, 900]]);
});

test("what has been compared is not kept", () => {
  const sightings = new Sightings();
  sightings.sent(answer(7));
  sightings.learned([], 7, noon);
  expect(sightings.learned([change(7)], 8, noon)).toEqual([]);
});

describe("bounds", () => {
  test("a day after a change it is not looked for any more, known or new", () => {
    const sightings = new Sightings();
    const late = noon + awaitedFor + 1;
    sightings.learned([change(7)], 7, noon);
    expect(sightings.sent(answer(7, { at: late }))).toEqual([]);
    expect(sightings.learned([change(6)], 8, late)).toEqual([]);
    expect(sightings.sent(answer(8))).toEqual([]);
  });

  test("the newest are awaited when there are many", () => {
    const sightings = new Sightings();
    const many = Array.from({ length: mostAwaited + 5 }, (_, seq) => change(seq + 1));
    sightings.learned(many, many.length, noon);
    const all = sightings.sent(answer(many.length));
    expect([all.length, all[0]?.of.seq]).toEqual([mostAwaited, 6]);
  });

  test("of answers that nobody has compared yet the newest are kept", () => {
    const sightings = new Sightings();
    for (let at = 0; at < 1000; at++) sightings.sent(answer(7, { at: noon + at }));
    expect(seen(sightings.learned([change(7)], 7, noon))).toEqual([[7, 800]]);
  });
});

test("what could not be put down is seen again with a later answer", () => {
  const sightings = new Sightings();
  sightings.learned([change(7)], 7, noon);
  const lost = sightings.sent(answer(7));
  sightings.missed(lost);
  expect(seen(sightings.sent(answer(7, { at: noon + 70 })))).toEqual([[7, 70]]);
});
