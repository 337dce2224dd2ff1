import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { plainText, renderBlock } from "../../src/articles/body/render.ts";
import type { Locale } from "../../src/locales.ts";

interface Seen {
  readonly elements: string[];
  readonly attributes: (readonly [element: string, name: string, value: string])[];
  readonly text: string;
}

/** What a browser's parser finds in the HTML, rather than what the HTML looks like. */
async function seen(html: string): Promise<Seen> {
  const elements: string[] = [];
  const attributes: (readonly [string, string, string])[] = [];
  let text = "";
  const rewriter = new HTMLRewriter().on("*", {
    element({ tagName, attributes: own }) {
      elements.push(tagName);
      for (const [name = "", value = ""] of own) attributes.push([tagName, name, value]);
    },
  });
  rewriter.onDocument({
    text(chunk) {
      text += chunk.text;
    },
  });
  await rewriter.transform(new Response(html)).text();
  return { elements, attributes, text };
}

const harmless = new Set(
  "p h2 h3 h4 ul ol li blockquote pre code hr table thead tbody tr th td em strong a br".split(" "),
);

async function expectHarmless(html: string): Promise<void> {
  const { elements, attributes } = await seen(html);
  expect(elements.filter((element) => !harmless.has(element))).toEqual([]);
  expect(attributes.filter((attribute) => !isHarmless(attribute))).toEqual([]);
}

function isHarmless([element, name, value]: readonly [string, string, string]): boolean {
  if (name === "href") return element === "a" && /^(?:https?:\/\/[^/]|mailto:|\/(?![/\\]))/.test(value);
  if (name === "rel") return value === "noopener noreferrer";
  if (name === "start") return element === "ol" && /^\d+$/.test(value);
  return name === "class" && /^ta-[lcr]$/.test(value) && /^t[hd]$/.test(element);
}

const en = (markdown: string) => renderBlock(markdown, "en");

describe("what a block becomes", () => {
  test.each([
    ["a paragraph", "a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>"],
    ["a hard break", "a\\\nb", "<p>a<br>\nb</p>"],
    ["a first heading", "# a", "<h2>a</h2>"],
    ["a second heading", "## a", "<h2>a</h2>"],
    ["a third heading", "### a", "<h3>a</h3>"],
    ["a deep heading", "###### a", "<h4>a</h4>"],
    ["a list", "- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"],
    ["a list that begins at three", "3. a", '<ol start="3">\n<li>a</li>\n</ol>'],
    ["a quote", "> a", "<blockquote>\n<p>a</p>\n</blockquote>"],
    ["code, its language not kept", "```js x\n<b>&\n```", "<pre><code>&#x3C;b>&#x26;\n</code></pre>"],
    ["a rule", "***", "<hr>"],
    ["an image: its alternative text", '![a *b*](x.png "t") c', "<p>a b c</p>"],
    ["an image without one: nothing", "![](x.png)", ""],
    ["a comment: nothing", "<!-- a -->", ""],
  ])("%s", (_name, markdown, html) => {
    expect(en(markdown)).toBe(html);
  });

  test("table cells carry their alignment as a class", async () => {
    const { attributes, elements } = await seen(en("|a|b|c|d|\n|:-|:-:|-:|-|\n|1|2|3|4|"));
    expect(elements).toEqual("table thead tr th th th th tbody tr td td td td".split(" "));
    expect(attributes).toEqual([
      ...["ta-l", "ta-c", "ta-r"].map((name) => ["th", "class", name]),
      ...["ta-l", "ta-c", "ta-r"].map((name) => ["td", "class", name]),
    ]);
  });

  test("a line break between Chinese characters is no space; between words and in code it stays", () => {
    expect(en("静安区，\n总部 API\n增长\nof\nit")).toBe("<p>静安区，总部 API\n增长\nof\nit</p>");
    expect(en("```\n中\n文\n```")).toBe("<pre><code>中\n文\n</code></pre>");
  });

  test("emphasis works beside Chinese words", () => {
    expect(en("这是**重点**内容")).toBe("<p>这是<strong>重点</strong>内容</p>");
  });
});

