import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignTranslation } from "../../src/articles/identity/align.ts";
import { blockHash, identifyBlocks, type Block } from "../../src/articles/identity/blocks.ts";
import { parseBody, type ParsedBlock } from "../../src/articles/body/markdown.ts";

function numbered(prefix: string): () => string {
  let last = 0;
  return () => `${prefix}${(last += 1)}`;
}

const write = (...texts: string[]) => identifyBlocks(parseBody(texts.join("\n\n")), [], numbered("old"));
const edit = (previous: readonly Block[], ...texts: string[]) =>
  identifyBlocks(parseBody(texts.join("\n\n")), previous, numbered("new"));
const ids = (blocks: readonly Block[]) => blocks.map(({ id }) => id);

const newsroom = {
  en: {
    opening: "Jing'an District opened its first regional headquarters centre on Monday, officials said.",
    figures: "By the end of June the district counted 35 certified enterprises, six more than a year ago.",
    outlook: "The next batch will be published in autumn, and applications are open until September.",
    quote: "The centre gives foreign companies one desk for visas, customs and tax questions.",
    unrelated: "Rain fell over the harbour while fishermen mended nets beside quiet boats.",
    reworded: "By the end of July the district counted 36 certified enterprises, seven more than last year.",
    join: " ",
  },
  "zh-Hans": {
    opening: "静安区周一启用首个地区总部服务中心，区有关负责人表示企业反响热烈。",
    figures: "截至六月底，全区共有三十五家认证企业，比去年同期增加六家，其中外资企业占一半。",
    outlook: "下一批名单将于秋季公布，申请受理截至九月，符合条件的企业均可提出申请。",
    quote: "服务中心为外资公司统一办理签证、海关和税务事项，设有专门窗口。",
    unrelated: "港口下着小雨，渔民在安静的小船旁修补渔网。",
    reworded: "截至七月底，全区共有三十六家认证企业，比去年同期增加七家，其中外资企业占一半。",
    join: "",
  },
} as const;

describe.each(Object.entries(newsroom))("the same block after an edit, in %s", (_locale, words) => {
  const { opening, figures, outlook, quote, unrelated, reworded, join } = words;
  const before = write(opening, figures, outlook, quote);

  test("nothing changed: every id stays", () => {
    expect(edit(before, opening, figures, outlook, quote)).toEqual(before);
  });

  test("white space alone is no change", () => {
    expect(ids(edit(before, `  ${opening}`, figures, outlook, quote))).toEqual(ids(before));
    expect(blockHash(" a\n b ")).toBe(blockHash("a b"));
  });

  test("an insertion gets a new id and disturbs no other", () => {
    expect(ids(edit(before, opening, unrelated, figures, outlook, quote))).toEqual([
      ...["old1", "new1", "old2", "old3", "old4"],
    ]);
  });

  test("a deletion takes its own id and no other", () => {
    expect(ids(edit(before, opening, outlook, quote))).toEqual(["old1", "old3", "old4"]);
  });

  test("a moved block keeps its id", () => {
    expect(ids(edit(before, quote, opening, figures, outlook))).toEqual(["old4", "old1", "old2", "old3"]);
  });

  test("changed words keep the id and change the hash", () => {
    const after = edit(before, opening, reworded, outlook, quote);
    expect(ids(after)).toEqual(ids(before));
    expect(after[1]?.hash).not.toBe(before[1]?.hash);
  });

  test("a block that moved and changed keeps its id", () => {
    expect(ids(edit(before, opening, outlook, quote, reworded))).toEqual(["old1", "old3", "old4", "old2"]);
  });

  test("of a split block the larger part keeps the id, whichever comes first", () => {
    const cut = Math.floor(figures.length * 0.65);
    const early = edit(before, opening, figures.slice(0, cut), figures.slice(cut), outlook, quote);
    expect(ids(early)).toEqual(["old1", "old2", "new1", "old3", "old4"]);
    const rest = figures.length - cut;
    const late = edit(before, opening, figures.slice(0, rest), figures.slice(rest), outlook, quote);
    expect(ids(late)).toEqual(["old1", "new1", "old2", "old3", "old4"]);
  });

  test("a small piece that is all that stays of a block keeps the id, wherever it stands", () => {
    const all = [opening, figures, outlook, quote, figures, outlook].join(join);
    expect(ids(edit(write(unrelated, all), opening, unrelated))).toEqual(["old2", "old1"]);
  });

  test("of merged blocks the larger contributor's id stays", () => {
    const short = figures.slice(0, Math.floor(figures.length / 2));
    const merged = edit(write(opening, short, outlook, quote), opening, short + join + outlook, quote);
    expect(ids(merged)).toEqual(["old1", "old3", "old4"]);
  });

  test("a paragraph that became a quotation or a list is still itself", () => {
    expect(ids(edit(before, opening, `> ${figures}`, `- ${outlook}`, quote))).toEqual(ids(before));
  });

  test("other words in the same place are another block", () => {
    expect(ids(edit(before, opening, unrelated, outlook, quote))).toEqual(["old1", "new1", "old3", "old4"]);
  });

  test("a block edited beyond a third of its words is itself only in its own place", () => {
    const mostly = figures.slice(0, Math.floor(figures.length * 0.3)) + join + unrelated;
    expect(ids(edit(before, opening, mostly, outlook, quote))).toEqual(ids(before));
    expect(ids(edit(before, opening, outlook, mostly, quote))).toEqual(["old1", "old3", "new1", "old4"]);
  });
});

