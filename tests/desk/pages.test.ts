/** The desk's pages as a browser without JavaScript sees them: who is let in, in which language, to what. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { publishCatalogue } from "../../src/catalogues/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { app, chief, li, openNamespace, put, upload } from "../support/catalogues.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { expectNothingInside } from "../support/guard.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const json = (words: object): string => JSON.stringify(words, null, 2);

beforeEach(async () => {
  await openNamespace(db);
  await put(db, chief, { locale: "en", text: json({ home: "Home", bye: "Bye", hi: "Hello" }) });
  await put(db, li, { text: json({ home: "首页", bye: "再见" }) });
});

describe("somebody who has not signed in", () => {
  test("is led to the form, and from there to where she wanted to go", async () => {
    const guest = visitor();
    const turned = await guest.get("/desk/catalogues?state=errors");
    expect(turned.status).toBe(303);
    expect(turned.headers.get("Location")).toBe("/desk/sign-in?next=%2Fdesk%2Fcatalogues%3Fstate%3Derrors");
    const page = await readPage(await guest.get(turned.headers.get("Location") ?? ""));
    expect((await page.one("input[name=next]")).attributes.get("value")).toBe(
      "/desk/catalogues?state=errors",
    );
    expect((await page.one("input[name=token]")).attributes.get("type")).toBe("password");
  });

  test("finds the form again, with the reason, when her token is none", async () => {
    const headers = {
      "Content-Type": "application/x-www-form-urlencoded",
      "Sec-Fetch-Site": "same-origin",
      "Accept-Language": "zh",
    };
    const sent = await visitor().send("POST", "/desk/sign-in", headers, "token=sy_no&next=/desk/record");
    const page = await readPage(sent);
    expect(page.status).toBe(401);
    expect((await page.one(".summary a")).text).toContain("此令牌无法使用");
    expect((await page.one(".summary a")).attributes.get("href")).toBe("#token");
    expect((await page.one("input[name=next]")).attributes.get("value")).toBe("/desk/record");
    expect(page.html).not.toContain("sy_no");
  });

  test("is asked to sign in when a form comes too late", async () => {
    const headers = { "Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin" };
    const page = await readPage(await visitor().send("POST", "/desk/tokens", headers, "name=Mei"));
    expect(page.status).toBe(401);
    expect(await page.texts("h1")).toEqual(["Sign in"]);
  });
});

describe("every page", () => {
  const pages = [
    "/desk/catalogues",
    `/desk/catalogues/zh-Hans/${app}`,
    `/desk/catalogues/zh-Hans/${app}/versions/1`,
    "/desk/namespaces",
    `/desk/namespaces/${app}`,
    "/desk/tokens",
    "/desk/record",
    "/desk/nothing-here",
  ];

  test.each(languages)(
    "has one heading, a title, one language and nothing unsaid in $locale",
    async (language) => {
      const browser = await deskBrowser(visitor(), {}, language.locale);
      const { id } = await upload(db, li, { text: json({ home: "主页" }) });
      for (const path of [...pages, `/desk/catalogues/zh-Hans/${app}/uploads/${id}`]) {
        const page = await browser.open(path);
        expect((await page.one("html")).attributes.get("lang"), path).toBe(language.locale);
        expect(page.headers.get("Content-Language")).toBe(language.locale);
        expect((await page.texts("h1"))[0], path).toMatch(/\S/);
        expect((await page.one("title")).text, path).not.toMatch(/undefined|\{\{/);
        // A word that is missing would be shown as its key.
        expect((await page.one("main")).text, path).not.toMatch(
          /undefined|\{\{(?!name)|\b(board|done|kind)\.\w/,
        );
        expectNothingInside((await page.one("main")).text);
      }
    },
  );

  test("is kept by nobody, indexed by nobody, and runs nothing but the one script that is named", async () => {
    const browser = await deskBrowser(visitor());
    for (const path of pages) {
      const page = await browser.open(path);
      const policy = page.headers.get("Content-Security-Policy") ?? "";
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("form-action 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      for (const [name, selector] of [
        ["script-src", "script"],
        ["style-src", "style"],
      ] as const) {
        const { text } = await page.one(selector);
        const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
        const hash = btoa(String.fromCharCode(...new Uint8Array(digest)));
        expect(policy, path).toContain(`${name} 'sha256-${hash}'`);
      }
      expect(page.headers.get("Cache-Control")).toBe("private, no-store");
      expect(page.headers.get("X-Robots-Tag")).toBe("noindex");
    }
  });

  test("that is nowhere says so in the desk's own frame", async () => {
    const page = await (await deskBrowser(visitor())).open("/desk/nothing-here");
    expect(page.status).toBe(404);
    expect(await page.texts("nav.sections a")).toContain("Catalogues");
  });
});

describe("the language switch", () => {
  test("stays on the same thing and is remembered", async () => {
    const browser = await deskBrowser(visitor());
    const path = `/desk/catalogues/zh-Hans/${app}?before=2`;
    const switched = await browser.send(
      await browser.open(path),
      "form[action='/desk/language']",
      {},
      "lang=zh-Hans",
    );
    expect(switched.path).toBe(path);
    expect((await switched.one("html")).attributes.get("lang")).toBe("zh-Hans");
    expect((await (await browser.open("/desk/record")).one("html")).attributes.get("lang")).toBe("zh-Hans");
  });

  test("leads nowhere but to the desk", async () => {
    const browser = await deskBrowser(visitor());
    const page = await browser.open("/desk/record");
    for (const to of ["https://evil.test/desk/", "//evil.test/desk/", "/en/", "javascript:alert(1)"]) {
      const { path } = await browser.send(page, "form[action='/desk/language']", { to }, "lang=en");
      expect(path).toBe("/desk/articles");
    }
  });
});

describe("the board", () => {
  test("shows each catalogue with what is left to do in it", async () => {
    const browser = await deskBrowser(visitor());
    await upload(db, li, { text: json({ home: "主页" }) });
    const page = await browser.open(`/desk/catalogues?namespace=${app}`);
    const rows = await page.texts("table.board tbody tr:not(.group)");
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatch(/English.*source.*keys: 3.*not published/);
    expect(rows[1]).toMatch(/Simplified Chinese.*66%.*missing: 1.*draft: 1.*Open proposals: 1/);
  });

  test("is filtered by language, namespace and state", async () => {
    await publishCatalogue(db, chief, { locale: "en", namespace: app, number: 1 }, noon);
    const browser = await deskBrowser(visitor());
    const namesIn = async (query: string) =>
      (await browser.open(`/desk/catalogues?${query}`)).texts("tbody th[scope=row] a");
    expect(await namesIn(`state=unpublished`)).toEqual(["Simplified Chinese"]);
    expect(await namesIn(`locale=en&namespace=${app}&state=`)).toEqual(["English"]);
    expect(await namesIn(`namespace=${app}&state=proposals`)).toEqual([]);
    const board = await browser.open("/desk/catalogues");
    const none = await browser.send(board, "form.filter", { state: "errors" });
    expect(await none.texts(".empty")).toEqual(["No catalogue matches this. Show all of them"]);
  });

  test("shows a translator her namespaces only, and nobody what she may not do", async () => {
    const browser = await deskBrowser(visitor(), {
      role: "translator",
      namespaces: ["news/*"],
      locales: ["zh-Hans"],
    });
    const page = await browser.open("/desk/catalogues");
    expect(await page.texts("tr.group th a")).toEqual([app]);
    expect(await page.texts("nav.sections a")).not.toContain("Members");
    expect(await page.all("a[href='/desk/namespaces']")).toEqual([]);
    const own = await browser.open(`/desk/catalogues/zh-Hans/${app}`);
    expect(await own.all("form.upload")).toHaveLength(1);
    expect(await own.all("button[name=version]")).toEqual([]);
    const other = await browser.open(`/desk/catalogues/en/${app}`);
    expect(await other.all("form.upload")).toEqual([]);
    for (const path of [
      "/desk/catalogues/en/reader",
      "/desk/catalogues/en/nothing",
      "/desk/tokens",
      "/desk/record",
    ]) {
      const refused = await browser.open(path);
      expect([path, refused.status]).toEqual([path, 403]);
      expect(await refused.texts("h1")).toEqual(["You may not do this"]);
    }
  });

  test("opens a language that a namespace does not have yet", async () => {
    const browser = await deskBrowser(visitor());
    const board = await browser.open("/desk/catalogues");
    const page = await browser.send(board, "form[action='/desk/open']", { namespace: app, locale: "zh_TW" });
    expect(page.path).toBe(`/desk/catalogues/zh-Hant/${app}`);
    expect(await page.all("form.upload")).toHaveLength(1);
  });
});
