import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import enWords from "../../locales/en/checks.json" with { type: "json" };
import zhWords from "../../locales/zh-Hans/checks.json" with { type: "json" };
import { checks } from "../../src/catalogues/checks/registry.ts";

const folder = join(import.meta.dirname, "../../docs/checks");
const [english, chinese]: Readonly<Record<string, string>>[] = [enWords, zhWords];

test("every check has a page, and every page is of a check", () => {
  const pages = checks.map(({ id }) => `${id}.md`);
  expect(readdirSync(folder).toSorted()).toEqual([...pages, "README.md"].toSorted());
});

test.each(checks.map((check) => ({ id: check.id, check })))(
  "the page of $id says what the check says",
  ({ id, check }) => {
    const page = readFileSync(join(folder, `${id}.md`), "utf8");
    expect(page).toContain(`\`${id}\` · 《${chinese?.[`title.${id}`]}》 · ${check.severity} · fix: `);
    const keys =
      "inReader" in check
        ? [id]
        : (check.cases ?? [undefined]).map((name) => (name === undefined ? id : `${id}.${name}`));
    for (const words of [english, chinese]) for (const key of keys) expect(page).toContain(words?.[key]);
    expect(page).toContain("## How to fix");
    expect(page).toContain("## How to ignore");
  },
);

test("the list of pages names every check with its weight", () => {
  const list = readFileSync(join(folder, "README.md"), "utf8");
  for (const { id, severity } of checks)
    expect(list).toMatch(new RegExp(`\\[${id}\\]\\(${id}\\.md\\) +\\| ${severity} `));
});
