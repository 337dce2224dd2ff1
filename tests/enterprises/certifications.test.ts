/** Certifying: one a scheme at a time, counted where it counts, with a history that only grows. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import type { CertificationEvent } from "../../src/enterprises/record-event.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterpriseListings,
  enterprises,
} from "../../src/enterprises/tables.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, establishRegister, noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;
const tags = ["enterprise-tunnel-works", "enterprises", "register"];

const certifyIn = (batchId: string, id = `in-${batchId}`) =>
  certify(db, editor, { id, enterpriseId: "tunnel-works", batchId }, later);

const record = (event: Partial<CertificationEvent>) =>
  recordCertificationEvent(
    db,
    editor,
    {
      certificationId: "in-municipal-23",
      expectedVersion: 1,
      kind: "re-evaluated",
      occurredOn: "2019-12",
      ...event,
    },
    later,
  );

async function countOf(batchId: string) {
  const [row] = await db.select().from(batches).where(eq(batches.id, batchId));
  return row?.certified;
}

async function enterprise() {
  const [row] = await db.select().from(enterprises).where(eq(enterprises.id, "tunnel-works"));
  return row;
}

async function facets() {
  const rows = await db
    .select()
    .from(enterpriseListings)
    .where(eq(enterpriseListings.enterpriseId, "tunnel-works"));
  return [...new Set(rows.map(({ facet }) => facet))].toSorted();
}

beforeEach(async () => {
  await establishRegister(db);
  await openBatch(
    db,
    editor,
    { id: "municipal-24", schemeId: "municipal", number: 24, year: 2018, publishedOn: "2018-11-30" },
    noon,
  );
  await establishScheme(
    db,
    editor,
    {
      id: "national",
      tier: "national",
      jurisdiction: "CN",
      position: 0,
      name: { en: "National" },
      authorities: [],
    },
    noon,
  );
  await openBatch(db, editor, { id: "national-24", schemeId: "national", number: 24, year: 2018 }, noon);
});

describe("certifying", () => {
  test("enters the enterprise in the batch, under the names of the day, and begins a history", async () => {
    expect(await certifyIn("municipal-23")).toBe("in-municipal-23");
    expect(await db.select().from(certifications)).toEqual([
      {
        id: "in-municipal-23",
        enterpriseId: "tunnel-works",
        batchId: "municipal-23",
        schemeId: "municipal",
        nameThen: { en: "Tunnel Works", "zh-Hans": "隧道工程公司" },
        status: "certified",
        version: 1,
        updatedAt: later,
      },
    ]);
    expect(await db.select().from(certificationEvents)).toMatchObject([
      {
        certificationId: "in-municipal-23",
        position: 0,
        kind: "certified",
        occurredOn: "2017",
        actor: editor.id,
        recordedAt: later,
      },
    ]);
  });

  test("counts in the batch, stands with the enterprise and lists it under tier, batch and year", async () => {
    await certifyIn("municipal-23");
    expect(await countOf("municipal-23")).toBe(1);
    expect(await enterprise()).toMatchObject({
      version: 2,
      updatedAt: later,
      standings: [
        { schemeId: "municipal", tier: "municipal", batchId: "municipal-23", batchNumber: 23, year: 2017 },
      ],
    });
    expect(await facets()).toEqual([
      "all",
      "batch:municipal-23",
      "tier:municipal",
      "tier:municipal+year:2017",
      "year:2017",
    ]);
  });

  test("appends one line and one purge of the enterprise, the lists and the figures", async () => {
    const lines = (await linesOf(db)).length;
    await certifyIn("municipal-23");
    expect((await linesOf(db)).slice(lines)).toMatchObject([
      { kind: "certification.recorded", subjectId: "tunnel-works", tags, actor: editor.id, at: later },
      { kind: "batch.counted", subjectId: "municipal-23", tags: [], actor: editor.id, at: later },
    ]);
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
  });

  test("is dated by the batch's day where that is known, or by what is said", async () => {
    await certifyIn("municipal-24");
    await certify(
      db,
      editor,
      {
        enterpriseId: "signal-house",
        batchId: "municipal-24",
        occurredOn: "2018-12",
        nameThen: { en: "Signals" },
      },
      later,
    );
    const events = await db.select().from(certificationEvents);
    expect(events.map(({ occurredOn }) => occurredOn).toSorted()).toEqual(["2018-11-30", "2018-12"]);
    const [other] = await db
      .select()
      .from(certifications)
      .where(eq(certifications.enterpriseId, "signal-house"));
    expect(other?.nameThen).toEqual({ en: "Signals" });
  });

  test("keeps the name of then when the enterprise is renamed", async () => {
    await certifyIn("municipal-23");
    const name = {
      tag: "en",
      value: "Deep Works",
      kind: "legal",
      source: "official",
      verified: true,
    } as const;
    await renameEnterprise(
      db,
      editor,
      { enterpriseId: "tunnel-works", expectedVersion: 2, names: [name] },
      later,
    );
    const [row] = await db.select().from(certifications);
    expect(row?.nameThen.en).toBe("Tunnel Works");
    expect((await enterprise())?.standings).toHaveLength(1);
  });

  test("in two schemes holds both", async () => {
    await certifyIn("municipal-23");
    await certifyIn("national-24");
    expect((await enterprise())?.standings.map(({ batchId }) => batchId)).toEqual([
      "municipal-23",
      "national-24",
    ]);
    expect(await facets()).toEqual([
      "all",
      "batch:municipal-23",
      "batch:national-24",
      "tier:municipal",
      "tier:municipal+year:2017",
      "tier:national",
      "tier:national+year:2018",
      "year:2017",
      "year:2018",
    ]);
  });

  test.each([
    ["twice in one batch", "municipal-23", "certification_exists"],
    ["twice in one scheme", "municipal-24", "certification_exists"],
    ["in a batch that nobody opened", "municipal-99", "batch_not_found"],
  ])("%s is refused, and changes nothing", async (_, batchId, code) => {
    await certifyIn("municipal-23");
    const before = await everything();
    expect(await refusal(certifyIn(batchId, "again"))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test("under an id that is taken is refused, and changes nothing", async () => {
    await certifyIn("municipal-23", "taken");
    const before = await everything();
    expect(await refusal(certifyIn("national-24", "taken"))).toBe("certification_exists");
    expect(await everything()).toEqual(before);
  });

  test("nobody is refused, and changes nothing", async () => {
    const before = await everything();
    expect(
      await refusal(certify(db, editor, { enterpriseId: "nobody", batchId: "municipal-23" }, later)),
    ).toBe("enterprise_not_found");
    expect(await everything()).toEqual(before);
  });

  test("at the same moment in two schemes leaves no standing behind that nothing bears out", async () => {
    const codes = await Promise.all(
      ["municipal-23", "national-24"].map((batchId) => refusal(certifyIn(batchId))),
    );
    for (const code of codes) expect([undefined, "edit_conflict"]).toContain(code);
    const held = (await db.select().from(certifications)).map(({ batchId }) => batchId).toSorted();
    expect(held).toHaveLength(codes.filter((code) => code === undefined).length);
    expect((await enterprise())?.standings.map(({ batchId }) => batchId).toSorted()).toEqual(held);
    for (const batchId of ["municipal-23", "national-24"])
      expect(await countOf(batchId)).toBe(held.includes(batchId) ? 1 : 0);
  });
});

describe("recording what became of a certification", () => {
  beforeEach(() => certifyIn("municipal-23"));

  test("adds to its history in order, and keeps it standing", async () => {
    await record({ note: { en: "every two years" } });
    await record({ expectedVersion: 2, kind: "renamed", occurredOn: "2020-01", name: { en: "Deep Works" } });
    const history = await db.select().from(certificationEvents).orderBy(certificationEvents.position);
    expect(history).toMatchObject([
      { position: 0, kind: "certified", occurredOn: "2017" },
      {
        position: 1,
        kind: "re-evaluated",
        occurredOn: "2019-12",
        note: { en: "every two years" },
        name: null,
      },
      { position: 2, kind: "renamed", occurredOn: "2020-01", name: { en: "Deep Works" } },
    ]);
    const [row] = await db.select().from(certifications);
    expect(row).toMatchObject({ version: 3, status: "certified" });
    expect(await countOf("municipal-23")).toBe(1);
    expect((await enterprise())?.standings).toHaveLength(1);
  });

  test("appends one line and one purge", async () => {
    const lines = (await linesOf(db)).length;
    await record({});
    expect((await linesOf(db)).slice(lines)).toMatchObject([
      { kind: "certification.recorded", subjectId: "tunnel-works", tags },
    ]);
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
  });

  test("withdrawing it ends it, takes it out of the count and the lists, and frees its place in the scheme", async () => {
    await record({ kind: "withdrawn", occurredOn: "2022-03-04" });
    const [row] = await db.select().from(certifications);
    expect(row).toMatchObject({ status: "withdrawn", version: 2 });
    expect(await countOf("municipal-23")).toBe(0);
    expect((await enterprise())?.standings).toEqual([]);
    expect(await facets()).toEqual(["all"]);
    await certifyIn("municipal-24");
    expect(await countOf("municipal-24")).toBe(1);
    expect((await enterprise())?.standings.map(({ batchId }) => batchId)).toEqual(["municipal-24"]);
  });

  test("withdrawing one of two leaves the other standing", async () => {
    await certifyIn("national-24");
    await record({ kind: "withdrawn" });
    expect((await enterprise())?.standings.map(({ batchId }) => batchId)).toEqual(["national-24"]);
    expect(await countOf("national-24")).toBe(1);
  });

  test.each<[string, Partial<CertificationEvent>, string]>([
    ["when somebody else was faster", { expectedVersion: 0 }, "edit_conflict"],
    ["when the version is of the future", { expectedVersion: 2 }, "edit_conflict"],
    [
      "when a withdrawal was decided on an old version",
      { expectedVersion: 7, kind: "withdrawn" },
      "edit_conflict",
    ],
    ["when there is no such certification", { certificationId: "nonesuch" }, "certification_not_found"],
  ])("%s writes nothing", async (_, event, code) => {
    const before = await everything();
    expect(await refusal(record(event))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test.each(["withdrawn", "re-evaluated", "renamed"] as const)(
    "as %s after it was withdrawn writes nothing",
    async (kind) => {
      await record({ kind: "withdrawn" });
      const before = await everything();
      expect(await refusal(record({ expectedVersion: 2, kind }))).toBe("invalid_transition");
      expect(await everything()).toEqual(before);
    },
  );

  test("withdrawn by two at the same moment is counted out once", async () => {
    const codes = await Promise.all([1, 2].map(() => refusal(record({ kind: "withdrawn" }))));
    expect(codes.filter((code) => code === undefined)).toHaveLength(1);
    expect(await countOf("municipal-23")).toBe(0);
    expect(await db.select().from(certificationEvents)).toHaveLength(2);
  });
});
