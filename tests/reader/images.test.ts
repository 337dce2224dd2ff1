/** Pictures for readers: their bytes, and how articles show them. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { publishEditions } from "../../src/articles/publish.ts";
import { linkPreview } from "../../src/articles/preview.ts";
import { openDatabase } from "../../src/database.ts";
import { addImage } from "../../src/images/add.ts";
import { describeImage } from "../../src/images/describe.ts";
import { removeImage } from "../../src/images/remove.ts";
import type { ImageFormat } from "../../src/images/tables.ts";
import { wordsIn } from "../../src/words.ts";
import { emptyBucket } from "../support/bucket.ts";
import { counting, failing } from "../support/databases.ts";
import { frontCache } from "../support/front-cache.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, rewrite, tell, versionOf, draft } from "../support/newsroom.ts";
import { idOf, png, real } from "../support/pictures.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const picture = png(640, 360);
const id = idOf(picture);
const address = `/images/${id}.png`;
const edgeHeader = "Cloudflare-CDN-Cache-Control";

const bring = (bytes: Uint8Array, credit: string | null = null) =>
  addImage(db, env.IMAGES, editor, { bytes, name: "a.png", credit }, noon);
const remove = (at = noon + 1) => removeImage(db, env.IMAGES, editor, { id }, at);
const bytesOf = async (response: Response) => new Uint8Array(await response.arrayBuffer());

beforeEach(emptyBucket);

describe("the bytes of a picture", () => {
  test.each([
    ["jpeg", "jpg", "image/jpeg"],
    ["png", "png", "image/png"],
    ["webp", "webp", "image/webp"],
    ["avif", "avif", "image/avif"],
    ["gif", "gif", "image/gif"],
  ] as const)(
    "of a %s are kept by everybody for ever, and are nothing but a picture",
    async (format, ending, type) => {
      await bring(real[format satisfies ImageFormat]);
      const response = await visitor().get(`/images/${idOf(real[format])}.${ending}`);
      expect(response.status).toBe(200);
      expect(Object.fromEntries(response.headers)).toMatchObject({
        "content-type": type,
        "content-length": String(real[format].length),
        "cache-control": "public, max-age=31536000, immutable",
        [edgeHeader.toLowerCase()]: "public, max-age=31536000, immutable",
        "cache-tag": `image-${idOf(real[format])}`,
        etag: `"${idOf(real[format])}"`,
        "accept-ranges": "bytes",
        "content-disposition": "inline",
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
      });
      expect(await bytesOf(response)).toEqual(real[format]);
    },
  );

  test("are answered without the database, and are not remembered", async () => {
    await bring(picture);
    const count = { calls: 0, rows: 0 };
    const reader = visitor(
      { now: noon },
      {
        DB: counting(
          failing(env.DB, () => true),
          count,
        ),
      },
    );
    for (const method of ["GET", "GET", "HEAD"]) {
      const response = await reader.send(method, address);
      expect(response.status).toBe(200);
      expect(response.headers.has("Cache-Status")).toBe(false);
      await response.arrayBuffer();
    }
    expect(count.calls).toBe(0);
  });

  test("are not sent to who has them, nor to who asks for the head alone", async () => {
    await bring(picture);
    for (const tag of [`"${id}"`, `W/"${id}"`, `"other", "${id}"`, "*"]) {
      const response = await visitor().get(address, { "If-None-Match": tag });
      expect(response.status, tag).toBe(304);
      expect(await bytesOf(response)).toHaveLength(0);
      expect(response.headers.get("ETag")).toBe(`"${id}"`);
    }
    expect((await visitor().get(address, { "If-None-Match": '"other"' })).status).toBe(200);
    const head = await visitor().send("HEAD", address);
    expect([head.status, head.headers.get("Content-Length")]).toEqual([200, String(picture.length)]);
    expect(await bytesOf(head)).toHaveLength(0);
  });

  const size = picture.length;
  test.each([
    ["bytes=0-9", 0, 9],
    ["bytes=5-", 5, size - 1],
    ["bytes=-7", size - 7, size - 1],
    [`bytes=-${size * 2}`, 0, size - 1],
    [`bytes=10-${size * 9}`, 10, size - 1],
  ])("are sent in part where a part is asked for: %s", async (range, from, to) => {
    await bring(picture);
    const response = await visitor().get(address, { Range: range });
    expect(response.status).toBe(206);
    expect(response.headers.get("Content-Range")).toBe(`bytes ${from}-${to}/${size}`);
    expect(response.headers.get("Content-Length")).toBe(String(to - from + 1));
    expect(await bytesOf(response)).toEqual(picture.slice(from, to + 1));
  });

  test.each([`bytes=${size}-`, "bytes=99999999-", "bytes=-0"])("has no such part: %s", async (range) => {
    await bring(picture);
    const response = await visitor().get(address, { Range: range });
    expect([response.status, response.headers.get("Content-Range")]).toEqual([416, `bytes */${size}`]);
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  });

  test.each(["bytes=0-1,3-4", "bytes=9-3", "pages=1-2", "bytes=", "bytes=-", "bytes=0x1-2"])(
    "are sent whole where it is not one part that is asked for: %s",
    async (range) => {
      await bring(picture);
      const response = await visitor().get(address, { Range: range });
      expect(response.status).toBe(200);
      expect(await bytesOf(response)).toHaveLength(size);
    },
  );

  test("are sent whole to who continues another file", async () => {
    await bring(picture);
    const ask = (tag: string) => visitor().get(address, { Range: "bytes=0-9", "If-Range": tag });
    expect((await ask('"other"')).status).toBe(200);
    expect((await ask(`"${id}"`)).status).toBe(206);
  });

  test.each([
    ["nobody's", `/images/${"0".repeat(32)}.png`],
    ["one under another ending", `/images/${id}.jpg`],
    ["one without an ending", `/images/${id}`],
    ["one in capitals", `/images/${id.toUpperCase()}.png`],
    ["one with more in front", `/images/x${id}.png`],
    ["one by a way round", `/images/..%2fimages%2f${id}.png`],
    ["one by another way", `/images/%2e%2e%2f${id}.png`],
    ["one with a folder", `/images/${id}.png%2f`],
    ["one with nothing in it", `/images/${id}.png%00`],
    ["a page", `/images/${id}.html`],
    ["an SVG", `/images/${id}.svg`],
    ["a folder", "/images/.png"],
  ])("of %s are not found, and that is soon forgotten", async (_whose, path) => {
    await bring(picture);
    const response = await visitor().get(path);
    expect(response.status).toBe(404);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(response.headers.get(edgeHeader)).toContain("max-age=5,");
    expect(await bytesOf(response)).toHaveLength(0);
  });

  test("of one that is removed are gone, also from the edge and for whoever has them", async () => {
    await bring(picture);
    const clock = { now: noon };
    const worker = visitor(clock);
    const edge = frontCache(worker, clock);
    await edge.get(address);
    clock.now += 24 * 3600_000;
    expect((await edge.get(address)).status).toBe("HIT");
    await remove(clock.now);
    await worker.scheduled(edge);
    const { response, status } = await edge.get(address);
    expect([status, response.status]).toEqual(["MISS", 404]);
    expect((await worker.get(address, { "If-None-Match": `"${id}"` })).status).toBe(404);
  });

  test("are not written to by anybody", async () => {
    for (const method of ["POST", "PUT", "DELETE"])
      expect((await visitor().send(method, address)).status).toBe(405);
  });
});

describe.each(languages)("an article with pictures in $locale", ({ locale, segment, other }) => {
  const words = wordsIn(locale);
  const said = {
    en: { alt: "A tunnel & its train", caption: "The north end" },
    "zh-Hans": { alt: "隧道与列车", caption: "隧道北口" },
  } as const;
  const inText = png(320, 200);
  const body = `![x](/images/${idOf(inText)} "y")\n\nWords 字。`;
  const path = `/${segment}/articles/tunnel`;
  const open = async (at = path) => readPage(await visitor().get(at));

  beforeEach(async () => {
    await establishRegister(db);
    await bring(picture, "Chen Lin");
    await bring(inText);
    await tell(db, { sourceLocale: locale });
    for (const tag of ["en", "zh-Hans"] as const)
      await rewrite(db, { articleId: "tunnel", locale: tag, body, image: { id, ...said[tag] } }, noon + 1);
  });

  test("shows the one at its head with its size, its words and whose it is", async () => {
    const page = await open();
    expect(Object.fromEntries((await page.one("figure.lead img")).attributes)).toEqual({
      ...{ src: address, width: "640", height: "360", alt: said[locale].alt },
      ...{ decoding: "async", fetchpriority: "high" },
    });
    const credit = words("article.credit", { name: "Chen Lin" });
    expect((await page.one("figure.lead figcaption")).text).toBe(`${said[locale].caption} ${credit}`);
    expect(page.headers.get("Cache-Tag")).toContain(`image-${id}`);
    expect(page.headers.get("Content-Security-Policy")).toContain("img-src 'self'");
  });

  test("shows the one in its text in its place, once it comes near", async () => {
    const page = await open();
    const image = await page.one(".body figure img");
    expect(Object.fromEntries(image.attributes)).toMatchObject({
      width: "320",
      height: "200",
      loading: "lazy",
    });
    expect((await page.one(".body figcaption")).text).toBe("y");
  });

  test("is linked to with its picture", async () => {
    const page = await open();
    const meta = async (name: string) =>
      (await page.one(`meta[property="og:image${name}"]`)).attributes.get("content");
    expect(await meta("")).toBe(origin + address);
    expect([await meta(":width"), await meta(":height"), await meta(":alt")]).toEqual([
      "640",
      "360",
      said[locale].alt,
    ]);
    expect((await page.one('meta[name="twitter:card"]')).attributes.get("content")).toBe(
      "summary_large_image",
    );
    expect(JSON.parse((await page.one('script[type="application/ld+json"]')).text)).toMatchObject({
      image: {
        ...{ "@type": "ImageObject", url: origin + address, width: 640, height: 360 },
        ...{ description: said[locale].alt, caption: said[locale].caption, creditText: "Chen Lin" },
      },
    });
  });

  test("without its language stands in with its own picture and words", async () => {
    await tell(db, { id: "elsewhere", sourceLocale: other.locale, published: [other.locale] });
    await rewrite(
      db,
      { articleId: "elsewhere", locale: other.locale, image: { id, ...said[other.locale] } },
      noon + 2,
    );
    const page = await open(`/${segment}/articles/elsewhere`);
    expect((await page.one("figure.lead img")).attributes.get("alt")).toBe(said[other.locale].alt);
    expect((await page.one("figure.lead .credit")).attributes.get("lang")).toBe(locale);
    const answer = await visitor().get(`/api/v1/articles/elsewhere?lang=${locale}&fallback=source`);
    expect(await answer.json()).toMatchObject({
      image: { alt: said[other.locale].alt, locale: other.locale },
    });
  });

  test("shows both side by side", async () => {
    const page = await open("/bilingual/articles/tunnel");
    const alts = (await page.all("td figure.lead img")).map(({ attributes }) => attributes.get("alt"));
    expect(alts).toEqual([said[locale].alt, said[other.locale].alt]);
    expect(page.headers.get("Cache-Tag")).toContain(`image-${id}`);
  });

  test("is read by apps with the picture's address, and a body like its links", async () => {
    const answer = await visitor().get(`/api/v1/articles/tunnel?lang=${locale}`);
    expect(await answer.json()).toMatchObject({
      image: { url: origin + address, width: 640, height: 360, ...said[locale], credit: "Chen Lin" },
      bodyHtml: expect.stringContaining(`<img src="/images/${idOf(inText)}.png"`) as string,
    });
    expect(answer.headers.get("Cache-Tag")).toContain(`image-${id}`);
    const fields = await visitor().get(`/api/v1/articles/tunnel?lang=${locale}&fields=image`);
    expect(Object.keys(await fields.json<object>())).toEqual(["id", "locale", "requestedLocale", "image"]);
  });

  test("is told of a new credit at once", async () => {
    const clock = { now: noon + 1000 };
    const worker = visitor(clock);
    const edge = frontCache(worker, clock);
    await edge.get(path);
    await describeImage(db, editor, { id, credit: "Wang" }, clock.now);
    clock.now += 2001;
    await worker.get("/en/centres");
    await worker.scheduled(edge);
    const { response } = await edge.get(path);
    expect(await response.text()).toContain(words("article.credit", { name: "Wang" }));
  });

  test("is previewed with the pictures of its draft", async () => {
    const version = await versionOf(db, "tunnel", locale);
    const image = { id: idOf(inText), alt: "Draft" };
    await draft(db, { articleId: "tunnel", locale, expectedVersion: version, image }, noon + 2);
    const { token } = await linkPreview(db, editor, { articleId: "tunnel", locale }, noon + 3);
    const page = await readPage(await visitor().get(`/preview/${token}`));
    expect((await page.one("figure.lead img")).attributes.get("alt")).toBe("Draft");
  });

  test("costs one row more than without, and no call", async () => {
    const cost = async () => {
      const count = { calls: 0, rows: 0 };
      await (await visitor({ now: noon + 5000 }, { DB: counting(env.DB, count) }).get(path)).text();
      return count;
    };
    const withPicture = await cost();
    await rewrite(db, { articleId: "tunnel", locale, body }, noon + 2);
    const without = await cost();
    expect(withPicture).toEqual({ calls: without.calls, rows: without.rows + 1 });
  });
});

test("an article of one picture has it where another has none", async () => {
  await establishRegister(db);
  await tell(db, { published: [], drafts: ["en"] });
  await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: "en" }] }, noon);
  const page = await readPage(await visitor().get("/en/articles/tunnel"));
  expect(await page.all("img, figure, meta[property^='og:image'], meta[name='twitter:card']")).toEqual([]);
  expect(await (await visitor().get("/api/v1/articles/tunnel?lang=en")).json()).toMatchObject({
    image: null,
  });
});
