/** What was entered twice becomes one: everything moves, every key leads on, and nothing is lost. */
import { env } from "cloudflare:workers";
import { asc, eq, inArray } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { articleEnterprises, articleListings, articles } from "../../src/articles/tables.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { dossierRead } from "../../src/enterprises/dossier.ts";
import { editEnterprise } from "../../src/enterprises/edit.ts";
import { identifyEnterprise } from "../../src/enterprises/identify.ts";
import { certificationListRead } from "../../src/enterprises/list.ts";
import type { Merger } from "../../src/enterprises/merge.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import { enterpriseRead } from "../../src/enterprises/profile.ts";
import { recordCertificationEvent } from "../../src/enterprises/record-event.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import {
  batches,
  certifications,
  enterpriseListings,
  enterprises,
  names,
} from "../../src/enterprises/tables.ts";
import { completeUscc } from "../../src/enterprises/uscc.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, noon, register, tell } from "../support/newsroom.ts";
import { recorded } from "../support/access.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;

/** Tunnel Works, entered a second time as the bureau. */
const merge = (input: Partial<Merger> = {}) =>
  mergeEnterprises(db, editor, { enterpriseId: "bureau", into: "tunnel-works", ...input }, later);

const find = async (key: string) => (await takeSnapshot(db, enterpriseRead(key))).value;
const dossier = async (id = "tunnel-works") => (await takeSnapshot(db, dossierRead(id))).value;
const row = async (id: string) => (await db.select().from(enterprises).where(eq(enterprises.id, id)))[0];

beforeEach(async () => {
  await establishTiers(db);
  await register(db, "bureau", "Tunnel Bureau", "隧道工程局");
});

describe("its keys", () => {
  test("all lead to the enterprise that it is, for ever", async () => {
    await editEnterprise(db, editor, { enterpriseId: "bureau", slug: "the-bureau" }, noon);
    await editEnterprise(db, editor, { enterpriseId: "bureau", slug: "tunnel-bureau" }, noon);
    await merge();
    for (const key of ["bureau", "the-bureau", "tunnel-bureau", "tunnel-works"])
      expect((await find(key))?.id, key).toBe("tunnel-works");
  });

  test("lead on when that one turns out to be a third", async () => {
    await register(db, "group", "Tunnel Group", "隧道集团");
    await merge();
    await merge({ enterpriseId: "tunnel-works", into: "group" });
    for (const key of ["bureau", "tunnel-works", "group"]) expect((await find(key))?.id, key).toBe("group");
    expect((await row("bureau"))?.mergedInto).toBe("group");
    expect((await dossier("group"))?.merged.map(({ id }) => id)).toEqual(["bureau", "tunnel-works"]);
  });

  test("are nobody else's any more", async () => {
    await merge();
    const name = { tag: "en", value: "X", kind: "legal", source: "official", verified: true } as const;
    expect(await refusal(registerEnterprise(db, editor, { slug: "bureau", names: [name] }, later))).toBe(
      "slug_taken",
    );
  });
});

describe("its names", () => {
  const value = (text: string) => async () => (await db.select().from(names).where(eq(names.value, text)))[0];

  test("go along; a second legal one is one that is reported, and the one that was shown is shown", async () => {
    await merge();
    expect(await value("Tunnel Bureau")()).toMatchObject({
      enterpriseId: "tunnel-works",
      kind: "reported",
      mistakenAt: null,
    });
    expect((await row("tunnel-works"))?.display).toMatchObject({
      en: { value: "Tunnel Works", kind: "legal" },
      "zh-Hans": { value: "隧道工程公司", kind: "legal" },
    });
  });

  test("that are the same twice are kept once as entered by mistake", async () => {
    await register(db, "twin", "Tunnel Works", "隧道工程二公司");
    const before = await db.select().from(names);
    await merge({ enterpriseId: "twin" });
    const after = await db.select().from(names);
    expect(after.map(({ id }) => id).toSorted()).toEqual(before.map(({ id }) => id).toSorted());
    const same = after.filter(({ value: text }) => text === "Tunnel Works");
    expect(same.map(({ mistakenAt }) => mistakenAt)).toEqual([null, later]);
  });

  test("fill a language in which it had none", async () => {
    const legal = {
      tag: "zh-Hans",
      value: "港务",
      kind: "legal",
      source: "official",
      verified: true,
    } as const;
    await registerEnterprise(db, editor, { id: "port", slug: "port", names: [legal] }, noon);
    await merge({ into: "port" });
    expect((await row("port"))?.display.en).toMatchObject({ value: "Tunnel Bureau", kind: "legal" });
    const [listed] = await db
      .select()
      .from(enterpriseListings)
      .where(eq(enterpriseListings.enterpriseId, "port"));
    expect(listed?.sortKey).toBe("tunnel bureau");
  });
});

