/** IPTC ninjs 3.1; that it keeps to its schema is tested over the schema itself (tests/corpora/ninjs.test.ts). */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { counting } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, rewrite, tell, words } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
const type = "application/vnd.iptc.ninjs+json";

beforeEach(async () => {
  clock.now = noon + 60_000;
  await establishRegister(db);
  await tell(db, { id: "tunnel" });
  await tell(db, { id: "bridge", published: ["en"] });
});

const open = async (path: string, headers: Record<string, string> = {}) => {
  const response = await visitor(clock).get(path, headers);
  const item = await response.json<Record<string, unknown>>();
  return {
    status: response.status,
    type: response.headers.get("Content-Type"),
    headers: response.headers,
    item,
  };
};

describe.each(languages)("in $locale", ({ locale, segment, other }) => {
  const path = `/api/v1/articles/tunnel?format=ninjs&lang=${locale}`;

  test("an article is a news item, tied to its other language", async () => {
    const answer = await open(path);
    expect([answer.status, answer.type, answer.headers.get("Content-Language")]).toEqual([200, type, locale]);
    expect(answer.item).toMatchObject({
      ...{ uri: `${origin}/articles/tunnel#${locale}`, type: "text", language: locale, pubStatus: "usable" },
      headlines: [{ value: words[locale].title }],
      bodies: [
        { contentType: "text/html", value: expect.stringContaining("<p>") },
        { contentType: "text/plain", value: words[locale].body.replaceAll("\n\n", "\n") },
      ],
      organisations: [{ name: locale === "en" ? "Tunnel Works" : "隧道工程公司", rel: "about" }],
      renditions: [{ href: `${origin}/${segment}/articles/tunnel` }],
      associations: [
        {
          ...{ uri: `${origin}/articles/tunnel#${other.locale}`, language: other.locale },
          rel: locale === "en" ? "translation" : "translatedFrom",
          name: words[other.locale].title,
        },
      ],
    });
  });

  test("what was withdrawn is gone, and says that it is to be taken down", async () => {
    const note = { [locale]: "Not so." };
    await withdrawEdition(db, editor, { articleId: "tunnel", locale, note }, noon + 2000);
    const answer = await open(path);
    expect([answer.status, answer.type]).toEqual([410, type]);
    expect(answer.item).toMatchObject({ pubStatus: "canceled", edNote: "Not so.", language: locale });
    expect(JSON.stringify(answer.item)).not.toContain(words[locale].title);
    expect(answer.item["associations"]).toMatchObject([{ language: other.locale, pubStatus: "usable" }]);
  });

  test("a header asks for it where a header chooses the language, and nobody in between keeps that", async () => {
    const asked = { Accept: `${type}, application/json;q=0.5`, "Accept-Language": locale };
    const answer = await open("/api/v1/articles/tunnel", asked);
    expect([answer.type, answer.item["language"]]).toEqual([type, locale]);
    expect(answer.headers.get("Vary")).toBe("Accept-Language, Accept");
    expect(answer.headers.get("Cloudflare-CDN-Cache-Control")).toBe("private, no-store");
  });
});

test("our own JSON says that a header could have asked for another form", async () => {
  const negotiated = await open("/api/v1/articles/tunnel", { Accept: "*/*" });
  expect([negotiated.type, negotiated.headers.get("Vary")]).toEqual([
    "application/json; charset=utf-8",
    "Accept-Language, Accept",
  ]);
  const whole = await open("/api/v1/articles/tunnel?lang=en", { Accept: type });
  expect([whole.type, whole.headers.get("Vary")]).toEqual(["application/json; charset=utf-8", null]);
  const said = await open("/api/v1/articles/tunnel?format=json", { Accept: type });
  expect([said.type, said.headers.get("Vary")]).toEqual([
    "application/json; charset=utf-8",
    "Accept-Language",
  ]);
});

test("what is missing is a problem, a stand-in says which language it is, an old slug leads on", async () => {
  const missing = await open("/api/v1/articles/bridge?format=ninjs&lang=zh-Hans");
  expect([missing.status, missing.item["code"]]).toEqual([404, "edition_missing"]);
  const standIn = await open("/api/v1/articles/bridge?format=ninjs&lang=zh-Hans&fallback=source");
  expect([standIn.status, standIn.item["language"], standIn.headers.get("Content-Language")]).toEqual([
    200,
    "en",
    "en",
  ]);
  expect((await open("/api/v1/articles/tunnel?format=xml")).status).toBe(400);
  expect((await open("/api/v1/articles/nothing?format=ninjs&lang=en")).status).toBe(404);
});

test("a translation that its original has left behind says so to whoever receives it", async () => {
  await rewrite(
    db,
    { articleId: "tunnel", locale: "en", body: words.en.body.replace("three", "four") },
    noon + 2000,
  );
  const { item } = await open("/api/v1/articles/tunnel?format=ninjs&lang=zh-Hans");
  expect(item["edNote"]).toBe("译文完成之后，原文又有改动。");
});

test("it is one round trip, and a second one is none", async () => {
  const count = { calls: 0, rows: 0 };
  const guest = visitor(clock, { DB: counting(env.DB, count) });
  const path = "/api/v1/articles/tunnel?format=ninjs&lang=en";
  const first = await guest.get(path);
  expect([first.status, count.calls]).toEqual([200, 1]);
  const again = await guest.get(path, { "If-None-Match": first.headers.get("ETag") ?? "" });
  expect([again.status, count.calls]).toEqual([304, 1]);
});
