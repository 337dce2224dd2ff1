/** What is shown before a merger is what the merger does. */
import { env } from "cloudflare:workers";
import { eq, inArray } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { readNow } from "../../src/changes/read.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { dossierRead } from "../../src/enterprises/dossier.ts";
import { editEnterprise } from "../../src/enterprises/edit.ts";
import { mergerRead } from "../../src/enterprises/merge-preview.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import { profileRead } from "../../src/enterprises/profile.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { certifications, names } from "../../src/enterprises/tables.ts";
import { markCertification } from "../../src/enterprises/void-certification.ts";
import { everything, refusal } from "../support/log.ts";
import { editor, noon, register } from "../support/newsroom.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;
const look = (from = "bureau", into = "tunnel-works") => readNow(db, mergerRead(from, into, later));
const merge = (from = "bureau", into = "tunnel-works") =>
  mergeEnterprises(db, editor, { enterpriseId: from, into }, later);

beforeEach(async () => {
  await establishTiers(db);
  await register(db, "bureau", "Tunnel Bureau", "隧道工程公司");
  await register(db, "group", "Tunnel Group", "隧道集团");
});

type Step = () => Promise<unknown>;

const certifyBureau = (batchId: string) => () =>
  certify(db, editor, { id: `bureau-${batchId}`, enterpriseId: "bureau", batchId }, noon);
const adopt = (enterpriseId: string, parentId: string) => () =>
  setParent(db, editor, { enterpriseId, parentId }, noon);

test.each<[string, Step[]]>([
  ["nothing but names", []],
  ["a certification of its own", [certifyBureau("national-24")]],
  ["a certification that both have", [certifyBureau("municipal-23")]],
  ["a certification that contradicts", [certifyBureau("municipal-24")]],
  [
    "one that never was",
    [
      certifyBureau("national-24"),
      () => markCertification(db, editor, { certificationId: "bureau-national-24", mistaken: true }, noon),
    ],
  ],
  ["a parent", [adopt("bureau", "group")]],
  ["something below it", [adopt("group", "bureau")]],
  ["the other one below it", [adopt("tunnel-works", "bureau")]],
  ["the other one far below it", [adopt("group", "bureau"), adopt("tunnel-works", "group")]],
  ["former addresses", [() => editEnterprise(db, editor, { enterpriseId: "bureau", slug: "old-one" }, noon)]],
  [
    "further names",
    [
      () =>
        renameEnterprise(
          db,
          editor,
          {
            enterpriseId: "bureau",
            names: [{ tag: "en", value: "TB", kind: "short", source: "article", verified: false }],
          },
          noon,
        ),
    ],
  ],
])("with %s", async (_, steps) => {
  for (const step of steps) await step();
  const before = await everything();
  const preview = await look();
  expect(await everything()).toEqual(before);
  expect(await refusal(merge())).toBe(preview?.obstacles[0]?.code);
  if (preview === undefined || preview.obstacles.length > 0) return;
  const after = await readNow(db, dossierRead("tunnel-works"));
  expect(after?.enterprise).toMatchObject({ display: preview.display, parentId: preview.parentId });
  const moved = preview.names.map((name) => name.after);
  const ids = moved.map(({ id }) => id);
  expect((await db.select().from(names).where(inArray(names.id, ids))).toSorted(byId)).toEqual(
    moved.toSorted(byId),
  );
  for (const key of preview.keys)
    expect((await readNow(db, profileRead(key)))?.enterprise.id).toBe("tunnel-works");
  const own = await db.select().from(certifications).where(eq(certifications.enterpriseId, "tunnel-works"));
  for (const { certification } of preview.certifications.moved)
    expect(own.map(({ id }) => id)).toContain(certification.id);
  for (const { certification } of preview.certifications.twice)
    expect(
      (await db.select().from(certifications).where(eq(certifications.id, certification.id)))[0]?.status,
    ).toBe("merged");
});

const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

test("what is nobody, or was merged already, is shown to nobody", async () => {
  expect(await look("bureau", "nobody")).toBeUndefined();
  await merge();
  expect(await look()).toBeUndefined();
  expect(await look("group", "bureau")).toBeUndefined();
  expect((await look("group", "group"))?.obstacles.map(({ code }) => code)).toEqual(["merge_with_itself"]);
});