describe("its certifications", () => {
  test("go along with their history and their standing, and count once", async () => {
    await certify(db, editor, { id: "b", enterpriseId: "bureau", batchId: "national-24" }, noon);
    await recordCertificationEvent(
      db,
      editor,
      { certificationId: "b", kind: "re-evaluated", occurredOn: "2020" },
      noon,
    );
    await merge();
    const found = await dossier();
    expect(found?.enterprise.standings.map(({ batchId }) => batchId)).toEqual([
      "municipal-23",
      "national-24",
    ]);
    expect(found?.certifications.map(({ certification }) => certification.id).toSorted()).toEqual([
      "b",
      "tunnel-23",
    ]);
    expect(found?.certifications.find(({ certification }) => certification.id === "b")?.history).toHaveLength(
      2,
    );
    expect((await row("bureau"))?.standings).toEqual([]);
    const [batch] = await db.select().from(batches).where(eq(batches.id, "national-24"));
    expect(batch?.certified).toBe(2);
  });

  test("in the same batch were one entered twice: it is counted and listed once", async () => {
    await certify(db, editor, { id: "twice", enterpriseId: "bureau", batchId: "municipal-23" }, noon);
    await merge();
    const [batch] = await db.select().from(batches).where(eq(batches.id, "municipal-23"));
    expect(batch?.certified).toBe(1);
    expect((await row("tunnel-works"))?.standings).toHaveLength(1);
    const { value } = await takeSnapshot(db, certificationListRead({ batch: "municipal-23", limit: 10 }));
    expect(value.items.map(({ certification }) => certification.id)).toEqual(["tunnel-23"]);
    const [kept] = await db.select().from(certifications).where(eq(certifications.id, "twice"));
    expect(kept).toMatchObject({ enterpriseId: "bureau", status: "merged" });
    const event = { certificationId: "twice", kind: "withdrawn", occurredOn: "2020" } as const;
    expect(await refusal(recordCertificationEvent(db, editor, event, later))).toBe("enterprise_merged");
  });
});

describe("its place", () => {
  test("is in no list any more, and its children stand under the enterprise that it is", async () => {
    await register(db, "yard", "Yard", "船厂");
    await setParent(db, editor, { enterpriseId: "yard", parentId: "bureau" }, noon);
    await merge();
    expect((await row("yard"))?.parentId).toBe("tunnel-works");
    const left = await db
      .select()
      .from(enterpriseListings)
      .where(eq(enterpriseListings.enterpriseId, "bureau"));
    expect(left).toEqual([]);
  });

  test.each<[string, [string, string][], string | null]>([
    ["its parent becomes the other's, which had none", [["bureau", "group"]], "group"],
    [
      "its parent does not, where the other has one",
      [
        ["bureau", "group"],
        ["tunnel-works", "yard"],
      ],
      "yard",
    ],
    [
      "it was the parent, and hands on its own",
      [
        ["tunnel-works", "bureau"],
        ["bureau", "group"],
      ],
      "group",
    ],
    ["it was the child", [["bureau", "tunnel-works"]], null],
    [
      "it was a child's child",
      [
        ["bureau", "yard"],
        ["yard", "tunnel-works"],
      ],
      null,
    ],
  ])("%s", async (_, lines, expected) => {
    await register(db, "group", "Group", "集团");
    await register(db, "yard", "Yard", "船厂");
    for (const [enterpriseId, parentId] of lines)
      await setParent(db, editor, { enterpriseId, parentId }, noon);
    await merge();
    expect((await row("tunnel-works"))?.parentId ?? null).toBe(expected);
  });

  test("its code goes along", async () => {
    const code = { kind: "uscc", value: "91310000133031388G", source: "official", verified: true } as const;
    await identifyEnterprise(db, editor, { enterpriseId: "bureau", ...code }, noon);
    await merge();
    expect((await dossier())?.identifiers).toEqual([{ enterpriseId: "tunnel-works", ...code }]);
  });
});

