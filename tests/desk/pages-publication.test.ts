/** What becomes of an article's languages, on plain forms: published, planned, withdrawn, corrected, and who was faster. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { correctEdition } from "../../src/articles/correct.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { recorded } from "../support/access.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser, DeskPage, Entries } from "../support/desk-browser.ts";
import { expectNothingInside } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { draft, editor, establishRegister, findEdition, noon, tell, words } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const article = "/desk/articles/tunnel";
const publication = `${article}/publication`;
const form = `form[action='${publication}']`;
const en = { articleId: "tunnel", locale: "en" } as const;

let clock: { now: number };
let browser: DeskBrowser;

beforeEach(async () => {
  await establishRegister(db);
  clock = { now: noon };
  browser = await deskBrowser(visitor(clock), { role: "editor" });
});

const drafted = () => tell(db, { published: [], drafts: ["en", "zh-Hans"] });
const statesOf = async () =>
  [
    (await findEdition(db, "tunnel", "en"))?.state,
    (await findEdition(db, "tunnel", "zh-Hans"))?.state,
  ] as const;
const statusOf = async (path: string) => (await visitor(clock).get(path)).status;

async function post(entries: Entries, path = publication): Promise<DeskPage> {
  return browser.send(await browser.open(path), form, entries);
}

describe.each(languages)("the page, in $locale,", ({ locale }) => {
  test("says what would go out, where to and within which bound, and what is found of it", async () => {
    await drafted();
    await draft(db, { ...en, expectedVersion: 1, body: "See [it](/en/articles/nonesuch).\n\nTwo  spaces." });
    const hers = await deskBrowser(visitor(clock), { role: "editor" }, locale);
    const page = await hers.open(publication);
    const { text } = await page.one("main");
    expect(text).not.toMatch(/undefined|\{\{|\b(publishing|articles|done)\.\w/);
    expectNothingInside(text);
    expect(text).toContain("/en/articles/tunnel");
    expect(text).toContain("/zh/articles/tunnel");
    expect(text).toMatch(locale === "en" ? /within 20 seconds/ : /最迟20秒/);
    expect(await page.all(".finding.error")).toHaveLength(1);
    const href = (await page.all(".finding a"))[0]?.attributes.get("href");
    expect(href).toMatch(/^\/desk\/articles\/tunnel\/en#/);
    expect((await page.one("input[type=datetime-local]")).attributes.get("min")).toBe("2026-03-01T20:00");
    expect(await page.all("input[name=locale][checked]")).toHaveLength(2);
  });

  test("is about the languages that were asked for", async () => {
    await drafted();
    const hers = await deskBrowser(visitor(clock), { role: "editor" }, locale);
    const page = await hers.open(`${publication}?locale=zh-Hans`);
    expect((await page.one("input[name=locale][checked]")).attributes.get("value")).toBe("zh-Hans");
    expect((await page.one(".finding.info")).text).toMatch(locale === "en" ? /not published/ : /尚未发布/);
    const both = await hers.open(`${publication}?locale=zh-Hans&locale=en`);
    expect(await both.all(".finding.info")).toEqual([]);
  });
});

describe("publishing", () => {
  test("puts both languages out in one stroke", async () => {
    await drafted();
    const page = await post({ locale: ["en", "zh-Hans"] });
    expect(page.path).toBe(`${article}?done=editions_published&n=20`);
    expect((await page.one(".notice.good")).text).toContain("within 20 seconds");
    expect(await statesOf()).toEqual(["published", "published"]);
    expect(await statusOf("/zh/articles/tunnel")).toBe(200);
    expect((await post({ locale: ["en"] })).path).toBe(`${article}?done=editions_unchanged`);
  });

  test("one alone leaves the other as it was", async () => {
    await drafted();
    await post({ locale: ["zh-Hans"] });
    expect(await statesOf()).toEqual(["draft", "published"]);
  });

  test("at a time of her own zone waits until then", async () => {
    await drafted();
    const page = await post({ locale: ["en"], when: "at", at: "2026-03-02T08:00" });
    expect(page.path).toBe(`${article}?done=editions_scheduled`);
    expect((await findEdition(db, "tunnel", "en"))?.scheduledAt).toBe(Date.parse("2026-03-02T00:00:00Z"));
    expect((await page.one("main")).text).toContain("To be published: 2 Mar 2026, 08:00, Shanghai time");
    const plan = "form[action$='/en/schedule']";
    const cancelled = await browser.send(await browser.open(publication), plan);
    expect(cancelled.path).toBe(`${publication}?done=schedule_cancelled&n=20`);
    expect((await findEdition(db, "tunnel", "en"))?.scheduledAt).toBeNull();
  });

  test.each([
    [{ locale: null }, "#languages", 422],
    [{ locale: ["en"], when: "at", at: "" }, "#at", 422],
    [{ locale: ["en"], when: "at", at: "2026-02-30T08:00" }, "#at", 422],
    [{ locale: ["en"], when: "at", at: "2026-03-01T19:59" }, "#at", 422],
    [{ locale: ["en"], when: "now", at: "2026-03-02T08:00" }, "#at", 422],
  ])("%j is refused, and stays as it was typed", async (entries: Entries, field, status) => {
    await drafted();
    const page = await post({ ...entries });
    expect([page.status, (await page.one(".summary a")).attributes.get("href")]).toEqual([status, field]);
    expect((await page.one("#at")).attributes.get("value")).toBe(entries["at"] ?? "");
    expect(await statesOf()).toEqual(["draft", "draft"]);
  });

  test("an error blocks it, in the words of its finding; nothing of either language goes out", async () => {
    await drafted();
    await draft(db, { ...en, expectedVersion: 1, body: "See [it](/en/articles/nonesuch)." });
    const page = await post({ locale: ["en", "zh-Hans"], accept: "1" });
    expect(page.status).toBe(422);
    expect((await page.texts(".summary li")).join()).toContain("English: This link leads to nothing");
    expect(await statesOf()).toEqual(["draft", "draft"]);
  });

  test("a warning wants a tick", async () => {
    await drafted();
    await draft(db, { ...en, expectedVersion: 1, body: "" });
    const page = await post({ locale: ["en"] });
    expect([page.status, (await page.all(".summary a"))[0]?.attributes.get("href")]).toEqual([
      422,
      "#accept",
    ]);
    const done = await browser.send(page, form, { accept: "1" });
    expect(done.path).toBe(`${article}?done=editions_published&n=20`);
  });

  test("after somebody else's change is refused, and says who changed what; what was typed is kept", async () => {
    await drafted();
    clock.now = noon + 500;
    const page = await browser.open(publication);
    await draft(db, { ...en, expectedVersion: 1, title: "Another" }, noon + 1000);
    clock.now = noon + 2000;
    const typed = { locale: ["zh-Hans"], when: "at", at: "2026-03-09T08:00" };
    const back = await browser.send(page, form, typed);
    expect(back.status).toBe(412);
    expect(await back.texts("section[aria-labelledby=meanwhile] li")).toEqual([
      "editor-lin · saved a draft (English) · 1 Mar 2026, 20:00, Shanghai time",
    ]);
    expect((await back.one("#at")).attributes.get("value")).toBe("2026-03-09T08:00");
    expect((await back.one("input[name=locale][checked]")).attributes.get("value")).toBe("zh-Hans");
    expect((await browser.send(back, form)).path).toBe(`${article}?done=editions_scheduled`);
  });

  test("without the version that was seen is refused", async () => {
    await drafted();
    expect((await post({ locale: ["en"], version: null })).status).toBe(412);
  });
});

describe("withdrawing", () => {
  const withdrawal = `form.withdrawal[action='${article}/en/withdrawal']`;
  const silent = `form.silently[action='${article}/en/withdrawal']`;
  const reason = { "note-en": "A name was wrong.", "note-zh-Hans": "姓名有误。" };

  beforeEach(() => tell(db));

  const send = async (which: string, entries: Entries, button?: string) =>
    browser.send(await browser.open(publication), which, entries, button);

  test("with a reason is public in both languages, and gone", async () => {
    const page = await send(withdrawal, reason);
    expect(page.path).toBe(`${publication}?done=edition_withdrawn&n=20`);
    expect(await page.texts("blockquote")).toEqual(["A name was wrong.", "姓名有误。"]);
    expect(await statesOf()).toEqual(["withdrawn", "published"]);
    const gone = await visitor(clock).get("/en/articles/tunnel");
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining("A name was wrong.")]);
  });

  test("wants the reason in the language of the edition", async () => {
    const page = await send(withdrawal, { "note-zh-Hans": "姓名有误。" });
    expect([page.status, (await page.one(".summary a")).attributes.get("href")]).toEqual([
      422,
      "#withdrawal-en-en",
    ]);
    expect((await page.one("details[open] #withdrawal-en-zh-Hans")).text).toBe("姓名有误。");
    expect(await statesOf()).toEqual(["published", "published"]);
  });

  test("at a time leaves it until then, and can be called off", async () => {
    const page = await send(withdrawal, { ...reason, when: "at", at: "2026-03-02T08:00" });
    expect(page.path).toBe(`${publication}?done=withdrawal_planned&n=20`);
    expect((await page.one(".plan")).text).toContain("To be withdrawn: 2 Mar 2026, 08:00, Shanghai time");
    expect(await statusOf("/en/articles/tunnel")).toBe(200);
    const off = await browser.send(page, "form.plan");
    expect(off.path).toBe(`${publication}?done=schedule_cancelled&n=20`);
    const past = await send(withdrawal, { ...reason, when: "at", at: "2026-02-02T08:00" });
    expect([past.status, (await past.one(".summary a")).attributes.get("href")]).toEqual([
      422,
      "#withdrawal-en-at",
    ]);
  });

  test("without a word gives none, whatever was typed", async () => {
    const page = await send(silent, {}, "do=silently");
    expect(page.path).toBe(`${publication}?done=edition_withdrawn&n=20`);
    expect((await findEdition(db, "tunnel", "en"))?.withdrawalNote).toBeNull();
    expect(await page.all("blockquote")).toEqual([]);
  });

  test("what somebody else has withdrawn already keeps what was typed, and says so", async () => {
    clock.now = noon + 500;
    const page = await browser.open(publication);
    clock.now = noon + 1000;
    await withdrawEdition(db, editor, en, clock.now);
    const back = await browser.send(page, withdrawal, reason);
    expect(back.status).toBe(412);
    expect((await back.one("section[aria-labelledby=meanwhile] li")).text).toContain(
      "withdrew an article (English)",
    );
    expect((await recorded()).filter(({ action }) => action === "article.withdrawn")).toHaveLength(1);
  });
});

describe("a correction", () => {
  beforeEach(() => tell(db));
  const correction = `form.correction[action='${article}/en/correction']`;
  const removal = `form.removal[action='${article}/en/correction']`;
  const note = { "note-en": "The tunnel took four years.", "note-zh-Hans": "工期应为四年。" };

  test("is told to readers in both languages, and taken back", async () => {
    const told = await browser.send(await browser.open(publication), correction, note);
    expect(told.path).toBe(`${publication}?done=correction_told&n=20`);
    expect(await (await visitor(clock).get("/en/articles/tunnel")).text()).toContain("four years");
    const removed = await browser.send(told, removal, {}, "do=remove");
    expect(removed.path).toBe(`${publication}?done=correction_removed&n=20`);
    expect((await findEdition(db, "tunnel", "en"))?.correctionNote).toBeNull();
  });

  test("wants the edition's own language, and not a book", async () => {
    const page = await browser.open(publication);
    const missing = await browser.send(page, correction, { "note-zh-Hans": "工期" });
    expect((await missing.one(".summary a")).attributes.get("href")).toBe("#correction-en-en");
    const book = await browser.send(page, correction, { ...note, "note-en": "x".repeat(2001) });
    expect([book.status, (await book.one(".summary a")).text]).toEqual([
      422,
      "This is longer than 2000 characters.",
    ]);
    expect((await book.one("#correction-en-zh-Hans")).text).toBe("工期应为四年。");
  });

  test("of what somebody else corrected meanwhile is refused with what was typed", async () => {
    clock.now = noon + 500;
    const page = await browser.open(publication);
    clock.now = noon + 1000;
    const theirs = { ...en, note: { en: "Theirs." } };
    await correctEdition(db, editor, theirs, clock.now);
    const back = await browser.send(page, correction, note);
    expect(back.status).toBe(412);
    expect((await back.one("#correction-en-en")).text).toBe(note["note-en"]);
    expect((await back.one("section[aria-labelledby=meanwhile] li")).text).toContain("corrected an article");
  });
});

test("what was published again is on record with whoever did it, by page", async () => {
  await tell(db, { published: ["en"] });
  await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: "en" }] }, noon);
  await draft(db, { ...en, expectedVersion: 3, title: words.en.title }, noon + 1);
  await post({ locale: ["en"] });
  expect((await recorded()).at(-1)).toMatchObject({
    actorName: "Lin",
    door: "page",
    action: "article.published",
  });
});
