import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseBody, type ParsedBlock } from "../../src/articles/body/markdown.ts";
import { DomainError } from "../../src/errors.ts";

const kinds = (body: string) => parseBody(body).map(({ kind }) => kind);
const texts = (body: string) => parseBody(body).map(({ markdown }) => markdown);
const joined = (blocks: readonly ParsedBlock[]) => blocks.map(({ markdown }) => markdown).join("\n\n");

function refusalOf(body: string): Pick<DomainError, "code" | "params"> {
  try {
    parseBody(body);
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, params: error.params };
    throw error;
  }
  throw new Error("the body was accepted");
}

describe("cutting a body into blocks", () => {
  test("each top-level node is a block of its kind", () => {
    const body =
      "# 标题\n\n正文。\n\n- 一\n- 二\n\n> 引文\n\n```js\ncode\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n---";
    expect(kinds(body)).toEqual(["heading", "paragraph", "list", "quote", "code", "table", "rule"]);
  });

  test("a block is the exact text between its first and last line", () => {
    const list = "  - one\n  - two\n\n    still  two";
    const code = "    indented\n\n      code";
    expect(texts(`A  *b*   c\\*.\nSecond line.\n\n\n\n${list}\n\nEnd.\n\n${code}\n`)).toEqual([
      "A  *b*   c\\*.\nSecond line.",
      list,
      "End.",
      code,
    ]);
  });

  test.each([
    ["a fence in a list item", "1. a\n\n   ```\n   x\n\n   y\n   ```\n\n2. b", ["list"]],
    ["a fence indented less than the item above it", "1. a\n\n  ```\nx\n\ny\n  ```", ["list", "code"]],
    ["blank lines and markers in a fence", "```\n# x\n\n- y\n\n~~~\n\nz\n```", ["code"]],
    ["a longer fence around a shorter one", "````\n```\n\nx\n\n```\n````", ["code"]],
    ["a fence that is never closed", "a\n```\nb\n\nc", ["paragraph", "code"]],
    ["inline code that looks like a fence", "``` a ``` b\n\nc", ["paragraph", "paragraph"]],
    ["lists with different markers", "- a\n* b\n1. c\n1) d", ["list", "list", "list", "list"]],
    ["a list interrupted by nothing but blank lines", "- a\n\n\n- b\n\n  c\n\nd", ["list", "paragraph"]],
    ["a rule of spaced stars before a fence", "* * *\n\n  ```\n  x\n\ny\n  ```", ["rule", "code"]],
    ["two quotes", "> a\n\n> b", ["quote", "quote"]],
    ["a setext heading and a rule", "a\n---\n\n---", ["heading", "rule"]],
    [
      "a rule of spaced dashes longer than the depth limit",
      "- - - - - - - - - - - - - - - - - - -",
      ["rule"],
    ],
    ["nothing", " \n\n\t\n", []],
  ])("%s", (_name, body, expected) => {
    expect(kinds(body)).toEqual(expected);
  });

  test("the blocks of any text, joined by blank lines, are the same blocks again", () => {
    fc.assert(
      fc.property(soup, (body) => {
        const blocks = parseBody(body);
        expect(parseBody(joined(blocks))).toEqual(blocks);
      }),
      { numRuns: 3000 },
    );
  });

  test("HTML makes no block of its own kind, and blank lines in it end a paragraph as anywhere", () => {
    expect(parseBody("<div>\n\n**a**\n\n</div>")).toEqual([
      { kind: "paragraph", markdown: "<div>" },
      { kind: "paragraph", markdown: "**a**" },
      { kind: "paragraph", markdown: "</div>" },
    ]);
  });
});

const soup = fc
  .array(
    fc.constantFrom(
      ..."a|中文|*|**|_|[|]|(|)|!|`|```|~~~|\n|\n\n|> |- |* |1. |2) |  |    |\t|# |===|---|[a]|[a][a]".split(
        "|",
      ),
      ...[
        "|",
        "|-|",
        "\n|a|b|\n|-|-|\n",
        "\n\n[a]: /u\n\n",
        "![b][a]",
        "[a]: /x 'y'\n\n",
        "<b>",
        "</b>",
        "<!--",
      ],
      ...["-->", "<script>", "&amp;", "\\", "<div>\n", "\n```\n", "\n  ```\n", "   "],
    ),
    { maxLength: 40 },
  )
  .map((bits) => bits.join(""));

