/** What is done to an enterprise on its pages: each form, each refusal, and what comes back when somebody was faster. */
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { articleEnterprises } from "../../src/articles/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { editEnterprise } from "../../src/enterprises/edit.ts";
import { identifyEnterprise } from "../../src/enterprises/identify.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { enterprises, identifiers, names } from "../../src/enterprises/tables.ts";
import { completeUscc } from "../../src/enterprises/uscc.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser, DeskPage } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { editor, noon, register, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const enterprise = (id: string) => `/desk/register/enterprises/${id}`;
const works = enterprise("tunnel-works");
const legal = { kind: "legal", source: "official", verified: true } as const;
const railway = "91310000133031388G";
let browser: DeskBrowser;

beforeEach(async () => {
  await establishTiers(db);
  browser = await deskBrowser(visitor(), { role: "registrar" });
});

const rowOf = async (id: string) => (await db.select().from(enterprises).where(eq(enterprises.id, id)))[0];
const nameCalled = async (value: string) => (await db.select().from(names).where(eq(names.value, value)))[0];
const fault = async (page: DeskPage) => (await page.one(".summary li")).text;

/** All but what is noted of who asked. */
async function kept() {
  const { tokens: _tokens, record: _record, sessions: _sessions, ...rows } = await everything();
  return rows;
}

/** Somebody else gives it another address. */
const meanwhile = (id = "tunnel-works", slug = "other-works") =>
  editEnterprise(db, editor, { enterpriseId: id, slug }, noon + 1);

describe.each(languages)("a name, in $locale,", ({ locale }) => {
  beforeEach(async () => {
    browser = await deskBrowser(visitor(), { role: "registrar" }, locale);
  });

  test("that is added takes the place of the registered one, which the page says before", async () => {
    const page = await browser.open(`${works}/names`);
    const said = (await page.one(".sheet .notice")).text;
    for (const text of ["Tunnel Works", "隧道工程公司", "20"]) expect(said).toContain(text);
    const after = await browser.send(page, ".sheet form", {
      ...{ value: "Deep Works", locale: "en", kind: "legal", validFrom: "2019-05", verified: "on" },
      "sourceNote-en": "The gazette",
    });
    expect(after.path).toBe(`${works}?done=named`);
    expect(await nameCalled("Tunnel Works")).toMatchObject({ kind: "former", validTo: "2019-05" });
    expect(await nameCalled("Deep Works")).toMatchObject({
      ...{ kind: "legal", validFrom: "2019-05", verified: true, sourceNote: { en: "The gazette" } },
    });
  });

  test.each<[Record<string, string>, string, number]>([
    [{ value: " " }, "#value", 422],
    [{ value: "x".repeat(301) }, "#value", 422],
    [{ validFrom: "May 2019" }, "#validFrom", 422],
    [{ validTo: "2031" }, "#validTo", 422],
    [{ validFrom: "2020", validTo: "2019" }, "#validTo", 422],
    [{ other: "not a tag" }, "#other", 422],
    [{ kind: "nickname" }, "#kind", 422],
    [{ confidence: "certain" }, "#confidence", 422],
    [{ "sourceNote-en": "y".repeat(501) }, "#sourceNote-en", 422],
  ])("that cannot be taken says which field, and keeps what was typed: %o", async (wrong, field, status) => {
    const before = await kept();
    const typed = { value: "Deep Works", validFrom: "2019", ...wrong };
    const page = await browser.send(await browser.open(`${works}/names`), ".sheet form", typed);
    expect(page.status).toBe(status);
    expect((await page.one(".summary a")).attributes.get("href")).toBe(field);
    expect(await page.all(field)).toHaveLength(1);
    for (const [id, value] of Object.entries(typed))
      if (!["kind", "confidence"].includes(id))
        expect((await page.one(`#${id}`)).attributes.get("value"), id).toBe(value.trim());
    expect(await kept()).toEqual(before);
    expect(/\p{Script=Han}/u.test(await fault(page))).toBe(locale === "zh-Hans");
  });

  test("that is put right while somebody else saves comes back with both, and goes through then", async () => {
    const id = (await nameCalled("Tunnel Works"))?.id ?? "";
    const seen = await browser.open(`${works}/names/${id}`);
    await meanwhile();
    const renaming = { enterpriseId: "tunnel-works", names: [{ ...legal, tag: "en", value: "Their Works" }] };
    await renameEnterprise(db, editor, renaming, noon + 2);
    const form = `form[action='${works}/names/${id}']`;
    const late = await browser.send(seen, form, { value: "My “Works” <i>", verified: null });
    expect(late.status).toBe(412);
    expect((await late.one("#value")).attributes.get("value")).toBe("My “Works” <i>");
    expect((await late.one("#verified")).attributes.has("checked")).toBe(false);
    const changed = await late.texts("table.meanwhile tbody tr");
    expect(changed).toHaveLength(3);
    expect(changed[0]).toMatch(/tunnel-works.*other-works/);
    expect(changed[1]).toContain("Tunnel Works");
    expect(changed[2]).toContain("Their Works");
    const after = await browser.send(late, form, { kind: "former" });
    expect(after.path).toBe(`${works}?done=saved`);
    expect(await nameCalled("My “Works” <i>")).toMatchObject({ id, kind: "former", verified: false });
    expect((await rowOf("tunnel-works"))?.slug).toBe("other-works");
  });
});

