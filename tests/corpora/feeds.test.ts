/** Feeds and sitemaps against the schemas of those who made the formats, and in the hands of those who read them. */
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { languages } from "../support/languages.ts";
import { noon } from "../support/newsroom.ts";
import { idOf } from "../support/pictures.ts";
import { jsonParsers, xmlParsers } from "./feed-parsers.ts";
import { openNewsroom, origin } from "./newsroom.ts";
import type { Newsroom } from "./newsroom.ts";
import { atomFaults, jsonFeedJudge, sitemapFaults } from "./schemas.ts";
import { furnish, hostile, minute, picture } from "./story.ts";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await openNewsroom();
  await furnish(newsroom);
});
afterAll(() => newsroom.close());

const abouts = ["", "?topic=rail", "?enterprise=signal-house", "?enterprise=tunnel-works"];
const settings: readonly Partial<Env>[] = [
  {},
  { FEED_TEXT: "summary", WEBSUB_HUB: "https://hub.example/?a=1&b=2" },
];

const open = async (path: string, bindings?: Partial<Env>): Promise<string> => {
  const response = await newsroom.get(path, {}, bindings);
  expect([path, response.status]).toEqual([path, 200]);
  return response.text();
};

const judgeJson = jsonFeedJudge();

describe.each(languages)("in $locale", ({ locale, segment }) => {
  const each = abouts.flatMap((about) => settings.map((setting) => ({ about, setting })));

  test.each(each)("Atom$about keeps to RFC 4287 ($setting.FEED_TEXT)", async ({ about, setting }) => {
    const xml = await open(`/${segment}/feed.xml${about}`, setting);
    expect(await atomFaults(xml)).toEqual([]);
    expect(breachesOfAtom(xml)).toEqual([]);
  });

  test.each(each)("JSON Feed$about keeps to its schema ($setting.FEED_TEXT)", async ({ about, setting }) => {
    expect(judgeJson(JSON.parse(await open(`/${segment}/feed.json${about}`, setting)))).toEqual([]);
  });

  test.each(each)("RSS$about keeps to its rules ($setting.FEED_TEXT)", async ({ about, setting }) => {
    expect(breachesOfRss(await open(`/${segment}/rss.xml${about}`, setting))).toEqual([]);
  });

  const all = [
    ...["feed.xml", "rss.xml"].flatMap((file) =>
      Object.entries(xmlParsers).map((one) => [file, ...one] as const),
    ),
    ...Object.entries(jsonParsers).map((one) => ["feed.json", ...one] as const),
  ];

  test.each(all)("%s is read by %s as it was meant", async (file, _, parse) => {
    const feed = await parse(await open(`/${segment}/${file}`));
    expect(feed.title).toBe(locale === "en" ? "Shuangyu" : "双语");
    expect([`${origin}/${segment}/`, `${origin}/${segment}/${file}`]).toContain(feed.link);
    if (feed.language !== undefined && feed.language !== null)
      expect([locale, locale === "en" ? "en" : "zh-cn"]).toContain(feed.language);
    const ids = locale === "en" ? ["hostile", "gone", "bridge", "tunnel"] : ["hostile", "tunnel"];
    expect(feed.items.map(({ link }) => link)).toEqual(
      ids.map((id) => `${origin}/${segment}/articles/${id}`),
    );
    const [first, last] = [feed.items[0], feed.items.at(-1)];
    expect(plain(first?.title)).toBe(plain(hostile));
    expect(last?.title).toBe(locale === "en" ? "A tunnel opens" : "隧道通车");
    expect([noon, noon + 6 * minute]).toContain(last?.at);
    if (last?.html !== undefined) {
      expect(last.html).toContain(`<a href="${origin}/${segment}/articles/bridge">here</a>`);
      expect(last.html).toContain(locale === "en" ? "A figure was &lt;wrong&gt;." : "一处数字有误。");
      expect(first?.html).not.toContain("<b>");
    }
    if (last?.author !== undefined) expect(last.author).toBe(locale === "en" ? "Lin Mei" : "林梅");
    if (last?.picture !== undefined) expect(last.picture).toBe(`${origin}/images/${idOf(picture)}.png`);
  });
});