describe("reference links", () => {
  test.each([
    ["full", "[text][1]\n\n[1]: https://x.y/z", "[text](https://x.y/z)"],
    ["collapsed", "[Te  *xt*][]\n\n[te *XT*]: /u", "[Te  *xt*](/u)"],
    ["shortcut", "[text] and\n\n[text]: /u", "[text](/u) and"],
    ["of an image", "![a [b] c][1]\n\n[1]: /u", "![a [b] c](/u)"],
    ["image in a link", "[![a][p]][1]\n\n[1]: /u\n[p]: /p", "[![a](/p)](/u)"],
    ["with a title", '[t][1]\n\n[1]: /u "a \\"b\\" c"', '[t](/u "a &#34;b&#34; c")'],
    ["with an address that needs brackets", "[t][1]\n\n[1]: <a b(c>", "[t](<a b(c>)"],
    ["with an entity's look", "[t][1]\n\n[1]: /?a&amp;copy;=1", "[t](</?a&#38;copy;=1>)"],
    ["defined before", "[1]: /u\n\n[t][1]", "[t](/u)"],
    ["defined twice: the first counts", "[t][1]\n\n[1]: /a\n\n[1]: /b", "[t](/a)"],
    ["in a table cell", "|a|\n|-|\n|[t][1]|\n\n[1]: /a\\|b", "|a|\n|-|\n|[t](</a&#124;b>)|"],
    ["in another case", "[ẞ][]\n\n[SS]: /u", "[ẞ](/u)"],
    ["not defined", "[t][2]\n\n[1]: /u", "[t][2]"],
    ["in code", "`[t][1]`\n\n[1]: /u", "`[t][1]`"],
  ])("%s", (_name, body, expected) => {
    expect(texts(body)).toEqual([expected]);
  });

  test("a definition inside a list or a quote serves the whole body and stays where it is", () => {
    expect(texts("[t][1]\n\n> q\n>\n> [1]: /u")).toEqual(["[t](/u)", "> q\n>\n> [1]: /u"]);
  });

  test("links that would take more than a gigabyte are refused before they are written out", () => {
    const body = `[a]: /${"x".repeat(200_000)}\n\n${`${"[a] ".repeat(600)}\n\n`.repeat(10)}`;
    expect(refusalOf(body).code).toBe("body_too_long");
  });
});

describe("characters that deceive", () => {
  test("bidirectional controls, other controls and byte order marks are taken out", () => {
    expect(texts("\ufeffa\u202eb\u2066c\u2069d\u200ee\u061cf\u0000g\u0008h\u001bi\tj\u000bk")).toEqual([
      "abcdefghi\tjk",
    ]);
  });

  test("line ends become line feeds", () => {
    expect(texts("a\r\nb\r\rc\r\n")).toEqual(["a\nb", "c"]);
  });

  test("text is not normalised, and joiners, ideographic spaces and emoji stay", () => {
    const text = "e\u0301 é　中\u200d👩\u200d💻 ﬁ";
    expect(texts(text)).toEqual([text]);
  });

  test("a lone surrogate becomes the replacement character", () => {
    expect(texts("a\ud800b")).toEqual(["a\ufffdb"]);
  });
});