describe("a name", () => {
  const pageOf = async (value: string) => {
    const id = (await nameCalled(value))?.id ?? "";
    return { page: await browser.open(`${works}/names/${id}`), form: `${works}/names/${id}` };
  };

  test("is ended, and is a former one then; all that it said before is still said", async () => {
    const note = { "zh-Hans": "见公报" };
    const name = { ...legal, tag: "ja", value: "トンネル", sourceNote: note, confidence: "low" } as const;
    await renameEnterprise(db, editor, { enterpriseId: "tunnel-works", names: [name] }, noon);
    const { page, form } = await pageOf("トンネル");
    expect((await page.one("#other")).attributes.get("value")).toBe("ja");
    await browser.send(page, `form[action='${form}']`, { validTo: "2024-11-30" });
    expect(await nameCalled("トンネル")).toMatchObject({
      ...{ tag: "ja", kind: "former", validTo: "2024-11-30", sourceNote: note, confidence: "low" },
    });
  });

  test("that was entered by mistake is kept, and taken back", async () => {
    const other = { ...legal, kind: "short", tag: "en", value: "TW" } as const;
    await renameEnterprise(db, editor, { enterpriseId: "tunnel-works", names: [other] }, noon);
    const { page, form } = await pageOf("TW");
    const after = await browser.send(page, `form[action='${form}/mistake']`);
    expect(after.path).toBe(`${works}?done=saved`);
    expect((await nameCalled("TW"))?.mistakenAt).toBe(noon);
    expect(await after.texts("tr.over th")).toEqual(["TW"]);
    const back = await pageOf("TW");
    await browser.send(back.page, `form[action='${form}/mistake']`);
    expect((await nameCalled("TW"))?.mistakenAt).toBeNull();
  });

  test("is not the last one to go", async () => {
    const half = { id: "half", slug: "half", names: [{ ...legal, tag: "en", value: "Half" }] };
    await registerEnterprise(db, editor, half, noon);
    const path = `${enterprise("half")}/names/${(await nameCalled("Half"))?.id ?? ""}`;
    const page = await browser.send(await browser.open(path), `form[action='${path}/mistake']`);
    expect(page.status).toBe(422);
    expect((await nameCalled("Half"))?.mistakenAt).toBeNull();
  });

  test("of another enterprise is not there", async () => {
    const id = (await nameCalled("Signal House"))?.id ?? "";
    expect((await browser.open(`${works}/names/${id}`)).status).toBe(404);
    expect((await browser.open(`${works}/names/nonesuch`)).status).toBe(404);
  });
});

describe("its address and kind", () => {
  const form = `form[action='${works}/address']`;

  test("are changed, and the old address leads on", async () => {
    const page = await browser.send(await browser.open(`${works}/address`), form, {
      ...{ slug: "deep-works", category: "authority" },
    });
    expect(page.path).toBe(`${works}?done=saved`);
    expect(page.html).toContain("tunnel-works");
    expect(await rowOf("tunnel-works")).toMatchObject({ slug: "deep-works", category: "authority" });
  });

  test.each([
    ["signal-house", 409],
    ["../../desk", 422],
    ["x\r\nSet-Cookie: a=b", 422],
  ])("stay what they are with %j, which is still there", async (slug, status) => {
    const page = await browser.send(await browser.open(`${works}/address`), form, { slug });
    expect([page.status, (await page.one(".summary a")).attributes.get("href")]).toEqual([status, "#slug"]);
    expect(page.headers.get("Set-Cookie")).toBeNull();
    expect((await page.one("#slug")).attributes.get("value")?.length).toBeGreaterThan(5);
    expect((await rowOf("tunnel-works"))?.slug).toBe("tunnel-works");
  });

  test("without the lock that was seen nothing is written", async () => {
    const page = await browser.open(`${works}/address`);
    for (const version of ["", "x", "-1", "0"]) {
      const late = await browser.send(page, form, { slug: "deep-works", version });
      expect(late.status).toBe(412);
    }
    expect((await rowOf("tunnel-works"))?.slug).toBe("tunnel-works");
  });

  test("what a form claims to have seen is shown as text, or not at all", async () => {
    const page = await browser.open(`${works}/address`);
    await meanwhile();
    for (const seen of [
      "",
      "{",
      '["en"]',
      '["fr",[]]',
      '["en",[["slug","<b>x</b>","<script>1</script>"]]]',
    ]) {
      const late = await browser.send(page, form, { slug: "deep-works", seen });
      expect(late.status).toBe(412);
      expect(late.html).not.toMatch(/<b>x|<script>1/);
    }
  });
});

