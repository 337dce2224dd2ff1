/** What the editor shows of a text that is not saved, what it costs, and what nobody gets through it. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { bearer, sameOrigin, signedIn } from "../support/access.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { editionPath, editorForm, sitDown } from "../support/editor.ts";
import { expectNothingInside, expectPrivate } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { establishRegister, rewrite, tell, words } from "../support/newsroom.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const path = "/api/v1/desk/rendering";
const json = { "Content-Type": "application/json", "Accept-Language": "en" };

const hostile = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  "[x](javascript:alert(1))",
  '![x](https://evil.example/x.png "t")',
  '[x](https://example.org "onmouseover=alert(1)")',
  "<a href=javascript:alert(1) onclick=alert(1)>x</a>",
  "<svg/onload=alert(1)>",
  "<style>*{display:none}</style>",
  "</div></main><form action=https://evil.example><button>x</button></form>",
].join("\n\n");

beforeEach(async () => {
  await establishRegister(db);
});

const render = async (body: object, headers?: Record<string, string>) =>
  visitor().send("POST", path, { ...json, ...(headers ?? (await bearer())) }, JSON.stringify(body));

describe("the rendering of a text", () => {
  test("is what a revision of it would be, block by block, and kept by nobody", async () => {
    const response = await render({
      locale: "en",
      markdown: "# Head\n\nA [link](/enterprises/tunnel-works).",
    });
    expect(response.status).toBe(200);
    expectPrivate(response);
    expect(await response.json()).toEqual({
      blocks: [
        { html: "<h2>Head</h2>" },
        { html: '<p>A <a href="/en/enterprises/tunnel-works">link</a>.</p>' },
      ],
    });
  });

  test("lets nothing through that could act", async () => {
    const { blocks } = await (
      await render({ locale: "en", markdown: hostile })
    ).json<{ blocks: { html: string }[] }>();
    const html = blocks.map((block) => block.html).join("");
    expect(html).not.toMatch(/<(script|img|svg|style|form|button|div)|\son\w+=|javascript:|style=/i);
  });

  test.each(languages)("says in $locale what it cannot be made of", async ({ locale }) => {
    const sent = async (markdown: string) => {
      const answer = await visitor().send(
        "POST",
        `${path}?lang=${locale}`,
        { ...json, ...(await bearer()) },
        JSON.stringify({ locale: "en", markdown }),
      );
      const problem = await answer.json<{ code: string; detail: string }>();
      expectNothingInside(problem.detail);
      expect(/\p{Script=Han}/u.test(problem.detail)).toBe(locale === "zh-Hans");
      return [answer.status, problem.code];
    };
    expect(await sent("x".repeat(300_000))).toEqual([413, "body_too_long"]);
    expect(await sent("x".repeat(1_100_000))).toEqual([413, "request_too_large"]);
    expect(await sent("> ".repeat(40))).toEqual([422, "body_too_deep"]);
  });

  test("takes nothing but what it knows, from nobody who may not write, and not from elsewhere", async () => {
    expect((await render({ locale: "fr", markdown: "" })).status).toBe(422);
    expect((await render({ locale: "en", markdown: "", html: "x" })).status).toBe(400);
    expect((await render({ locale: "en", markdown: "" }, {})).status).toBe(401);
    expect((await render({ locale: "en", markdown: "" }, await bearer({ role: "registrar" }))).status).toBe(
      403,
    );
    const cookie = await signedIn(visitor());
    expect((await render({ locale: "en", markdown: "" }, { ...cookie, ...sameOrigin })).status).toBe(200);
    for (const from of [{ "Sec-Fetch-Site": "cross-site" }, { "Sec-Fetch-Site": "same-site" }, {}])
      expect((await render({ locale: "en", markdown: "" }, { ...cookie, ...from })).status).toBe(403);
  });

  test("in the page lets nothing through either", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const mei = await sitDown("Mei");
    const page = await mei.open(editionPath("en"));
    const shown = await mei.send(
      page,
      editorForm,
      { title: hostile.slice(0, 60), body: hostile },
      "do=preview",
    );
    expect(shown.status).toBe(200);
    const acting = ["script", "img", "svg", "style", "form", "button"].map((name) => `.rendered ${name}`);
    expect(await shown.all([...acting, ".rendered [onerror]", ".rendered [onclick]"].join(", "))).toEqual([]);
    expect(shown.html).not.toMatch(/href="javascript:/);
  });
});

describe("a page of the editor", () => {
  test.each([
    ["the editor of a source", "/desk/articles/tunnel/en"],
    ["the editor of a translation", "/desk/articles/tunnel/zh-Hans"],
    ["its one text", "/desk/articles/tunnel/zh-Hans?as=text"],
    ["the history", "/desk/articles/tunnel/en/revisions"],
    ["a revision", "/desk/articles/tunnel/en/revisions/2?against=1"],
  ])("takes two round trips: who asks, and what is asked (%s)", async (_, address) => {
    await tell(db);
    await rewrite(db, { articleId: "tunnel", locale: "en", body: `${words.en.body}\n\nMore.` }, noon + 1);
    const tally: RoundTrip[] = [];
    for (const terms of [{}, { role: "translator", locales: ["zh-Hans"] } as const]) {
      const browser = await deskBrowser(visitor({ now: noon }, { DB: tallying(env.DB, tally) }), terms);
      await browser.open("/desk/articles/tunnel/en");
      tally.length = 0;
      expect((await browser.open(address)).status).toBe(200);
      expect(tally.map(({ isWrite }) => isWrite)).toEqual([false, false]);
    }
  });

  test("costs no more when it is looked at with what was typed", async () => {
    await tell(db);
    const tally: RoundTrip[] = [];
    const browser = await deskBrowser(visitor({ now: noon }, { DB: tallying(env.DB, tally) }));
    const page = await browser.open("/desk/articles/tunnel/zh-Hans");
    for (const act of ["do=preview", "do=text", "lang=zh"]) {
      tally.length = 0;
      expect((await browser.send(page, editorForm, {}, act)).status).toBe(200);
      expect(tally, act).toHaveLength(2);
    }
  });
});

test("a form of a megabyte is taken and answered; one of five is not", async () => {
  await tell(db, { published: [], drafts: ["en"] });
  const mei = await sitDown("Mei");
  const page = await mei.open(editionPath("en"));
  const large = await mei.send(page, editorForm, { body: "All of it. ".repeat(95_000) }, "do=save");
  expect([large.status, (await large.one("textarea[name=body]")).text.length]).toEqual([
    413,
    95_000 * 11 - 1,
  ]);
  const huge = await mei.send(page, editorForm, { body: "All of it. ".repeat(450_000) }, "do=save");
  expect(huge.status).toBe(413);
});

test("a form of a hundred thousand blocks is answered in no time, with its words", async () => {
  await tell(db, { published: ["en"] });
  const mei = await sitDown("Mei");
  const page = await mei.open(editionPath("zh-Hans"));
  const begun = Date.now();
  const many = await mei.send(
    page,
    editorForm,
    { "block:": Array.from({ length: 100_000 }, () => "x") },
    "do=save",
  );
  expect([many.status, (await many.one("textarea[name=body]")).text.length]).toEqual([413, 199_999]);
  expect(Date.now() - begun).toBeLessThan(5000);
});