describe("blocks that look alike", () => {
  test("identical blocks never share an id, and those that stayed keep theirs", () => {
    const before = write("same", "***", "a b c d", "***", "same");
    expect(ids(edit(before, "same", "***", "a b c d", "***", "same"))).toEqual(ids(before));
    expect(ids(edit(before, "***", "a b c d", "***", "same"))).toEqual(["old2", "old3", "old4", "old5"]);
    expect(ids(edit(before, "x y z", "***", "a b c d", "***", "same"))).toEqual([
      ...["new1", "old2", "old3", "old4", "old5"],
    ]);
    expect(new Set(ids(edit(before, ..."same ".repeat(9).trim().split(" ")))).size).toBe(9);
  });

  test("repeated blocks keep their ids from the end, beside a neighbour they had, and when they moved", () => {
    const repeated = write("***", "same", "***", "same");
    expect(ids(edit(repeated, "same", "***", "same"))).toEqual(["old2", "old3", "old4"]);
    const beside = write("***", "a b c", "***", "d e f");
    expect(ids(edit(beside, "x", "a b c", "***", "y"))).toEqual(["new1", "old2", "old3", "new2"]);
    const moved = write("a b c", "***", "d e f", "***", "g h i");
    expect(ids(edit(moved, "***", "***", "a b c", "d e f", "g h i"))).toEqual([
      ...["old2", "old4", "old1", "old3", "old5"],
    ]);
  });

  test("of two equally like candidates the one beside the same neighbour is it, even if both moved", () => {
    const row = (year: number) => `The list of the year ${year} holds many enterprises`;
    const before = write("first one here", row(2021), "second one here", row(2022));
    expect(ids(edit(before, "first one here", row(2031), "second one here", row(2032)))).toEqual(ids(before));
    expect(ids(edit(before, "second one here", row(2031), "first one here", row(2032)))).toEqual([
      ...["old3", "old4", "old1", "old2"],
    ]);
  });

  test("ids stay unique even if the previous ones or the new ones are not", () => {
    const twice = write("a b c", "d e f").map((block) => ({ ...block, id: "one" }));
    const after = identifyBlocks(
      parseBody("a b c\n\nd e f\n\ng h i"),
      twice,
      numbered("one").bind(undefined),
    );
    expect(new Set(ids(after)).size).toBe(3);
    const colliding = identifyBlocks(parseBody("x y z\n\na b c"), write("a b c"), numbered("old"));
    expect(ids(colliding)).toEqual(["old2", "old1"]);
  });
});

const word = fc.constantFrom(
  ..."district enterprise centre batch register certify 静安区 企业 中心 总部 认证 批次 the of and 2024 一 二".split(
    " ",
  ),
);
const paragraph = fc.array(word, { minLength: 1, maxLength: 12 }).map((words) => words.join(" "));
const marker = fc.constantFrom("", "", "", "> ", "## ", "- ");
const block = fc.tuple(marker, paragraph).map((parts) => parts.join(""));
const article = fc.array(block, { minLength: 1, maxLength: 25 });

