/** What a registrar's form, or somebody who pretends to be one, must not get through. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { names } from "../../src/enterprises/tables.ts";
import { expectNothingInside, expectPrivate } from "../support/guard.ts";
import { keeperOf } from "../support/keeper.ts";
import type { Keeper } from "../support/keeper.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const name = { locale: "en", value: "Port", kind: "legal", source: "official", verified: true };
const works = "/enterprises/tunnel-works";
const events = "/certifications/tunnel-23/events";
const scheme = {
  ...{ id: "group", tier: "district", jurisdiction: "CN", position: 5, authorities: [] },
  name: { en: "G" },
};

beforeEach(() => establishTiers(db));

/** All but who signed in, which is written whatever is refused. */
async function register() {
  const { tokens: _tokens, record: _record, ...rows } = await everything();
  return rows;
}

type Attempt = [label: string, method: string, path: string, body: object | string | undefined, code: string];

const attempts: Attempt[] = [
  // Fields that are not anybody's to set.
  ["a version", "PATCH", works, { slug: "x-works", version: 99 }, "unknown_parameter"],
  ["standings", "PATCH", works, { standings: [] }, "unknown_parameter"],
  ["a merger", "PATCH", works, { mergedInto: "signal-house" }, "unknown_parameter"],
  ["an id", "POST", "/enterprises", { id: "mine", slug: "mine", names: [name] }, "unknown_parameter"],
  [
    "a name's owner",
    "POST",
    `${works}/names`,
    { ...name, enterpriseId: "signal-house" },
    "unknown_parameter",
  ],
  ["a name's id", "POST", "/enterprises", { slug: "p", names: [{ ...name, id: "x" }] }, "unknown_parameter"],
  ["a prototype", "PATCH", works, '{"__proto__":{"slug":"x"}}', "unknown_parameter"],
  ["an actor", "POST", events, { kind: "renamed", occurredOn: "2020", actor: "x" }, "unknown_parameter"],
  ["a count", "PATCH", "/batches/municipal-23", { certified: 9 }, "unknown_parameter"],
  ["a batch's scheme", "PATCH", "/batches/municipal-23", { scheme: "national" }, "unknown_parameter"],
  ["a scheme's tier", "PATCH", "/schemes/municipal", { tier: "national" }, "unknown_parameter"],
  ["an unknown parameter", "PATCH", `${works}?force=1`, { slug: "x" }, "unknown_parameter"],

  // Headers, paths and markup in addresses.
  ["a header", "PATCH", works, { slug: "x\r\nSet-Cookie: a=b" }, "slug_invalid"],
  ["a path", "PATCH", works, { slug: "../desk" }, "slug_invalid"],
  ["markup", "PATCH", works, { slug: "<script>" }, "slug_invalid"],
  ["an empty slug", "PATCH", works, { slug: "" }, "slug_invalid"],
  ["a slug of 300 letters", "PATCH", works, { slug: "a".repeat(300) }, "field_invalid"],
  ["a header in an id", "GET", "/enterprises/x%0d%0aSet-Cookie:%20a=b", undefined, "enterprise_not_found"],
  ["a header in a target", "POST", `${works}/merge`, { into: "a\r\nX: y" }, "enterprise_not_found"],
  ["a header in a scheme's id", "POST", "/schemes", { ...scheme, id: "a\nb" }, "slug_invalid"],

  // Days that do not exist, and days that have not come.
  ["30 February", "POST", events, { kind: "renamed", occurredOn: "2021-02-30" }, "field_invalid"],
  ["29 February of 2023", "POST", events, { kind: "renamed", occurredOn: "2023-02-29" }, "field_invalid"],
  ["a thirteenth month", "POST", `${works}/names`, { ...name, validFrom: "2021-13" }, "field_invalid"],
  ["the year 0", "POST", `${works}/names`, { ...name, validFrom: "0000" }, "field_invalid"],
  ["digits of full width", "POST", `${works}/names`, { ...name, validFrom: "２０２１" }, "field_invalid"],
  ["a time", "POST", events, { kind: "renamed", occurredOn: "2021-01-01T00:00:00Z" }, "field_invalid"],
  ["a day as a number", "POST", events, { kind: "renamed", occurredOn: 2021 }, "field_invalid"],
  ["the day after tomorrow", "POST", events, { kind: "renamed", occurredOn: "2026-03-03" }, "date_ahead"],
  [
    "a new name of next year",
    "POST",
    "/enterprises",
    { slug: "p", names: [{ ...name, validFrom: "2027" }] },
    "date_ahead",
  ],
  [
    "an end before the beginning",
    "POST",
    `${works}/names`,
    { ...name, validFrom: "2021", validTo: "2020" },
    "period_invalid",
  ],

  // Somebody else's.
  ["nobody", "PATCH", "/enterprises/nobody", { slug: "x" }, "enterprise_not_found"],
  ["a name that is nowhere", "PATCH", `${works}/names/nonesuch`, { verified: true }, "name_not_found"],
  ["itself as its parent", "PUT", `${works}/parent`, { parent: "tunnel-works" }, "parent_cycle"],
  ["itself", "POST", `${works}/merge`, { into: "tunnel-works" }, "merge_with_itself"],
  [
    "a batch that nobody opened",
    "POST",
    "/certifications",
    { enterprise: "tunnel-works", batch: "x" },
    "batch_not_found",
  ],
  [
    "a certification that is nobody's",
    "POST",
    "/certifications/x/events",
    { kind: "renamed", occurredOn: "2020" },
    "certification_not_found",
  ],
  [
    "a line that is nowhere",
    "POST",
    events,
    { kind: "renamed", occurredOn: "2020", corrects: 7 },
    "event_not_found",
  ],
  [
    "an identifier of a kind that is none",
    "PUT",
    `${works}/identifiers/duns`,
    { value: "1", source: "official", verified: true },
    "not_found",
  ],
  [
    "a code with one wrong character",
    "PUT",
    `${works}/identifiers/uscc`,
    { value: "91310000133031387D", source: "official", verified: true },
    "identifier_invalid",
  ],

  // Not what it says it is.
  ["nothing", "POST", "/enterprises", "", "json_malformed"],
  ["no JSON", "POST", "/enterprises", "slug=x", "json_malformed"],
  ["a list", "POST", "/enterprises", "[]", "field_invalid"],
  ["null", "PATCH", works, "null", "field_invalid"],
  ["no name", "POST", "/enterprises", { slug: "p", names: [] }, "field_invalid"],
  ["a name of spaces", "POST", `${works}/names`, { ...name, value: " \u3000\u200f " }, "field_invalid"],
  ["a name of 301 letters", "POST", `${works}/names`, { ...name, value: "a".repeat(301) }, "field_invalid"],
  ["a language that is none", "POST", `${works}/names`, { ...name, locale: '"><x' }, "locale_invalid"],
  ["a kind that is none", "POST", `${works}/names`, { ...name, kind: "nickname" }, "field_invalid"],
  [
    "a note in a language of nobody's",
    "POST",
    `${works}/names`,
    { ...name, sourceNote: { fr: "x" } },
    "unknown_parameter",
  ],
  [
    "51 names",
    "POST",
    "/enterprises",
    { slug: "p", names: Array.from({ length: 51 }, () => name) },
    "field_invalid",
  ],
  ["a year of long ago", "PATCH", "/batches/municipal-23", { year: 12 }, "field_invalid"],
  ["a number that is none", "PATCH", "/batches/municipal-23", { number: 1.5 }, "field_invalid"],
  ["a scheme without a name", "POST", "/schemes", { ...scheme, name: {} }, "field_invalid"],
  ["a second birth", "POST", events, { kind: "certified", occurredOn: "2020" }, "certification_exists"],
  ["a cursor of nobody's", "GET", "/enterprises?cursor=e30", undefined, "invalid_cursor"],
  ["an empty search", "GET", "/enterprises?q=%20", undefined, "invalid_parameter"],
  ["a category that is none", "GET", "/enterprises?category=club", undefined, "invalid_parameter"],
  ["a method that is none", "PUT", works, {}, "not_found"],
];

