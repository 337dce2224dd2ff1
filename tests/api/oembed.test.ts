/** oEmbed: what other people's pages may show of an article. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { addImage } from "../../src/images/add.ts";
import { counting } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, rewrite, tell, words } from "../support/newsroom.ts";
import { idOf, png } from "../support/pictures.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };

beforeEach(async () => {
  clock.now = noon + 60_000;
  await establishRegister(db);
  await tell(db, { id: "tunnel" });
  await tell(db, { id: "bridge", published: ["en"] });
});

const embed = async (url: string, more = "", headers: Record<string, string> = {}) => {
  const path = `/api/v1/oembed?url=${encodeURIComponent(url)}${more}`;
  const response = await visitor(clock).get(path, headers);
  return { response, status: response.status, answer: await response.json<Record<string, unknown>>() };
};

describe.each(languages)("in $locale", ({ locale, segment }) => {
  const page = `${origin}/${segment}/articles/tunnel`;

  test("a page is a card in its language, without scripts and styles", async () => {
    await rewrite(db, { articleId: "tunnel", locale, title: "A <script> & “B”", byline: "Lin" }, noon + 1000);
    const { status, answer, response } = await embed(page);
    expect([status, response.headers.get("Content-Language")]).toEqual([200, locale]);
    expect(answer).toMatchObject({
      ...{ version: "1.0", type: "rich", title: "A <script> & “B”", author_name: "Lin", language: locale },
      provider_name: locale === "en" ? "Shuangyu" : "双语",
      ...{ provider_url: `${origin}/${segment}/`, url: page, width: 600, languages: ["en", "zh-Hans"] },
    });
    expect(answer["html"]).toContain(`<a href="${page}" hreflang="${locale}">A &lt;script&gt; &amp; “B”</a>`);
    expect(answer["html"]).not.toMatch(/<(?:script|style|iframe|img)|style=|javascript:/);
  });

  test("every page of an article says where to ask", async () => {
    const html = await (await visitor(clock).get(`/${segment}/articles/tunnel`)).text();
    const href = /<link rel="alternate" type="application\/json\+oembed"[^>]*href="([^"]*)"/.exec(html)?.[1];
    expect(href).toBe(`${origin}/api/v1/oembed?url=${encodeURIComponent(page)}`);
    const answer = await visitor(clock).get((href ?? "").slice(origin.length));
    expect(await answer.json()).toMatchObject({ url: page, title: words[locale].title });
    expect(await (await visitor(clock).get(`/${segment}/articles`)).text()).not.toContain("oembed");
  });

  test("what is missing in a language is shown in the source's, and says so", async () => {
    const { answer } = await embed(`${origin}/${segment}/articles/bridge`);
    expect(answer).toMatchObject({ language: "en", url: `${origin}/en/articles/bridge` });
    if (locale === "zh-Hans") expect(answer["html"]).toContain("这篇文章还没有中文版");
  });

  test("what was withdrawn is not there", async () => {
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    const { status, answer, response } = await embed(page, "", { "Accept-Language": segment });
    expect([status, answer["code"]]).toEqual([404, "article_not_found"]);
    expect(response.headers.get("Cache-Tag")).toContain("article-tunnel");
  });
});

test("an address without a language gives the language in which it was written, whoever asks", async () => {
  for (const path of ["/articles/tunnel", "/bilingual/articles/tunnel", "/articles/tunnel/?a=1#b"])
    for (const asked of ["zh", "en"]) {
      const { answer } = await embed(origin + path, "", { "Accept-Language": asked });
      expect([path, answer["url"]]).toEqual([path, `${origin}/en/articles/tunnel`]);
    }
});

test("nothing is larger than was asked for", async () => {
  const picture = png(640, 360);
  await addImage(db, env.IMAGES, editor, { bytes: picture, name: "a.png" }, noon);
  const image = { id: idOf(picture), alt: "A tunnel" };
  await rewrite(db, { articleId: "tunnel", locale: "en", image }, noon + 1000);
  const page = `${origin}/en/articles/tunnel`;
  const whole = (await embed(page)).answer;
  expect(whole).toMatchObject({
    thumbnail_url: `${origin}/images/${image.id}.png`,
    ...{ thumbnail_width: 640, thumbnail_height: 360 },
  });
  const narrow = (await embed(page, "&maxwidth=400&maxheight=300")).answer;
  expect(narrow).toMatchObject({ type: "rich", width: 400 });
  expect(narrow).not.toHaveProperty("thumbnail_url");
  for (const room of ["&maxwidth=100", "&maxheight=20"]) {
    const tiny = (await embed(page, room)).answer;
    expect(tiny).toMatchObject({ type: "link" });
    expect(tiny).not.toHaveProperty("html");
  }
});

test("only JSON is to be had, and sizes are numbers", async () => {
  const page = `${origin}/en/articles/tunnel`;
  expect((await embed(page, "&format=xml")).status).toBe(501);
  expect((await embed(page, "&format=json")).status).toBe(200);
  for (const size of ["0", "-1", "1e9", "x", "999999", "1.5"])
    expect([size, (await embed(page, `&maxwidth=${size}`)).status]).toEqual([size, 400]);
  expect((await embed(page, "&dnt=1&discover=1")).status).toBe(200);
});

test.each([
  "",
  "tunnel",
  "/en/articles/tunnel",
  "https://other.example/en/articles/tunnel",
  "http://newsroom.test/en/articles/tunnel",
  "https://newsroom.test:8443/en/articles/tunnel",
  "https://newsroom.test@other.example/en/articles/tunnel",
  "https://user:pass@newsroom.test/en/articles/tunnel",
  "https://newsroom.test.other.example/en/articles/tunnel",
  "javascript:alert(1)//newsroom.test/en/articles/tunnel",
  "https://newsroom.test/desk/articles/tunnel",
  "https://newsroom.test/fr/articles/tunnel",
  "https://newsroom.test/en/articles/..%2f..%2fdesk",
  "https://newsroom.test/en/articles/nothing",
  "https://newsroom.test/preview/articles/tunnel",
  "https://newsroom.test/en/enterprises/tunnel-works",
  `https://newsroom.test/en/articles/${"a".repeat(1500)}`,
])("an address that is no article of ours is not found: %s", async (url) => {
  expect((await embed(url)).status).toBe(404);
});

test("spellings of one address share one answer, which is remembered", async () => {
  const count = { calls: 0, rows: 0 };
  const guest = visitor(clock, { DB: counting(env.DB, count) });
  const page = encodeURIComponent(`${origin}/en/articles/tunnel`);
  const first = await guest.get(`/api/v1/oembed?url=${page}`);
  await first.body?.cancel();
  await (await guest.get(`/api/v1/oembed?x=1&format=json&url=${page}%2F%3Fa%3D1`)).body?.cancel();
  expect(count.calls).toBe(1);
  expect(first.headers.get("Cloudflare-CDN-Cache-Control")).toContain("max-age=5");
});