describe("articles about it", () => {
  test("are about the enterprise that it is, in the same place, and stand in its list", async () => {
    await tell(db, { enterprises: ["signal-house", "bureau"] });
    await tell(db, { id: "both", enterprises: ["bureau", "signal-house", "tunnel-works"], at: noon + 1 });
    await merge();
    const links = await db.select().from(articleEnterprises).orderBy(asc(articleEnterprises.position));
    const of = (id: string) => links.filter(({ articleId }) => articleId === id).map((l) => l.enterpriseId);
    expect(of("tunnel")).toEqual(["signal-house", "tunnel-works"]);
    expect(of("both")).toEqual(["tunnel-works", "signal-house"]);
    const facets = ["enterprise:bureau", "enterprise:tunnel-works"];
    const listed = await db.select().from(articleListings).where(inArray(articleListings.facet, facets));
    expect(new Set(listed.map(({ facet }) => facet))).toEqual(new Set(["enterprise:tunnel-works"]));
    expect(new Set(listed.map(({ articleId }) => articleId))).toEqual(new Set(["tunnel", "both"]));
  });

  test("that somebody is publishing at that moment end up about it as well", async () => {
    await tell(db, { published: [], drafts: ["en"], enterprises: ["bureau"] });
    const codes = await Promise.all([
      refusal(publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: "en" }] }, later)),
      refusal(merge()),
    ]);
    expect(codes).not.toContain("internal");
    expect(codes[1]).toBeUndefined();
    const links = await db.select().from(articleEnterprises);
    expect(links.map(({ enterpriseId }) => enterpriseId)).toEqual(["tunnel-works"]);
    const listed = await db.select().from(articleListings);
    expect(listed.map(({ facet }) => facet)).not.toContain("enterprise:bureau");
  });

  test("take no lock of articles that are about others", async () => {
    await tell(db, { enterprises: ["signal-house"] });
    const before = await db.select().from(articles);
    await merge();
    expect(await db.select().from(articles)).toEqual(before);
  });
});

test("appends two lines, invalidates softly all that named either, and is on record for both", async () => {
  const lines = (await linesOf(db)).length;
  await merge({ expectedVersion: 1 });
  const own = ["enterprise-tunnel-works", "enterprises", "register"];
  const all = ["enterprise-bureau", "enterprises", "register", "enterprise-tunnel-works", "articles"];
  expect((await linesOf(db)).slice(lines)).toMatchObject([
    { kind: "enterprise.changed", subjectId: "tunnel-works", tags: own, actor: editor.id },
    { kind: "enterprise.merged", subjectId: "bureau", tags: all, actor: editor.id },
  ]);
  expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "invalidate", tags: all });
  expect((await recorded()).slice(-2)).toMatchObject([
    {
      action: "enterprise.absorbed",
      subject: "enterprise/tunnel-works",
      detail: { from: "bureau", moved: { names: 2, certifications: [], identifiers: [] } },
    },
    { action: "enterprise.merged", subject: "enterprise/bureau", detail: { into: "tunnel-works" } },
  ]);
});

