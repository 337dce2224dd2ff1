/** Schemes, batches and certifications on their pages, and what each page of the register costs. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { correctBatch } from "../../src/enterprises/correct-batch.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { changeScheme } from "../../src/enterprises/schemes.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterprises,
  names,
  schemes,
} from "../../src/enterprises/tables.ts";
import { wordsIn } from "../../src/words.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser, DeskPage } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers, registerYards } from "../support/register.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const register = "/desk/register";
const works = `${register}/enterprises/tunnel-works`;
const tunnel23 = `${register}/certifications/tunnel-23`;
const municipal23 = `${register}/batches/municipal-23`;
let browser: DeskBrowser;

beforeEach(async () => {
  await establishTiers(db);
  browser = await deskBrowser(visitor(), { role: "registrar" });
});

const certificationOf = async (id: string) =>
  (await db.select().from(certifications).where(eq(certifications.id, id)))[0];
const batchOf = async (id: string) => (await db.select().from(batches).where(eq(batches.id, id)))[0];
const summary = async (page: DeskPage) => (await page.one(".summary a")).attributes.get("href");

describe.each(languages)("a certification, in $locale,", ({ locale }) => {
  const said = wordsIn(locale);
  const add = `form[action='${tunnel23}/events']`;

  beforeEach(async () => {
    browser = await deskBrowser(visitor(), { role: "registrar" }, locale);
  });

  test("is entered from the enterprise's page, under the name on the list", async () => {
    const page = await browser.open(`${works}/certifications`);
    const after = await browser.send(page, ".sheet form", {
      ...{ batch: "national-24", occurredOn: "2018-02", "nameThen-zh-Hans": "上海隧道" },
    });
    expect(after.path).toBe(`${works}?done=certified`);
    expect(after.html).toContain("上海隧道");
    expect((await batchOf("national-24"))?.certified).toBe(2);
    const twice = await browser.send(page, ".sheet form", { batch: "national-24", occurredOn: "2018-03" });
    expect(twice.status).toBe(412);
    expect((await twice.one("#occurredOn")).attributes.get("value")).toBe("2018-03");
    expect((await twice.texts("table.meanwhile tbody tr"))[0]).toContain(said("status.certified"));
    const again = await browser.send(twice, ".sheet form");
    expect([again.status, await summary(again)]).toEqual([409, "#batch"]);
  });

  test("goes on line by line, each of which can be put right and is kept", async () => {
    await browser.send(await browser.open(tunnel23), add, {
      ...{ kind: "withdrawn", occurredOn: "2021-06", "note-en": "Moved <away>" },
    });
    expect((await certificationOf("tunnel-23"))?.status).toBe("withdrawn");
    const over = await browser.open(tunnel23);
    expect(await over.all(add)).toEqual([]);
    const correcting = await browser.open(`${tunnel23}?correct=1`);
    expect((await correcting.one("#note-en")).attributes.get("value")).toBe("Moved <away>");
    const after = await browser.send(correcting, add, { kind: "re-evaluated", occurredOn: "2021" });
    expect(after.path).toBe(`${tunnel23}?done=saved`);
    expect((await certificationOf("tunnel-23"))?.status).toBe("certified");
    expect(await after.texts(".history s")).toHaveLength(1);
    expect(after.html).not.toContain("<away>");
    const [, , third] = await db.select().from(certificationEvents).orderBy(certificationEvents.recordedAt);
    expect(third).toBeDefined();
  });

  test("whose first line is put right keeps its kind", async () => {
    const correcting = await browser.open(`${tunnel23}?correct=0`);
    expect(await correcting.texts("#kind option")).toEqual([said("event.certified")]);
    await browser.send(correcting, add, { occurredOn: "2017-12-06", "name-en": "Tunnel Co" });
    expect((await certificationOf("tunnel-23"))?.nameThen).toEqual({ en: "Tunnel Co" });
    // A line that is not there, or was put right already, leads to the form for a new one.
    for (const correct of ["0x", "7", "-1"])
      expect(await (await browser.open(`${tunnel23}?correct=${correct}`)).all("[name=corrects]")).toEqual([]);
  });

  test.each<[Record<string, string>, string]>([
    [{ occurredOn: "" }, "#occurredOn"],
    [{ occurredOn: "2021-02-30" }, "#occurredOn"],
    [{ occurredOn: "2031" }, "#occurredOn"],
    [{ kind: "promoted", occurredOn: "2020" }, "#kind"],
    [{ "note-zh-Hans": "长".repeat(501), occurredOn: "2020" }, "#note-zh-Hans"],
  ])("that cannot go on so says which field, and keeps what was typed: %o", async (wrong, field) => {
    const typed = { "note-en": "As typed", ...wrong };
    const page = await browser.send(await browser.open(tunnel23), add, typed);
    expect([page.status, await summary(page)]).toEqual([422, field]);
    expect(await page.all(field)).toHaveLength(1);
    expect((await page.one("#note-en")).attributes.get("value")).toBe("As typed");
    expect((await certificationOf("tunnel-23"))?.version).toBe(1);
  });

  test("that somebody else has gone on with says how", async () => {
    const seen = await browser.open(tunnel23);
    const event = { certificationId: "tunnel-23", kind: "re-evaluated", occurredOn: "2019" } as const;
    await recordCertificationEvent(db, editor, event, noon);
    const late = await browser.send(seen, add, { kind: "withdrawn", occurredOn: "2020", "note-en": "Mine" });
    expect([late.status, (await late.one("#note-en")).attributes.get("value")]).toEqual([412, "Mine"]);
    expect((await late.one("#kind option[selected]")).attributes.get("value")).toBe("withdrawn");
    expect((await late.texts("table.meanwhile tbody tr"))[0]).toContain(said("event.re-evaluated"));
    await browser.send(late, add);
    expect((await certificationOf("tunnel-23"))?.status).toBe("withdrawn");
  });

  test("that never was is marked, counted no more, and taken back", async () => {
    const mark = `form[action='${tunnel23}/mistake']`;
    const after = await browser.send(await browser.open(tunnel23), mark);
    expect(after.path).toBe(`${tunnel23}?done=voided`);
    expect((await after.one("h1")).text).toBeTruthy();
    expect((await after.texts(".heading .tag"))[0]).toBe(said("status.mistaken"));
    expect((await batchOf("municipal-23"))?.certified).toBe(0);
    expect((await (await browser.open(municipal23)).one("main")).text).not.toContain("Tunnel Works");
    const entering = await browser.open(`${works}/certifications`);
    const refused = await browser.send(entering, ".sheet form", { batch: "municipal-23" });
    expect([refused.status, await summary(refused)]).toEqual([409, "#batch"]);
    const back = await browser.send(after, mark);
    expect(back.path).toBe(`${tunnel23}?done=reinstated`);
    expect((await batchOf("municipal-23"))?.certified).toBe(1);
    const [row] = await db.select().from(enterprises).where(eq(enterprises.id, "tunnel-works"));
    expect(row?.standings.map(({ batchId }) => batchId)).toEqual(["municipal-23"]);
  });
});

describe.each(languages)("a scheme, in $locale,", ({ locale }) => {
  const create = `form[action='${register}/schemes']`;
  const fields = {
    ...{ id: "group", tier: "district", jurisdiction: "310106", position: "7" },
    ...{
      "name-en": "Group",
      "name-zh-Hans": "集团",
      "authorities-0-en": "Lead",
      "authorities-1-zh-Hans": "会同",
    },
  };

  beforeEach(async () => {
    browser = await deskBrowser(visitor(), { role: "registrar" }, locale);
  });

  test("is added with its authorities, changed, and given a batch", async () => {
    const page = await browser.send(await browser.open(`${register}/schemes`), create, fields);
    expect(page.path).toBe(`${register}/schemes/group?done=saved`);
    const group = `form[action='${register}/schemes/group']`;
    await browser.send(page, group, { "authorities-0-en": "", "authorities-3-en": "Third", position: "8" });
    const [row] = await db.select().from(schemes).where(eq(schemes.id, "group"));
    expect(row).toMatchObject({
      ...{ position: 8, name: { en: "Group", "zh-Hans": "集团" } },
      authorities: [{ "zh-Hans": "会同" }, { en: "Third" }],
    });
    const opened = await browser.send(await browser.open(`${register}/schemes/group`), "#new-batch", {
      ...{ id: "group-1", number: "1", year: "2020", publishedOn: "2020-05", listed: "12" },
    });
    expect(opened.path).toBe(`${register}/batches/group-1?done=saved`);
    expect(await batchOf("group-1")).toMatchObject({ schemeId: "group", number: 1, listed: 12 });
  });

  test.each<[Record<string, string>, string, number]>([
    [{ id: "No" }, "#id", 422],
    [{ id: "municipal" }, "#id", 409],
    [{ jurisdiction: "Shanghai" }, "#jurisdiction", 422],
    [{ position: "first" }, "#position", 422],
    [{ "name-en": "", "name-zh-Hans": "" }, "#name", 422],
    [{ tier: "galactic" }, "#tier", 422],
  ])("that cannot be added keeps what was typed: %o", async (wrong, field, status) => {
    const page = await browser.send(await browser.open(`${register}/schemes`), create, {
      ...fields,
      ...wrong,
    });
    expect([page.status, await summary(page)]).toEqual([status, field]);
    expect(await page.all(field)).toHaveLength(1);
    expect((await page.one("#authorities-1-zh-Hans")).attributes.get("value")).toBe("会同");
    expect(await page.all("details[open]")).toHaveLength(1);
    expect(await db.select().from(schemes)).toHaveLength(3);
  });

  test("that somebody else has changed is not overwritten", async () => {
    const seen = await browser.open(`${register}/schemes/municipal`);
    await changeScheme(db, editor, { schemeId: "municipal", to: { name: { en: "City centre" } } }, noon);
    const form = `form[action='${register}/schemes/municipal']`;
    const late = await browser.send(seen, form, { "name-zh-Hans": "我的名称" });
    expect([late.status, (await late.one("#name-zh-Hans")).attributes.get("value")]).toEqual([
      412,
      "我的名称",
    ]);
    expect((await late.texts("table.meanwhile tbody tr"))[0]).toMatch(/Municipal centre.*City centre/);
  });

  test("has batches whose year can be put right, unless somebody was faster", async () => {
    const form = `form[action='${municipal23}']`;
    const seen = await browser.open(municipal23);
    const wrong = await browser.send(seen, form, { year: "17", listed: "many" });
    expect([wrong.status, await summary(wrong)]).toEqual([422, "#year"]);
    expect((await wrong.one("#listed")).attributes.get("value")).toBe("many");
    await browser.send(seen, form, { year: "2016", listed: "" });
    expect(await batchOf("municipal-23")).toMatchObject({ year: 2016, listed: null });
    const late = await browser.send(seen, form, { number: "24" });
    expect(late.status).toBe(412);
    expect((await late.texts("table.meanwhile tbody tr"))[0]).toMatch(/2017.*2016/);
    const taken = await browser.send(late, form, { number: "24" });
    expect([taken.status, await summary(taken)]).toEqual([409, "#number"]);
    const opening = await browser.send(await browser.open(`${register}/schemes/municipal`), "#new-batch", {
      ...{ id: "x-1", number: "", year: "2020" },
    });
    expect([opening.status, await summary(opening)]).toEqual([422, "#number"]);
    expect((await opening.one("#id")).attributes.get("value")).toBe("x-1");
  });

  test("is filled from the published list, one found by name after the other", async () => {
    const entry = `${municipal23}/entry`;
    const found = await browser.send(await browser.open(entry), "form[role=search]", { q: "signal" });
    const none = await browser.send(found, ".sheet form", { occurredOn: "2017-12" });
    expect([none.status, await summary(none)]).toEqual([422, "#enterprise"]);
    expect((await none.one("#occurredOn")).attributes.get("value")).toBe("2017-12");
    const after = await browser.send(none, ".sheet form", { enterprise: "signal-house" });
    expect(after.path).toBe(`${entry}?done=certified_next`);
    expect((await batchOf("municipal-23"))?.certified).toBe(2);
    const late = await browser.send(none, ".sheet form", { enterprise: "signal-house" });
    expect([late.status, await summary(late)]).toEqual([412, "#enterprise"]);
    const held = locale === "en" ? "Signal House" : "信号公司";
    expect((await browser.open(municipal23)).html).toContain(held);
  });
});

test("a batch that is put right while an enterprise is entered stays right", async () => {
  await correctBatch(db, editor, { batchId: "municipal-24", to: { year: 2019 } }, noon);
  await certify(db, editor, { enterpriseId: "signal-house", batchId: "municipal-24" }, noon);
  expect(await (await browser.open(`${register}?year=2019`)).texts("tbody th a")).toEqual(["Signal House"]);
});

describe("a page costs two round trips: who asks, and what is asked", () => {
  test.each([
    "",
    "?q=yard",
    "?tier=municipal&year=2017",
    "/enterprises/new",
    "/enterprises/tunnel-works",
    "/enterprises/tunnel-works/names",
    "/enterprises/tunnel-works/names/NAME",
    "/enterprises/tunnel-works/address",
    "/enterprises/tunnel-works/uscc",
    "/enterprises/tunnel-works/parent?q=yard",
    "/enterprises/tunnel-works/merge?q=yard",
    "/enterprises/tunnel-works/merge?into=signal-house",
    "/enterprises/tunnel-works/certifications",
    "/certifications/tunnel-23",
    "/schemes",
    "/schemes/municipal",
    "/batches/municipal-23",
    "/batches/municipal-23/entry?q=yard",
  ])("%s", async (path) => {
    await registerYards(db);
    await tell(db);
    const tally: RoundTrip[] = [];
    const counted = await deskBrowser(visitor(undefined, { DB: tallying(env.DB, tally) }), { role: "admin" });
    await counted.open(register);
    const [name] = await db.select().from(names).where(eq(names.value, "Tunnel Works"));
    tally.length = 0;
    const page = await counted.open(register + path.replace("NAME", name?.id ?? ""));
    expect(page.status).toBe(200);
    expect(tally.length).toBeLessThanOrEqual(2);
    expect(tally.filter(({ isWrite }) => isWrite)).toEqual([]);
  });
});
