/** Two people at one edition: the later of the two is shown both texts, chooses, and loses no word. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { listRevisions, markdownOf, revisionsRead } from "../../src/articles/history.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { readNow } from "../../src/changes/read.ts";
import { openDatabase } from "../../src/database.ts";
import type { DeskBrowser, DeskPage } from "../support/desk-browser.ts";
import { blockFields, blockStates, editionPath, editorForm, mergeForm } from "../support/editor.ts";
import { save, settle, sitDown, valueOf } from "../support/editor.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, findEdition, noon, rewrite, tell, words } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const [english, chinese] = [editionPath("en"), editionPath("zh-Hans")];

let mei: DeskBrowser;
let lin: DeskBrowser;

beforeEach(async () => {
  await establishRegister(db);
  [mei, lin] = [await sitDown("Mei"), await sitDown("Lin")];
});

/** What the edition says now. */
async function saved(locale: "en" | "zh-Hans" = "en") {
  const [newest] = await listRevisions(db, "tunnel", locale);
  const number = newest?.number ?? 0;
  const found = await readNow(db, revisionsRead({ articleId: "tunnel", locale }, [number]));
  const { title, byline } = newest ?? { title: undefined, byline: undefined };
  return { title, byline, number, body: markdownOf(found?.get(number)?.blocks ?? []) };
}

/** Lin saves while Mei writes; what Mei is answered. */
async function race(theirs: object, yours: object, path = english): Promise<DeskPage> {
  const page = await mei.open(path);
  await lin.send(await lin.open(path), editorForm, { ...theirs }, save);
  return mei.send(page, editorForm, { ...yours }, save);
}

const body = (three: string, monday = "Monday") =>
  words.en.body.replace("three", three).replace("Monday", monday);

const sideOf = async (page: DeskPage): Promise<string> => {
  const [field] = await page.all(".conflict textarea");
  return (field?.attributes.get("name") ?? "").replace("written:", "side:");
};

