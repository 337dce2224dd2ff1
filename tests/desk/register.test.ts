/** A registrar's day: everything that the register holds, entered, put right and looked up, in both languages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { completeUscc } from "../../src/enterprises/uscc.ts";
import { recorded } from "../support/access.ts";
import { keeperOf } from "../support/keeper.ts";
import type { Kept, KeptCertification, Keeper, KeptList } from "../support/keeper.ts";
import { languages } from "../support/languages.ts";
import { linesOf } from "../support/log.ts";
import { noon, tell } from "../support/newsroom.ts";
import { claimFigures, establishTiers, registerYards, yardId, byPinyin } from "../support/register.ts";

const db = openDatabase(env.DB);
const uscc = completeUscc("9131010613220211");

const port = {
  slug: "quiet-port",
  names: [
    { locale: "en", value: " Quiet  Port\n", kind: "legal", source: "official", verified: true },
    { locale: "zh-CN", value: "静港", kind: "legal", source: "article", verified: false, confidence: "low" },
    { locale: "zh-Latn-pinyin", value: "Jìnggǎng", kind: "romanised", source: "editorial", verified: true },
  ],
  identifiers: [{ kind: "uscc", value: ` ${uscc.toLowerCase()} `, source: "official", verified: true }],
};

beforeEach(() => establishTiers(db));

describe.each(languages)("in $locale", ({ locale, other }) => {
  let keeper: Keeper;

  beforeEach(async () => {
    keeper = await keeperOf(db, { locale });
  });

  const full = async (id: string) => (await keeper.get<Kept>(`/enterprises/${id}`)).body;

  test("an enterprise is registered, and found by any of its names, its code and its address", async () => {
    const { status, body, etag, headers } = await keeper.write<Kept>("POST", "/enterprises", port, null);
    expect(status).toBe(201);
    expect(etag).toBe('"v1"');
    expect(headers.get("Location")).toBe(`/api/v1/desk/enterprises/${body.id}`);
    expect(body.name).toMatchObject({ value: { en: "Quiet Port", "zh-Hans": "静港" }[locale], locale });
    expect(body.allNames.map(({ locale: tag, value }) => [tag, value])).toEqual([
      ["en", "Quiet Port"],
      ["zh-Hans", "静港"],
      ["zh-Latn-pinyin", "Jìnggǎng"],
    ]);
    expect(body.identifiers).toEqual([{ kind: "uscc", value: uscc, source: "official", verified: true }]);
    for (const q of [
      "quiet port",
      "QUIETPORT",
      "静",
      "jinggang",
      uscc,
      "quiet-port",
      body.id,
      "Ｑｕｉｅｔ",
    ]) {
      const { items } = (await keeper.get<KeptList>(`/enterprises?q=${encodeURIComponent(q)}`)).body;
      expect(
        items.map(({ id }) => id),
        q,
      ).toEqual([body.id]);
    }
    const { body: found } = await keeper.get<KeptList>(`/enterprises?q=jing`);
    expect(found.items[0]?.foundAs).toBe("Jìnggǎng");
    expect((await keeper.get<KeptList>("/enterprises?q=%25")).body.items).toEqual([]);
  });

  test("the whole register is walked in the order of the language, page by page", async () => {
    await registerYards(db);
    const seen: string[] = [];
    let path = "/enterprises?limit=7";
    for (;;) {
      const { body } = await keeper.get<KeptList>(path);
      seen.push(...body.items.map(({ id }) => id));
      if (body.nextCursor === null) break;
      path = `/enterprises?limit=7&cursor=${body.nextCursor}`;
    }
    const yards = [...byPinyin].map((_, index) => yardId(index));
    expect(seen.filter((id) => id.startsWith("yard"))).toEqual(
      locale === "zh-Hans" ? yards : yards.toReversed(),
    );
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(yards.length + 2);
    const { body } = await keeper.get<KeptList>("/enterprises?q=yard&limit=5");
    const rest = await keeper.get<KeptList>(`/enterprises?q=yard&limit=100&cursor=${body.nextCursor ?? ""}`);
    expect([...body.items, ...rest.body.items].map(({ id }) => id)).toEqual(
      seen.filter((id) => id.startsWith("yard")),
    );
  });

  test("authorities are a list of their own, by address", async () => {
    for (const slug of ["office-b", "office-a", "office-c"]) {
      const name = { locale: "en", value: slug, kind: "legal", source: "official", verified: true };
      await keeper.write("POST", "/enterprises", { slug, category: "authority", names: [name] }, null);
    }
    const first = await keeper.get<KeptList>("/enterprises?category=authority&limit=2");
    expect(first.body.items.map(({ slug }) => slug)).toEqual(["office-a", "office-b"]);
    const rest = await keeper.get<KeptList>(
      `/enterprises?category=authority&cursor=${first.body.nextCursor ?? ""}`,
    );
    expect(rest.body.items.map(({ slug }) => slug)).toEqual(["office-c"]);
    const { body } = await keeper.get<KeptList>("/enterprises?category=authority&q=office-b");
    expect(body.items.map(({ slug }) => slug)).toEqual(["office-b"]);
    expect((await keeper.get<KeptList>("/enterprises")).body.items).toHaveLength(2);
  });

  test("lists are narrowed by tier, batch and year", async () => {
    const ids = async (query: string) =>
      (await keeper.get<KeptList>(`/enterprises?${query}`)).body.items.map(({ id }) => id);
    expect(await ids("tier=national")).toEqual(["signal-house"]);
    expect(await ids("batch=municipal-23")).toEqual(["tunnel-works"]);
    expect(await ids("year=2018&q=tunnel")).toEqual([]);
  });

  test("a legal name takes the place of the one before, from its day on; the rest stands beside it", async () => {
    const value = { en: "Deep Works", "zh-Hans": "深隧工程" }[locale];
    const name = {
      locale,
      value,
      kind: "legal",
      source: "official",
      verified: true,
      validFrom: "2021-05-01",
    };
    const { status, body, etag } = await keeper.write<Kept>(
      "POST",
      "/enterprises/tunnel-works/names",
      name,
      (await full("tunnel-works")).etag,
    );
    expect([status, etag]).toEqual([201, '"v3"']);
    expect(body.name.value).toBe(value);
    const before = body.allNames.find(({ kind }) => kind === "former");
    expect(before).toMatchObject({ locale, validTo: "2021-05-01" });
    expect(body.names[other.locale]?.kind).toBe("legal");
  });

  test("a name is corrected, verified, ended and put away", async () => {
    const { body: entered } = await keeper.write<Kept>("POST", "/enterprises", port, null);
    const own = entered.allNames.find((name) => name.locale === locale);
    const path = `/enterprises/${entered.id}/names/${own?.id ?? ""}`;
    const corrected = await keeper.write<Kept>("PATCH", path, { value: "Calm 静", verified: true });
    expect(corrected.body.name.value).toBe("Calm 静");
    const put = await keeper.write<Kept>("PATCH", path, { mistaken: true });
    expect(put.body.names[locale]).toBeUndefined();
    expect(put.body.allNames.find(({ id }) => id === own?.id)?.mistakenAt).not.toBeNull();
    const back = await keeper.write<Kept>("PATCH", path, { mistaken: false, validFrom: "1998" });
    expect(back.body.name.value).toBe("Calm 静");
    const ended = await keeper.write<Kept>("PATCH", path, { validTo: "2024-06-30" });
    expect(ended.body.allNames.find(({ id }) => id === own?.id)).toMatchObject({
      kind: "former",
      validFrom: "1998",
      validTo: "2024-06-30",
    });
    expect(ended.body.name.locale).toBe(other.locale);
  });

  test("it moves to another address, gets a code and a parent, and loses the parent again", async () => {
    const path = "/enterprises/tunnel-works";
    const moved = await keeper.write<Kept>("PATCH", path, { slug: "deep-works" });
    expect(moved.body).toMatchObject({ slug: "deep-works", formerKeys: [{ key: "tunnel-works" }] });
    const code = { value: uscc, source: "unofficial", verified: false };
    const coded = await keeper.write<Kept>("PUT", `${path}/identifiers/uscc`, code);
    expect(coded.body.identifiers).toEqual([{ kind: "uscc", ...code }]);
    const under = await keeper.write<Kept>("PUT", `${path}/parent`, { parent: "signal-house" });
    expect(under.body.parent?.id).toBe("signal-house");
    expect((await full("signal-house")).children.map(({ id }) => id)).toEqual(["tunnel-works"]);
    const alone = await keeper.write<Kept>("DELETE", `${path}/parent`);
    expect(alone.body.parent).toBeNull();
  });

  test("two entries become one, and the desk leads from the one to the other", async () => {
    await tell(db, { enterprises: ["signal-house"] });
    const { status, body, headers } = await keeper.write<Kept>("POST", "/enterprises/signal-house/merge", {
      into: "tunnel-works",
    });
    expect(status).toBe(200);
    expect(headers.get("Content-Location")).toBe("/api/v1/desk/enterprises/tunnel-works");
    expect(body).toMatchObject({ id: "tunnel-works", merged: [{ id: "signal-house" }], articles: 1 });
    expect(body.standings.map(({ batchId }) => batchId)).toEqual(["municipal-23", "national-24"]);
    expect(body.allNames).toHaveLength(4);
    const gone = await keeper.get("/enterprises/signal-house");
    expect(gone.status).toBe(301);
    expect(gone.headers.get("Location")).toBe("/api/v1/desk/enterprises/tunnel-works");
    const { body: list } = await keeper.get<KeptList>("/enterprises");
    expect(list.items.map(({ id }) => id)).toEqual(["tunnel-works"]);
    const found = await keeper.get<KeptList>("/enterprises?q=signal-house");
    expect(found.body.items.map(({ id }) => id)).toEqual(["tunnel-works"]);
  });

  test("a scheme is established, a batch opened and put right, an enterprise certified, and its history told", async () => {
    const scheme = {
      ...{ id: "group", tier: "district", jurisdiction: "310106", position: 5, authorities: [] },
      name: { en: "Group centre", "zh-Hans": "集团中心" },
    };
    expect((await keeper.write("POST", "/schemes", scheme, null)).status).toBe(201);
    const batch = { id: "group-1", scheme: "group", number: 1, year: 2020, publishedOn: "2020-02-29" };
    const opened = await keeper.write("POST", "/batches", batch, null);
    expect([opened.status, opened.etag]).toEqual([201, '"v1"']);
    const certified = await keeper.write<KeptCertification>(
      "POST",
      "/certifications",
      { enterprise: "tunnel-works", batch: "group-1", nameThen: { [locale]: "Then 当时" } },
      null,
    );
    expect(certified.status).toBe(201);
    expect(certified.body).toMatchObject({
      enterpriseId: "tunnel-works",
      status: "certified",
      nameThen: { [locale]: "Then 当时" },
      history: [{ position: 0, kind: "certified", occurredOn: "2020-02-29" }],
    });
    const path = `/certifications/${certified.body.id}/events`;
    const again = { kind: "re-evaluated", occurredOn: "2022", note: { [locale]: "as planned" } };
    const told = await keeper.write<KeptCertification>("POST", path, again, certified.etag);
    const right = { kind: "re-evaluated", occurredOn: "2022-11", corrects: 1 };
    const corrected = await keeper.write<KeptCertification>("POST", path, right, told.etag);
    expect(corrected.body.history.map(({ isCorrected, corrects }) => [isCorrected, corrects])).toEqual([
      [false, null],
      [true, null],
      [false, 1],
    ]);
    expect((await keeper.write("PATCH", "/batches/group-1", { year: 2019 }, opened.etag)).body).toMatchObject(
      {
        year: 2019,
        certified: 1,
      },
    );
    expect((await full("tunnel-works")).standings.map(({ year }) => year)).toEqual([2017, 2019]);
    const gone = await keeper.write<KeptCertification>("POST", path, {
      kind: "withdrawn",
      occurredOn: "2024",
    });
    expect(gone.body.status).toBe("withdrawn");
    const renamed = await keeper.write("PATCH", "/schemes/group", { name: { en: "The group" } });
    expect(renamed.body).toMatchObject({
      name: { en: "The group" },
      batches: [{ id: "group-1", certified: 0 }],
    });
    const { body: all } = await keeper.get<{ items: { id: string }[] }>("/schemes");
    expect(all.items.map(({ id }) => id)).toEqual(["national", "municipal", "district", "group"]);
  });
});

test("an answer's lock is what the next write must show; whoever shows an older one is told", async () => {
  const keeper = await keeperOf(db);
  const path = "/enterprises/tunnel-works";
  const { etag } = await keeper.get(path);
  const first = await keeper.write("PATCH", path, { slug: "a-works" }, etag);
  expect(first.status).toBe(200);
  const second = await keeper.write("PATCH", path, { slug: "b-works" }, etag);
  expect([second.status, second.body["code"]]).toEqual([412, "edit_conflict"]);
  expect((await keeper.write("PATCH", path, { slug: "b-works" }, first.etag)).status).toBe(200);
  for (const [method, at, body] of [
    ["PATCH", path, { slug: "c-works" }],
    ["POST", `${path}/names`, port.names[0]],
    ["PUT", `${path}/parent`, { parent: "signal-house" }],
    ["DELETE", `${path}/parent`, undefined],
    ["POST", `${path}/merge`, { into: "signal-house" }],
    ["POST", "/certifications/tunnel-23/events", { kind: "withdrawn", occurredOn: "2020" }],
    ["PATCH", "/batches/municipal-23", { year: 2016 }],
    ["PATCH", "/schemes/municipal", { position: 9 }],
  ] as const) {
    const without = await keeper.write(method, at, body, null);
    expect([without.status, without.body["code"]], at).toEqual([428, "precondition_required"]);
    const wrong = await keeper.write(method, at, body, '"v999"');
    expect([wrong.status, wrong.body["code"]], at).toEqual([412, "edit_conflict"]);
    expect((await keeper.write(method, at, body, 'W/"v1"')).status, at).toBe(412);
  }
});

test("every write is on record under who did it, and what the public sees is in the log", async () => {
  const keeper = await keeperOf(db);
  await tell(db);
  await claimFigures(db);
  const path = "/enterprises/tunnel-works";
  const name = { locale: "en", value: "TW", kind: "short", source: "article", verified: false };
  const scheme = {
    id: "group",
    tier: "district",
    jurisdiction: "CN",
    position: 5,
    authorities: [],
    name: { en: "G" },
  };
  const writes = [
    ["POST", "/enterprises", port, "enterprise.registered"],
    ["PATCH", path, { slug: "deep-works" }, "enterprise.changed"],
    ["POST", `${path}/names`, name, "enterprise.renamed"],
    [
      "PUT",
      `${path}/identifiers/uscc`,
      { value: "91310000133031388G", source: "official", verified: true },
      "enterprise.identified",
    ],
    ["PUT", `${path}/parent`, { parent: "signal-house" }, "enterprise.attached"],
    ["DELETE", `${path}/parent`, undefined, "enterprise.detached"],
    ["POST", "/schemes", scheme, "scheme.established"],
    ["PATCH", "/schemes/group", { position: 6 }, "scheme.changed"],
    ["POST", "/batches", { id: "group-1", scheme: "group", number: 1, year: 2020 }, "batch.opened"],
    ["PATCH", "/batches/group-1", { number: 2 }, "batch.corrected"],
    ["POST", "/certifications", { enterprise: "tunnel-works", batch: "group-1" }, "certification.certified"],
    [
      "POST",
      "/certifications/tunnel-23/events",
      { kind: "withdrawn", occurredOn: "2020" },
      "certification.withdrawn",
    ],
    ["POST", `${path}/merge`, { into: "signal-house" }, "enterprise.merged"],
  ] as const;
  for (const [method, at, body, action] of writes) {
    const [lines, changes] = [(await recorded()).length, (await linesOf(db)).length];
    expect((await keeper.write(method, at, body)).status, action).toBeLessThan(300);
    const added = (await recorded()).slice(lines);
    expect(
      added.map((line) => line.action),
      at,
    ).toContain(action);
    for (const line of added)
      expect(line).toMatchObject({ actorName: "Wu", door: "api", at: noon, requestId: expect.any(String) });
    expect((await linesOf(db)).length, action).toBeGreaterThan(changes);
  }
});
