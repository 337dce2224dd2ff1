/** The register's pages: looked through, read in full, and entered into, without JavaScript, in both languages. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { enterprises, names } from "../../src/enterprises/tables.ts";
import { wordsIn } from "../../src/words.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers, registerYards } from "../support/register.ts";

const db = openDatabase(env.DB);
const works = "/desk/register/enterprises/tunnel-works";
const legal = { kind: "legal", source: "official", verified: true } as const;

beforeEach(() => establishTiers(db));

const browse = (role: string, language = "en") => deskBrowser(visitor(), { role }, language);

describe.each(languages)("in $locale", ({ locale }) => {
  const said = wordsIn(locale);
  let browser: DeskBrowser;

  beforeEach(async () => {
    browser = await browse("registrar", locale);
  });

  test("names stand side by side, and what is missing or unverified is marked", async () => {
    const name = { ...legal, tag: "en", value: "Half Known", verified: false };
    await registerEnterprise(db, editor, { id: "half", slug: "half", names: [name] }, noon);
    const page = await browser.open("/desk/register");
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    const row = (await page.texts("table.register tbody tr")).find((text) => text.includes("Half Known"));
    expect(row).toContain(locale === "en" ? "unverified" : "未核实");
    expect(row).toContain(locale === "en" ? "No name in" : "没有");
    const works = (await page.texts("table.register tbody tr")).find((text) => text.includes("Tunnel Works"));
    expect(works).toContain("隧道工程公司");
    expect(works).toContain(said("batch.name", { number: 23, year: 2017 }));
  });

  test("an enterprise is found by a name it had, and it is said by which", async () => {
    const other = { ...legal, tag: "en", value: "Deep Works" };
    const renaming = { enterpriseId: "tunnel-works", from: "2020", names: [other] };
    await renameEnterprise(db, editor, renaming, noon);
    const page = await browser.send(await browser.open("/desk/register"), "form.filter", { q: "tunnel wor" });
    expect(await page.all("table.register tbody tr")).toHaveLength(1);
    expect((await page.one("table.register tbody th")).text).toContain("Tunnel Works");
    expect((await page.one("table.register tbody th a")).attributes.get("href")).toBe(works);
    expect((await page.one("#q")).attributes.get("value")).toBe("tunnel wor");
  });

  test("is entered in both languages, and is then what its page shows", async () => {
    const page = await browser.send(await browser.open("/desk/register/enterprises/new"), ".sheet form", {
      ...{ "en-value": "Harbour <b>Works</b>", "zh-Hans-value": "港口工程公司", "en-verified": "on" },
      ...{ slug: "harbour-works", uscc: " 91310000133031388g ", "uscc-verified": "on" },
    });
    expect(page.path).toMatch(/^\/desk\/register\/enterprises\/[0-9a-f]{32}\?done=entered$/);
    expect((await page.one("h1")).text).toContain("Harbour <b>Works</b>");
    expect(page.html).not.toContain("<b>Works");
    expect(await page.texts("section[aria-labelledby=identity] .mono")).toContain("91310000133031388G");
    const [row] = await db.select().from(enterprises).where(eq(enterprises.slug, "harbour-works"));
    expect(row?.display).toMatchObject({ en: { verified: true }, "zh-Hans": { verified: false } });
  });

  test.each<[string, Record<string, string>, string, number]>([
    ["without a name", { "en-value": " ", "zh-Hans-value": "" }, "#names", 422],
    ["with an address that is none", { slug: "No Spaces" }, "#slug", 422],
    ["with an address that is taken", { slug: "tunnel-works" }, "#slug", 409],
    ["with a wrong code", { uscc: "91310000133031388H" }, "#uscc", 422],
    ["with a code that is too short", { uscc: "9131" }, "#uscc", 422],
    ["with a kind that is none", { "zh-Hans-kind": "made-up" }, "#zh-Hans-kind", 422],
    ["with a source that is none", { "uscc-source": "rumour", uscc: "91310000133031388G" }, "#uscc", 422],
    ["as something else", { category: "person" }, "#category", 422],
  ])("nobody is entered %s, and everything typed is still there", async (_, wrong, field, status) => {
    const before = await db.select().from(names);
    const typed = {
      ...{ "en-value": "Harbour", "zh-Hans-value": "港口", slug: "harbour", uscc: "" },
      ...{ "en-kind": "short", "zh-Hans-verified": "on" },
      ...wrong,
    };
    const page = await browser.send(
      await browser.open("/desk/register/enterprises/new"),
      ".sheet form",
      typed,
    );
    expect(page.status).toBe(status);
    expect((await page.one(".summary a")).attributes.get("href")).toBe(field);
    expect(await page.all(field)).toHaveLength(1);
    for (const id of ["en-value", "zh-Hans-value", "slug", "uscc"] as const)
      expect((await page.one(`#${id}`)).attributes.get("value"), id).toBe(typed[id].trim());
    expect((await page.one("#en-kind option[selected]")).attributes.get("value")).toBe("short");
    expect((await page.one("[name=zh-Hans-verified]")).attributes.has("checked")).toBe(true);
    expect(await db.select().from(names)).toEqual(before);
    const message = (await page.one(".summary li")).text;
    expect(/\p{Script=Han}/u.test(message)).toBe(locale === "zh-Hans");
  });

  test("a wrong code says which character it would have to be", async () => {
    const page = await browser.open(`${works}/uscc`);
    const late = await browser.send(page, `form[action='${works}/uscc']`, { uscc: "91310000133031388H" });
    expect((await late.one(".summary li")).text).toMatch(/18.*“G”/s);
    const both = await browser.send(page, `form[action='${works}/uscc']`, { uscc: "913100001330313894" });
    expect((await both.one(".summary li")).text).toMatch(/“8”.*“G”/s);
    const foreign = await browser.send(page, `form[action='${works}/uscc']`, { uscc: "9131000013303138OG" });
    expect((await foreign.one(".summary li")).text).toMatch(/O.*17|17.*O/s);
  });

  test("an enterprise in full says what there is of it, and which articles name it", async () => {
    await tell(db);
    const page = await browser.open(works);
    const all = (await page.one("main")).text;
    for (const text of ["Tunnel Works", "隧道工程公司", said("status.certified"), said("event.certified")])
      expect(all).toContain(text);
    const [article] = await page.all("section[aria-labelledby=articles] li a");
    expect(article?.attributes.get("href")).toBe("/desk/articles/tunnel");
    expect(article?.text).toBe(locale === "en" ? "A tunnel opens" : "隧道通车");
  });
});

describe("the list", () => {
  test("is filtered, and goes on page by page in the order of the language", async () => {
    await registerYards(db);
    for (let index = 0; index < 40; index += 1)
      await registerEnterprise(
        db,
        editor,
        { slug: `more-${index}`, names: [{ ...legal, tag: "en", value: `More ${index}` }] },
        noon,
      );
    const browser = await browse("editor");
    const first = await browser.open("/desk/register");
    expect(await first.all("table.register tbody tr")).toHaveLength(50);
    const next = (await first.all(".pages a")).at(-1)?.attributes.get("href") ?? "";
    const second = await browser.open(next);
    const shown = [...(await first.texts("tbody th a")), ...(await second.texts("tbody th a"))];
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(60);
    const filtered = await browser.open("/desk/register?tier=national");
    expect(await filtered.texts("tbody th a")).toEqual(["Signal House"]);
    const none = await browser.open("/desk/register?batch=municipal-24&year=2018");
    expect(await none.all("tbody tr")).toHaveLength(0);
  });

  test("finds authorities beside enterprises, and passes over what makes no sense", async () => {
    const name = { ...legal, tag: "en", value: "Tunnel Commission" };
    const input = { id: "commission", slug: "commission", category: "authority", names: [name] } as const;
    await registerEnterprise(db, editor, input, noon);
    const browser = await browse("translator");
    const page = await browser.open("/desk/register?q=tunnel&tier=galactic&year=soon&batch=%3Cb%3E");
    expect(await page.texts("tbody th a")).toEqual(["Tunnel Works", "Tunnel Commission"]);
    const only = await browser.open("/desk/register?category=authority");
    expect(await only.texts("tbody th a")).toEqual(["Tunnel Commission"]);
    expect((await browser.open("/desk/register?cursor=x")).status).toBe(400);
  });
});

describe("who only reads", () => {
  test.each(["editor", "translator"])("as %s sees the same pages without the forms", async (role) => {
    const browser = await browse(role);
    for (const path of [
      "/desk/register",
      works,
      "/desk/register/schemes",
      "/desk/register/schemes/municipal",
      "/desk/register/batches/municipal-23",
      "/desk/register/certifications/tunnel-23",
    ]) {
      const page = await browser.open(path);
      expect(page.status, path).toBe(200);
      expect(await page.all("main form[method=post]"), path).toEqual([]);
      expect(page.html, path).not.toMatch(/enterprises\/new|\/merge|\/names"|\/entry"/);
    }
    expect((await browser.open("/desk/register/enterprises/new")).status).toBe(403);
    expect((await browser.open(`${works}/merge`)).status).toBe(403);
  });

  test("what is not there is not there", async () => {
    const browser = await browse("registrar");
    for (const path of [
      "enterprises/nobody",
      "schemes/x",
      "batches/x",
      "certifications/x",
      "enterprises/A%00",
    ])
      expect((await browser.open(`/desk/register/${path}`)).status, path).toBe(404);
  });
});