describe("a lost race", () => {
  beforeEach(() => tell(db, { published: [], drafts: ["en"] }));

  test("takes over what only one side changed, and says who saved and when", async () => {
    const page = await race({ body: body("four") }, { body: body("three", "Tuesday"), byline: "By Mei" });
    expect(page.status).toBe(412);
    expect(await page.texts(".facts dd a")).toEqual(["Revision 2 by Lin", "Revision 1 by editor-lin"]);
    expect(await page.all(".conflict")).toEqual([]);
    expect(await page.texts(".taken ins")).toEqual(["By Mei", "four", "Tuesday"].slice(1));
    const after = await mei.send(page, mergeForm, {}, settle);
    expect(after.path).toBe(`${english}?as=text&done=drafted&n=3`);
    expect(await saved()).toEqual({
      ...{ title: words.en.title, byline: "By Mei", number: 3 },
      body: body("four", "Tuesday"),
    });
  });

  test.each([
    { side: "theirs", becomes: "It took four years." },
    { side: "yours", becomes: "It took five years." },
    { side: "both", becomes: "It took four years.\n\nIt took five years." },
    { side: "written", becomes: "It took long." },
  ])("lets her choose $side where both changed the same block", async ({ side, becomes }) => {
    const page = await race({ body: body("four") }, { body: body("five") });
    const field = await sideOf(page);
    const choice = { [field]: side, [field.replace("side:", "written:")]: "It took long." };
    const after = await mei.send(page, mergeForm, choice, settle);
    expect(after.status).toBe(200);
    expect((await saved()).body).toBe(words.en.body.replace("It took three years.", becomes));
  });

  test("is not saved before everything is chosen, and keeps what was", async () => {
    const page = await race(
      { title: "Theirs", body: body("four") },
      { title: "Yours", body: body("five"), byline: "By Mei" },
    );
    expect(await page.texts(".conflict legend")).toEqual(["Title", "Block 2"]);
    const again = await mei.send(
      page,
      mergeForm,
      { "side:title": "written", "written:title": "Ours" },
      settle,
    );
    expect([again.status, (await findEdition(db, "tunnel", "en"))?.version]).toEqual([422, 2]);
    expect(await again.texts(".summary a")).toEqual(["Choose whose words stand: Block 2"]);
    const [href = ""] = (await again.all(".summary a")).map(({ attributes }) => attributes.get("href"));
    expect(await again.all(`[id="${href.slice(1)}"]`)).toHaveLength(1);
    const block = href.replace("#part-", "side:");
    await mei.send(again, mergeForm, { [block]: "yours" }, settle);
    expect(await saved()).toEqual({ title: "Ours", byline: "By Mei", body: body("five"), number: 3 });
  });

  test("that is lost once more shows the newest, with her choices still made", async () => {
    const page = await race({ body: body("four") }, { body: body("five"), title: "Yours" });
    await lin.send(await lin.open(english), editorForm, { byline: "By Lin" }, save);
    const field = await sideOf(page);
    const again = await mei.send(page, mergeForm, { [field]: "yours" }, settle);
    expect(again.status).toBe(412);
    expect(await again.texts(".notice.warning")).toEqual([expect.stringMatching(/^Meanwhile/)]);
    expect(await again.all(`[name="${field}"][value=yours][checked]`)).toHaveLength(1);
    await mei.send(again, mergeForm, {}, settle);
    expect(await saved()).toEqual({ title: "Yours", byline: "By Lin", body: body("five"), number: 4 });
  });

  test("over a block that the other took out asks whether it stays", async () => {
    const without = words.en.body
      .split("\n\n")
      .filter((_, place) => place !== 1)
      .join("\n\n");
    const page = await race({ body: without }, { body: body("five") });
    expect(await page.texts(".conflict .side .tick")).toEqual(["Theirs: taken out", "Yours"]);
    const field = await sideOf(page);
    await mei.send(page, mergeForm, { [field]: "yours" }, settle);
    expect((await saved()).body).toBe(body("five"));
  });

  test("says what was taken out on one side only", async () => {
    const without = words.en.body.split("\n\n").slice(0, 2).join("\n\n");
    const page = await race({ body: without }, { title: "Yours" });
    expect(await page.texts(".taken del.text")).toEqual(["Trains run from Monday."]);
    await mei.send(page, mergeForm, {}, settle);
    expect(await saved()).toMatchObject({ title: "Yours", body: without });
  });

  test("to somebody who has only published is none", async () => {
    const page = await mei.open(english);
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: "en" }] }, noon);
    const after = await mei.send(page, editorForm, { title: "Yours" }, save);
    expect(after.path).toMatch(/done=drafted&n=2$/);
  });

  test("over the first words of all has nothing for a base, and drops none of them", async () => {
    const page = await mei.open(english);
    const early = {
      ...page,
      html: page.html.replace('name="version" value="1"', 'name="version" value="0"'),
    };
    const met = await mei.send(early, editorForm, { title: "Yours" }, save);
    expect(met.status).toBe(412);
    expect(await met.texts(".conflict legend")).toEqual(["Title"]);
  });

  test("with a text that cannot be read comes back to the editor as it was typed", async () => {
    const page = await race({ body: body("four") }, { body: "> ".repeat(40) + "deep", title: "Yours" });
    expect([page.status, await valueOf(page, "#title")]).toEqual([422, "Yours"]);
    expect(await valueOf(page, `${editorForm} input[name=version]`)).toBe("1");
  });

  test("shows nobody's markup as markup", async () => {
    const evil = '<img src=x onerror=alert(1)> "quoted" </textarea><script>alert(2)</script>';
    const page = await race(
      { title: evil, body: `${evil}\n\nTheirs.` },
      { title: `${evil}!`, body: `${evil}\n\nYours.` },
    );
    expect(page.status).toBe(412);
    expect(await page.all("main img, main script")).toEqual([]);
    expect(await page.texts(".conflict .side .text")).toContain(`${evil}!`);
    const choices = Object.fromEntries(
      (await page.all(".conflict textarea")).map(({ attributes }) => [
        (attributes.get("name") ?? "").replace("written:", "side:"),
        "yours",
      ]),
    );
    await mei.send(page, mergeForm, choices, settle);
    expect((await saved()).title).toBe(`${evil}!`);
  });
});

describe.each(languages)("in $locale", ({ locale, other }) => {
  test("the page changes its language with everything that was typed and chosen", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    mei = await sitDown("Mei", {}, locale);
    const page = await race({ body: body("four") }, { body: body("five"), title: "Yours & <theirs>" });
    const field = await sideOf(page);
    const turned = await mei.send(page, mergeForm, { [field]: "yours" }, `lang=${other.locale}`);
    expect((await turned.one("html")).attributes.get("lang")).toBe(other.locale);
    expect(await turned.all(`[name="${field}"][value=yours][checked]`)).toHaveLength(1);
    await mei.send(turned, mergeForm, {}, settle);
    expect(await saved()).toMatchObject({ title: "Yours & <theirs>", body: body("five") });
  });
});

describe("a translation", () => {
  test("that two made block by block is merged under the source's blocks", async () => {
    await tell(db);
    await rewrite(db, { articleId: "tunnel", locale: "en", body: `${body("four")}\n\nMore.` }, noon + 1);
    const names = await blockFields(await mei.open(chinese));
    const [first = "", second = "", , more = ""] = names;
    const page = await race(
      { [first]: "隧道今日通车。", [second]: "工程历时四年。" },
      { [more]: "还有更多。\n\n译者补充。", [second]: "历时四年。" },
      chinese,
    );
    expect([page.status, await page.texts(".conflict legend")]).toEqual([412, ["Block 2"]]);
    const after = await mei.send(page, mergeForm, { [await sideOf(page)]: "yours" }, settle);
    expect(after.path).toBe(`${chinese}?done=drafted&n=3`);
    expect(await blockStates(after)).toEqual(["current", "current", "current", "current", "own"]);
    expect((await saved("zh-Hans")).body).toBe(
      "隧道今日通车。\n\n历时四年。\n\n列车从周一开始运行。\n\n还有更多。\n\n译者补充。",
    );
  });
});
