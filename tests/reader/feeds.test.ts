/** The feeds of each language, as programs read them. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { correctEdition } from "../../src/articles/correct.ts";
import { openDatabase } from "../../src/database.ts";
import { addImage } from "../../src/images/add.ts";
import { withoutControls } from "../../src/reader/feeds/xml.ts";
import { counting } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, register, rewrite, tell } from "../support/newsroom.ts";
import { idOf, png } from "../support/pictures.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };

beforeEach(async () => {
  clock.now = noon;
  await establishRegister(db);
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
  await tell(db, { id: "tunnel", topics: ["rail"] });
  await tell(db, { id: "bridge", published: ["en"], enterprises: ["signal-house"], at: noon + 1000 });
});

const open = async (path: string) => {
  const response = await visitor(clock).get(path);
  return { response, text: await response.text() };
};

describe.each(languages)("in $locale", ({ locale, segment }) => {
  test("Atom has every edition of this language, newest first, and where to read it in the others", async () => {
    const { response, text } = await open(`/${segment}/feed.xml`);
    expect(response.headers.get("Content-Type")).toBe("application/atom+xml; charset=utf-8");
    expect(response.headers.get("Content-Language")).toBe(locale);
    expect(text).toContain(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">`);
    const ids = [...text.matchAll(/<entry[^>]*><id>([^<]*)<\/id>/g)].map(([, id]) => id);
    const tunnel = `${origin}/articles/tunnel#${locale}`;
    expect(ids).toEqual(locale === "en" ? [`${origin}/articles/bridge#en`, tunnel] : [tunnel]);
    for (const tag of ["en", "zh-Hans"]) expect(text).toContain(`hreflang="${tag}"`);
  });

  test("what has no text in this language is in none of them", async () => {
    if (locale === "en") await withdrawEdition(db, editor, { articleId: "bridge", locale }, noon + 2000);
    for (const path of ["feed.xml", "rss.xml", "feed.json"]) {
      const { text } = await open(`/${segment}/${path}`);
      expect([path, text.includes("/articles/tunnel"), text.includes("bridge")]).toEqual([path, true, false]);
    }
  });

  test("its picture and what has been put right come along, with whose it is and when", async () => {
    const picture = png(640, 360);
    const image = { id: idOf(picture), alt: "A > B" };
    await addImage(db, env.IMAGES, editor, { bytes: picture, name: "a.png", credit: "Lin" }, noon);
    await rewrite(db, { articleId: "tunnel", locale, image }, noon + 2000);
    await correctEdition(db, editor, { articleId: "tunnel", locale, note: { [locale]: "<7>" } }, noon + 3000);
    clock.now = noon + 60_000;
    const url = `${origin}/images/${image.id}.png`;
    const atom = await open(`/${segment}/feed.xml?topic=rail`);
    expect(atom.text).toContain(
      `<link rel="enclosure" type="image/png" length="${picture.length}" href="${url}" title="A > B">`,
    );
    expect(atom.response.headers.get("Cache-Tag")).toContain(`image-${image.id}`);
    expect(atom.text).toContain(`<updated>${new Date(noon + 3000).toISOString()}</updated>`);
    const rss = await open(`/${segment}/rss.xml?topic=rail`);
    expect(rss.text).toContain("<media:credit>Lin</media:credit>");
    const [item] = JSON.parse((await open(`/${segment}/feed.json?topic=rail`)).text).items;
    expect(item).toMatchObject({
      image: url,
      content_html: expect.stringContaining("&lt;7&gt;"),
      _shuangyu: {
        correction: { note: "<7>", at: new Date(noon + 3000).toISOString() },
        image: { alt: "A > B", credit: "Lin" },
      },
    });
  });

  test("an entry leads to its own language, whether a program follows the first link or the last", async () => {
    const { text } = await open(`/${segment}/feed.xml?topic=rail`);
    const links = [...text.slice(text.indexOf("<entry")).matchAll(/rel="alternate"[^>]*href="([^"]*)"/g)];
    const own = `${origin}/${segment}/articles/tunnel`;
    expect([links[0]?.[1], links.at(-1)?.[1]]).toEqual([own, own]);
  });

  test("a feed of a topic or an enterprise has that alone, and says so in its title", async () => {
    const topic = await open(`/${segment}/feed.json?topic=rail`);
    expect(JSON.parse(topic.text)).toMatchObject({
      title: expect.stringContaining(locale === "en" ? "Rail" : "轨道交通"),
      items: [{ id: `${origin}/articles/tunnel#${locale}`, language: locale }],
    });
    const enterprise = await open(`/${segment}/rss.xml?enterprise=tunnel-works`);
    expect(enterprise.text).toContain(locale === "en" ? "<title>Tunnel Works, " : "关于隧道工程公司的文章");
  });

  test("what does not exist has no feed, and what cannot is refused", async () => {
    expect((await open(`/${segment}/feed.xml?topic=nothing`)).response.status).toBe(404);
    expect((await open(`/${segment}/feed.xml?enterprise=nobody`)).response.status).toBe(404);
    expect((await open(`/${segment}/feed.xml?topic=${encodeURIComponent("<x>")}`)).response.status).toBe(400);
  });
});

test("an entry is updated when its words are, and the feed with it", async () => {
  const before = await open("/en/feed.xml");
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "Again" }, noon + 60_000);
  clock.now = noon + 120_000;
  const after = await open("/en/feed.xml");
  const updated = (text: string) => /<updated>([^<]*)</.exec(text)?.[1];
  expect([updated(before.text), updated(after.text)]).toEqual([
    new Date(noon + 1000).toISOString(),
    new Date(noon + 60_000).toISOString(),
  ]);
  expect(after.text).toContain(`<published>${new Date(noon).toISOString()}</published>`);
});

test("it is one round trip, and a second one is none", async () => {
  const count = { calls: 0, rows: 0 };
  const guest = visitor(clock, { DB: counting(env.DB, count) });
  const first = await guest.get("/en/feed.xml");
  expect(count.calls).toBe(1);
  const etag = first.headers.get("ETag") ?? "";
  const again = await guest.get("/en/feed.xml", { "If-None-Match": etag });
  expect([again.status, count.calls]).toEqual([304, 1]);
});

test("whoever has it already is told so by either condition, and HEAD tells its size alone", async () => {
  clock.now = noon + 60_000;
  const guest = visitor(clock);
  const { headers } = await guest.get("/zh/feed.json");
  const since = { "If-Modified-Since": headers.get("Last-Modified") ?? "" };
  expect((await guest.get("/zh/feed.json", since)).status).toBe(304);
  const head = await guest.send("HEAD", "/zh/feed.json");
  expect([head.status, head.headers.get("Content-Type"), await head.text()]).toEqual([
    200,
    "application/feed+json; charset=utf-8",
    "",
  ]);
  expect(Number(head.headers.get("Content-Length"))).toBeGreaterThan(500);
});

test("any site's page may read it, with its conditions", async () => {
  const read = await visitor(clock).get("/en/rss.xml", { Origin: "https://reader.example" });
  expect(read.headers.get("Access-Control-Allow-Origin")).toBe("*");
  for (const path of ["/en/feed.xml", "/zh/rss.xml", "/en/feed.json"]) {
    const asked = await visitor(clock).send("OPTIONS", path, {
      Origin: "https://reader.example",
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Headers": "if-none-match",
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get("Access-Control-Allow-Headers")).toContain("If-None-Match");
  }
});

test("what is markup elsewhere is text here", async () => {
  await rewrite(
    db,
    {
      articleId: "tunnel",
      locale: "en",
      title: "A < B & ]]>",
      body: "[here](/articles/bridge) & there",
    },
    noon + 5000,
  );
  clock.now = noon + 60_000;
  const { text } = await open("/en/rss.xml");
  expect(text).toContain("<title>A &#x3C; B &#x26; ]]");
  expect(text).toContain(`href="${origin}/en/articles/bridge"`);
});

test("a summary is all there is where the newsroom says so, and its hub is named", async () => {
  const bound = { FEED_TEXT: "summary", WEBSUB_HUB: "https://hub.example/" };
  const response = await visitor(clock, bound).get("/en/feed.json");
  expect(response.headers.get("Link")).toBe(
    `<https://hub.example/>; rel="hub", <${origin}/en/feed.json>; rel="self"`,
  );
  const feed: { items: object[] } = await response.json();
  expect(feed.items[0]).toMatchObject({ content_text: expect.any(String) });
  expect(feed.items[0]).not.toHaveProperty("content_html");
});

test("a feed asked for by what its enterprise is called in addresses is the one of its id", async () => {
  await register(db, "e7", "Seven", "七号");
  await renameSlug();
  const bound = { WEBSUB_HUB: "https://hub.example/" };
  const response = await visitor(clock, bound).get("/en/feed.xml?enterprise=seven");
  const self = `${origin}/en/feed.xml?enterprise=e7`;
  expect(response.headers.get("Link")).toContain(`<${self}>; rel="self"`);
  const text = await response.text();
  expect(text).toContain(`<id>${self}</id>`);
  expect(text).toContain(`href="${origin}/en/enterprises/seven"`);
});

const renameSlug = () => env.DB.prepare("UPDATE enterprises SET slug = 'seven' WHERE id = 'e7'").run();

test("characters that XML has no place for are left out, and no others", () => {
  expect(withoutControls("a\u0000\u0007\ufffe\ud800b\t\n\u{20bb7}静")).toBe("ab\t\n\u{20bb7}静");
});
