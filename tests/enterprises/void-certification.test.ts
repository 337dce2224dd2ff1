/** A certification that never was: kept with its history, counted nowhere, and shown to nobody outside. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { certificationListRead } from "../../src/enterprises/list.ts";
import { profileRead } from "../../src/enterprises/profile.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterpriseListings,
  enterprises,
} from "../../src/enterprises/tables.ts";
import { markCertification } from "../../src/enterprises/void-certification.ts";
import type { CertificationMark } from "../../src/enterprises/void-certification.ts";
import { keeperOf } from "../support/keeper.ts";
import { languages } from "../support/languages.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, noon, register } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { lastRecorded } from "../support/record.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;

const mark = (input: Partial<CertificationMark> = {}) =>
  markCertification(db, editor, { certificationId: "tunnel-23", mistaken: true, ...input }, later);

const rowOf = async (id = "tunnel-23") =>
  (await db.select().from(certifications).where(eq(certifications.id, id)))[0];
const heldIn = async (id = "municipal-23") =>
  (await db.select().from(batches).where(eq(batches.id, id)))[0]?.certified;
const standings = async (id = "tunnel-works") =>
  (await db.select().from(enterprises).where(eq(enterprises.id, id)))[0]?.standings.map(
    ({ batchId }) => batchId,
  );
const facetsOf = async (id = "tunnel-works") =>
  new Set(
    (await db.select().from(enterpriseListings).where(eq(enterpriseListings.enterpriseId, id))).map(
      ({ facet }) => facet,
    ),
  );

beforeEach(() => establishTiers(db));

describe("marked as entered by mistake", () => {
  test("it leaves counts, lists and pages, and stays with its history", async () => {
    const events = await db.select().from(certificationEvents);
    expect(await mark()).toBe(2);
    expect(await rowOf()).toMatchObject({ status: "mistaken", version: 2, updatedAt: later });
    expect(await db.select().from(certificationEvents)).toEqual(events);
    expect([await heldIn(), await standings(), await facetsOf()]).toEqual([0, [], new Set(["all"])]);
    const { value: profile } = await takeSnapshot(db, profileRead("tunnel-works"));
    expect(profile?.certifications).toEqual([]);
    const { value: list } = await takeSnapshot(db, certificationListRead({ limit: 20 }));
    expect(list.items.map(({ certification }) => certification.id)).toEqual(["signal-24"]);
  });

  test("it is one line of the log, one purge, and one line in the record", async () => {
    const lines = (await linesOf(db)).length;
    await mark();
    const tags = ["enterprise-tunnel-works", "enterprises", "register"];
    const [line] = (await linesOf(db)).slice(lines);
    expect(line).toMatchObject({ kind: "certification.recorded", tags });
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
    expect(await lastRecorded(db)).toMatchObject({
      ...{ action: "certification.voided", subject: "enterprise/tunnel-works" },
      detail: {
        ...{ certification: "tunnel-23", batch: "municipal-23" },
        ...{ before: { status: "certified" }, after: { status: "mistaken" } },
      },
    });
  });

  test.each(languages)(
    "readers see nothing of it in $locale, on pages and in the API",
    async ({ segment, locale }) => {
      await mark();
      const reader = visitor({ now: later + 60_000 });
      const page = await (await reader.get(`/${segment}/enterprises/tunnel-works`)).text();
      expect(page).not.toContain("2017");
      const api = await reader.get(`/api/v1/enterprises/tunnel-works?lang=${locale}`);
      expect(await api.json()).toMatchObject({ certifications: [] });
      const all = await (await reader.get(`/api/v1/certifications?lang=${locale}`)).text();
      expect(all).not.toContain("tunnel-23");
    },
  );

  test("nothing more happens to it, and nobody enters it a second time", async () => {
    await mark();
    const before = await everything();
    const event = { certificationId: "tunnel-23", kind: "re-evaluated", occurredOn: "2020" } as const;
    const again = { enterpriseId: "tunnel-works", batchId: "municipal-23" };
    expect([
      await refusal(recordCertificationEvent(db, editor, event, later)),
      await refusal(
        recordCertificationEvent(db, editor, { ...event, corrects: 0, kind: "certified" }, later),
      ),
      await refusal(certify(db, editor, again, later)),
    ]).toEqual(["certification_mistaken", "certification_mistaken", "certification_mistaken"]);
    expect(await mark()).toBe(2);
    expect(await everything()).toEqual(before);
  });

  test("one that was withdrawn is counted off no second time, and is withdrawn when it is taken back", async () => {
    const event = { certificationId: "tunnel-23", kind: "withdrawn", occurredOn: "2020" } as const;
    await recordCertificationEvent(db, editor, event, noon);
    await mark();
    expect(await heldIn()).toBe(0);
    await mark({ mistaken: false });
    expect([(await rowOf())?.status, await heldIn(), await standings()]).toEqual(["withdrawn", 0, []]);
  });
});

describe("taken back", () => {
  test("it is what its history makes it, everywhere", async () => {
    const facets = await facetsOf();
    await mark();
    expect(await mark({ mistaken: false })).toBe(3);
    expect([(await rowOf())?.status, await heldIn(), await standings()]).toEqual([
      "certified",
      1,
      ["municipal-23"],
    ]);
    expect(await facetsOf()).toEqual(facets);
    expect(await lastRecorded(db)).toMatchObject({ action: "certification.reinstated" });
  });

  test("it does not stand beside another of its scheme", async () => {
    await mark();
    await certify(db, editor, { enterpriseId: "tunnel-works", batchId: "municipal-24" }, later);
    const before = await everything();
    expect(await refusal(mark({ mistaken: false }))).toBe("certification_exists");
    expect(await everything()).toEqual(before);
  });
});

test("somebody who was faster is not overwritten, and what is nowhere is not found", async () => {
  expect(await refusal(mark({ expectedVersion: 7 }))).toBe("edit_conflict");
  expect(await refusal(mark({ certificationId: "nonesuch" }))).toBe("certification_not_found");
  const both = await Promise.all([
    refusal(mark({ expectedVersion: 1 })),
    refusal(mark({ expectedVersion: 1 })),
  ]);
  expect(both.toSorted()).toEqual(["edit_conflict", undefined]);
  expect(await heldIn()).toBe(0);
});

describe("in a merger", () => {
  beforeEach(() => register(db, "bureau", "Tunnel Bureau", "隧道工程局"));

  test("what never was stays behind", async () => {
    await certify(db, editor, { id: "bureau-24", enterpriseId: "bureau", batchId: "national-24" }, noon);
    await mark({ certificationId: "bureau-24" });
    await mergeEnterprises(db, editor, { enterpriseId: "bureau", into: "tunnel-works" }, later);
    expect(await rowOf("bureau-24")).toMatchObject({ enterpriseId: "bureau", status: "mistaken" });
    expect(await standings()).toEqual(["municipal-23"]);
    expect(await refusal(mark({ certificationId: "bureau-24", mistaken: false }))).toBe("enterprise_merged");
  });

  test("what is a mistake to the one and holds for the other is for people to settle", async () => {
    await certify(db, editor, { id: "bureau-23", enterpriseId: "bureau", batchId: "municipal-23" }, noon);
    await mark();
    const merging = mergeEnterprises(db, editor, { enterpriseId: "bureau", into: "tunnel-works" }, later);
    expect(await refusal(merging)).toBe("certifications_overlap");
    await mark({ certificationId: "bureau-23" });
    await mergeEnterprises(db, editor, { enterpriseId: "bureau", into: "tunnel-works" }, later);
    expect(await heldIn()).toBe(0);
  });
});

test("as JSON it is the certification's own lock that counts", async () => {
  const keeper = await keeperOf(db);
  const path = "/certifications/tunnel-23";
  expect((await keeper.write("PATCH", path, { mistaken: true }, null)).status).toBe(428);
  expect((await keeper.write("PATCH", path, { mistaken: true }, '"v9"')).status).toBe(412);
  expect((await keeper.write("PATCH", path, { mistaken: "yes" })).status).toBe(422);
  expect((await keeper.write("PATCH", path, { mistaken: true, status: "withdrawn" })).status).toBe(400);
  const done = await keeper.write<{ status: string }>("PATCH", path, { mistaken: true }, '"v1"');
  expect([done.status, done.etag, done.body.status]).toEqual([200, '"v2"', "mistaken"]);
});
