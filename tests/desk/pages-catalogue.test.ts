/** A catalogue's pages: a file comes in, a version goes out and back, and nothing typed is lost on the way. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { collectMissing } from "../../src/catalogues/missing.ts";
import { openDatabase } from "../../src/database.ts";
import { app, chief, headIs, li, openNamespace, put, read } from "../support/catalogues.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const json = (words: object): string => JSON.stringify(words, null, 2);
const file = (text: string, name = "app.zh-Hans.json"): File => new File([text], name);
const zh = `/desk/catalogues/zh-Hans/${app}`;

let browser: DeskBrowser;

beforeEach(async () => {
  await openNamespace(db);
  await put(db, chief, { locale: "en", text: json({ home: "Home", bye: "Bye" }) });
  await put(db, li, { text: json({ home: "首页", bye: "再见" }) });
  browser = await deskBrowser(visitor(), { name: "Mei" });
});

describe("an upload", () => {
  test("leads to its proposal, and the same file once more to the same one", async () => {
    const page = await browser.open(zh);
    const fields = { file: file(json({ home: "主页", bye: "再见" })), base: "head", note: "第一次" };
    const proposal = await browser.send(page, "form.upload", fields);
    expect(proposal.path).toMatch(/\/uploads\/\w+$/);
    expect(await proposal.texts("h1 .mono")).toEqual(["app.zh-Hans.json"]);
    expect(await proposal.texts(".facts dd")).toContain("第一次");
    const again = await browser.send(page, "form.upload", fields);
    expect(again.path).toBe(`${proposal.path}?done=same`);
    expect((await browser.open(zh)).html).toContain(proposal.path);
  });

  test.each(languages)(
    "that cannot be read says where and why in $locale, and keeps what was filled in",
    async (language) => {
      browser = await deskBrowser(visitor(), {}, language.locale);
      const fields = { file: file('{\n  "home": "主页",\n}'), base: "head", note: "再来", format: "i18next" };
      const page = await browser.send(await browser.open(zh), "form.upload", fields);
      expect(page.status).toBe(422);
      const [said] = await page.texts(".summary a");
      expect(said).toContain(language.locale === "en" ? "Line 3, column 1." : "（第3行第1列）");
      expect((await page.one("input[name=note]")).attributes.get("value")).toBe("再来");
      expect((await page.one("select[name=base] option[selected]")).attributes.get("value")).toBe("head");
      expect((await page.one("select[name=format] option[selected]")).attributes.get("value")).toBe(
        "i18next",
      );
    },
  );

  test("without a file says so", async () => {
    const page = await browser.send(await browser.open(zh), "form.upload");
    expect(page.status).toBe(400);
    expect((await page.one(".summary a")).attributes.get("href")).toBe("#file");
  });

  test("whose name is markup is shown as it is called", async () => {
    const name = '"><img src=x onerror=alert(1)>.json';
    const page = await browser.send(await browser.open(zh), "form.upload", {
      file: file(json({ home: "家" }), name),
    });
    expect(await page.all("main img")).toEqual([]);
    expect((await page.one("h1 .mono")).text).toContain("<img src=x onerror=alert(1)>.json");
  });
});

describe("a version", () => {
  beforeEach(async () => {
    await put(db, li, { text: json({ home: "主页", bye: "再见" }), base: 1 });
  });

  test("is published after a look at what readers would see otherwise, and taken back by publishing an older one", async () => {
    const publish = "form[action$=publication]";
    let page = await browser.open(`${zh}/versions/1`);
    page = await browser.send(page, publish, {}, "version=1");
    expect(page.path).toBe(`${zh}?done=published&n=1`);
    expect(await page.texts(".notice.good")).toEqual(["Version 1 is published."]);
    expect((await page.one("section[aria-labelledby=publication]")).text).toContain(
      "New: 0, changed: 1, removed: 0.",
    );
    const diff = await browser.open(`${zh}/versions/2?against=1`);
    expect(await diff.texts("tbody th .name")).toEqual(["home"]);
    expect([await diff.texts("del"), await diff.texts("ins")]).toEqual([["首"], ["主"]]);
    page = await browser.send(diff, publish, {}, "version=2");
    expect((await headIs(db)).published).toBe(2);
    const older = await browser.open(`${zh}/versions/1`);
    expect(await older.texts(".ways button.primary")).toEqual(["Go back to version 1"]);
    await browser.send(older, publish, {}, "version=1");
    expect((await headIs(db)).published).toBe(1);
  });

  test("is not published over what somebody else has just published", async () => {
    const seen = await browser.open(`${zh}/versions/2`);
    await browser.send(seen, "form[action$=publication]", {}, "version=2");
    const late = await browser.send(seen, "form[action$=publication]", {}, "version=1");
    expect(late.status).toBe(412);
    expect(await late.texts(".summary li")).toEqual(["Somebody else has changed this in the meantime."]);
    expect((await headIs(db)).published).toBe(2);
  });

  test("is taken back altogether", async () => {
    const page = await browser.send(
      await browser.open(`${zh}/versions/2`),
      "form[action$=publication]",
      {},
      "version=2",
    );
    const back = await browser.send(page, "details form[action$=publication]", {}, "version=none");
    expect(back.path).toBe(`${zh}?done=taken_back`);
    expect((await headIs(db)).published).toBeUndefined();
  });

  test("becomes the draft again as a new version, with a note", async () => {
    const page = await browser.open(`${zh}/versions/1`);
    const restored = await browser.send(page, ".ways details form", { note: "还是原来的好" });
    expect(restored.path).toBe(`${zh}?done=restored&n=3`);
    expect((await read(db)).words["home"]).toBe("首页");
    const history = await restored.texts("section[aria-labelledby=history] tbody tr");
    expect(history[0]).toMatch(/Version 3.*draft.*Restored from version 1.*Mei.*还是原来的好/);
  });

  test("does not become the draft again over what somebody else has uploaded since", async () => {
    const seen = await browser.open(`${zh}/versions/1`);
    await put(db, li, { text: json({ home: "头版", bye: "再见" }), base: 2 });
    const late = await browser.send(seen, ".ways details form", { note: "还是原来的好" });
    expect(late.status).toBe(412);
    expect((await late.one("#note")).attributes.get("value")).toBe("还是原来的好");
    expect((await read(db)).words["home"]).toBe("头版");
    const again = await browser.send(late, ".ways details form");
    expect(again.path).toBe(`${zh}?done=restored&n=4`);
  });

  test("that is not there is not found, in the desk's frame", async () => {
    const page = await browser.open(`${zh}/versions/9`);
    expect([page.status, (await page.one("main p:first-of-type")).text]).toEqual([
      404,
      "This catalogue has no version 9.",
    ]);
  });

  test("is compared with any other by a plain form", async () => {
    const page = await browser.open(`${zh}/versions/2`);
    const compared = await browser.send(page, "form.filter", { against: "1" });
    expect(compared.path).toBe(`${zh}/versions/2?against=1`);
    expect((await compared.one("#against option[selected]")).attributes.get("value")).toBe("1");
  });
});

test("the history goes on where a page of it ends", async () => {
  for (let index = 0; index < 22; index += 1)
    await put(db, li, { text: json({ home: `第${index}页`, bye: "再见" }), base: index + 1 });
  const page = await browser.open(zh);
  const rows = "section[aria-labelledby=history] tbody th a";
  expect((await page.texts(rows))[0]).toBe("Version 23");
  const [older] = await page.all("section[aria-labelledby=history] > p a");
  const next = await browser.open((older?.attributes.get("href") ?? "").split("#")[0] ?? "");
  expect(await next.texts(rows)).toEqual(["Version 3", "Version 2", "Version 1"]);
});

test("keys that clients missed are listed most often first, and dismissed whatever they are called", async () => {
  const odd = 'two\nlines "quoted"';
  await openNamespace(db, { name: "news/live", collectsMissing: true });
  const place = { locale: "zh-Hans", namespace: "news/live" };
  await collectMissing(db, { ...place, keys: [[odd, "Two"]] }, noon);
  await collectMissing(
    db,
    {
      ...place,
      keys: [
        [odd, "Two"],
        ["search", "Search"],
      ],
    },
    noon,
  );
  const page = await browser.open("/desk/catalogues/zh-Hans/news/live");
  expect(await page.texts("section[aria-labelledby=missing] tbody td.num")).toEqual(["2", "1"]);
  const [button] = await page.all("button[name=key]");
  const after = await browser.send(
    page,
    "form[action$=missing]",
    {},
    `key=${button?.attributes.get("value")}`,
  );
  expect(await after.texts("section[aria-labelledby=missing] tbody th")).toEqual(["search"]);
});

test("keys that clients missed are dismissed all at once, and only when all are meant", async () => {
  await openNamespace(db, { name: "news/live", collectsMissing: true });
  const place = { locale: "zh-Hans", namespace: "news/live" };
  await collectMissing(
    db,
    {
      ...place,
      keys: [
        ["search", "Search"],
        ["menu", "Menu"],
      ],
    },
    noon,
  );
  const live = "/desk/catalogues/zh-Hans/news/live";
  const missing = "section[aria-labelledby=missing] tbody th";
  const nothing = await browser.send(await browser.open(live), "form[action$=missing]");
  expect(await nothing.texts(missing)).toEqual(["menu", "search"]);
  const after = await browser.send(nothing, "form[action$=missing]", {}, "all=1");
  expect([after.path, await after.texts(missing)]).toEqual([`${live}?done=dismissed`, []]);
});
