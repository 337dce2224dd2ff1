/** The newsroom for assistants, asked by the protocol's own client: as it was with a handshake, and as it is now. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { counting, failing } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, rewrite, tell, words } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { assistant, eras } from "./assistant.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };

beforeEach(async () => {
  clock.now = noon + 60_000;
  await establishRegister(db);
  await tell(db, { id: "tunnel" });
  await tell(db, { id: "bridge", published: ["en"], drafts: ["zh-Hans"], enterprises: ["signal-house"] });
});

const names = ["search", "get_article", "get_enterprise", "list_changes"];

describe.each(eras)("over the protocol of $0", (era) => {
  describe.each(languages)("in $locale", ({ locale, segment, other }) => {
    const open = () => assistant(clock, era, { "Accept-Language": segment });

    test("the tools say in this language what they are for, and that they change nothing", async () => {
      const { client } = await open();
      const { tools } = await client.listTools();
      expect(tools.map(({ name }) => name)).toEqual(names);
      expect(tools[1]?.title).toBe(locale === "en" ? "Read an article" : "阅读文章");
      expect(tools.every(({ annotations }) => annotations?.readOnlyHint)).toBe(true);
      expect(client.getInstructions()).toContain(locale === "en" ? "Quote it" : "引用时");
    });

    test("an article comes with its language, its state, its times and its address", async () => {
      const { call } = await open();
      for (const article of [
        "tunnel",
        `${origin}/${other.segment}/articles/tunnel`,
        `${origin}/articles/tunnel`,
      ]) {
        const { isError, data } = await call("get_article", { article, language: segment });
        expect([article, isError]).toEqual([article, false]);
        expect(data).toMatchObject({
          ...{ id: "tunnel", title: words[locale].title, language: locale, originalLanguage: "en" },
          translation: locale === "en" ? "source" : "current",
          ...{ url: `${origin}/${segment}/articles/tunnel`, updatedAt: new Date(noon).toISOString() },
          text: words[locale].body.replaceAll("\n\n", "\n"),
          enterprises: [{ id: "tunnel-works", name: locale === "en" ? "Tunnel Works" : "隧道工程公司" }],
          freshness: { seq: expect.any(Number), readAt: new Date(clock.now).toISOString() },
        });
        expect(data).not.toHaveProperty("note");
      }
    });

    test("a refusal is in the language that was asked for", async () => {
      await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
      const { call } = await assistant(clock, era, { "Accept-Language": other.segment });
      const gone = await call("get_article", { article: "tunnel", language: locale });
      expect([gone.isError, gone.data["code"], gone.data["status"]]).toEqual([
        true,
        "edition_withdrawn",
        410,
      ]);
      expect(/\p{Script=Han}/u.test(gone.text)).toBe(locale === "zh-Hans");
      for (const article of [
        "nothing",
        "../desk/me",
        "tunnel?lang=en",
        "https://a.example/en/articles/tunnel",
        "",
      ]) {
        const missing = await call("get_article", { article, language: locale });
        expect([article, missing.isError, missing.data["code"]]).toEqual([
          article,
          true,
          "article_not_found",
        ]);
      }
    });

    test("an enterprise's names say their language and whether they are verified", async () => {
      const { call } = await open();
      const { data } = await call("get_enterprise", { enterprise: "tunnel-works", language: locale });
      expect(data).toMatchObject({
        name: { value: locale === "en" ? "Tunnel Works" : "隧道工程公司", locale, verified: true },
        names: { en: { value: "Tunnel Works" }, "zh-Hans": { value: "隧道工程公司" } },
        url: `${origin}/${segment}/enterprises/tunnel-works`,
      });
      const missing = await call("get_enterprise", { enterprise: "no/../one", language: locale });
      expect([missing.isError, missing.data["code"]]).toEqual([true, "enterprise_not_found"]);
    });

    test("what changed is told in order, and from there on only what is new, deletions included", async () => {
      const { call } = await open();
      const all = await call("list_changes", { language: locale, limit: 50 });
      const told = (all.data["changes"] as { id: string }[]).map(({ id }) => id);
      expect(told).toEqual(["tunnel-works", "signal-house", "tunnel", "bridge"]);
      await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
      clock.now += 10_000;
      const after = all.data["next"];
      const news = await call("list_changes", { language: locale, after });
      expect(news.data).toMatchObject({
        changes: [{ type: "article", id: "tunnel", change: "removed", removed: { reason: "withdrawn" } }],
        hasMore: false,
      });
      const none = await call("list_changes", {
        language: locale,
        after: news.data["next"],
        types: ["article"],
      });
      expect(none.data).toMatchObject({ changes: [], next: news.data["next"] });
    });
  });

  test("what is missing is given in the original and says so, and so does what is behind it", async () => {
    const { call } = await assistant(clock, era);
    const standIn = await call("get_article", { article: "bridge", language: "zh-Hans" });
    expect(standIn.data).toMatchObject({ language: "en", note: expect.stringContaining("还没有中文版") });
    expect(standIn.text).not.toContain(words["zh-Hans"].title);
    const body = words.en.body.replace("three", "four");
    await rewrite(db, { articleId: "tunnel", locale: "en", body }, noon + 1000);
    clock.now += 10_000;
    const behind = await call("get_article", { article: "tunnel", language: "zh" });
    expect(behind.data).toMatchObject({
      translation: "outdated",
      note: "译文完成之后，原文又有改动。",
    });
  });

  test("a search finds it, and says why and how fresh its index is", async () => {
    const guest = visitor(clock);
    await guest.scheduled();
    const { call } = await assistant(clock, era, {}, guest);
    const { data } = await call("search", { query: "隧道工程公司", language: "en" });
    expect(data).toMatchObject({
      results: [
        { id: "tunnel", language: "en", url: `${origin}/en/articles/tunnel`, matched: { in: "enterprise" } },
      ],
      index: { complete: true, seq: expect.any(Number) },
    });
    for (const query of ["", '" OR 1=1 --', "😀".repeat(200)])
      expect((await call("search", { query, language: "en" })).isError).toBe(false);
  });

  test("what is not as a tool wants it is refused, and nothing is read", async () => {
    const { client } = await assistant(clock, era);
    const asked = [
      { name: "search", arguments: { query: "tunnel" } },
      { name: "search", arguments: { query: "tunnel", language: "en", limit: 1000 } },
      { name: "get_article", arguments: { article: 7, language: "en" } },
      { name: "list_changes", arguments: { language: "en", after: -1 } },
    ];
    for (const one of asked) {
      const outcome = await client.callTool(one).then(
        ({ isError }) => isError,
        () => true,
      );
      expect(outcome).toBe(true);
    }
    await expect(client.callTool({ name: "publish", arguments: {} })).rejects.toThrow();
    const { call } = await assistant(clock, era);
    const foreign = await call("search", { query: "tunnel", language: "fr" });
    expect([foreign.isError, foreign.data["code"]]).toEqual([true, "unsupported_locale"]);
  });
});

const message = (method: string, params: object = {}) =>
  JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
const list = message("tools/list");
const headers = { "Content-Type": "application/json", Accept: "application/json, text/event-stream" };
const post = (body: BodyInit, more: Record<string, string> = {}, bindings: Partial<Env> = {}) =>
  visitor(clock, bindings).send("POST", "/mcp", { ...headers, ...more }, body);

describe("at its door", () => {
  test("what an enterprise is called now is found under what it was merged from", async () => {
    await mergeEnterprises(db, editor, { enterpriseId: "signal-house", into: "tunnel-works" }, noon + 1000);
    const { call } = await assistant(clock, "auto");
    const { data } = await call("get_enterprise", { enterprise: "signal-house", language: "en" });
    expect(data["id"]).toBe("tunnel-works");
  });

  test("pages of other sites are refused, and what is no browser is not", async () => {
    for (const foreign of ["https://a.example", "null", "http://newsroom.test", "https://newsroom.test:1"])
      expect([foreign, (await post(list, { Origin: foreign })).status]).toEqual([foreign, 403]);
    expect((await post(list, { Origin: origin })).status).toBe(200);
    const answer = await post(list);
    expect([answer.status, answer.headers.get("Cache-Control")]).toEqual([200, "private, no-store"]);
    expect(answer.headers.has("Access-Control-Allow-Origin")).toBe(false);
  });

  test("there is nothing to get, and nothing that stays open", async () => {
    for (const method of ["GET", "DELETE", "PUT"]) {
      const response = await visitor(clock).send(method, "/mcp");
      expect([method, response.status, response.headers.get("Content-Type")]).toEqual([
        method,
        405,
        "application/problem+json",
      ]);
    }
    expect((await visitor(clock).get("/mcp")).headers.get("Allow")).toBe("POST, OPTIONS");
    expect(await (await post(message("subscriptions/listen"))).json()).toMatchObject({
      error: { code: -32_601 },
    });
    expect((await post(`[${list},${list}]`)).status).toBe(400);
    expect((await post("{")).status).toBe(400);
    expect((await post("x".repeat(70_000))).status).toBe(413);
  });

  test("whoever asks too often is told to wait, before anything is read", async () => {
    const count = { calls: 0, rows: 0 };
    const full = { limit: () => Promise.resolve({ success: false }) };
    const bindings = { API_LIMITER: full, DB: counting(env.DB, count) };
    const response = await post(list, { "CF-Connecting-IP": "192.0.2.1" }, bindings);
    expect([response.status, response.headers.get("Retry-After")]).toEqual([429, "60"]);
  });

  test("an answer is one round trip, and the same again is none", async () => {
    const count = { calls: 0, rows: 0 };
    const guest = visitor(clock, { DB: counting(env.DB, count) });
    const { call } = await assistant(clock, "auto", {}, guest);
    await call("get_article", { article: "tunnel", language: "en" });
    const { calls } = count;
    await call("get_article", { article: "tunnel", language: "en" });
    expect(count.calls).toBe(calls);
    await call("get_enterprise", { enterprise: "tunnel-works", language: "en" });
    expect(count.calls).toBe(calls + 1);
  });

  test("with the database gone, what is remembered is given as what it is", async () => {
    let isDown = false;
    const guest = visitor(clock, { DB: failing(env.DB, () => isDown) });
    const { call } = await assistant(clock, "auto", {}, guest);
    await call("get_article", { article: "tunnel", language: "en" });
    isDown = true;
    clock.now += 60_000;
    const stale = await call("get_article", { article: "tunnel", language: "en" });
    expect(stale.data).toMatchObject({ id: "tunnel", freshness: { stale: true } });
    const missing = await call("get_article", { article: "bridge", language: "en" });
    expect([missing.isError, missing.data["code"]]).toEqual([true, "unavailable"]);
  });
});
