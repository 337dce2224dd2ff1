/** Whatever two entries hold, one merge keeps all of it: certifications, links, names, and every key. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { articleEnterprises } from "../../src/articles/tables.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { enterpriseRead } from "../../src/enterprises/profile.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import { batches, certifications, enterprises, names } from "../../src/enterprises/tables.ts";
import { empty } from "../support/databases.ts";
import { refusal } from "../support/log.ts";
import { editor, noon, register } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const pair = ["one", "two"] as const;
const schemes = ["s1", "s2", "s3"] as const;
const stories = ["a1", "a2", "a3"] as const;

/** In each scheme an entry stands in its first batch, its second, or none; and may have been withdrawn. */
const entry = fc.record({
  held: fc.tuple(
    ...schemes.map((scheme) =>
      fc.record({
        scheme: fc.constant(scheme),
        batch: fc.integer({ min: 0, max: 2 }),
        withdrawn: fc.boolean(),
      }),
    ),
  ),
  stories: fc.subarray([...stories]),
});

const standingsOf = async (id: string) =>
  (await takeSnapshot(db, enterpriseRead(id))).value?.standings.map(({ batchId }) => batchId).toSorted();

async function establish(entries: readonly (typeof entry extends fc.Arbitrary<infer T> ? T : never)[]) {
  await empty(env.DB);
  for (const [position, id] of schemes.entries()) {
    const scheme = {
      id,
      tier: "district",
      jurisdiction: "310106",
      position,
      name: { en: id },
      authorities: [],
    };
    await establishScheme(db, editor, { ...scheme, tier: "district" }, noon);
    for (const number of [1, 2])
      await openBatch(db, editor, { id: `${id}-${number}`, schemeId: id, number, year: 2000 + number }, noon);
  }
  for (const [index, { held }] of entries.entries()) {
    const id = pair[index] ?? "";
    await register(db, id, `Works ${index}`, `工程${index}`);
    for (const { scheme, batch, withdrawn } of held) {
      if (batch === 0) continue;
      const certificationId = `${id}-${scheme}`;
      await certify(
        db,
        editor,
        { id: certificationId, enterpriseId: id, batchId: `${scheme}-${batch}` },
        noon,
      );
      const event = { certificationId, kind: "withdrawn", occurredOn: "2020" } as const;
      if (withdrawn) await recordCertificationEvent(db, editor, event, noon);
    }
  }
  for (const id of stories) {
    const about = pair.filter((_, index) => entries[index]?.stories.includes(id));
    await createArticle(db, editor, { id, slug: id, sourceLocale: "en", enterprises: about }, noon);
  }
}

test("a merge keeps every certification, every link, every name and every key, or refuses and keeps all as it is", async () => {
  await fc.assert(
    fc.asyncProperty(entry, entry, async (one, two) => {
      await establish([one, two]);
      const [before, linked, named] = await db.batch([
        db.select().from(certifications),
        db.select().from(articleEnterprises),
        db.select().from(names),
      ]);
      const standings = await Promise.all(pair.map(standingsOf));
      const code = await refusal(
        mergeEnterprises(db, editor, { enterpriseId: "one", into: "two" }, noon + 1),
      );
      expect([undefined, "certifications_overlap"]).toContain(code);
      if (code !== undefined) {
        expect(await db.select().from(certifications)).toEqual(before);
        expect(await Promise.all(pair.map(standingsOf))).toEqual(standings);
        return;
      }
      const after = await db.select().from(certifications);
      expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
      const batchesOf = (rows: typeof before) =>
        [...new Set(rows.map(({ batchId, status }) => `${batchId} ${status}`))].toSorted();
      expect(batchesOf(after.filter(({ status }) => status !== "merged"))).toEqual(batchesOf(before));
      for (const { status, enterpriseId } of after)
        expect(enterpriseId).toBe(status === "merged" ? "one" : "two");
      expect(await standingsOf("two")).toEqual([...new Set(standings.flat())].toSorted());
      for (const { id, certified } of await db.select().from(batches))
        expect(certified, id).toBe(after.filter((c) => c.batchId === id && c.status === "certified").length);
      const links = await db.select().from(articleEnterprises);
      expect(links.every(({ enterpriseId }) => enterpriseId === "two")).toBe(true);
      expect(new Set(links.map(({ articleId }) => articleId))).toEqual(
        new Set(linked.map(({ articleId }) => articleId)),
      );
      const keptNames = await db.select().from(names);
      expect(keptNames.map(({ id }) => id).toSorted()).toEqual(named.map(({ id }) => id).toSorted());
      expect(keptNames.every(({ enterpriseId }) => enterpriseId === "two")).toBe(true);
      for (const key of pair) expect((await takeSnapshot(db, enterpriseRead(key))).value?.id).toBe("two");
      expect(await db.select().from(enterprises)).toHaveLength(2);
    }),
    { numRuns: 25 },
  );
}, 60_000);
