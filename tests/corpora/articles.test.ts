import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { alignTranslation } from "../../src/articles/identity/align.ts";
import { identifyBlocks, type Block } from "../../src/articles/identity/blocks.ts";
import { parseBody, type ParsedBlock } from "../../src/articles/body/markdown.ts";
import { plainText, renderBlock } from "../../src/articles/body/render.ts";
import type { Locale } from "../../src/locales.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpora/articles/cncf-glossary/content");

interface Article {
  readonly folder: string;
  readonly name: string;
  readonly body: string;
}

function articlesIn(folder: string): Article[] {
  if (!existsSync(corpus)) return [];
  const names = readdirSync(join(corpus, folder), { recursive: true, encoding: "utf8" });
  return names
    .filter((name) => name.endsWith(".md"))
    .toSorted()
    .map((name) => ({
      folder,
      name,
      body: withoutFrontMatter(readFileSync(join(corpus, folder, name), "utf8")),
    }));
}

function withoutFrontMatter(text: string): string {
  return text.replace(/^\ufeff?---\r?\n.*?\r?\n---[ \t]*(?:\r?\n|$)/s, "");
}

const english = articlesIn("en");
const simplified = articlesIn("zh-cn");
const everything = [...english, ...simplified, ...articlesIn("zh-tw")];

beforeAll(() => {
  if (existsSync(corpus)) return;
  throw new Error(`The articles of the CNCF glossary are missing: put the corpora at ${corpus}`);
});

test("the corpus holds the articles that these tests were measured on", () => {
  expect(english.length).toBeGreaterThanOrEqual(75);
  expect(simplified.length).toBeGreaterThanOrEqual(75);
  expect(everything.length).toBeGreaterThanOrEqual(190);
});

describe("every article", () => {
  test("is the same blocks after they were joined by blank lines", () => {
    for (const { folder, name, body } of everything) {
      const blocks = parseBody(body);
      const joined = blocks.map(({ markdown }) => markdown).join("\n\n");
      expect(parseBody(joined), `${folder}/${name}`).toEqual(blocks);
    }
  });

  test("loses no word when it is cut", () => {
    for (const { folder, name, body } of everything) {
      const kept = parseBody(body).map(({ markdown }) => markdown);
      const dropped = /^\[[^\]]+\]:.*$/gm;
      if (dropped.test(body)) continue;
      expect(kept.join("").replaceAll(/\s/g, ""), `${folder}/${name}`).toBe(
        body.replaceAll(/\s|\ufeff/g, ""),
      );
    }
  });

  test("renders block by block, and every block shows something", () => {
    for (const { folder, name, body } of everything) {
      const locale: Locale = folder === "en" ? "en" : "zh-Hans";
      for (const { kind, markdown } of parseBody(body)) {
        const html = renderBlock(markdown, locale);
        const isComment = /^(?:<[^>]*>\s*)*$/.test(markdown.trim());
        expect(html === "" && !isComment, `${folder}/${name}: ${markdown}`).toBe(false);
        if (kind !== "rule" && !isComment) expect(plainText(markdown), `${folder}/${name}`).not.toBe("");
      }
    }
  });

  test("keeps every id through a second parse, and all but one when one block goes", () => {
    for (const { folder, name, body } of everything) {
      const parsed = parseBody(body);
      const before = identifyBlocks(parsed, [], numbered("b"));
      expect(identifyBlocks(parsed, before, numbered("n")), `${folder}/${name}`).toEqual(before);
      const middle = Math.floor(parsed.length / 2);
      const rest = identifyBlocks(parsed.toSpliced(middle, 1), before, numbered("n"));
      expect(ids(rest), `${folder}/${name}`).toEqual(ids(before.toSpliced(middle, 1)));
    }
  });
});