describe("links", () => {
  const hrefOf = async (markdown: string, locale: Locale = "en") =>
    (await seen(renderBlock(markdown, locale))).attributes.find(([, name]) => name === "href")?.[2];

  test.each([
    ["en", "/en"],
    ["zh-Hans", "/zh"],
  ] as const)("a neutral link leads to the edition's own language: %s", async (locale, prefix) => {
    expect(await hrefOf("[a](/articles/x?y=1#z)", locale)).toBe(`${prefix}/articles/x?y=1#z`);
    expect(await hrefOf("[a](/enterprises/x)", locale)).toBe(`${prefix}/enterprises/x`);
    expect(await hrefOf("[a](/centres)", locale)).toBe(`${prefix}/centres`);
    expect(await hrefOf("[a](/a/../articles/x)", locale)).toBe(`${prefix}/articles/x`);
  });

  test.each(["/en/articles/x", "/zh/centres", "/bilingual/articles/x", "/articlesque", "/feed.xml", "/"])(
    "%s is kept as it is",
    async (path) => {
      expect(await hrefOf(`[a](${path})`, "en")).toBe(path);
      expect(await hrefOf(`[a](${path})`, "zh-Hans")).toBe(path);
    },
  );

  test("a link to another site hands over neither window nor referrer; others need no such thing", () => {
    expect(en("[a](HTTPS://x.y/z)")).toBe('<p><a href="https://x.y/z" rel="noopener noreferrer">a</a></p>');
    expect(en("<http://x.y>")).toContain('rel="noopener noreferrer"');
    expect(en("[a](mailto:a@b.c)")).toBe('<p><a href="mailto:a@b.c">a</a></p>');
    expect(en("[a](/centres)")).toBe('<p><a href="/en/centres">a</a></p>');
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)",
    "java&Tab;script:alert(1)",
    "java&NewLine;script:alert(1)",
    "java&#0;script:alert(1)",
    "&#1;javascript:alert(1)",
    "<java\tscript:alert(1)>",
    "< javascript:alert(1)>",
    "\u00a0javascript:alert(1)",
    "javascript\\:alert(1)",
    "javascript%3Aalert(1)",
    "//javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "blob:https://x.y/z",
    "about:blank",
    "tel:1",
    "//evil.com",
    "///evil.com",
    "/\\\\evil.com",
    "\\\\\\\\evil.com",
    "/&Tab;/evil.com",
    "/&NewLine;/evil.com",
    "/a/..//evil.com",
    "/.//evil.com",
    "https:evil.com",
    "https:/evil.com",
    "http:\\\\\\\\",
    "https://",
    "evil.com",
    "../articles/x",
    "#top",
    "?lang=en",
    "",
  ])("a link to %j keeps its text and leads nowhere dangerous", async (address) => {
    const html = en(
      `[the text](${address.startsWith("<") ? address : `<${address.replaceAll("<", "\\<")}>`})`,
    );
    await expectHarmless(html);
    expect((await seen(html)).text).toContain("the text");
    const target = (await seen(html)).attributes.find(([, name]) => name === "href")?.[2];
    if (target !== undefined) expect(new URL(target, "https://here.example").host).toBe("here.example");
  });

  test.each(["evil.com", "../articles/x", "articles/x", "#top", "?lang=en", "https:x", "https:/articles/x"])(
    "%s, which is no path of the site, leads nowhere",
    async (address) => {
      expect(await hrefOf(`[a](${address})`)).toBeUndefined();
    },
  );

  test("an address between angle brackets is judged like any other", async () => {
    expect(await hrefOf("<javascript:alert(1)>")).toBeUndefined();
    expect(await hrefOf("<data:text/html,x>")).toBeUndefined();
  });
});