describe("its code", () => {
  const form = `form[action='${works}/uscc']`;
  const removal = `form[action='${works}/uscc/removal']`;
  const identify = (input: object = {}) =>
    identifyEnterprise(
      db,
      editor,
      {
        enterpriseId: "tunnel-works",
        kind: "uscc",
        value: railway,
        source: "official",
        verified: true,
        ...input,
      },
      noon,
    );

  test("is said, said otherwise, and taken out again", async () => {
    await browser.send(await browser.open(`${works}/uscc`), form, { uscc: railway, "uscc-verified": "on" });
    expect(await db.select().from(identifiers)).toMatchObject([{ value: railway, verified: true }]);
    const page = await browser.open(`${works}/uscc`);
    expect((await page.one("#uscc")).attributes.get("value")).toBe(railway);
    const after = await browser.send(page, removal);
    expect(after.path).toBe(`${works}?done=code_removed`);
    expect(after.html).not.toContain(railway);
    expect(await db.select().from(identifiers)).toEqual([]);
  });

  test("is not another's", async () => {
    await identify({ enterpriseId: "signal-house" });
    const page = await browser.send(await browser.open(`${works}/uscc`), form, { uscc: railway });
    expect([page.status, (await page.one("#uscc")).attributes.get("value")]).toEqual([409, railway]);
  });

  test("is not taken out from under somebody who has just said another", async () => {
    await identify();
    const seen = await browser.open(`${works}/uscc`);
    const other = completeUscc("9131010613220211");
    await identify({ value: other });
    const late = await browser.send(seen, removal);
    expect(late.status).toBe(412);
    expect((await late.texts("table.meanwhile tbody tr"))[0]).toMatch(new RegExp(`${railway}.*${other}`));
    expect(await db.select().from(identifiers)).toMatchObject([{ value: other }]);
  });
});

describe("its parent", () => {
  const search = `form[action='${works}/parent'][method=get]`;
  const choose = `form[action='${works}/parent'] fieldset`;
  const form = ".panel.sheet form";

  test("is found by any name, chosen, and taken away", async () => {
    const name = { ...legal, tag: "zh-Hans", value: "市隧道委员会" };
    await registerEnterprise(
      db,
      editor,
      { id: "board", slug: "board", category: "authority", names: [name] },
      noon,
    );
    const found = await browser.send(await browser.open(`${works}/parent`), search, { q: "隧道" });
    expect(await found.all(`${choose} [type=radio]`)).toHaveLength(1);
    const after = await browser.send(found, form, { parent: "board" });
    expect(after.path).toBe(`${works}?done=saved`);
    expect((await rowOf("tunnel-works"))?.parentId).toBe("board");
    const page = await browser.open(`${works}/parent`);
    await browser.send(page, form, {}, "parent=");
    expect((await rowOf("tunnel-works"))?.parentId).toBeNull();
  });

  test("has to be chosen, and cannot stand below", async () => {
    await setParent(db, editor, { enterpriseId: "signal-house", parentId: "tunnel-works" }, noon);
    const found = await browser.open(`${works}/parent?q=signal`);
    const none = await browser.send(found, form);
    expect([none.status, (await none.one(".summary a")).attributes.get("href")]).toEqual([422, "#parent"]);
    const cycle = await browser.send(found, form, { parent: "signal-house" });
    expect(cycle.status).toBe(409);
    const [chosen] = await cycle.all("input[type=radio][checked]");
    expect(chosen?.attributes.get("value")).toBe("signal-house");
    expect((await cycle.one("#q")).attributes.get("value")).toBe("signal");
  });

  test("is searched for in vain, whatever is typed", async () => {
    for (const q of ["nobody", "%", "'; DROP TABLE names", "<script>", "x".repeat(300)]) {
      const page = await browser.open(`${works}/parent?${new URLSearchParams({ q }).toString()}`);
      expect(page.status).toBe(200);
      expect(await page.all("[type=radio]"), q).toEqual([]);
      expect(page.html).not.toContain("<script>alert");
    }
  });
});