describe.each(languages)("in $locale", ({ locale }) => {
  let keeper: Keeper;

  beforeEach(async () => {
    keeper = await keeperOf(db, { locale });
  });

  test.each(attempts)(
    "%s is refused, in words, and changes nothing (%s %s)",
    async (_, method, path, body, code) => {
      const before = await register();
      const answer = method === "GET" ? await keeper.get(path) : await keeper.write(method, path, body);
      expect(answer.body["code"]).toBe(code);
      expect(answer.status).toBe(answer.body["status"]);
      expect(answer.headers.get("Content-Language")).toBe(locale);
      expect(answer.body["detail"]).not.toMatch(/\{\{|undefined|\[object/);
      expect(answer.headers.get("Set-Cookie")).toBeNull();
      expectPrivate(new Response(null, { headers: answer.headers }));
      expectNothingInside(JSON.stringify(answer.body));
      expect(await register()).toEqual(before);
    },
  );
});

test("another enterprise's name cannot be changed by way of one's own", async () => {
  const keeper = await keeperOf(db);
  const all = await db.select().from(names);
  const foreign = all.find(({ enterpriseId }) => enterpriseId === "signal-house");
  const before = await register();
  for (const body of [{ value: "Mine" }, { mistaken: true }, { validTo: "2020" }]) {
    const { status, body: problem } = await keeper.write(
      "PATCH",
      `${works}/names/${foreign?.id ?? ""}`,
      body,
    );
    expect([status, problem["code"]]).toEqual([404, "name_not_found"]);
  }
  expect(await register()).toEqual(before);
});

test("a body of ten megabytes is read no further than it may be long", async () => {
  const keeper = await keeperOf(db);
  const before = await register();
  const long = JSON.stringify({ slug: "p", names: [{ ...name, value: "a".repeat(10 * 1024 * 1024) }] });
  for (const [method, path] of [
    ["POST", "/enterprises"],
    ["PATCH", works],
    ["POST", `${works}/names`],
    ["POST", "/schemes"],
    ["POST", "/certifications"],
  ] as const) {
    const { status, body } = await keeper.write(method, path, long);
    expect([status, body["code"]], path).toEqual([413, "request_too_large"]);
  }
  expect(await register()).toEqual(before);
});

test("controls and bidirectional marks are taken out of a name, and markup in it stays text", async () => {
  const keeper = await keeperOf(db);
  const value = "Tu\u202ennel\u0000 <b onclick=x>Works</b>\r\nLtd";
  expect((await keeper.write("POST", `${works}/names`, { ...name, value })).status).toBe(201);
  const page = await (await keeper.worker.get(`/en${works}`)).text();
  expect(page).toContain("Tunnel &lt;b onclick=x&gt;Works&lt;/b&gt; Ltd");
  expect(page).not.toContain("<b onclick");
});

test("of two registrars who certify, rename and merge the same one at once, none undoes another", async () => {
  const keeper = await keeperOf(db);
  const lock = (await keeper.get(works)).etag;
  const answers = await Promise.all([
    keeper.write("POST", `${works}/names`, name, lock),
    keeper.write("PATCH", works, { slug: "deep-works" }, lock),
    keeper.write("PUT", `${works}/parent`, { parent: "signal-house" }, lock),
    keeper.write("POST", `${works}/merge`, { into: "signal-house" }, lock),
  ]);
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((status) => status < 300)).toHaveLength(1);
  expect(statuses.filter((status) => status === 412 || status === 409)).toHaveLength(3);
});