describe("hostile Markdown and HTML", () => {
  test.each([
    ["<script>alert(1)</script>", "alert(1)"],
    ["a<script src='//evil.com'></script>b", "ab"],
    ["<style>p{display:none}</style>", "p{display:none}"],
    ["<b>bold</b> and <i onclick=alert(1)>more</i>", "bold and more"],
    ["<img src=x onerror=alert(1)>text", "text"],
    ["<svg onload=alert(1)>text</svg>", "text"],
    ["<svg/onload=alert(1)>no tag by CommonMark", "<svg/onload=alert(1)>no tag by CommonMark"],
    ["<iframe src=javascript:alert(1)>text</iframe>", "text"],
    ["<div id=x class=y style=color:red>text</div>", "text"],
    ['<a href="javascript:alert(1)">text</a>', "text"],
    ["<form action='//evil.com'><button formaction=javascript:x>text</button></form>", "text"],
    ["<math><mi xlink:href='data:x'>text</mi></math>", "text"],
    ["<scr<script>ipt>alert(1)</scr</script>ipt>", "<script>alert(1)</script>"],
    ["<b>unclosed", "unclosed"],
    ["<p><script>a\nb</script>", "a b"],
    ["text <img src='", "text <img src='"],
    ["`<script>alert(1)</script>`", "<script>alert(1)</script>"],
    ["&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"],
    ['```"><script>\n</code></pre><script>alert(1)</script>\n```', "</code></pre><script>alert(1)</script>"],
    ['[text](https://x.y/"onclick="alert(1))', "text"],
    ['[text](https://x.y "t\\" onclick=alert(1)")', "text"],
    ['![text"onerror="x](y)', 'text"onerror="x'],
    ["<?php text ?>a", "a"],
    ["<![CDATA[text]]>a", "a"],
    ["<!doctype html>a", "a"],
    ["# a {#id .class onclick=x}", "a {#id .class onclick=x}"],
    ["abc&#x202e;def&#8294;g&lrm;&#xfeff;h&#7;", "abcdefgh\ufffd"],
  ])("%s leaves only its text", async (markdown, text) => {
    await expectHarmless(en(markdown));
    expect(plainText(markdown)).toBe(text);
  });

  test("no soup of Markdown and HTML yields an element, attribute or address beyond the few allowed", async () => {
    const bits = fc.constantFrom(
      ..."<script>|</script>|<svg onload=alert(1)>|<img src=x onerror=|<a href=|<b |<!--|-->|<style>|>|<|/>".split(
        "|",
      ),
      ..."javascript:alert(1)|data:text/html,x|JAVASCRIPT:|//evil.com|/articles/x|https://x.y|&#106;|&colon;".split(
        "|",
      ),
      ..."[a](|)|[a]: |[a]|![|](|`|\n|\n\n|> |- |1. |# |*|**|\\|\"|'| onclick=x |\n```\n|中文|\t|style=a id=b".split(
        "|",
      ),
      "\n|a|b|\n|:-|-:|\n|",
      "|",
    );
    const soup = fc.array(fc.oneof(bits, fc.string({ unit: "binary", maxLength: 3 })), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(soup, async (pieces) => expectHarmless(en(pieces.join("")))),
      { numRuns: 2000 },
    );
  });
});

describe("plain text", () => {
  test.each([
    ["a list", "- a\n- *b*", "a\nb"],
    ["a link", "[静安](https://x.y) 区", "静安 区"],
    ["a heading", "## 标题", "标题"],
    ["code", "```\na  b\n```", "a  b"],
    ["a table", "|a|b|\n|-|-|\n|c|d|", "a\tb\nc\td"],
    ["a rule", "---", ""],
    ["soft breaks", "中\n文 a\nb", "中文 a b"],
  ])("of %s", (_name, markdown, text) => {
    expect(plainText(markdown)).toBe(text);
  });
});
