/** Another address: the one before leads there for ever, and is nobody else's. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { editEnterprise } from "../../src/enterprises/edit.ts";
import type { EnterpriseEdit } from "../../src/enterprises/edit.ts";
import { enterpriseRead } from "../../src/enterprises/profile.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { enterpriseListings, enterprises, enterpriseSlugs } from "../../src/enterprises/tables.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, establishRegister, noon, register } from "../support/newsroom.ts";
import { lastRecorded } from "../support/record.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;

const edit = (input: Partial<EnterpriseEdit>) =>
  editEnterprise(db, editor, { enterpriseId: "tunnel-works", ...input }, later);

const leadsTo = async (key: string) => (await takeSnapshot(db, enterpriseRead(key))).value?.id;

async function slugOf(id: string) {
  const [row] = await db.select().from(enterprises).where(eq(enterprises.id, id));
  return row?.slug;
}

beforeEach(() => establishRegister(db));

describe("another slug", () => {
  test("is where it stands; the one before leads there, and its id does", async () => {
    await registerEnterprise(
      db,
      editor,
      {
        id: "port",
        slug: "quiet-port",
        names: [{ tag: "en", value: "Port", kind: "legal", source: "official", verified: true }],
      },
      noon,
    );
    expect(await edit({ enterpriseId: "port", slug: "calm-port", expectedVersion: 1 })).toBe(2);
    expect(await slugOf("port")).toBe("calm-port");
    for (const key of ["calm-port", "quiet-port", "port"]) expect(await leadsTo(key), key).toBe("port");
  });

  test("appends one line, invalidates softly whatever links there, and is on record", async () => {
    const lines = (await linesOf(db)).length;
    await edit({ slug: "deep-works" });
    const tags = ["enterprise-tunnel-works", "enterprises", "register"];
    expect((await linesOf(db)).slice(lines)).toMatchObject([
      { kind: "enterprise.changed", subjectId: "tunnel-works", tags, actor: editor.id },
    ]);
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "invalidate", tags });
    expect(await lastRecorded(db)).toMatchObject({
      action: "enterprise.changed",
      subject: "enterprise/tunnel-works",
      actorId: editor.id,
      detail: {
        before: { slug: "tunnel-works", category: "enterprise" },
        after: { slug: "deep-works", category: "enterprise" },
      },
    });
  });

  test("that it had before is its own again", async () => {
    await edit({ slug: "deep-works" });
    await edit({ slug: "deeper-works" });
    await edit({ slug: "deep-works" });
    expect(await slugOf("tunnel-works")).toBe("deep-works");
    const kept = await db.select({ slug: enterpriseSlugs.slug }).from(enterpriseSlugs);
    expect(kept.map(({ slug }) => slug).toSorted()).toEqual(["deeper-works", "tunnel-works"]);
    for (const key of ["deep-works", "deeper-works", "tunnel-works"])
      expect(await leadsTo(key)).toBe("tunnel-works");
  });

  test("that is the same writes nothing", async () => {
    const before = await everything();
    expect(await edit({ slug: "tunnel-works", category: "enterprise", expectedVersion: 1 })).toBe(1);
    expect(await edit({})).toBe(1);
    expect(await everything()).toEqual(before);
  });
});

test("an authority leaves every list of enterprises, and comes back as an enterprise", async () => {
  const lists = () =>
    db.select().from(enterpriseListings).where(eq(enterpriseListings.enterpriseId, "tunnel-works"));
  const before = await lists();
  await edit({ category: "authority" });
  expect(await lists()).toEqual([]);
  await edit({ category: "enterprise" });
  expect(await lists()).toEqual(before);
});

describe("nothing is written", () => {
  test.each<[string, Partial<EnterpriseEdit>, string]>([
    ["for a slug that is another's", { slug: "signal-house" }, "slug_taken"],
    ["for a slug that another had", { slug: "old-signals" }, "slug_taken"],
    ["for a slug that is another's id", { slug: "yard" }, "slug_taken"],
    ["for a slug that is none", { slug: "a\r\nSet-Cookie: x=1" }, "slug_invalid"],
    ["for a slug with Han", { slug: "隧道" }, "slug_invalid"],
    ["for a slug that looks like an id", { slug: "0123456789abcdef0123456789abcdef" }, "slug_invalid"],
    ["when somebody else was faster", { slug: "deep-works", expectedVersion: 0 }, "edit_conflict"],
    ["when the version is of the future", { slug: "deep-works", expectedVersion: 2 }, "edit_conflict"],
    ["for nobody", { enterpriseId: "nobody", slug: "deep-works" }, "enterprise_not_found"],
  ])("%s", async (_, input, code) => {
    await register(db, "yard", "Yard", "船厂");
    await edit({ enterpriseId: "yard", slug: "north-yard" });
    await edit({ enterpriseId: "signal-house", slug: "old-signals" });
    await edit({ enterpriseId: "signal-house", slug: "signal-house" });
    const before = await everything();
    expect(await refusal(edit(input))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test("for a new enterprise under a slug that another had", async () => {
    await edit({ slug: "deep-works" });
    const before = await everything();
    expect(await refusal(register(db, "late", "Late", "迟到"))).toBeUndefined();
    const withLate = await everything();
    const name = { tag: "en", value: "X", kind: "legal", source: "official", verified: true } as const;
    for (const slug of ["tunnel-works", "late"]) {
      const input = { id: `own-${slug}`, slug, names: [name] };
      expect(await refusal(registerEnterprise(db, editor, input, later))).toBe("slug_taken");
    }
    expect(await everything()).toEqual(withLate);
    expect(withLate).not.toEqual(before);
  });
});

test("of two that want one slug at the same moment, one gets it", async () => {
  const codes = await Promise.all(
    ["tunnel-works", "signal-house"].map((enterpriseId) => refusal(edit({ enterpriseId, slug: "wanted" }))),
  );
  expect(codes.toSorted()).toEqual(["slug_taken", undefined]);
  expect(await leadsTo("wanted")).toMatch(/tunnel-works|signal-house/);
});

test("whatever slugs two of them take in turn, each that ever was one's leads to it and to nobody else", async () => {
  const move = fc.record({
    enterpriseId: fc.constantFrom("tunnel-works", "signal-house"),
    slug: fc.constantFrom("a", "b", "c", "tunnel-works", "signal-house"),
  });
  await fc.assert(
    fc
      .asyncProperty(fc.array(move, { minLength: 1, maxLength: 8 }), async (moves) => {
        const owner = new Map([
          ["tunnel-works", "tunnel-works"],
          ["signal-house", "signal-house"],
        ]);
        for (const { enterpriseId, slug } of moves) {
          const isFree = (owner.get(slug) ?? enterpriseId) === enterpriseId;
          expect(await refusal(edit({ enterpriseId, slug }))).toBe(isFree ? undefined : "slug_taken");
          if (isFree) owner.set(slug, enterpriseId);
        }
        for (const [slug, id] of owner) expect(await leadsTo(slug), slug).toBe(id);
      })
      .beforeEach(async () => {
        for (const table of [
          "names",
          "enterprise_slugs",
          "enterprise_listings",
          "enterprises",
          "batches",
          "schemes",
        ])
          await env.DB.prepare(`DELETE FROM ${table}`).run();
        await establishRegister(db);
      }),
    { numRuns: 15 },
  );
});