describe("limits", () => {
  const limit = 256 * 1024;

  test("a body of exactly 256 KiB of UTF-8 passes, one byte more does not", () => {
    const body = "中".repeat((limit - 1) / 3) + "a";
    expect(parseBody(body)).toHaveLength(1);
    expect(refusalOf(`${body}b`)).toEqual({ code: "body_too_long", params: { limit, size: limit + 1 } });
  });

  test("10,000 lines pass, one more does not; blank lines do not count", () => {
    const body = "a\n\n\n".repeat(10_000);
    expect(parseBody(body)).toHaveLength(10_000);
    expect(refusalOf(`${body}a`)).toMatchObject({
      code: "body_too_long",
      params: { limit: 10_000, size: 10_001, unit: "lines" },
    });
  });

  test.each([
    ["quotes", "> ".repeat(16)],
    ["lists", "- ".repeat(16)],
    ["lists and quotes", "> 1. ".repeat(8)],
  ])("16 %s in each other pass, 17 do not", (_name, markers) => {
    expect(parseBody(`${markers}a`)).toHaveLength(1);
    expect(refusalOf(`a\n\nb\n\n> ${markers}a`)).toEqual({
      code: "body_too_deep",
      params: { line: 5, limit: 16 },
    });
  });

  test("lists nested by indentation are counted too, and the line is named", () => {
    const stairs = Array.from({ length: 17 }, (_, depth) => `${"  ".repeat(depth)}- a`);
    expect(parseBody(stairs.slice(0, 16).join("\n"))).toHaveLength(1);
    expect(refusalOf(stairs.join("\n"))).toEqual({ code: "body_too_deep", params: { line: 17, limit: 16 } });
  });

  test("depth cannot be hidden behind lazy lines, nor rows of markers behind the look of a rule", () => {
    const stairs = Array.from({ length: 100 }, (_, n) => `${"  ".repeat(n)}- a\n2. lazy`);
    expect(refusalOf(stairs.join("\n"))).toMatchObject({ code: "body_too_deep", params: { limit: 16 } });
    expect(refusalOf("- ".repeat(100_000))).toMatchObject({ code: "body_too_deep", params: { limit: 16 } });
  });

  test("many list items, quoted lines and deep code are not depth", () => {
    const items = Array.from({ length: 500 }, (_, index) => `${index + 1}. a\n\n     - b\n\n       > c`).join(
      "\n",
    );
    const fence = `\`\`\`\n${"> ".repeat(100)}\n${" ".repeat(100)}- a\n\`\`\``;
    expect(kinds(`${items}\n\n${fence}`)).toEqual(["list", "code"]);
  });

  test("depth hidden from line starts, in emphasis, is refused as well", () => {
    expect(refusalOf("**a ".repeat(500) + "a** ".repeat(500)).code).toBe("body_too_deep");
  });

  test.each([
    ["emphasis", "*_".repeat(4000)],
    ["images in images", `${"![".repeat(1500)}a${"](b)".repeat(1500)}`],
    ["table cells", `${"|a".repeat(4000)}|\n${"|-".repeat(4000)}|\n${"|b".repeat(4000)}|`],
    ["lines of one block", "a\n=\n".repeat(3000)],
    ["comments that never end", `${"a <!-- ".repeat(300)}${"a ".repeat(60_000)}`],
    ["backticks that never end", `${"`a``a```a````a`````a"}${"a ".repeat(120_000)}`],
  ])("more %s in one block than can be parsed in a second are refused with the line", (_name, slow) => {
    expect(refusalOf(`a\n\nb\n\n${slow}`)).toMatchObject({
      code: "body_too_long",
      params: { unit: "effort", line: 5 },
    });
  });

  test("a table of 1,000 enterprises and a list of 800 with links in bold pass", () => {
    const table = `|a|b|c|d|e|f|g|\n${"|-".repeat(7)}|\n${"|x|y|z|1|2|3|4|\n".repeat(1000)}`;
    const list = Array.from({ length: 800 }, (_, n) => `- **[名称 ${n}](https://x.y/${n})**`).join("\n");
    expect(kinds(table)).toEqual(["table"]);
    expect(kinds(list)).toEqual(["list"]);
  });
});

describe("bodies made to stop the parser", () => {
  /** The bound is two seconds; machines that run tests are busy. */
  const slowest = 10_000;
  const quarter = 256 * 1024;
  const fill = (text: string, size = quarter) => text.repeat(Math.floor(size / text.length));
  const hostile: readonly (readonly [name: string, body: string])[] = [
    ["1 MB of nested quotes", fill("> ", 1_000_000)],
    ...["> ", ">", "- ", "-\t", "1. ", "* > ", "- - - - a "].map(
      (marker) => [`nested ${marker}`, fill(marker)] as const,
    ),
    ...["[", "![](", "![", "[](", "[a](b ", "[a][", "[]"].map(
      (mark) => [`links ${mark}`, fill(mark)] as const,
    ),
    ...["*_", "*a _a ", "**a ", "*a**", "a* ", "_a a_ "].map(
      (mark) => [`emphasis ${mark}`, fill(mark)] as const,
    ),
    ...["` a", "<a", "<a b='", "a <!-- ", "a <?", "<", "&amp;", "&", "\\"].map(
      (mark) => [mark, fill(mark)] as const,
    ),
    ["brackets that close", fill("[", quarter / 2) + fill("]", quarter / 2)],
    ["images in images", fill("![", 60_000) + "a" + fill("](b)", 120_000)],
    ["backticks of all lengths", Array.from({ length: 700 }, (_, n) => "`".repeat(n)).join("a")],
    ["few backticks before much text", "`a``a```a" + fill("a ", 250_000)],
    ["as many comments as may be", fill("a <!-- ", 110) + fill("a ", 250_000)],
    ["as many cells as may be", `${fill("|a", 4800)}\n${fill("|-", 4800)}\n${fill("|b", 9600)}`],
    ["as much emphasis as may be", fill("*_", 5700)],
    ["as many references as may be", fill("[a]: /u\n", 16_000) + "\n" + fill("[a] ", 6000)],
    ["a table of 30,000 columns", `${fill("|a", 60_000)}\n${fill("|-", 60_000)}\n${fill("|b", 60_000)}`],
    ["a table of 40,000 rows", `|a|b|\n|-|-|\n${fill("|c|d|\n", 250_000)}`],
    ["setext headings", fill("a\n=\n")],
    ["as many setext headings as may be", fill("a\n=\n", 11_400)],
    ["as many lazy lines as may be", `> - > - > - > a\n${fill("b\n", 11_400)}`],
    ["list items", fill("- a\n")],
    ["paragraphs", fill("a\n\n")],
    ["definitions and references", fill("[a]: /u\n", 100_000) + fill("[a] ", 100_000)],
    ["blank lines", "a" + fill("\n", 200_000) + "b"],
    ["spaces", `a${fill(" ", 200_000)}b`],
    ["stairs", Array.from({ length: 500 }, (_, n) => "  ".repeat(n) + "- a").join("\n")],
    [
      "stairs behind lazy lines",
      Array.from({ length: 450 }, (_, n) => "  ".repeat(n) + "- a\n2. z").join("\n"),
    ],
  ];

  test.each(hostile)("%s: read or refused in bounded time", (_name, body) => {
    const start = Date.now();
    try {
      parseBody(body);
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
    }
    expect(Date.now() - start).toBeLessThan(slowest);
  });
});
