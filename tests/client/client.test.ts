/** The typed client against the Worker: what it reads, keeps, and does when something is in its way. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { inCacheStorage, ProblemError } from "../../src/client/index.ts";
import type { CachedAnswer } from "../../src/client/index.ts";
import { openDatabase } from "../../src/database.ts";
import { clientOf } from "../support/client.ts";
import type { Asked } from "../support/client.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, rewrite, tell, words } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";
import { indexAll } from "../support/search.ts";

const db = openDatabase(env.DB);

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
});

describe.each(languages)("in $locale", ({ locale, other }) => {
  test("reads an article, its list, and the register, in the client's language", async () => {
    const client = clientOf(locale);
    const article = await client.articles.get("tunnel");
    expect([article.locale, article.title]).toEqual([locale, words[locale].title]);
    expect((await client.articles.list()).items.map(({ title }) => title)).toEqual([words[locale].title]);
    expect((await client.enterprises.get("tunnel-works")).name?.locale).toBe(locale);
    expect((await client.batches({ tier: "municipal" })).map(({ id }) => id)).toContain("municipal-23");
    expect((await client.statistics()).map(({ scheme }) => scheme.tier)).toContain("district");
    expect((await client.certifications.list({ enterprise: "tunnel-works" })).items).toHaveLength(1);
    expect(await client.languages()).toEqual(["en", "zh-Hans"]);
  });

  test("reads several languages in one call, and only the fields that were asked for", async () => {
    const { editions } = await clientOf(locale).articles.get("tunnel", {
      lang: [locale, other.locale],
      fields: ["title"],
    });
    expect(editions).toEqual(
      Object.fromEntries(
        [locale, other.locale].map((tag) => [
          tag,
          { id: "tunnel", locale: tag, requestedLocale: tag, title: words[tag].title },
        ]),
      ),
    );
  });

  test("finds", async () => {
    await indexAll();
    const found = await clientOf(locale).search(locale === "en" ? "tunnel" : "隧道");
    expect(found.items.map(({ id }) => id)).toEqual(["tunnel"]);
    expect(found.items[0]?.highlights.title.ranges).not.toEqual([]);
  });

  test("throws a problem with its code, in the words of the language", async () => {
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    const problem = await clientOf(locale)
      .articles.get("tunnel")
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(ProblemError);
    expect(problem).toMatchObject({ code: "edition_withdrawn", status: 410 });
    expect(problem).toHaveProperty("problem.availableLocales", [other.locale]);
    expect(/\p{Script=Han}/u.test((problem as ProblemError).message)).toBe(locale === "zh-Hans");
  });
});

test("goes through all pages of a list, each thing once", async () => {
  for (let index = 0; index < 5; index += 1) await tell(db, { id: `story-${index}`, at: noon + 1 + index });
  const asked: Asked[] = [];
  const ids: string[] = [];
  for await (const { id } of clientOf("en", { asked }).articles.each({ limit: 2 })) ids.push(id);
  expect(ids).toEqual(["story-4", "story-3", "story-2", "story-1", "story-0", "tunnel"]);
  expect(asked).toHaveLength(3);
});

describe("with a cache", () => {
  test("asks with the tag it has, and is sent nothing that it has", async () => {
    const [cache, asked] = [new Map<string, CachedAnswer>(), [] as Asked[]];
    const clock = { now: noon };
    const client = clientOf("en", { asked, cache, of: visitor(clock) });
    const first = await client.articles.get("tunnel");
    expect(await client.articles.get("tunnel")).toEqual(first);
    expect(asked.map(({ status }) => status)).toEqual([200, 304]);
    await rewrite(db, { articleId: "tunnel", locale: "en", title: "The tunnel closes" }, noon + 1000);
    clock.now += 6000;
    expect((await client.articles.get("tunnel")).title).toBe("The tunnel closes");
    expect(asked.map(({ status }) => status)).toEqual([200, 304, 200]);
  });

  test("of the platform's kind does the same", async () => {
    const kept = new Map<string, Response>();
    const storage = {
      match: (url: RequestInfo | URL) => Promise.resolve(kept.get(String(url))?.clone()),
      put: (url: RequestInfo | URL, answer: Response) => Promise.resolve(void kept.set(String(url), answer)),
    };
    const asked: Asked[] = [];
    const client = clientOf("en", { asked, cache: inCacheStorage(storage) });
    const first = await client.articles.list();
    expect(await client.articles.list()).toEqual(first);
    expect(asked.map(({ status }) => status)).toEqual([200, 304]);
  });
});

describe("when something is in its way", () => {
  const busy = (headers: HeadersInit) =>
    Response.json({ code: "too_many_requests", detail: "Slowly." }, { status: 429, headers });
  const problem = { "Content-Type": "application/problem+json" };
  const good = () => Response.json({ items: [], nextCursor: null });

  function faced(answers: readonly (() => Response | Promise<never>)[]) {
    const waits: number[] = [];
    let turn = 0;
    const client = clientOf("en", {
      fetch: () => Promise.resolve(answers[Math.min(turn++, answers.length - 1)]?.() ?? good()),
      wait: (ms) => Promise.resolve(void waits.push(ms)),
    });
    return { client, waits, turns: () => turn };
  }

  test("waits as long as it is told to, and asks again", async () => {
    const { client, waits } = faced([() => busy({ "Retry-After": "7" }), good]);
    expect((await client.articles.list()).items).toEqual([]);
    expect(waits).toEqual([7000]);
  });

  test("asks again after a lost connection and after an outage, each time later", async () => {
    const { client, waits } = faced([
      () => Promise.reject(new TypeError("lost")),
      () => new Response(null, { status: 503 }),
      good,
    ]);
    await client.articles.list();
    expect(waits[0]).toBeGreaterThanOrEqual(500);
    expect(waits[1]).toBeGreaterThanOrEqual(1000);
  });

  test("gives up after two more tries, with the problem", async () => {
    const { client, turns } = faced([() => busy({ ...problem, "Retry-After": "1" })]);
    await expect(client.articles.list()).rejects.toMatchObject({ code: "too_many_requests", status: 429 });
    expect(turns()).toBe(3);
  });

  test("does not wait for minutes", async () => {
    const { client, turns, waits } = faced([() => busy({ ...problem, "Retry-After": "3600" })]);
    await expect(client.articles.list()).rejects.toMatchObject({ code: "too_many_requests" });
    expect([turns(), waits]).toEqual([1, []]);
  });

  test.each([400, 404, 500, 502])(
    "does not ask again after %i, and names it where nobody else did",
    async (status) => {
      const { client, turns } = faced([() => new Response("<h1>", { status })]);
      await expect(client.articles.list()).rejects.toMatchObject({ code: `http_${status}`, status });
      expect(turns()).toBe(1);
    },
  );

  test("stops where it is told to, also while it waits", async () => {
    const stop = new AbortController();
    const client = clientOf("en", { fetch: () => Promise.resolve(busy({ "Retry-After": "20" })) });
    const pending = client.articles.list({}, { signal: stop.signal });
    setTimeout(() => stop.abort(new Error("enough")), 10);
    await expect(pending).rejects.toThrow("enough");
    await expect(clientOf("en").articles.list({}, { signal: stop.signal })).rejects.toThrow("enough");
  });
});
