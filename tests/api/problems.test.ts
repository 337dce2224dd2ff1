/** What bad input gets from the API: a problem with a stable code, in the language of the request, kept by nobody. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { errorCodes } from "../../src/errors.ts";
import { statusOf } from "../../src/status.ts";
import type { List, Problem } from "../support/answers.ts";
import {
  encoded,
  expectGuarded,
  expectNothingInside,
  expectPrivate,
  foreignCursors,
} from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { noon, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { establishTiers, registerYards } from "../support/register.ts";

const db = openDatabase(env.DB);
const { get } = visitor();

const lists = ["/articles", "/enterprises", "/certifications"];
const everything = [...lists, "/articles/tunnel", "/enterprises/tunnel-works", "/batches", "/statistics"];

type Bad = [path: string, status: number, code: string];

const refused: Bad[] = [
  ["/nowhere", 404, "not_found"],
  ["/", 404, "not_found"],
  ["/articles/", 404, "not_found"],
  ["/articles/tunnel/", 404, "not_found"],
  ["/articles/tunnel/editions", 404, "not_found"],
  ["/problems/nonesuch", 404, "not_found"],
  ["/problems/__proto__", 404, "not_found"],
  ["/articles/Tunnel", 404, "article_not_found"],
  ["/articles/%00", 404, "article_not_found"],
  ["/articles/tunnel%00", 404, "article_not_found"],
  ["/articles/..%2f..%2fetc%2fpasswd", 404, "article_not_found"],
  ["/articles/%252e%252e", 404, "article_not_found"],
  ["/articles/%F0%9F%9A%87", 404, "article_not_found"],
  [`/articles/${"a".repeat(65)}`, 404, "article_not_found"],
  ["/articles/tunnel%0d%0aX-Injected:%201", 404, "article_not_found"],
  ["/enterprises/Tunnel-Works", 404, "enterprise_not_found"],
  ["/enterprises/'%20OR%201=1--", 404, "enterprise_not_found"],
  ["/articles/%", 400, "uri_malformed"],
  ["/articles/%E0%A4%A", 400, "uri_malformed"],
  ["/articles?lang=%ff", 400, "uri_malformed"],
  [`/articles?topic=${"x".repeat(2100)}`, 414, "uri_too_long"],
  ["/articles?lang=fr", 400, "unsupported_locale"],
  ["/articles?lang=zh-TW", 400, "unsupported_locale"],
  ["/articles?lang=zh-Hant", 400, "unsupported_locale"],
  ["/articles?lang=", 400, "unsupported_locale"],
  ["/articles?lang=en,", 400, "unsupported_locale"],
  ["/articles?lang=en,fr", 400, "unsupported_locale"],
  ["/articles?lang=en%0d%0aX-Injected:%201", 400, "unsupported_locale"],
  ["/articles?lang=__proto__", 400, "unsupported_locale"],
  [`/articles?lang=${"en,".repeat(100)}en`, 400, "invalid_parameter"],
  ["/articles?fallback=any", 400, "invalid_parameter"],
  ["/articles?fallback=", 400, "invalid_parameter"],
  ["/articles?include=topics", 400, "invalid_parameter"],
  ["/articles?fields=title,secret", 400, "invalid_parameter"],
  ["/articles?fields=", 400, "invalid_parameter"],
  ["/articles?fields=bodyHtml", 400, "invalid_parameter"],
  ["/articles/tunnel?fields=__proto__", 400, "invalid_parameter"],
  ["/articles?topic=Rail", 400, "invalid_parameter"],
  ["/articles?topic='%20OR%201=1--", 400, "invalid_parameter"],
  ["/articles?enterprise=%00", 400, "invalid_parameter"],
  ["/articles?topic=rail&enterprise=tunnel-works", 400, "invalid_parameter"],
  ["/enterprises?tier=regional", 400, "invalid_parameter"],
  ["/enterprises?tier=", 400, "invalid_parameter"],
  ["/enterprises?year=17", 400, "invalid_parameter"],
  ["/enterprises?year=2017.0", 400, "invalid_parameter"],
  ["/enterprises?batch='%3B%20DROP%20TABLE%20batches--", 400, "invalid_parameter"],
  ["/batches?tier=constructor", 400, "invalid_parameter"],
  ["/certifications?enterprise=%F0%9F%9A%87", 400, "invalid_parameter"],
  ...everything.flatMap((path): Bad[] => [
    [`${path}?colour=red`, 400, "unknown_parameter"],
    [`${path}?LANG=en`, 400, "unknown_parameter"],
    [`${path}?__proto__=x`, 400, "unknown_parameter"],
    [`${path}?constructor=x`, 400, "unknown_parameter"],
    [`${path}?lang=en&lang=zh`, 400, "repeated_parameter"],
    [`${path}?lang=en&lang=en`, 400, "repeated_parameter"],
  ]),
  ["/articles?lang=en&=x", 400, "unknown_parameter"],
  ["/articles/tunnel?limit=5", 400, "unknown_parameter"],
  ["/statistics?cursor=x", 400, "unknown_parameter"],
  ["/articles?lang[]=en", 400, "unknown_parameter"],
  ...lists.flatMap((path) => [
    ...Object.values(foreignCursors).map((cursor): Bad => [
      `${path}?cursor=${cursor}`,
      400,
      "invalid_cursor",
    ]),
    [`${path}?cursor=`, 400, "invalid_cursor"] satisfies Bad,
    [`${path}?cursor=x&cursor=y`, 400, "repeated_parameter"] satisfies Bad,
  ]),
  [`/articles?cursor=${encoded(["en tunnel works", "tunnel-works"])}`, 400, "invalid_cursor"],
  [`/enterprises?cursor=${encoded([noon, "tunnel"])}`, 400, "invalid_cursor"],
  [`/certifications?cursor=${encoded([noon, "tunnel"])}`, 400, "invalid_cursor"],
];

const labelled = ([path, status, code]: Bad) => ({ label: path.slice(0, 70), path, status, code });

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
});

describe.each(languages)("in $locale", ({ locale, other }) => {
  test.each(refused.map(labelled))("$label is $status $code", async ({ path, status, code }) => {
    const response = await get(`/api/v1${path}`, {
      "Accept-Language": `fr, ${locale};q=0.9, ${other.locale};q=0.1`,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.has("X-Injected")).toBe(false);
    expectGuarded(response);
    expectPrivate(response);
    const text = await response.clone().text();
    expectNothingInside(text);
    const problem = await response.json<Problem>();
    expect(problem).toMatchObject({ code, status, type: `${origin}/api/v1/problems/${code}` });
    expect(problem.title).not.toBe("");
    expect(problem.detail).not.toMatch(/\{\{|undefined|\[object/);
    const named = /[?&]lang=(en|zh)(?=[,&]|$)/.exec(path)?.[1];
    const language = named === undefined ? locale : named === "en" ? "en" : "zh-Hans";
    expect(response.headers.get("Content-Language")).toBe(language);
    expect(/\p{Script=Han}/u.test(problem.detail)).toBe(language === "zh-Hans");
  });

  test("what is missing is a problem in the language that was asked for, kept as long as what it might become", async () => {
    for (const path of ["/articles/nonesuch", "/enterprises/nonesuch"]) {
      const response = await get(`/api/v1${path}?lang=${locale}`, { "Accept-Language": other.locale });
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Language")).toBe(locale);
      expect(response.headers.get("Cloudflare-CDN-Cache-Control")).toMatch(/^public, max-age=\d,/);
      expect(response.headers.get("Cache-Tag")?.split(",")).toEqual(
        expect.arrayContaining(["articles", "register"]),
      );
      expectGuarded(response);
      const { detail } = await response.json<Problem>();
      expect(/\p{Script=Han}/u.test(detail)).toBe(locale === "zh-Hans");
    }
  });

  test("the title of a problem is in the same language as its detail", async () => {
    for (const path of ["/nowhere", "/articles/nonesuch", "/articles?colour=red"]) {
      const { title } = await (await get(`/api/v1${path}`, { "Accept-Language": locale })).json<Problem>();
      expect([title, /\p{Script=Han}/u.test(title)]).toEqual([title, locale === "zh-Hans"]);
    }
  });

  test("the language of a problem is that of the first language asked for that we have", async () => {
    const response = await get(`/api/v1/articles?lang=fr,${locale}`, { "Accept-Language": other.locale });
    expect(response.headers.get("Content-Language")).toBe(locale);
    expect(await response.json<Problem>()).toMatchObject({
      code: "unsupported_locale",
      tag: "fr",
      availableLocales: ["en", "zh-Hans"],
    });
  });
});

describe("a cursor", () => {
  const cursorOf = async (path: string) =>
    (await (await visitor().get(`/api/v1${path}`)).json<List<object>>()).nextCursor;

  test.each(lists.flatMap((from) => lists.filter((to) => to !== from).map((to) => ({ from, to }))))(
    "of $from is none of $to",
    async ({ from, to }) => {
      await registerYards(db);
      await tell(db, { id: "second", at: noon + 1 });
      const cursor = await cursorOf(`${from}?lang=en&limit=1`);
      expect(cursor).not.toBeNull();
      const response = await get(`/api/v1${to}?lang=en&cursor=${cursor}`);
      expect(response.status).toBe(400);
      expect(await response.json<Problem>()).toMatchObject({ code: "invalid_cursor" });
    },
  );

  test("is repeated in the problem at no great length", async () => {
    const response = await get(`/api/v1/articles?lang=en&cursor=${"a".repeat(1200)}`);
    expect((await response.text()).length).toBeLessThan(600);
  });
});

describe.each(errorCodes)("the type of the problem %s", (code) => {
  test("leads to a page that says its status and its kind in each language", async () => {
    const response = await get(`/api/v1/problems/${code}`);
    expect(response.status).toBe(200);
    expectGuarded(response);
    const described = await response.json<{ code: string; status: number; title: Record<string, string> }>();
    expect(described).toMatchObject({ code, status: statusOf[code] });
    expect(Object.keys(described.title).toSorted()).toEqual(["en", "zh-Hans"]);
    expect(described.title["zh-Hans"]).toMatch(/\p{Script=Han}/u);
    expect(described.title["en"]).not.toMatch(/\p{Script=Han}|undefined|\{\{/u);
  });
});
