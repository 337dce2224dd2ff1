/** Pictures at the desk: as JSON for programs, and as pages for people. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { imageLimits } from "../../src/images/limits.ts";
import { builtIn as lexicon } from "../../src/words.ts";
import { recorded } from "../support/access.ts";
import { emptyBucket, keysInBucket } from "../support/bucket.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { draft, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { ascii, idOf, png, real } from "../support/pictures.ts";
import { origin, visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const picture = png(400, 300);
const id = idOf(picture);
const nowhere = "0".repeat(32);

beforeEach(emptyBucket);

describe("the desk's JSON", () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await deskOf(db, visitor(), { role: "translator" });
  });

  const upload = (bytes: Uint8Array | string = picture, query = "?name=a.png") =>
    desk.send("POST", `/images${query}`, bytes, { "Content-Type": "text/html" });

  test("takes a picture as the body itself, whatever its sender calls it", async () => {
    const response = await upload(picture, "?name=tunnel.html&alt-en=A%20tunnel&credit=Chen&locale=en");
    expect(response.status).toBe(201);
    expect(response.headers.get("Location")).toBe(`/api/v1/desk/images/${id}`);
    expect(response.headers.get("ETag")).toBe('"v1"');
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect(await response.json()).toEqual({
      ...{ id, url: `${origin}/images/${id}.png`, path: `/images/${id}.png`, format: "png" },
      ...{ width: 400, height: 300, bytes: picture.length, name: "tunnel.html" },
      ...{
        alt: { en: "A tunnel" },
        credit: "Chen",
        createdAt: new Date(noon).toISOString(),
        createdBy: "Chen",
      },
      ...{ etag: '"v1"', markdown: `![A tunnel](/images/${id} "Chen")` },
    });
  });

  test("takes it as a form too, and answers for the same picture with what there is", async () => {
    const form = new FormData();
    form.set("file", new File([picture], "a%22%0D%0AX: y.png", { type: "image/svg+xml" }));
    form.set("alt-zh-Hans", "隧道");
    const sent = new Response(form);
    const type = { "Content-Type": sent.headers.get("Content-Type") ?? "" };
    const body = new Uint8Array(await sent.arrayBuffer());
    const first = await desk.send("POST", "/images", body, type);
    expect([first.status, await first.json()]).toMatchObject([201, { alt: { "zh-Hans": "隧道" } }]);
    const again = await upload();
    expect([again.status, await again.json()]).toMatchObject([200, { id, alt: { "zh-Hans": "隧道" } }]);
    expect(await keysInBucket()).toEqual([`${id}.png`]);
  });

  test.each([
    ["HTML", "<!doctype html><script>alert(1)</script>", "HTML"],
    ["SVG", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', "SVG"],
    ["a script", "alert(document.cookie)", undefined],
    ["GIF and script", "GIF89a=1;alert(1)//aaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "GIF"],
  ])("refuses %s that is called a picture, and says what it is", async (_what, text, kind) => {
    const headers = { "Content-Type": "image/png" };
    const response = await desk.send("POST", "/images?name=a.png", ascii(text), headers);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: "image_refused", ...(kind && { kind }) });
    expect(await keysInBucket()).toEqual([]);
    expect(await recorded()).toHaveLength(1);
  });

  test("refuses a file of a byte too much, as body and as form, and a cut off one", async () => {
    const large = new Uint8Array(imageLimits.bytes + 1);
    large.set(picture);
    const response = await upload(large);
    expect([response.status, await response.json()]).toMatchObject([413, { code: "file_too_large" }]);
    const form = new FormData();
    form.set("file", new File([large], "a.png"));
    const sent = new Response(form);
    const type = { "Content-Type": sent.headers.get("Content-Type") ?? "" };
    const asForm = await desk.send("POST", "/images", new Uint8Array(await sent.arrayBuffer()), type);
    expect([asForm.status, await asForm.json()]).toMatchObject([413, { code: "file_too_large" }]);
    const cut = await upload(picture.subarray(0, picture.length - 5));
    expect([cut.status, await cut.json()]).toMatchObject([422, { code: "image_refused", unit: "damaged" }]);
    expect((await upload("")).status).toBe(400);
    expect(await keysInBucket()).toEqual([]);
  });

  test("knows no field but its own", async () => {
    expect(await (await upload(picture, "?id=x")).json()).toMatchObject({ code: "unknown_parameter" });
    await upload();
    const patch = (body: object) => desk.send("PATCH", `/images/${id}`, body, { "If-Match": '"v1"' });
    for (const body of [{ id: nowhere }, { createdBy: "x" }, { alt: { fr: "x" } }, {}, { width: 1 }])
      expect((await patch(body)).status, JSON.stringify(body)).toBeGreaterThanOrEqual(400);
    expect(await (await desk.get(`/images/${id}`)).json()).toMatchObject({ name: "a.png", width: 400 });
  });

  test("lists them a page at a time, and finds them by what is said", async () => {
    for (const shade of [1, 2, 3])
      await upload(png(20, 20, { shade }), `?name=n${shade}.png&credit=Lin${shade}`);
    const list = async (query: string) =>
      (await desk.get(`/images${query}`)).json<{ items: { name: string }[]; nextCursor: string | null }>();
    const first = await list("?limit=2");
    const rest = await list(`?limit=2&cursor=${first.nextCursor}`);
    const names = [...first.items, ...rest.items].map(({ name }) => name);
    expect(names.toSorted()).toEqual(["n1.png", "n2.png", "n3.png"]);
    expect(rest.nextCursor).toBeNull();
    expect((await list("?q=lin2")).items.map(({ name }) => name)).toEqual(["n2.png"]);
  });

  test("describes and removes under a lock, and says where it is shown", async () => {
    await establishRegister(db);
    await upload();
    const send = (method: string, match: string | undefined, body?: object) =>
      desk.send(method, `/images/${id}`, body, match === undefined ? {} : { "If-Match": match });
    expect((await send("PATCH", undefined, { credit: "Chen" })).status).toBe(428);
    const patched = await send("PATCH", '"v1"', { credit: "Chen", alt: { en: "A tunnel" } });
    expect([patched.status, patched.headers.get("ETag")]).toEqual([200, '"v2"']);
    expect((await send("PATCH", '"v1"', { credit: null })).status).toBe(412);
    await tell(db, { published: ["en"] });
    await rewrite(db, { articleId: "tunnel", locale: "en", image: { id, alt: "x" } }, noon + 1);
    expect(await (await desk.get(`/images/${id}`)).json()).toMatchObject({
      uses: [
        {
          ...{ article: { id: "tunnel", slug: "tunnel" }, locale: "en", title: "A tunnel opens" },
          ...{ isPublic: true, isDraft: false, isScheduled: false },
        },
      ],
    });
    const refused = await send("DELETE", '"v2"');
    expect([refused.status, await refused.json()]).toMatchObject([
      409,
      { code: "image_in_use", articles: ["tunnel"] },
    ]);
    await rewrite(db, { articleId: "tunnel", locale: "en" }, noon + 2);
    expect((await send("DELETE", undefined)).status).toBe(428);
    expect((await send("DELETE", '"v1"')).status).toBe(412);
    expect((await send("DELETE", '"v2"')).status).toBe(204);
    for (const method of ["GET", "PATCH", "DELETE"] as const)
      expect((await send(method, '"v2"', method === "PATCH" ? { credit: "x" } : undefined)).status).toBe(404);
    expect(await keysInBucket()).toEqual([]);
  });

  test("looks up nothing that can be no picture", async () => {
    for (const path of ["/images/x", `/images/${id}.png`, `/images/${nowhere}`, "/images/..%2f..%2fme"])
      expect((await desk.get(path)).status, path).toBe(404);
  });

  test("takes the picture at the head with a draft, gives it back, and compares it", async () => {
    await establishRegister(db);
    await tell(db, { published: [], drafts: ["en"] });
    const editor = await deskOf(db, visitor());
    const put = (etag: string, image: object | null) =>
      editor.send(
        "PUT",
        "/articles/tunnel/editions/en/draft",
        { title: "T", body: "B", image },
        { "If-Match": etag },
      );
    const image = { id, alt: "A tunnel", caption: "North" };
    const saved = await put('"v1"', image);
    expect(await saved.json()).toMatchObject({ draft: { image } });
    const lost = await put('"v1"', { id, alt: "Other" });
    expect(lost.status).toBe(412);
    expect(await lost.json()).toMatchObject({
      theirs: { image },
      yours: { image: { alt: "Other" } },
      merge: { image: { conflict: { base: null } } },
    });
    const diff = await editor.get("/articles/tunnel/editions/en/revisions/2/diff");
    expect(await diff.json()).toMatchObject({ image: { before: null, after: image } });
    expect((await put('"v2"', { id: "../x", alt: "" })).status).toBe(422);
    expect(await (await put('"v2"', null)).json()).toMatchObject({ draft: { image: null } });
  });
});

describe.each(languages)("the pages for pictures in $locale", ({ locale }) => {
  const words = lexicon.desk(locale);
  const trips: RoundTrip[] = [];
  let browser: DeskBrowser;

  beforeEach(async () => {
    browser = await deskBrowser(visitor({ now: noon }, { DB: tallying(env.DB, trips) }), {}, locale);
  });

  const uploadForm = 'form[enctype="multipart/form-data"]';
  const file = (bytes: Uint8Array, name = "tunnel.png") => new File([Uint8Array.from(bytes)], name);
  const bring = async (entries: Parameters<DeskBrowser["send"]>[2] = {}) => {
    const page = await browser.open("/desk/images");
    return browser.send(page, uploadForm, { file: file(picture), ...entries });
  };

  test("take one in and lead to it, with what was said of it", async () => {
    const page = await bring({ "alt-en": "A tunnel", "alt-zh-Hans": "隧道", credit: "Chen" });
    expect([page.status, page.path]).toEqual([200, `/desk/images/${id}?done=image_added`]);
    expect((await page.one(".notice.good")).text).toBe(words("done.image_added"));
    expect((await page.one("h1")).text).toBe("tunnel.png");
    expect((await page.one("figure.picture img")).attributes.get("alt")).toBe(
      { en: "A tunnel", "zh-Hans": "隧道" }[locale],
    );
    const markdown = (await page.texts("code.secret")).toSorted();
    expect(markdown).toEqual(
      [`![A tunnel](/images/${id} "Chen")`, `![隧道](/images/${id} "Chen")`].toSorted(),
    );
    expect((await bring()).path).toBe(`/desk/images/${id}?done=image_known`);
  });

  test("refuse what is none, and keep what was typed", async () => {
    const page = await bring({
      file: file(ascii("<svg></svg>")),
      "alt-en": "A <b>tunnel</b>",
      credit: "Chen",
    });
    expect(page.status).toBe(422);
    expect((await page.one(".summary a")).attributes.get("href")).toBe("#file");
    expect((await page.one(".summary")).text).toContain("SVG");
    expect((await page.one("#alt-en")).attributes.get("value")).toBe("A <b>tunnel</b>");
    expect((await page.one("#credit")).attributes.get("value")).toBe("Chen");
    expect(await keysInBucket()).toEqual([]);
    const long = await bring({ "alt-zh-Hans": "隧".repeat(501) });
    expect([long.status, (await long.one(".summary a")).attributes.get("href")]).toEqual([
      422,
      "#alt-zh-Hans",
    ]);
  });

  test("list them with what they lack and how many articles show them, in two calls", async () => {
    await establishRegister(db);
    await bring({ "alt-en": "A tunnel" });
    await tell(db, { published: ["en", "zh-Hans"] });
    await rewrite(db, { articleId: "tunnel", locale: "en", image: { id, alt: "x" } }, noon + 1);
    await draft(db, { articleId: "tunnel", locale: "zh-Hans", body: `![隧道](/images/${id})` }, noon + 1);
    trips.length = 0;
    const page = await browser.open("/desk/images");
    expect(trips.filter(({ isWrite }) => !isWrite)).toHaveLength(2);
    const item = await page.one(".pictures li");
    expect(item.text).toContain("tunnel.png");
    expect(item.text).toContain(words("images.used", { number: "1" }));
    const lacks = { en: "Simplified Chinese", "zh-Hans": "简体中文" }[locale];
    expect(item.text).toContain(words("images.without_alt", { languages: lacks }));
    const thumbnail = await page.one(".pictures img");
    expect(thumbnail.attributes.get("src")).toBe(`/images/${id}.png`);
    expect(page.headers.get("Content-Security-Policy")).toContain("img-src 'self'");
  });

  test("find one by its words, and say so where there is none", async () => {
    await bring({ credit: "Chen" });
    const found = await browser.send(await browser.open("/desk/images"), "form.filter", { q: "CHEN" });
    expect(await found.all(".pictures li")).toHaveLength(1);
    const none = await browser.send(found, "form.filter", { q: "nobody" });
    expect((await none.one(".empty")).text).toBe(words("images.none_found"));
    expect((await none.one("#q")).attributes.get("value")).toBe("nobody");
  });

  test("describe one, and tell who comes late what became of it", async () => {
    const page = await bring();
    const form = `form[action="/desk/images/${id}"]`;
    const saved = await browser.send(page, form, { "alt-en": "First", credit: "Chen" });
    expect(saved.path).toBe(`/desk/images/${id}?done=saved`);
    const late = await browser.send(page, form, { "alt-en": "Second" });
    expect(late.status).toBe(412);
    expect((await late.one(".summary")).text).toContain(
      lexicon.error(locale, { code: "edit_conflict", params: {} }),
    );
    expect((await late.one("#alt-en")).attributes.get("value")).toBe("Second");
    expect((await (await browser.open(`/desk/images/${id}`)).one("#alt-en")).attributes.get("value")).toBe(
      "First",
    );
  });

  test("say where one is shown, and remove it once it is nowhere", async () => {
    await establishRegister(db);
    const unused = await bring();
    await tell(db, { published: ["en"] });
    await rewrite(db, { articleId: "tunnel", locale: "en", image: { id, alt: "x" } }, noon + 1);
    trips.length = 0;
    const page = await browser.open(`/desk/images/${id}`);
    expect(trips.filter(({ isWrite }) => !isWrite)).toHaveLength(2);
    expect((await page.one('ul.plain a[href="/desk/articles/tunnel/en"]')).text).toBe("A tunnel opens");
    expect((await page.one("ul.plain .tag")).text).toBe(words("image.uses.public"));
    const removal = `form[action="/desk/images/${id}/removal"]`;
    expect(await page.all(removal)).toEqual([]);
    const refused = await browser.send(unused, removal);
    expect(refused.status).toBe(409);
    expect((await refused.one(".summary")).text).toContain("tunnel");
    await rewrite(db, { articleId: "tunnel", locale: "en" }, noon + 2);
    const gone = await browser.send(await browser.open(`/desk/images/${id}`), removal);
    expect(gone.path).toBe("/desk/images?done=image_removed");
    expect((await browser.open(`/desk/images/${id}`)).status).toBe(404);
    expect((await visitor().get(`/images/${id}.png`)).status).toBe(404);
  });

  test("are named as pictures are, whatever stands in the name", async () => {
    const page = await bring({ file: file(real.jpeg, '"><script>alert(1)</script>.png') });
    expect((await page.one("h1")).text).toBe("script>.png");
    expect(await page.all("h1 script")).toEqual([]);
  });
});
