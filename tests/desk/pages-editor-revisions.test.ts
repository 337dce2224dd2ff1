/** The history of an edition: looked through, compared, and gone back to. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { editionPath, editorForm, save, sitDown } from "../support/editor.ts";
import { languages } from "../support/languages.ts";
import { draft, establishRegister, findEdition, noon, rewrite, tell, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const english = editionPath("en");
const history = `${english}/revisions`;

let mei: DeskBrowser;

beforeEach(async () => {
  await establishRegister(db);
  await tell(db);
  mei = await sitDown("Mei");
});

describe.each(languages)("the history in $locale", ({ locale }) => {
  test("names every revision with its author and what it is now, newest first", async () => {
    mei = await sitDown("Mei", {}, locale);
    await mei.send(await mei.open(english), editorForm, { body: "Anew.", minor: "on" }, save);
    const page = await mei.open(history);
    expect(page.status).toBe(200);
    expect(await page.texts("tbody th a")).toEqual(
      locale === "en" ? ["Revision 2", "Revision 1"] : ["第2次修订", "第1次修订"],
    );
    expect(await page.texts("tbody th .tag")).toEqual(
      locale === "en" ? ["draft", "minor edit", "published"] : ["草稿", "小改动", "已发布"],
    );
    expect(await page.texts("tbody td:nth-child(5)")).toEqual(["Mei", "editor-lin"]);
  });

  test("leads to what two of them say otherwise, block by block", async () => {
    mei = await sitDown("Mei", {}, locale);
    const [first = "", second = "", third = ""] = words.en.body.split("\n\n");
    const at = { articleId: "tunnel", locale: "en" } as const;
    await draft(db, {
      ...at,
      title: "Anew",
      body: `${third}\n\n${first.replace("today", "at noon")}\n\nAdded.`,
    });
    await draft(db, { ...at, title: "Later" });
    const list = await mei.open(history);
    const page = await mei.send(list, "form[method=get]", { earlier: "2", later: "1" });
    expect(page.path).toBe(`${history}/2?against=1`);
    expect(await page.texts(".taken.changed .text")).toEqual([
      "A tunnel opensAnew",
      "The tunnel opened todayat noon.",
    ]);
    expect(await page.texts(".taken.added ins")).toEqual(["Added."]);
    expect(await page.texts(".taken.removed del")).toEqual([second]);
    expect(await page.texts(".taken.same .tag")).toEqual([locale === "en" ? "moved" : "移动"]);
    const same = await mei.open(`${history}/1?against=1`);
    expect(await same.texts(".empty")).toHaveLength(1);
  });
});

test("the first revision is compared with nothing, and what is not there is not found", async () => {
  const page = await mei.open(`${history}/1`);
  expect(await page.texts(".taken.added ins")).toEqual(words.en.body.split("\n\n"));
  for (const path of ["/9", "/1?against=9", "/0"])
    expect((await mei.open(history + path)).status, path).toBe(404);
  expect((await mei.open("/desk/articles/nonesuch/en/revisions")).status).toBe(404);
  expect((await mei.open("/desk/articles/nonesuch/en/revisions/1")).status).toBe(404);
});

test("an older revision is made the draft again, unless somebody has saved since", async () => {
  await draft(db, { articleId: "tunnel", locale: "en", title: "Anew" });
  const page = await mei.open(`${history}/1`);
  const form = "#restore form";
  const after = await mei.send(page, form);
  expect(after.path).toBe(`${english}?done=revision_restored&n=3`);
  expect((await after.one("#title")).attributes.get("value")).toBe(words.en.title);
  const late = await mei.send(page, form);
  expect([late.status, await late.texts(".summary li")]).toEqual([
    412,
    ["Somebody else has changed this in the meantime."],
  ]);
  await mei.send(late, form);
  expect((await findEdition(db, "tunnel", "en"))?.version).toBe(5);
  expect(await (await mei.open(`${history}/4`)).all(form)).toEqual([]);
});

test("a long history is turned page by page", async () => {
  for (let number = 2; number <= 52; number += 1)
    await draft(db, { articleId: "tunnel", locale: "en", title: `Take ${number}` }, noon + number);
  const page = await mei.open(history);
  expect(await page.all("tbody tr")).toHaveLength(50);
  const [older] = (await page.all(".pages a")).map(({ attributes }) => attributes.get("href") ?? "");
  const last = await mei.open(older ?? "");
  expect(await last.texts("tbody th a")).toEqual(["Revision 2", "Revision 1"]);
  expect(await last.all(".pages a")).toEqual([]);
});

test("a translator goes back in her language, and only looks at the source", async () => {
  await rewrite(db, { articleId: "tunnel", locale: "zh-Hans", title: "通车" }, noon + 1);
  const li = await sitDown("Li", { role: "translator", locales: ["zh-Hans"] });
  const source = await li.open(`${history}/1`);
  expect([source.status, await source.all("#restore")]).toEqual([200, []]);
  const whole = await mei.open(`${history}/1`);
  const sent = {
    ...whole,
    html: `<form method="post" action="${history}/1"><input name="version" value="1"></form>`,
  };
  expect((await li.send(sent, "form")).status).toBe(403);
  const own = await li.open(`${editionPath("zh-Hans")}/revisions/1`);
  expect((await li.send(own, "#restore form")).path).toMatch(/done=revision_restored/);
});

test("nobody's markup is markup in a comparison", async () => {
  const evil = "<img src=x onerror=alert(1)> [x](javascript:alert(2)) <script>alert(3)</script>";
  await draft(db, { articleId: "tunnel", locale: "en", title: evil, body: `${evil}\n\n${words.en.body}` });
  const page = await mei.open(`${history}/2`);
  expect(await page.all("main img, main script, main a[href^=javascript]")).toEqual([]);
  expect((await page.texts(".taken ins")).join(" ")).toContain("<img src=x onerror=alert(1)>");
});
