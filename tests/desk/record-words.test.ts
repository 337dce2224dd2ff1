/** What the record tells of has words in both languages: nobody should have to read `thing.done`. */
import { expect, test } from "vitest";
import { isDeskKey } from "../../src/words.ts";

const sources = import.meta.glob("../../src/**/*.ts", { query: "?raw", import: "default", eager: true });

/** Told by code that puts the action together; they are named here. */
const made = [
  "article.published",
  "article.withdrawn",
  "article.scheduled",
  "session.opened",
  "session.ended",
];

const actions = Object.values(sources).flatMap((text) =>
  [...String(text).matchAll(/\baction: "([a-z]+\.[a-z_-]+)"/g)].map(([, action = ""]) => action),
);

test("every action of a verb", () => {
  const all = [...new Set([...actions, ...made])];
  expect(all.length).toBeGreaterThan(30);
  expect(all.filter((action) => !isDeskKey(`record.action.${action}`))).toEqual([]);
});