/** Which ids each text has: equal blocks are interchangeable. */
function idsByText(blocks: readonly Block[]): Map<string, string[]> {
  const groups = Map.groupBy(blocks, ({ markdown }) => markdown);
  return new Map([...groups].map(([text, same]) => [text, ids(same).toSorted()]));
}

function expectKept(
  before: readonly Block[],
  after: readonly Block[],
  removed: readonly string[] = [],
): void {
  const now = idsByText(after);
  for (const [text, old] of idsByText(before)) {
    const gone = removed.filter((other) => other === text).length;
    expect(now.get(text)?.filter((id) => old.includes(id)) ?? []).toHaveLength(old.length - gone);
  }
  expect(new Set(ids(after)).size).toBe(after.length);
}

/** Lists and quotes of the same marker would flow together; a rule keeps them apart. */
const apart = (texts: readonly string[]) => identifyBlocks(texts.map(asParsed), [], numbered("old"));
const asParsed = (markdown: string): ParsedBlock => parseBody(markdown)[0] ?? { kind: "paragraph", markdown };
const again = (texts: readonly string[], previous: readonly Block[]) =>
  identifyBlocks(texts.map(asParsed), previous, numbered("new"));

describe("whatever the article", () => {
  test("the same text twice keeps every id", () => {
    fc.assert(
      fc.property(article, (texts) => {
        const before = apart(texts);
        expect(again(texts, before)).toEqual(before);
      }),
    );
  });

  test("after one insertion, deletion or move every other block keeps its id", () => {
    fc.assert(
      fc.property(article, block, fc.nat(), fc.nat(), (texts, added, one, other) => {
        const before = apart(texts);
        const at = one % texts.length;
        const without = texts.toSpliced(at, 1);
        const moved = without.toSpliced(other % texts.length, 0, texts[at] ?? "");
        expectKept(before, again(texts.toSpliced(at, 0, added), before));
        expectKept(before, again(without, before), texts.slice(at, at + 1));
        expectKept(before, again(moved, before));
      }),
    );
  });

  test("between any two texts ids are unique, known or new", () => {
    fc.assert(
      fc.property(article, article, (first, second) => {
        const after = again(second, apart(first));
        expect(new Set(ids(after)).size).toBe(second.length);
      }),
    );
  });

  test("2,000 blocks against 2,000 rewritten ones take well under a few seconds", () => {
    const texts = (tail: string) =>
      Array.from({ length: 2000 }, (_, n) => ({
        kind: "paragraph" as const,
        markdown: `The enterprise number ${n} of the district was certified in batch ${n % 7} ${tail}`,
      }));
    const before = identifyBlocks(texts("this year"), [], numbered("old"));
    const start = Date.now();
    expect(ids(identifyBlocks(texts("last year"), before, numbered("new")))).toEqual(ids(before));
    expect(Date.now() - start).toBeLessThan(3000);
  });
});