describe.each(languages)("a merger, in $locale,", ({ locale }) => {
  const bureau = enterprise("bureau");

  beforeEach(async () => {
    browser = await deskBrowser(visitor(), { role: "registrar" }, locale);
    await register(db, "bureau", "Tunnel Bureau", "隧道工程公司");
    await tell(db, { id: "about-bureau", enterprises: ["bureau"] });
  });

  const look = async () => {
    const found = await browser.open(`${bureau}/merge?q=tunnel`);
    return browser.send(found, ".sheet form", { into: "tunnel-works" });
  };

  test("shows first what would move, and does nothing", async () => {
    const before = await kept();
    const page = await look();
    expect(page.path).toBe(`${bureau}/merge?into=tunnel-works`);
    const moves = (await page.one(".moves")).text;
    for (const text of [
      "Tunnel Bureau",
      "隧道工程公司",
      locale === "en" ? "A tunnel opens" : "隧道通车",
      "bureau",
    ])
      expect(moves).toContain(text);
    expect(moves).toContain(locale === "en" ? "kept as entered by mistake" : "按误录保留");
    expect(await page.all(".notice.error")).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  test("moves exactly that, and leads to the one that stays", async () => {
    const after = await browser.send(await look(), "#confirm");
    expect(after.path).toBe(`${works}?done=merged`);
    expect((await rowOf("bureau"))?.mergedInto).toBe("tunnel-works");
    const linked = and(
      eq(articleEnterprises.articleId, "about-bureau"),
      eq(articleEnterprises.enterpriseId, "tunnel-works"),
    );
    expect(await db.select().from(articleEnterprises).where(linked)).toHaveLength(1);
    expect((await browser.open(bureau)).path).toBe(works);
  });

  test("that something stands against cannot be sent, and says what it is", async () => {
    const code = { kind: "uscc", source: "official", verified: true } as const;
    await identifyEnterprise(db, editor, { enterpriseId: "bureau", ...code, value: railway }, noon);
    const other = completeUscc("9131010613220211");
    await identifyEnterprise(db, editor, { enterpriseId: "tunnel-works", ...code, value: other }, noon);
    await register(db, "between", "Between", "中间");
    await setParent(db, editor, { enterpriseId: "between", parentId: "bureau" }, noon);
    await setParent(db, editor, { enterpriseId: "tunnel-works", parentId: "between" }, noon);
    const page = await look();
    const obstacles = await page.texts(".notice.error li");
    expect(obstacles).toHaveLength(2);
    expect(obstacles[0]).toContain(other);
    expect(await page.all("#confirm")).toEqual([]);
  });

  test.each(["bureau", "tunnel-works"])("is shown anew when %s has changed meanwhile", async (id) => {
    const page = await look();
    await meanwhile(id);
    const late = await browser.send(page, "#confirm");
    expect(late.status).toBe(412);
    expect((await late.texts("table.meanwhile tbody tr"))[0]).toContain("other-works");
    expect((await rowOf("bureau"))?.mergedInto).toBeNull();
    const after = await browser.send(late, "#confirm");
    expect(after.path).toBe(`${works}?done=merged`);
  });

  test("into itself, into nobody or into nothing is none", async () => {
    const itself = await browser.open(`${bureau}/merge?into=bureau`);
    expect(await itself.all("#confirm")).toEqual([]);
    expect((await browser.open(`${bureau}/merge?into=nobody`)).status).toBe(404);
    expect((await browser.open(`${bureau}/merge?into=a%0d%0ab`)).status).toBe(404);
    const none = await browser.send(await look(), "#confirm", { into: null });
    expect(none.status).toBe(422);
  });

  test("by somebody else leads a late form to the one that stays, and says so", async () => {
    const page = await browser.open(`${bureau}/address`);
    await browser.send(await look(), "#confirm");
    const late = await browser.send(page, ".sheet form", { slug: "new-bureau" });
    expect(late.path).toBe(`${works}?done=merged_meanwhile`);
  });
});
