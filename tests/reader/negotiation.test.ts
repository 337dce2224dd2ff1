/** Addresses without a language choose one, send the reader on, and are never kept. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { draft, editor, noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const { get } = visitor();
const db = openDatabase(env.DB);

const chosen = [
  [{}, "/en/"],
  [{ "Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8" }, "/zh/"],
  [{ "Accept-Language": "en-GB,en;q=0.9,zh;q=0.8" }, "/en/"],
  [{ "Accept-Language": "en;q=0.3, zh;q=0.4" }, "/zh/"],
  [{ "Accept-Language": "fr, zh-TW;q=0.1" }, "/zh/"],
  [{ "Accept-Language": "fr, de" }, "/en/"],
  [{ "Accept-Language": "zh;q=0, en;q=0.1" }, "/en/"],
  [{ "Accept-Language": "*" }, "/en/"],
  [{ Cookie: "lang=zh-Hans" }, "/zh/"],
  [{ Cookie: "lang=zh-Hans", "Accept-Language": "en" }, "/zh/"],
  [{ Cookie: "lang=en", "Accept-Language": "zh" }, "/en/"],
  [{ Cookie: "theme=dark; lang=en; x=1", "Accept-Language": "zh" }, "/en/"],
  [{ Cookie: "lang=fr", "Accept-Language": "zh" }, "/zh/"],
  [{ Cookie: "lang=%E4%B8%AD; lang", "Accept-Language": "zh" }, "/zh/"],
  [{ Cookie: "lang=%", "Accept-Language": "zh" }, "/zh/"],
  [{ Cookie: "lang=../../evil", "Accept-Language": "zh" }, "/zh/"],
  [{ Cookie: `lang=${"z".repeat(4000)}`, "Accept-Language": "zh" }, "/zh/"],
] satisfies [Record<string, string>, string][];

describe("the front door", () => {
  test.each(chosen)("with %j leads to %s, and is kept by nobody", async (headers, location) => {
    const response = await get("/", headers);
    expect(response.status).toBe(302);
    expect(response.headers.get("Location")).toBe(location);
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect(response.headers.has("Cloudflare-CDN-Cache-Control")).toBe(false);
    expect(response.headers.has("Set-Cookie")).toBe(false);
  });

  test("chooses anew for every visitor of one isolate", async () => {
    expect((await get("/", { "Accept-Language": "zh" })).headers.get("Location")).toBe("/zh/");
    expect((await get("/", { "Accept-Language": "en" })).headers.get("Location")).toBe("/en/");
    expect((await get("/", { Cookie: "lang=zh-Hans" })).headers.get("Location")).toBe("/zh/");
    expect((await get("/")).headers.get("Location")).toBe("/en/");
  });

  describe.each(languages)("asked to remember $locale", ({ locale, segment, other }) => {
    test.each([locale, segment, locale.toUpperCase(), locale.replace("-", "_")])(
      "as %s, does",
      async (tag) => {
        const response = await get(`/?lang=${tag}`, { Cookie: `lang=${other.locale}` });
        expect(response.status).toBe(302);
        expect(response.headers.get("Location")).toBe(`/${segment}/`);
        expect(response.headers.get("Cache-Control")).toBe("private, no-store");
        const cookie = response.headers.get("Set-Cookie") ?? "";
        expect(cookie).toContain(`lang=${locale};`);
        for (const attribute of ["Path=/", "Max-Age=31536000", "HttpOnly", "Secure", "SameSite=Lax"])
          expect(cookie).toContain(attribute);
        const [pair = ""] = cookie.split(";");
        expect(
          (await get("/", { Cookie: pair, "Accept-Language": other.locale })).headers.get("Location"),
        ).toBe(`/${segment}/`);
      },
    );

    test("is offered in its own words at the foot of every page", async () => {
      const page = await readPage(await get(`/${other.segment}/`));
      const link = await page.one(`footer a[lang="${locale}"]`);
      expect((await get(link.attributes.get("href") ?? "")).headers.get("Location")).toBe(`/${segment}/`);
    });

    test("refuses in that language what it cannot remember, and sets nothing", async () => {
      for (const tag of ["fr", "zh-TW", "", "en%0d%0aSet-Cookie:x=1", "<b>"]) {
        const response = await get(`/?lang=${tag}`, { "Accept-Language": locale });
        expect(response.status).toBe(400);
        expect(response.headers.get("Content-Language")).toBe(locale);
        expect(response.headers.has("Set-Cookie")).toBe(false);
      }
    });
  });
});

describe.each(languages)("a page in $locale", ({ locale, segment, other }) => {
  test("reads neither cookie nor Accept-Language, and varies on nothing", async () => {
    const plain = await get(`/${segment}/`);
    const pressed = await visitor().get(`/${segment}/`, {
      Cookie: `lang=${other.locale}`,
      "Accept-Language": other.locale,
    });
    expect(await pressed.text()).toBe(await plain.text());
    expect(pressed.headers.get("Content-Language")).toBe(locale);
    for (const { headers } of [plain, pressed]) {
      expect(headers.has("Vary")).toBe(false);
      expect(headers.has("Set-Cookie")).toBe(false);
    }
  });

  test("without its last slash moves to the one with it", async () => {
    const response = await get(`/${segment}`);
    expect(response.status).toBe(308);
    expect(response.headers.get("Location")).toBe(`/${segment}/`);
  });
});

describe.each(languages)("a permalink for a reader of $locale", ({ locale, segment }) => {
  const wishes = { "Accept-Language": locale };

  test.each(["/articles", "/articles/tunnel", "/enterprises", "/enterprises/tunnel-works", "/centres"])(
    "%s leads to the same thing in the reader's language, and is kept by nobody",
    async (path) => {
      const response = await get(`${path}?tier=municipal&x=%E4%B8%AD`, wishes);
      expect(response.status).toBe(302);
      expect(response.headers.get("Location")).toBe(`/${segment}${path}?tier=municipal&x=%E4%B8%AD`);
      expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    },
  );

  test.each([
    "/articles/..%2f..%2fevil.test",
    "/articles/%2f%2fevil.test",
    "/articles/https:evil.test",
    "/enterprises/@evil.test",
  ])("%s never leads off the site", async (path) => {
    const response = await get(path, wishes);
    const location = response.headers.get("Location");
    if (location !== null) expect(location).toMatch(new RegExp(`^/${segment}/`));
    expect(new URL(location ?? "/", "https://newsroom.test").host).toBe("newsroom.test");
  });

  test("an article's id leads for good to its slug, in the same language, and may be kept", async () => {
    const id = "0123456789abcdef0123456789abcdef";
    await createArticle(db, editor, { id, slug: "tunnel", sourceLocale: "en" }, noon);
    for (const tag of ["en", "zh-Hans"] as const)
      await draft(db, { articleId: id, locale: tag, expectedVersion: 0 });
    await publishEditions(
      db,
      editor,
      { articleId: id, editions: [{ locale: "en" }, { locale: "zh-Hans" }] },
      noon,
    );
    const { get: ask } = visitor();
    const neutral = await ask(`/articles/${id}`, wishes);
    expect(neutral.headers.get("Location")).toBe(`/${segment}/articles/${id}`);
    for (const visit of ["first", "remembered"]) {
      const moved = await ask(`/${segment}/articles/${id}`);
      expect(moved.status, visit).toBe(301);
      expect(moved.headers.get("Location")).toBe(`/${segment}/articles/tunnel`);
      expect(moved.headers.get("Cloudflare-CDN-Cache-Control")).toContain("public, max-age=5");
      expect(moved.headers.get("Cache-Tag")?.split(",")).toContain(`article-${id}`);
    }
    expect((await ask(`/${segment}/articles/tunnel`)).status).toBe(200);
  });

  test("an enterprise's id leads for good to its slug", async () => {
    const names = [{ tag: "en", value: "Port", kind: "legal", source: "official", verified: true }] as const;
    await registerEnterprise(db, editor, { id: "id-of-port", slug: "port", names }, noon);
    const moved = await visitor().get(`/${segment}/enterprises/id-of-port`);
    expect(moved.status).toBe(301);
    expect(moved.headers.get("Location")).toBe(`/${segment}/enterprises/port`);
  });
});