describe("aligning a translation", () => {
  const en = newsroom.en;
  const zh = newsroom["zh-Hans"];
  const source = write(
    "## Opening",
    en.opening,
    en.figures,
    "- one\n- two",
    "## Outlook",
    en.outlook,
    en.quote,
  );
  const whole = ["## 启用", zh.opening, zh.figures, "- 一\n- 二", "## 展望", zh.outlook, zh.quote];
  const align = (texts: readonly string[], previous: readonly Block[] = []) =>
    alignTranslation(parseBody(texts.join("\n\n")), previous, source, numbered("new"));

  test("a whole translation takes every id of its source", () => {
    expect(ids(align(whole))).toEqual(ids(source));
    expect(align(whole)[1]?.markdown).toBe(zh.opening);
  });

  test("what is not translated yet is left out without shifting the rest", () => {
    expect(ids(align(whole.toSpliced(3, 1)))).toEqual(["old1", "old2", "old3", "old5", "old6", "old7"]);
    expect(ids(align(whole.slice(0, 2)))).toEqual(["old1", "old2"]);
    expect(ids(align(["- 一\n- 二"]))).toEqual(["old4"]);
  });

  test("what the source does not have gets an id of its own", () => {
    expect(ids(align(whole.toSpliced(4, 0, "```\n注\n```")))).toEqual([
      ...["old1", "old2", "old3", "old4", "new1", "old5", "old6", "old7"],
    ]);
  });

  test("a heading that became a bold line is still its counterpart when the counts agree", () => {
    expect(ids(align(whole.toSpliced(4, 1, "**展望**")))).toEqual(ids(source));
  });

  test("of two source paragraphs the one of fitting length is the counterpart", () => {
    const short = "Yes.";
    const long = en.opening.repeat(4);
    const translated = alignTranslation(
      parseBody(zh.opening.repeat(4)),
      [],
      write(short, long),
      numbered("new"),
    );
    expect(ids(translated)).toEqual(["old2"]);
  });

  test("of paragraphs of one length the one with the same figures is the counterpart", () => {
    const counted = (centres: number) => `In that year the district had counted ${centres} regional centres.`;
    const paragraphs = write(counted(14), counted(27), counted(35));
    const translated = parseBody("当年，全区共认定地区总部中心35家，同比明显增加。");
    expect(ids(alignTranslation(translated, [], paragraphs, numbered("new")))).toEqual(["old3"]);
  });

  test("a moved block neither closes the gap that a new one fills nor is taken for its counterpart", () => {
    const paragraphs = write(en.opening, "Short.", en.figures, en.outlook);
    const known = (places: readonly number[], texts: readonly string[]) =>
      identifyBlocks(parseBody(texts.join("\n\n")), [], numbered("t")).map((block, index) => ({
        ...block,
        id: paragraphs[places[index] ?? 0]?.id ?? "",
      }));
    const first = known([0, 2, 3], [zh.opening, zh.figures, zh.outlook]);
    const second = parseBody([zh.opening, zh.outlook, "短句。", zh.figures].join("\n\n"));
    expect(ids(alignTranslation(second, first, paragraphs, numbered("new")))).toEqual([
      ...["old1", "old4", "old2", "old3"],
    ]);
    const swapped = parseBody([zh.figures, zh.opening, zh.quote].join("\n\n"));
    const three = paragraphs.slice(0, 3);
    expect(ids(alignTranslation(swapped, first, three, numbered("new")))).toEqual(["old3", "old1", "old2"]);
  });

  test("a second version keeps what the first had, moved or edited, and fills its gaps", () => {
    const first = align(whole.toSpliced(3, 1));
    const moved = ["## 启用", zh.quote, zh.opening, zh.reworded, "- 一\n- 二", "## 展望", zh.outlook];
    expect(ids(align(moved, first))).toEqual(["old1", "old7", "old2", "old3", "old4", "old5", "old6"]);
  });

  test("an id that the first version gave to a block of its own is not taken for a source block", () => {
    const first = align(whole.toSpliced(2, 0, "```\n注\n```"));
    expect(ids(align(whole, first))).toEqual(ids(source));
    const second = align(whole.toSpliced(2, 0, "```\n注\n```"), first);
    expect(second).toEqual(first);
  });

  test("ids are unique whatever the three texts are", () => {
    fc.assert(
      fc.property(article, article, article, (texts, oldTexts, sourceTexts) => {
        const origin = apart(sourceTexts);
        const first = alignTranslation(oldTexts.map(asParsed), [], origin, numbered("t"));
        const second = alignTranslation(texts.map(asParsed), first, origin, numbered("t"));
        expect(new Set(ids(second)).size).toBe(texts.length);
        expect(alignTranslation(texts.map(asParsed), second, origin, numbered("t"))).toEqual(second);
      }),
    );
  });

  test("2,000 blocks against 1,990 of other kinds take well under a few seconds", () => {
    const blocks = (count: number, every: number): ParsedBlock[] =>
      Array.from({ length: count }, (_, n) => ({
        kind: n % every ? "paragraph" : "list",
        markdown: `${n} 段落`,
      }));
    const origin = identifyBlocks(blocks(1990, 3), [], numbered("old"));
    const start = Date.now();
    expect(alignTranslation(blocks(2000, 4), [], origin, numbered("new"))).toHaveLength(2000);
    expect(Date.now() - start).toBeLessThan(3000);
  });
});
