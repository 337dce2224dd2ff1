/** Nothing runs, nothing comes from elsewhere, and the policy that says so fits the page. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { rewrite, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { claimFigures, establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const { get } = visitor();

const paths = [
  "/",
  "/articles",
  "/articles/tunnel",
  "/enterprises",
  "/enterprises/tunnel-works",
  "/centres",
  "/nowhere",
  "/articles/Gone!",
];

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
  await claimFigures(db);
});

describe.each(languages)("in $locale", ({ locale, segment }) => {
  describe.each(paths)("the page at %s", (path) => {
    const open = async () => readPage(await get(`/${segment}${path}`));

    test("has no script but data", async () => {
      const types = (await (await open()).all("script")).map(({ attributes }) => [
        attributes.get("type"),
        attributes.has("src"),
      ]);
      for (const type of types) expect(type).toEqual(["application/ld+json", false]);
    });

    test("has no inline style, no event handler, no base and no frame", async () => {
      const page = await open();
      expect(await page.all("[style]")).toEqual([]);
      expect(await page.all("base, iframe, object, embed, meta[http-equiv]")).toEqual([]);
      for (const { attributes } of await page.all("*")) {
        expect([...attributes.keys()].filter((name) => name.startsWith("on"))).toEqual([]);
      }
    });

    test("loads nothing from elsewhere", async () => {
      const page = await open();
      const loaded = [
        ...(await page.all("link:not([rel=canonical]):not([rel=alternate])")).map(({ attributes }) =>
          attributes.get("href"),
        ),
        ...(await page.all("[src]")).map(({ attributes }) => attributes.get("src")),
        ...(await page.all("form")).map(({ attributes }) => attributes.get("action")),
      ];
      for (const address of loaded) expect(address).toMatch(/^\/(?!\/)/);
      expect((await page.one("style")).text).not.toMatch(/url\(|@import/);
    });

    test("allows by its hash the one style that it carries, and nothing else inline", async () => {
      const page = await open();
      const digest = await crypto.subtle.digest(
        "SHA-256",
        new TextEncoder().encode((await page.one("style")).text),
      );
      const policy = directives(page.headers.get("Content-Security-Policy"));
      expect(policy.get("style-src")).toBe(`'sha256-${base64(digest)}'`);
      expect(policy.get("default-src")).toBe("'none'");
      expect(policy.get("script-src")).toBe("'none'");
      expect(policy.get("frame-ancestors")).toBe("'none'");
      expect(policy.get("base-uri")).toBe("'none'");
      expect(policy.get("form-action")).toBe("'self'");
      expect(page.headers.get("Content-Security-Policy")).not.toContain("unsafe");
    });
  });

  test("what an article's words say cannot end its data or its attributes", async () => {
    const title = `</script><script>alert(1)</script> "quoted" <b>bold</b> & more`;
    await rewrite(db, { articleId: "tunnel", locale, title }, Date.now());
    const page = await readPage(await visitor().get(`/${segment}/articles/tunnel`));
    expect(await page.all("script")).toHaveLength(1);
    expect((await page.one("h1")).text).toBe(title);
    expect((await page.one('meta[property="og:title"]')).attributes.get("content")).toBe(title);
    const data: unknown = JSON.parse((await page.one("script")).text);
    expect(data).toMatchObject({ headline: title, url: `${origin}/${segment}/articles/tunnel` });
  });
});

function directives(policy: string | null): Map<string, string> {
  return new Map(
    (policy ?? "").split("; ").map((directive) => {
      const [name = "", ...values] = directive.split(" ");
      return [name, values.join(" ")];
    }),
  );
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}