/** Some readers take out what looks like markup, title or not. */
const plain = (text: string | null | undefined): string =>
  (text ?? "")
    .replaceAll(/<\/?b>/g, "")
    .replaceAll(/\s+/g, " ")
    .trim();

test.each(["/sitemap.xml", "/sitemap-register.xml", "/sitemap-2026-03.xml", "/news-sitemap.xml"])(
  "%s keeps to the schemas of sitemaps.org and Google",
  async (path) => {
    const xml = await open(path);
    expect(await sitemapFaults(xml)).toEqual([]);
    expect(xml).toContain("/en/");
  },
);

test("the news of days without any is no empty file", async () => {
  const { now } = newsroom.clock;
  newsroom.clock.now = now + 7 * 24 * 60 * minute;
  const xml = await open("/news-sitemap.xml");
  newsroom.clock.now = now;
  expect(await sitemapFaults(xml)).toEqual([]);
  expect(xml).not.toContain("<news:news>");
});

test("the schemas would tell", async () => {
  expect(await atomFaults("<feed xmlns='http://www.w3.org/2005/Atom'/>")).not.toEqual([]);
  expect(judgeJson({ version: "1.1" })).not.toEqual([]);
  expect(await sitemapFaults('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>')).not.toEqual(
    [],
  );
  const twice =
    '<entry><id>a</id><link rel="alternate" type="t" href="a"/><link rel="alternate" type="t" href="b"/>';
  expect(breachesOfAtom(`<feed>${twice}<updated>2026-01-01T00:00:00Z</updated></entry></feed>`)).not.toEqual(
    [],
  );
});

/** What a grammar cannot say of Atom: §4.1.1, §4.1.2, §4.2.6. */
function breachesOfAtom(xml: string): string[] {
  const [head = "", ...entries] = xml.split("<entry");
  const ids = [...xml.matchAll(/<id>([^<]*)<\/id>/g)].map(([, id]) => id);
  const times = entries.flatMap((entry) => /<updated>([^<]*)</.exec(entry)?.[1] ?? []);
  const newest = times.toSorted().at(-1);
  return [
    ...(new Set(ids).size === ids.length ? [] : ["two ids are the same"]),
    ...(head.includes('rel="self"') ? [] : ["it does not say where it is"]),
    ...(newest === undefined || head.includes(`<updated>${newest}<`)
      ? []
      : ["it is newer than what is in it"]),
    ...[head, ...entries].flatMap((part) => (hasTwins(part) ? ["two alternates of one kind"] : [])),
    ...entries.flatMap((entry) =>
      entry.includes("<content") || entry.includes('rel="alternate"') ? [] : ["an entry leads nowhere"],
    ),
  ];
}

function hasTwins(part: string): boolean {
  const kinds = [...part.matchAll(/<link ([^>]*rel="alternate"[^>]*)>/g)].map(([, attributes = ""]) =>
    ["type", "hreflang"].map((name) => new RegExp(` ?${name}="([^"]*)"`).exec(attributes)?.[1]).join(" "),
  );
  return new Set(kinds).size < kinds.length;
}

const rfc822 =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

/** RSS 2.0 has no schema: what its text asks for. */
function breachesOfRss(xml: string): string[] {
  const [channel = "", ...items] = xml.split("<item>");
  const texts = (name: string) =>
    [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, "g"))].map(([, text]) => text ?? "");
  return [
    ...["title", "link", "description", "language"].flatMap((name) =>
      channel.includes(`<${name}>`) ? [] : [`the channel has no ${name}`],
    ),
    ...items.flatMap((item) => (/<title>|<description>/.test(item) ? [] : ["an item says nothing"])),
    ...items.flatMap((item) => (item.split("<guid").length === 2 ? [] : ["an item is not told from others"])),
    ...[...texts("pubDate"), ...texts("lastBuildDate")].filter((date) => !rfc822.test(date)),
  ];
}
