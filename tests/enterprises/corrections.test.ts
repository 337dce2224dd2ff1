/** A line of a certification's history that was wrong: kept, and another in its place. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { certificationRead } from "../../src/enterprises/dossier.ts";
import { correctedIn, historyInForce } from "../../src/enterprises/history.ts";
import { profileRead } from "../../src/enterprises/profile.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import type { CertificationEvent } from "../../src/enterprises/record-event.ts";
import { batches, certifications, enterprises } from "../../src/enterprises/tables.ts";
import { everything, linesOf, refusal } from "../support/log.ts";
import { editor, noon } from "../support/newsroom.ts";
import { lastRecorded } from "../support/record.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;

/** Tunnel Works has stood in municipal batch 23 since 2017. */
const record = (event: Partial<CertificationEvent>) =>
  recordCertificationEvent(
    db,
    editor,
    { certificationId: "tunnel-23", kind: "re-evaluated", occurredOn: "2019-12", ...event },
    later,
  );

const whole = async () => (await takeSnapshot(db, certificationRead("tunnel-23"))).value?.history ?? [];

async function shown() {
  const { value } = await takeSnapshot(db, profileRead("tunnel-works"));
  const [certification] = value?.certifications ?? [];
  return certification?.history.map(({ kind, occurredOn }) => `${kind} ${occurredOn}`);
}

async function held() {
  const [[batch], [enterprise], [certification]] = await db.batch([
    db.select().from(batches).where(eq(batches.id, "municipal-23")),
    db.select().from(enterprises).where(eq(enterprises.id, "tunnel-works")),
    db.select().from(certifications).where(eq(certifications.id, "tunnel-23")),
  ]);
  const standings = enterprise?.standings.map(({ batchId }) => batchId);
  return { certified: batch?.certified, standings, status: certification?.status };
}

const whileCertified = { certified: 1, standings: ["municipal-23"], status: "certified" };
const onceWithdrawn = { certified: 0, standings: [], status: "withdrawn" };

beforeEach(() => establishTiers(db));

test("the public sees what is right in the place of what was wrong; the register keeps both", async () => {
  await record({ occurredOn: "2018" });
  await record({ occurredOn: "2021-06" });
  const lines = (await linesOf(db)).length;
  await record({ occurredOn: "2019-12-31", corrects: 1, note: { en: "a slip" } });
  expect(await shown()).toEqual(["certified 2017", "re-evaluated 2019-12-31", "re-evaluated 2021-06"]);
  expect((await whole()).map(({ occurredOn, corrects }) => [occurredOn, corrects])).toEqual([
    ["2017", null],
    ["2018", null],
    ["2021-06", null],
    ["2019-12-31", 1],
  ]);
  expect((await linesOf(db)).slice(lines)).toMatchObject([{ kind: "certification.recorded" }]);
  expect(await lastRecorded(db)).toMatchObject({
    action: "certification.corrected",
    subject: "enterprise/tunnel-works",
    detail: {
      certification: "tunnel-23",
      before: { kind: "re-evaluated", occurredOn: "2018" },
      after: { kind: "re-evaluated", occurredOn: "2019-12-31" },
    },
  });
});

test("a correction can be corrected in its turn", async () => {
  await record({ occurredOn: "2018" });
  await record({ occurredOn: "2019", corrects: 1 });
  await record({ occurredOn: "2020", corrects: 2 });
  expect(await shown()).toEqual(["certified 2017", "re-evaluated 2020"]);
});

test("the first line is put right, and the name on the list with it", async () => {
  await record({ kind: "certified", occurredOn: "2017-12-01", corrects: 0, name: { en: "Tunnel Bureau" } });
  const [row] = await db.select().from(certifications).where(eq(certifications.id, "tunnel-23"));
  expect(row).toMatchObject({ nameThen: { en: "Tunnel Bureau" }, status: "certified", version: 2 });
  expect(await shown()).toEqual(["certified 2017-12-01"]);
  expect(await held()).toEqual(whileCertified);
});

test("a withdrawal that was none revives it, in the counts and the lists too", async () => {
  await record({ kind: "withdrawn", occurredOn: "2020" });
  expect(await held()).toEqual(onceWithdrawn);
  await record({ kind: "re-evaluated", occurredOn: "2020", corrects: 1 });
  expect(await held()).toEqual(whileCertified);
  await record({ kind: "withdrawn", occurredOn: "2020", corrects: 2 });
  expect(await held()).toEqual(onceWithdrawn);
  await record({ kind: "withdrawn", occurredOn: "2020-05", corrects: 3 });
  expect(await held()).toEqual(onceWithdrawn);
});

describe("nothing is written", () => {
  test.each<[string, Partial<CertificationEvent>, string]>([
    ["for a line that is not there", { corrects: 9 }, "event_not_found"],
    ["for a line that was put right already", { corrects: 1 }, "event_corrected"],
    ["to make the first line something else", { corrects: 0, kind: "withdrawn" }, "invalid_transition"],
    ["to make another line the first", { corrects: 2, kind: "certified" }, "invalid_transition"],
    ["to certify it once more", { kind: "certified" }, "certification_exists"],
    ["for a day that has not come", { occurredOn: "2026-03-03" }, "date_ahead"],
    ["when somebody else was faster", { expectedVersion: 1 }, "edit_conflict"],
  ])("%s", async (_, event, code) => {
    await record({ occurredOn: "2018" });
    await record({ occurredOn: "2019", corrects: 1 });
    const before = await everything();
    expect(await refusal(record(event))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test("to revive it where the enterprise has been certified anew since", async () => {
    await record({ kind: "withdrawn", occurredOn: "2020" });
    await certify(db, editor, { enterpriseId: "tunnel-works", batchId: "municipal-24" }, later);
    const before = await everything();
    expect(await refusal(record({ occurredOn: "2020", corrects: 1 }))).toBe("certification_exists");
    expect(await everything()).toEqual(before);
  });
});

test("whatever is put right, every line that is not stands once, and first come first", () => {
  const corrections = fc.array(fc.option(fc.nat(20)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(corrections, (wishes) => {
      const taken = new Set<number>();
      const events = wishes.map((wish, position) => {
        const isPossible = wish !== null && wish < position && !taken.has(wish);
        if (isPossible) taken.add(wish);
        return { position, corrects: isPossible ? wish : null };
      });
      const inForce = historyInForce(events);
      const corrected = correctedIn(events);
      expect(inForce.map(({ position }) => position).toSorted((a, b) => a - b)).toEqual(
        events.map(({ position }) => position).filter((position) => !corrected.has(position)),
      );
      expect(inForce).toHaveLength(events.filter(({ corrects }) => corrects === null).length);
      const rootOf = (position: number): number => {
        const { corrects = null } = events[position] ?? {};
        return corrects === null ? position : rootOf(corrects);
      };
      const roots = inForce.map(({ position }) => rootOf(position));
      expect(roots).toEqual(roots.toSorted((a, b) => a - b));
    }),
  );
});
