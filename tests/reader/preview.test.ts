/** A draft for whoever has the link: as readers will find it, for a time, and for nobody's memory. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { endPreviews, linkPreview } from "../../src/articles/preview.ts";
import { isGenuine, readPreview, signPreview } from "../../src/articles/preview-token.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { counting } from "../support/databases.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { draft, editor, establishRegister, noon, tell, words as story } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { wordsIn } from "../../src/words.ts";

const db = openDatabase(env.DB);
const day = 24 * 3600_000;
const linkTo = async (locale: Locale, days?: number) =>
  (await linkPreview(db, editor, { articleId: "tunnel", locale, days }, noon)).token;
const open = (token: string, now = noon) => visitor({ now }).get(`/preview/${token}`);

beforeEach(() => establishRegister(db));

describe.each(languages)("a preview in $locale", ({ locale, segment, other }) => {
  beforeEach(() => tell(db, { published: [], drafts: [...locales], sourceLocale: other.locale }));

  test("is the page that readers find once it is published, and says that it is none yet", async () => {
    const shown = await readPage(await open(await linkTo(locale)));
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale }] }, noon);
    const page = await readPage(await visitor().get(`/${segment}/articles/tunnel`));
    const notice = /<div class="notice" role="note"><p><strong>.*?<\/div>/;
    expect(shown.html).toMatch(notice);
    expect(shown.html.replace(notice, "").replace('<meta name="robots" content="noindex"/>', "")).toBe(
      page.html,
    );
    expect(shown.html).toContain(wordsIn(locale)("preview.title"));
  });

  test("is kept by nobody, indexed by nobody, and sent on to nobody", async () => {
    const { status, headers } = await open(await linkTo(locale));
    expect(status).toBe(200);
    expect(headers.get("Cache-Control")).toBe("private, no-store");
    expect(headers.get("Cloudflare-CDN-Cache-Control")).toBeNull();
    expect(headers.get("X-Robots-Tag")).toContain("noindex");
    expect(headers.get("Referrer-Policy")).toBe("no-referrer");
    expect(headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    expect(headers.get("Content-Language")).toBe(locale);
  });

  test("shows the draft as it is by then, and leads to the other language's", async () => {
    const token = await linkTo(locale);
    await draft(db, { articleId: "tunnel", locale, expectedVersion: 1, title: "Another title" });
    const page = await readPage(await open(token));
    expect((await page.one("h1")).text).toBe("Another title");
    const link = (await page.one(`main .notice a[href^="/preview/"]`)).attributes.get("href") ?? "";
    const there = await readPage(await visitor().get(link));
    expect((await there.one("h1")).text).toBe(story[other.locale].title);
  });

  test("of a title that is still missing is shown all the same", async () => {
    await draft(db, { articleId: "tunnel", locale, expectedVersion: 1, title: "" });
    expect((await open(await linkTo(locale))).status).toBe(200);
  });

  test("that has expired says so, in time, as a page", async () => {
    const token = await linkTo(locale, 1);
    expect((await open(token, noon + day - 1)).status).toBe(200);
    const response = await open(token, noon + day);
    expect([response.status, response.headers.get("Cache-Control")]).toEqual([410, "private, no-store"]);
    expect(response.headers.get("X-Robots-Tag")).toContain("noindex");
    expect(response.headers.get("Content-Type")).toContain("text/html");
  });
});

describe("a preview link", () => {
  beforeEach(() => tell(db, { published: [], drafts: ["en"] }));

  test("that somebody has tampered with, in any letter, leads to nothing", async () => {
    const token = await linkTo("en");
    const letters = [
      0,
      10,
      token.indexOf(".") - 1,
      token.indexOf(".") + 1,
      token.length - 2,
      token.length - 1,
    ];
    for (const at of letters) {
      const other = token.charAt(at) === "A" ? "B" : "A";
      const response = await open(token.slice(0, at) + other + token.slice(at + 1));
      expect([at, response.status]).toEqual([at, 404]);
      expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    }
  });

  test.each(["x", "a.b", "%00", "..%2f..", "e30.".padEnd(47, "A"), "A".repeat(1500)])(
    "%j is none, and never a fault",
    async (token) => {
      expect((await open(token)).status).toBe(404);
    },
  );

  test("of another article, another language or a later day cannot be made without the key", async () => {
    const token = await linkTo("en");
    const { claim } = readPreview(token) ?? {};
    if (claim === undefined) throw new Error("no claim");
    for (const forged of [
      { articleId: "other" },
      { locale: "zh-Hans" as const },
      { expiresAt: noon + 900 * day },
      { keyId: "none" },
    ]) {
      const [, signature] = token.split(".");
      const [own] = signPreview({ ...claim, ...forged }, "guess").split(".");
      expect((await open(`${own}.${signature}`)).status).toBe(404);
      expect((await open(signPreview({ ...claim, ...forged }, "guess"))).status).toBe(404);
      expect((await open(signPreview({ ...claim, ...forged }, ""))).status).toBe(404);
    }
  });

  test("opens nothing any more once the keys were changed, and new ones do", async () => {
    const token = await linkTo("en");
    await endPreviews(db, editor, noon + 1);
    expect((await open(token)).status).toBe(404);
    expect((await open(await linkTo("en"))).status).toBe(200);
  });

  test("writes nothing, and takes two round trips at the most", async () => {
    const token = await linkTo("en");
    const before = await everything();
    const count = { calls: 0, rows: 0 };
    await visitor({ now: noon }, { DB: counting(env.DB, count) }).get(`/preview/${token}`);
    expect(count.calls).toBeLessThanOrEqual(2);
    expect(await everything()).toEqual(before);
  });

  test("is not remembered: what was shown once is gone when the link is over", async () => {
    const token = await linkTo("en", 1);
    const clock = { now: noon };
    const guest = visitor(clock);
    expect((await guest.get(`/preview/${token}`)).status).toBe(200);
    clock.now += day;
    expect((await guest.get(`/preview/${token}`)).status).toBe(410);
  });

  test("reads back what it was made from, and is genuine with its own key alone", () => {
    const claim = fc.record({
      keyId: fc.stringMatching(/^[0-9a-f]{32}$/),
      articleId: fc.stringMatching(/^[a-z0-9]{1,64}$/),
      locale: fc.constantFrom(...locales),
      expiresAt: fc.nat(),
    });
    fc.assert(
      fc.property(claim, fc.string(), fc.string(), (said, secret, other) => {
        const presented = readPreview(signPreview(said, secret));
        expect(presented?.claim).toEqual(said);
        if (presented === undefined) return;
        expect(isGenuine(presented, secret)).toBe(true);
        expect(isGenuine(presented, other)).toBe(other === secret);
        expect(isGenuine(presented, undefined)).toBe(false);
      }),
    );
  });
});