describe("nothing is written", () => {
  const code = (value: string) => ({ kind: "uscc", value, source: "official", verified: true }) as const;

  test.each<[string, () => Promise<unknown>, Partial<Merger>, string]>([
    ["into itself", () => Promise.resolve(), { into: "bureau" }, "merge_with_itself"],
    ["into nobody", () => Promise.resolve(), { into: "nobody" }, "enterprise_not_found"],
    ["of nobody", () => Promise.resolve(), { enterpriseId: "nobody" }, "enterprise_not_found"],
    ["when somebody else was faster", () => Promise.resolve(), { expectedVersion: 0 }, "edit_conflict"],
    ["a second time", () => merge(), {}, "enterprise_merged"],
    [
      "into one that was merged itself",
      () => merge(),
      { enterpriseId: "signal-house", into: "bureau" },
      "enterprise_merged",
    ],
    [
      "when each has a code of its own",
      async () => {
        await identifyEnterprise(db, editor, { enterpriseId: "bureau", ...code("91310000133031388G") }, noon);
        const other = code(completeUscc("9131010613220211"));
        await identifyEnterprise(db, editor, { enterpriseId: "tunnel-works", ...other }, noon);
      },
      {},
      "identifiers_differ",
    ],
    [
      "when both hold another batch of one scheme",
      () => certify(db, editor, { enterpriseId: "bureau", batchId: "municipal-24" }, noon),
      {},
      "certifications_overlap",
    ],
    [
      "when one says that it stands in a batch and the other that it was withdrawn",
      async () => {
        await certify(db, editor, { id: "b", enterpriseId: "bureau", batchId: "municipal-23" }, noon);
        const event = { certificationId: "b", kind: "withdrawn", occurredOn: "2020" } as const;
        await recordCertificationEvent(db, editor, event, noon);
      },
      {},
      "certifications_overlap",
    ],
    [
      "when it stands far above the other",
      async () => {
        await setParent(db, editor, { enterpriseId: "signal-house", parentId: "bureau" }, noon);
        await setParent(db, editor, { enterpriseId: "tunnel-works", parentId: "signal-house" }, noon);
      },
      {},
      "parent_cycle",
    ],
  ])("%s", async (_, before, input, expected) => {
    await before();
    const rows = await everything();
    expect(await refusal(merge(input))).toBe(expected);
    expect(await everything()).toEqual(rows);
  });

  test("to one that was merged, whatever it is", async () => {
    await merge();
    const [{ id: nameId } = { id: "" }] = await db.select().from(names);
    const rows = await everything();
    const ref = { enterpriseId: "bureau" };
    const name = { tag: "en", value: "X", kind: "legal", source: "official", verified: true } as const;
    for (const work of [
      editEnterprise(db, editor, { ...ref, slug: "x" }, later),
      renameEnterprise(db, editor, { ...ref, names: [name] }, later),
      identifyEnterprise(db, editor, { ...ref, ...code("91310000133031388G") }, later),
      setParent(db, editor, { ...ref, parentId: null }, later),
      setParent(db, editor, { enterpriseId: "signal-house", parentId: "bureau" }, later),
      certify(db, editor, { ...ref, batchId: "municipal-24" }, later),
    ])
      expect(await refusal(work)).toBe("enterprise_merged");
    expect(nameId).not.toBe("");
    expect(await everything()).toEqual(rows);
  });
});

test("two merges into each other at the same moment leave one enterprise", async () => {
  const codes = await Promise.all([
    refusal(merge()),
    refusal(merge({ enterpriseId: "tunnel-works", into: "bureau" })),
  ]);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  const [a, b] = [await find("bureau"), await find("tunnel-works")];
  expect(a?.id).toBe(b?.id);
  expect(a?.mergedInto).toBeNull();
});

test("a merge while others are put under one another leaves nobody above herself", async () => {
  await register(db, "group", "Group", "集团");
  await setParent(db, editor, { enterpriseId: "bureau", parentId: "group" }, noon);
  const codes = await Promise.all([
    refusal(merge()),
    refusal(setParent(db, editor, { enterpriseId: "group", parentId: "tunnel-works" }, later)),
  ]);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  const above = new Map((await db.select().from(enterprises)).map(({ id, parentId }) => [id, parentId]));
  for (const id of above.keys()) {
    let at = above.get(id) ?? null;
    for (let steps = 0; at !== null; steps += 1) {
      expect(steps).toBeLessThan(above.size);
      at = above.get(at) ?? null;
    }
  }
});