function numbered(prefix: string): () => string {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

const ids = (blocks: readonly Block[]) => blocks.map(({ id }) => id);

interface Translated {
  readonly name: string;
  readonly source: Block[];
  readonly translation: ParsedBlock[];
}

function translatedArticles(): Translated[] {
  return english.flatMap(({ name, body }) => {
    const other = simplified.find((article) => article.name === name);
    if (other === undefined) return [];
    return [
      {
        name,
        source: identifyBlocks(parseBody(body), [], numbered("s")),
        translation: parseBody(other.body),
      },
    ];
  });
}

/** How many of the translated blocks were given the id of a source block of the same kind. */
function pairedIn(articles: readonly Translated[]): { paired: number; blocks: number } {
  const count = { paired: 0, blocks: 0 };
  for (const { source, translation } of articles) {
    const kinds = new Map(source.map(({ id, kind }) => [id, kind]));
    const aligned = alignTranslation(translation, [], source, numbered("t"));
    count.blocks += aligned.length;
    count.paired += aligned.filter(({ id, kind }) => kinds.get(id) === kind).length;
  }
  return count;
}

/** The translators put one heading (是什么) before the first paragraph: there we know every counterpart. */
function opensWithHeading({ source, translation }: Translated): boolean {
  const kinds = translation.map(({ kind }) => kind).join();
  return kinds === ["heading", ...source.map(({ kind }) => kind)].join();
}

/** How many blocks got the id that they should have, after those at `left out` were taken away. */
function rightIn(articles: readonly Translated[], leftOut: (count: number) => number[]) {
  const count = { right: 0, blocks: 0 };
  for (const { source, translation } of articles) {
    const without = leftOut(translation.length);
    const stays = (_: unknown, place: number) => !without.includes(place);
    const expected = [undefined, ...ids(source)].filter(stays);
    const given = ids(alignTranslation(translation.filter(stays), [], source, numbered("t")));
    count.blocks += given.length;
    count.right += given.filter((id, place) => (expected[place] ?? "t1") === id).length;
  }
  return count;
}

const places = (count: number) => Array.from({ length: count }, (_, at) => at);

describe("English articles and their Chinese translations", () => {
  const all = translatedArticles();
  const equal = all.filter(({ source, translation }) => source.length === translation.length);
  const known = all.filter(opensWithHeading);

  test("with as many blocks on both sides are paired by kind", () => {
    const { paired, blocks } = pairedIn(equal);
    console.log(`${equal.length} articles of equal count: ${paired} of ${blocks} blocks paired by kind`);
    expect(blocks).toBeGreaterThan(20);
    expect(paired / blocks).toBeGreaterThanOrEqual(0.9);
  });

  test("of any number of blocks are paired as far as the kinds allow", () => {
    const { paired } = pairedIn(all);
    const possible = all.reduce((sum, { source, translation }) => sum + sharedKinds(source, translation), 0);
    console.log(`${all.length} articles: ${paired} of ${possible} possible pairs`);
    expect(paired / possible).toBeGreaterThan(0.97);
  });

  test("with one heading more are paired block for block", () => {
    const { right, blocks } = rightIn(known, () => []);
    console.log(`${known.length} articles with one heading more: ${right} of ${blocks} blocks right`);
    expect(blocks).toBeGreaterThan(250);
    expect(right / blocks).toBeGreaterThan(0.97);
  });

  test("of which a block in the middle or the second half is missing are mostly paired right", () => {
    const middle = rightIn(known, (count) => [Math.floor(count / 2)]);
    const half = rightIn(known, (count) => [0, ...places(count).slice(count >> 1)]);
    console.log(`without the middle one: ${middle.right} of ${middle.blocks} right`);
    console.log(`first half only: ${half.right} of ${half.blocks} right`);
    expect(middle.right / middle.blocks).toBeGreaterThan(0.9);
    expect(half.right / half.blocks).toBeGreaterThan(0.9);
  });
});

/** The most pairs of one kind that two lists of blocks allow, whatever their order. */
function sharedKinds(a: readonly ParsedBlock[], b: readonly ParsedBlock[]): number {
  const kinds = new Set(a.map(({ kind }) => kind));
  const of = (blocks: readonly ParsedBlock[], kind: string) =>
    blocks.filter((block) => block.kind === kind).length;
  return [...kinds].reduce((sum, kind) => sum + Math.min(of(a, kind), of(b, kind)), 0);
}
