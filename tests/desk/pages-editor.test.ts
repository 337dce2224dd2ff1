/** The editor of an edition: written as a whole or block by block, looked at and saved, in both languages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { listRevisions } from "../../src/articles/history.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { recorded } from "../support/access.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { blockFields, blockStates, blockTexts, editionPath, editorForm } from "../support/editor.ts";
import { save, sitDown, valueOf } from "../support/editor.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, findEdition, noon, rewrite, tell, words } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const [english, chinese] = [editionPath("en"), editionPath("zh-Hans")];
const later = noon + 3600_000;

let mei: DeskBrowser;

beforeEach(async () => {
  await establishRegister(db);
  mei = await sitDown("Mei");
});

describe("a source", () => {
  test("is written as one text, saved as a revision, and stays on its page", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const page = await mei.open(english);
    expect((await page.one("textarea[name=body]")).text).toBe(words.en.body.replaceAll("\n\n", " "));
    expect(await page.all("[name=confirm], .tabs button")).toEqual([]);
    const entries = { title: "A tunnel opens at last", body: `${words.en.body}\n\nMore.`, byline: "By Mei" };
    const saved = await mei.send(page, editorForm, entries, save);
    expect(saved.path).toBe(`${english}?as=text&done=drafted&n=2`);
    expect(await saved.texts(".notice.good")).toEqual([
      "Saved as revision 2. Readers see it once it is published.",
    ]);
    expect(await valueOf(saved, "#title")).toBe("A tunnel opens at last");
    expect(await valueOf(saved, "#byline")).toBe("By Mei");
    expect(await valueOf(saved, `${editorForm} input[name=version]`)).toBe("2");
    expect((await saved.one("textarea[name=body]")).text).toMatch(/More\.$/);
    expect(await saved.texts(".facts dd a")).toContain("Revision 2 by Mei");
    expect((await recorded()).at(-1)).toMatchObject({
      action: "article.drafted",
      actorName: "Mei",
      door: "page",
    });
  });

  test("begins with nothing, and its translation waits for it", async () => {
    await createArticle(db, editor, { id: "tunnel", slug: "tunnel", sourceLocale: "en" }, noon);
    const waiting = await mei.open(chinese);
    expect([waiting.status, await waiting.all(editorForm)]).toEqual([200, []]);
    expect((await waiting.one(".notice a")).attributes.get("href")).toBe(english);
    const page = await mei.open(english);
    expect(await page.texts(".facts .tag")).toEqual(["not written yet"]);
    const saved = await mei.send(page, editorForm, { title: "First", body: "Words." }, save);
    expect(saved.path).toMatch(/done=drafted&n=1$/);
    expect(await blockStates(await mei.open(chinese))).toEqual(["missing"]);
  });

  test("outdates its translations, unless the edit is called minor", async () => {
    await tell(db);
    const body = words.en.body.replace("three", "four");
    const edited = async (number: number, entries: Record<string, string>) => {
      await mei.send(await mei.open(english), editorForm, entries, save);
      await publishEditions(
        db,
        editor,
        { articleId: "tunnel", editions: [{ locale: "en" }] },
        later + number,
      );
      const tags = await (await mei.open(`${english}/revisions/${number}`)).texts("h1 .tag");
      return [...tags, ...(await blockStates(await mei.open(chinese)))];
    };
    const misspelt = words.en.body.replace("opened", "opend");
    expect(await edited(2, { body: misspelt, minor: "on" })).toEqual([
      "published",
      "minor edit",
      "current",
      "current",
      "current",
    ]);
    // Its first block says again what it said before.
    expect(await edited(3, { body })).toEqual(["published", "current", "outdated", "current"]);
  });

  test("says how it stands beside what readers see, and what a publication would meet", async () => {
    await tell(db);
    const page = await mei.open(english);
    expect(await page.texts(".facts .tag")).toEqual(["published"]);
    const saved = await mei.send(page, editorForm, { body: "See [this](/articles/nonesuch)." }, save);
    expect(await saved.texts(".facts .tag")).toEqual(["published", "draft not published"]);
    const publication = `.facts a[href="${english}/publication"]`;
    expect((await saved.one(publication)).text).toBe("errors: 1");
  });
});

describe("a translation", () => {
  test("is written block by block beside its source", async () => {
    await tell(db, { published: ["en"], drafts: [] });
    const page = await mei.open(chinese);
    expect(await page.texts(".pair > .origin")).toEqual(words.en.body.split("\n\n"));
    expect(await blockStates(page)).toEqual(["missing", "missing", "missing"]);
    const [first = "", second = ""] = await blockFields(page);
    const entries = {
      title: "隧道通车",
      [first]: "隧道今天通车。",
      [second]: "工程历时三年。\n\n另有一段。",
    };
    const saved = await mei.send(page, editorForm, entries, save);
    expect(saved.path).toBe(`${chinese}?done=drafted&n=1`);
    expect(await blockStates(saved)).toEqual(["current", "current", "own", "missing"]);
    expect(await blockTexts(saved)).toEqual(["隧道今天通车。", "工程历时三年。", "另有一段。", ""]);
    expect(await saved.texts(".facts .tag")).toEqual(["draft", "missing or outdated: 1"]);
    const [, , own = ""] = await blockFields(saved);
    const emptied = await mei.send(saved, editorForm, { [own]: "", [second]: "" }, save);
    expect(await blockStates(emptied)).toEqual(["current", "missing", "missing"]);
  });

  test("shows what has changed in the source since, until the words change or are said to hold", async () => {
    await tell(db);
    const body = words.en.body.replace("three", "four").replace("Monday", "Tuesday");
    await rewrite(db, { articleId: "tunnel", locale: "en", title: "A tunnel has opened", body }, later);
    const page = await mei.open(chinese);
    expect(await blockStates(page)).toEqual(["current", "outdated", "outdated"]);
    expect([await page.texts(".pair del"), await page.texts(".pair ins")]).toEqual([
      ["three", "Monday"],
      ["four", "Tuesday"],
    ]);
    expect(await page.texts(".head del, .head ins")).toEqual(["opens", "has opened"]);
    const confirmable = (await page.all("[name=confirm]")).map(({ attributes }) => attributes.get("value"));
    const [, second = "", third = ""] = await blockFields(page);
    expect(confirmable).toEqual(["title", second.slice(6), third.slice(6)]);
    const changed = { [second]: "工程历时四年。", confirm: ["title"] };
    const saved = await mei.send(page, editorForm, changed, save);
    expect(await blockStates(saved)).toEqual(["current", "current", "outdated"]);
    expect(await saved.texts(".pair del")).toEqual(["Monday"]);
    expect((await saved.all("[name=confirm]")).map(({ attributes }) => attributes.get("value"))).toEqual([
      third.slice(6),
    ]);
    const minor = await mei.send(saved, editorForm, { [third]: "列车周一起运行。", minor: "on" }, save);
    expect(await blockStates(minor)).toEqual(["current", "current", "outdated"]);
    expect(await minor.texts(".pair del")).toEqual(["Monday"]);
  });

  test("keeps words whose block the source has lost, until they are taken out or kept as its own", async () => {
    await tell(db);
    const body = words.en.body.split("\n\n").slice(0, 2).join("\n\n");
    await rewrite(db, { articleId: "tunnel", locale: "en", body }, later);
    const page = await mei.open(chinese);
    expect(await blockStates(page)).toEqual(["current", "current", "gone"]);
    const [, , gone = ""] = await blockFields(page);
    const kept = await mei.send(page, editorForm, { confirm: [gone.slice(6)] }, save);
    expect(await blockStates(kept)).toEqual(["current", "current", "own"]);
    const out = await mei.send(kept, editorForm, { [gone]: "" }, save);
    expect(await blockStates(out)).toEqual(["current", "current"]);
  });

  test("can be written as one text, and what was typed in either way goes along into the other", async () => {
    await tell(db);
    const page = await mei.open(chinese);
    const [, second = ""] = await blockFields(page);
    const whole = await mei.send(page, editorForm, { [second]: "工程历时四年。" }, "do=text");
    expect((await whole.one("textarea[name=body]")).text).toBe(
      "隧道今天通车。 工程历时四年。 列车从周一开始运行。",
    );
    const body = "隧道今天通车。\n\n工程历时五年。\n\n列车从周一开始运行。\n\n另有一段。";
    const blocks = await mei.send(whole, editorForm, { body }, "do=blocks");
    expect(await blockTexts(blocks)).toEqual(body.split("\n\n"));
    expect((await blockFields(blocks)).slice(1)).toEqual([
      second,
      expect.stringMatching(/^block:b/),
      "block:",
    ]);
    const saved = await mei.send(blocks, editorForm, {}, save);
    expect(await blockStates(saved)).toEqual(["current", "current", "current", "own"]);
    const text = await mei.send(await mei.open(`${chinese}?as=text`), editorForm, {}, save);
    expect(text.path).toBe(`${chinese}?as=text&done=drafted&n=3`);
    expect(await text.all("textarea[name=body]")).toHaveLength(1);
  });

  test("whose source has lost a block since the page was opened comes back with every word", async () => {
    await tell(db, { published: ["en"] });
    const page = await mei.open(chinese);
    const [first = "", , third = ""] = await blockFields(page);
    await rewrite(
      db,
      { articleId: "tunnel", locale: "en", body: words.en.body.split("\n\n")[0] ?? "" },
      later,
    );
    const typed = { title: "隧道通车", [first]: "隧道今天通车。", [third]: "列车从周一开始运行。" };
    const back = await mei.send(page, editorForm, typed, save);
    expect(back.status).toBe(422);
    expect(await blockTexts(back)).toEqual(["隧道今天通车。", "列车从周一开始运行。"]);
    expect(await blockFields(back)).toEqual([first, "block:"]);
    expect(await blockStates(await mei.send(back, editorForm, {}, save))).toEqual(["current", "own"]);
  });
});

describe.each(languages)("the editor in $locale", ({ locale, other }) => {
  const typed = { title: "Typed & <kept>", standfirst: "Two\nlines", body: "One.\n\nTwo.", minor: "on" };

  test("shows a preview of what was typed, and saves nothing", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    mei = await sitDown("Mei", {}, locale);
    const page = await mei.open(english);
    const shown = await mei.send(page, editorForm, { ...typed, body: "# Head\n\n*One*." }, "do=preview");
    expect(shown.status).toBe(200);
    expect(await shown.texts("[aria-labelledby=preview] h3")).toEqual([typed.title]);
    expect(await shown.texts("[aria-labelledby=preview] .rendered h2")).toEqual(["Head"]);
    expect(await shown.texts("[aria-labelledby=preview] .rendered em")).toEqual(["One"]);
    expect(await valueOf(shown, "#title")).toBe(typed.title);
    expect((await findEdition(db, "tunnel", "en"))?.version).toBe(1);
  });

  test("changes its language with everything that was typed", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    mei = await sitDown("Mei", {}, locale);
    const page = await mei.open(english);
    const turned = await mei.send(page, editorForm, typed, `lang=${other.locale}`);
    expect((await turned.one("html")).attributes.get("lang")).toBe(other.locale);
    expect(await valueOf(turned, "#title")).toBe(typed.title);
    expect((await turned.one("textarea[name=body]")).text).toBe("One. Two.");
    expect((await turned.one("[name=minor]")).attributes.has("checked")).toBe(true);
    expect((await turned.one(editorForm)).attributes.has("data-touched")).toBe(true);
    const saved = await mei.send(turned, editorForm, {}, save);
    expect(await valueOf(saved, "#title")).toBe(typed.title);
    expect((await saved.one("html")).attributes.get("lang")).toBe(other.locale);
  });

  test("says what is too long, and keeps it", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    mei = await sitDown("Mei", {}, locale);
    const page = await mei.open(english);
    const title = await mei.send(page, editorForm, { title: "x".repeat(501) }, save);
    expect([title.status, (await title.one(".summary a")).attributes.get("href")]).toEqual([422, "#title"]);
    expect(await valueOf(title, "#title")).toHaveLength(501);
    const body = `${"长文。".repeat(9)}\n\n`.repeat(12_000);
    for (const act of [save, "do=preview"]) {
      const long = await mei.send(page, editorForm, { body }, act);
      expect([long.status, (await long.one(".summary a")).attributes.get("href")]).toEqual([413, "#body"]);
      expect(long.html.match(/长文。/g)).toHaveLength(9 * 12_000);
    }
  });

  test("makes a preview link, shown once, and keeps what was typed", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    mei = await sitDown("Mei", {}, locale);
    const page = await mei.open(english);
    const link = {
      ...page,
      html: page.html.replace(`action="${english}"`, `action="${english}/preview-link"`),
    };
    const made = await mei.send(link, editorForm, { ...typed, days: "3" });
    const url = (await made.one("#made-link")).text;
    expect((await visitor({ now: noon }).get(new URL(url).pathname)).status).toBe(200);
    expect((await visitor({ now: noon + 3 * 24 * 3600_000 }).get(new URL(url).pathname)).status).toBe(410);
    expect(await valueOf(made, "#title")).toBe(typed.title);
    expect((await mei.open(english)).html).not.toContain("/preview/");
    const wrong = await mei.send(link, editorForm, { ...typed, days: "31" });
    expect([wrong.status, await valueOf(wrong, "#title")]).toEqual([422, typed.title]);
    expect((await mei.open(`${english}/preview-link`)).path).toBe(english);
  });
});

describe("who may only read", () => {
  test.each(languages)("is shown a source and told in $locale why not to write it", async ({ locale }) => {
    await tell(db, { published: [], drafts: ["en"] });
    const terms = { role: "translator", locales: ["zh-Hans"] } as const;
    const li = await sitDown("Li", terms, locale);
    const page = await li.open(english);
    expect([page.status, await page.all(editorForm)]).toEqual([200, []]);
    expect(await page.texts(".notice")).toEqual([
      expect.stringMatching(locale === "en" ? /“Li” writes translations/ : /“Li”只能撰写译文/),
    ]);
    expect(await page.texts(".rendered p")).toEqual(words.en.body.split("\n\n"));
    const hers = await li.open(chinese);
    expect(await hers.all(editorForm)).toHaveLength(1);
  });

  test("writes nothing, whatever she sends", async () => {
    await tell(db, { drafts: ["zh-Hans"] });
    const whole = await mei.open(english);
    for (const terms of [{ role: "translator", locales: ["zh-Hans"] }, { role: "registrar" }] as const) {
      const guest = await sitDown("Li", terms);
      expect((await guest.open(english)).status).toBe(200);
      expect((await guest.send(whole, editorForm, { title: "Hers" }, save)).status).toBe(403);
    }
    const li = await sitDown("Li", { role: "translator", locales: ["en"] });
    const page = await li.open(chinese);
    expect([page.status, await page.all(editorForm)]).toEqual([200, []]);
    expect(await listRevisions(db, "tunnel", "en")).toHaveLength(1);
  });

  test("learns of nothing that is not there", async () => {
    expect((await mei.open("/desk/articles/nonesuch/en")).status).toBe(404);
    expect((await mei.open("/desk/articles/tunnel/fr")).status).toBeGreaterThanOrEqual(400);
    expect((await mei.open("/desk/articles/%3Cb%3E/en")).status).toBe(404);
  });
});
