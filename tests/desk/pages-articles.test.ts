/** The pages of articles as a browser without JavaScript sees them: the board, a new article, and what an article is about. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { addMember } from "../../src/access/members.ts";
import { createArticle } from "../../src/articles/create.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { relinkArticle } from "../../src/articles/relink.ts";
import { assignments } from "../../src/articles/review/tables.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { operator, recorded } from "../support/access.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { expectNothingInside } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { draft, editor, establishRegister, noon, rewrite, tell, words } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const tunnel = "/desk/articles/tunnel";

beforeEach(() => establishRegister(db));

const person = (name: string, role: "editor" | "translator", locales: string[] | null = null) =>
  addMember(
    db,
    operator,
    { name, email: `${name.toLowerCase()}@example.org`, roles: [role], locales, timeZone: "Asia/Shanghai" },
    noon,
  );

/** A newsroom with something in every state. */
async function fill(): Promise<void> {
  await tell(db);
  await tell(db, { id: "bridge", published: [], drafts: ["en"], at: noon + 1 });
  await tell(db, { id: "canal", published: ["en"], at: noon + 2 });
  await tell(db, { id: "ferry", at: noon + 3 });
  await rewrite(db, { articleId: "ferry", locale: "en", body: "Quite another ferry." }, noon + 4);
  await tell(db, { id: "lock", at: noon + 5 });
  await withdrawEdition(db, editor, { articleId: "lock", locale: "zh-Hans" }, noon + 6);
  const later = { articleId: "bridge", editions: [{ locale: "en" }], at: noon + 86_400_000 } as const;
  await publishEditions(db, editor, later, noon + 7);
}

async function cells(page: { texts: (selector: string) => Promise<string[]> }) {
  const [rows, states] = [await page.texts("tbody th a"), await page.texts("tbody td .states")];
  return Object.fromEntries(rows.map((row, at) => [row, states.slice(at * 2, at * 2 + 2)]));
}

describe("the board", () => {
  test("has a row for each article, and says in words how each language stands", async () => {
    await fill();
    const page = await (await deskBrowser(visitor({ now: noon + 8 }))).open("/desk/articles");
    expect(await cells(page)).toEqual({
      bridge: ["draft scheduled", "missing"],
      lock: ["current", "draft withdrawn"],
      ferry: ["current", "outdated"],
      canal: ["current", "missing"],
      tunnel: ["current", "current"],
    });
    const [row = ""] = await page.texts("tbody tr");
    expect(row).toContain("To be published: 2 Mar 2026, 20:00");
    expect(row).toContain("editor-lin · 1 Mar 2026, 20:00, Shanghai time");
    const title = (await page.all("td .title")).find(
      ({ attributes }) => attributes.get("lang") === "zh-Hans",
    );
    expect(title?.text).toBe(words["zh-Hans"].title);
  });

  test.each(languages)("in $locale names every state, and nothing inside", async ({ locale }) => {
    await fill();
    const page = await (await deskBrowser(visitor(), {}, locale)).open("/desk/articles");
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    const { text } = await page.one("main");
    expect(text).not.toMatch(/undefined|\{\{|\b(articles|article|done)\.\w/);
    expectNothingInside(text);
    expect(await page.texts("h1")).toEqual([locale === "en" ? "Articles" : "文章"]);
  });

  test("is filtered by language, state and words, and remembers what was asked", async () => {
    await fill();
    const browser = await deskBrowser(visitor());
    const listed = async (query: string) =>
      Object.keys(await cells(await browser.open(`/desk/articles?${query}`)));
    expect(await listed("state=outdated")).toEqual(["ferry"]);
    expect(await listed("state=missing&locale=zh-CN")).toEqual(["bridge", "canal"]);
    expect(await listed("state=missing&locale=en")).toEqual([]);
    expect(await listed("q=canal")).toEqual(["canal"]);
    expect(await listed("q=隧道&state=withdrawn")).toEqual(["lock"]);
    expect(await listed("state=nonsense&locale=tlh")).toHaveLength(5);
    const page = await browser.open("/desk/articles?state=outdated&locale=zh-Hans&q=%22ferry%22");
    expect((await page.one("#q")).attributes.get("value")).toBe('"ferry"');
    expect((await page.one("#state option[selected]")).attributes.get("value")).toBe("outdated");
  });

  test("leads from page to page, with the filter", async () => {
    for (let at = 0; at < 31; at += 1)
      await createArticle(db, editor, { id: `a${at}`, slug: `story-${at}`, sourceLocale: "en" }, noon + at);
    const browser = await deskBrowser(visitor());
    const first = await browser.open("/desk/articles?state=missing");
    expect(await first.texts("tbody th a")).toHaveLength(30);
    const next = (await first.one(".pages a")).attributes.get("href") ?? "";
    expect(next).toContain("state=missing");
    expect(await (await browser.open(next)).texts("tbody th a")).toEqual(["story-0"]);
    expect((await browser.open("/desk/articles?cursor=nonsense")).status).toBe(400);
  });

  test("tells an editor of an empty newsroom what to do, and others to wait", async () => {
    const page = await (await deskBrowser(visitor())).open("/desk/articles");
    expect((await page.one(".empty a")).attributes.get("href")).toBe("/desk/articles/new");
    const translator = await deskBrowser(visitor(), { role: "translator" });
    const hers = await translator.open("/desk/articles");
    expect((await hers.one(".empty")).text).toMatch(/Editors begin them/);
    expect(await hers.all("a[href='/desk/articles/new']")).toEqual([]);
    const nothing = await translator.open("/desk/articles?state=draft");
    expect((await nothing.one(".empty a")).attributes.get("href")).toBe("/desk/articles");
  });

  test("shows a translator what waits for her, in numbers, and one click away", async () => {
    await fill();
    const wu = await person("Wu", "translator", ["zh-Hans"]);
    await db.insert(assignments).values([
      { articleId: "ferry", locale: "zh-Hans", memberId: wu.id, assignedBy: "x", assignedAt: noon },
      { articleId: "canal", locale: "en", memberId: wu.id, assignedBy: "x", assignedAt: noon },
    ]);
    const browser = await deskBrowser(visitor(), { role: "translator", memberId: wu.id });
    const page = await browser.open("/desk/articles");
    expect(await page.texts(".tabs a")).toEqual([
      "All",
      "Assigned to me 2",
      "Missing in Simplified Chinese 2",
      "Outdated in Simplified Chinese 1",
    ]);
    expect(await page.texts("td strong")).toEqual(["Assigned to you", "Assigned to you"]);
    const hrefs = (await page.all(".tabs a")).map(({ attributes }) => attributes.get("href") ?? "");
    const listed = await Promise.all(
      hrefs.map(async (href) => Object.keys(await cells(await browser.open(href)))),
    );
    expect(listed.slice(1)).toEqual([["ferry", "canal"], ["bridge", "canal"], ["ferry"]]);
    expect(Object.keys(await cells(await browser.open("/desk/articles?mine=1&state=outdated")))).toEqual([
      "ferry",
    ]);
    expect(Object.keys(await cells(await browser.open("/desk/articles?mine=1&q=tunnel&locale=en")))).toEqual([
      "canal",
    ]);
    expect(page.html).not.toContain('href="/desk/articles/canal/en"><span');
    const begun = (await page.all("td a.title")).map(({ attributes }) => attributes.get("href"));
    expect(begun).toContain("/desk/articles/canal/zh-Hans");
  });
});

describe("work that is nobody's", () => {
  test("is taken on with one click, which leads back to the same list", async () => {
    await fill();
    const wu = await person("Wu", "translator", ["zh-Hans"]);
    const browser = await deskBrowser(visitor(), { role: "translator", memberId: wu.id });
    const list = "/desk/articles?state=missing&locale=zh-Hans";
    const page = await browser.open(list);
    const offered = (await page.all("td form")).map(({ attributes }) => attributes.get("action"));
    expect(offered).toEqual(["bridge", "canal"].map((id) => `/desk/articles/${id}/zh-Hans/assignment`));
    const done = await browser.send(page, "form[action*='/canal/']", {}, "do=claim");
    expect([done.status, done.path.startsWith(list)]).toEqual([200, true]);
    expect(await done.texts("td strong")).toEqual(["Assigned to you"]);
    expect((await recorded()).at(-1)).toMatchObject({ action: "article.assigned", actorName: "Wu" });
  });

  test("that somebody else took on meanwhile stays hers", async () => {
    await fill();
    const [wu, mei] = [await person("Wu", "translator"), await person("Mei", "translator")];
    const browser = await deskBrowser(visitor(), { role: "translator", memberId: wu.id });
    const page = await browser.open("/desk/articles?state=missing&locale=zh-Hans");
    const hers = { articleId: "canal", locale: "zh-Hans", memberId: mei.id } as const;
    await db.insert(assignments).values({ ...hers, assignedBy: mei.id, assignedAt: noon });
    const lost = await browser.send(page, "form[action*='/canal/']", {}, "do=claim");
    expect(lost.status).toBe(412);
    expect((await (await browser.open("/desk/articles?q=canal")).one("td .assignee")).text).toBe(
      "Assigned to Mei",
    );
  });
});

describe("a new article", () => {
  test.each(languages)("begins in $locale with its address and leads to its words", async ({ locale }) => {
    await nameTopic(db, editor, { id: "transport", label: { en: "Transport", "zh-Hans": "交通" } }, noon);
    const browser = await deskBrowser(visitor(), { role: "editor" }, locale);
    const page = await browser.open("/desk/articles/new");
    expect((await page.one("input[name=source][checked]")).attributes.get("value")).toBe(locale);
    const entries = { slug: " long-bridge ", source: "zh-Hans", authoritative: "en", topics: ["transport"] };
    const made = await browser.send(page, "form.panel", entries);
    expect(made.path).toMatch(/^\/desk\/articles\/[0-9a-f]{32}\/zh-Hans\?done=article_created$/);
    const [last] = (await recorded()).slice(-1);
    expect(last).toMatchObject({
      ...{ action: "article.created", door: "page" },
      detail: {
        after: {
          slug: "long-bridge",
          sourceLocale: "zh-Hans",
          authoritativeLocale: "en",
          topics: ["transport"],
        },
      },
    });
  });

  test.each([
    [{ slug: "Long Bridge" }, "#slug", 422],
    [{ slug: "tunnel" }, "#slug", 409],
    [{ slug: "a".repeat(65) }, "#slug", 422],
    [{ slug: "fine", source: null }, "#source", 400],
  ])("%j is refused with what was typed kept", async (entries, field, status) => {
    await tell(db);
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const page = await browser.open("/desk/articles/new");
    const back = await browser.send(page, "form.panel", { authoritative: "zh-Hans", ...entries });
    expect([back.status, (await back.one(".summary a")).attributes.get("href")]).toEqual([status, field]);
    expect((await back.one("#slug")).attributes.get("value")).toBe(entries.slug);
    expect((await back.one("#authoritative option[selected]")).attributes.get("value")).toBe("zh-Hans");
  });
});

describe("an article", () => {
  test.each(languages)(
    "shows each language with what can be done about it, in $locale",
    async ({ locale }) => {
      await tell(db);
      await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 2, title: "A tunnel closes" });
      const browser = await deskBrowser(visitor(), { role: "editor" }, locale);
      const page = await browser.open(tunnel);
      expect(await page.texts("h1")).toEqual([locale === "en" ? "A tunnel closes" : words["zh-Hans"].title]);
      const hrefs = (await page.all(".edition a")).map(({ attributes }) => attributes.get("href"));
      expect(hrefs).toEqual(
        (["en", "zh-Hans"] as const).flatMap((tag) => [
          `${tunnel}/${tag}`,
          `${tunnel}/publication?locale=${tag}`,
          `${tunnel}/${tag}/revisions`,
          `/${tag === "en" ? "en" : "zh"}/articles/tunnel`,
        ]),
      );
      expectNothingInside((await page.one("main")).text);
      expect((await page.one("main")).text).not.toMatch(/undefined|\{\{|\b(articles|article|done)\.\w/);
    },
  );

  test("that is not there is not there, and nobody but editors is offered to change one", async () => {
    await tell(db);
    const browser = await deskBrowser(visitor(), { role: "translator", locales: ["zh-Hans"] });
    expect((await browser.open("/desk/articles/nonesuch")).status).toBe(404);
    expect((await browser.open("/desk/articles/NO_ID")).status).toBe(404);
    const page = await browser.open(tunnel);
    const forms = (await page.all("main form")).map(({ attributes }) => attributes.get("action") ?? "");
    expect(forms.filter((action) => /(address|topics|enterprises|publication)$/.test(action))).toEqual([]);
    const ways = (await page.all(".edition a")).map(({ attributes }) => attributes.get("href") ?? "");
    expect(ways.filter((href) => href.includes("publication"))).toEqual([]);
  });
});

describe("an article's address", () => {
  test("is changed, and the old one is said to lead here for ever", async () => {
    await tell(db);
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const page = await browser.open(tunnel);
    expect((await page.one("section[aria-labelledby=address] details form > p")).text).toMatch(/for ever/);
    const moved = await browser.send(page, "form[action$='/address']", { slug: "undersea-tunnel" });
    expect(moved.path).toBe(`${tunnel}?done=address_changed`);
    expect((await moved.one("section[aria-labelledby=address]")).text).toMatch(
      /\/en\/articles\/undersea-tunnel.*lead here.*tunnel/,
    );
    const old = await visitor().get("/en/articles/tunnel");
    expect([old.status, old.headers.get("Location")]).toEqual([301, "/en/articles/undersea-tunnel"]);
  });

  test.each([
    ["Tunnel!", 422],
    ["bridge", 409],
  ])("%j is refused, and stays in its field", async (slug, status) => {
    await tell(db);
    await tell(db, { id: "bridge" });
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const back = await browser.send(await browser.open(tunnel), "form[action$='/address']", { slug });
    expect([back.status, (await back.one(".summary a")).attributes.get("href")]).toEqual([status, "#slug"]);
    expect((await back.one("#slug")).attributes.get("value")).toBe(slug);
    expect((await back.one("details[open] #slug")).name).toBe("input");
  });

  test("changed by somebody else meanwhile is told, and what was typed is kept", async () => {
    await tell(db);
    const clock = { now: noon + 1000 };
    const browser = await deskBrowser(visitor(clock), { role: "editor" });
    const page = await browser.open(tunnel);
    await relinkArticle(db, editor, { articleId: "tunnel", slug: "sea-tunnel" }, noon + 2000);
    clock.now = noon + 3000;
    const back = await browser.send(page, "form[action$='/address']", { slug: "my-tunnel" });
    expect(back.status).toBe(412);
    const said = await back.texts("section[aria-labelledby=meanwhile] li");
    expect(said).toEqual(["editor-lin · changed an article’s links · 1 Mar 2026, 20:00, Shanghai time"]);
    expect((await back.one("#slug")).attributes.get("value")).toBe("my-tunnel");
    const again = await browser.send(back, "form[action$='/address']");
    expect(again.path).toBe(`${tunnel}?done=address_changed`);
  });
});

describe("what an article is about", () => {
  const topicsOf = (page: { texts: (selector: string) => Promise<string[]> }) =>
    page.texts("section[aria-labelledby=topics] ol .what");
  const linkedIn = (page: { texts: (selector: string) => Promise<string[]> }) =>
    page.texts("section[aria-labelledby=enterprises] ol .what");

  test("its topics are added, put in order and taken out", async () => {
    for (const [id, en, zh] of [
      ["sea", "Sea", "海洋"],
      ["transport", "Transport", "交通"],
    ] as const)
      await nameTopic(db, editor, { id, label: { en, "zh-Hans": zh } }, noon);
    await tell(db, { topics: ["sea"] });
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const form = "form[action$='/topics']";
    const added = await browser.send(await browser.open(tunnel), form, {}, "do=add");
    expect(await topicsOf(added)).toEqual(["Sea", "Transport"]);
    const raised = await browser.send(added, form, {}, "do=up:transport");
    expect(await topicsOf(raised)).toEqual(["Transport", "Sea"]);
    const taken = await browser.send(raised, form, {}, "do=remove:sea");
    expect(await topicsOf(taken)).toEqual(["Transport"]);
    expect((await browser.send(taken, form, {}, "do=up:transport")).status).toBe(200);
  });

  test("enterprises are found by any name in any language, linked, ordered and taken out", async () => {
    await tell(db);
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const found = await browser.send(await browser.open(tunnel), "form[role=search]", { find: "信号" });
    expect(found.path).toContain("find=");
    expect((await found.texts(".suggested li"))[0]).toMatch(/Signal House.*found as “信号公司”.*Link/);
    const form = "form[action$='/enterprises']";
    const linked = await browser.send(found, form, {}, "do=add:signal-house");
    expect(await linkedIn(linked)).toEqual(["Tunnel Works", "Signal House"]);
    expect((await linked.one("#find")).attributes.get("value")).toBe("信号");
    const raised = await browser.send(linked, form, {}, "do=up:signal-house");
    expect(await linkedIn(raised)).toEqual(["Signal House", "Tunnel Works"]);
    const lowered = await browser.send(raised, form, {}, "do=down:signal-house");
    expect(await linkedIn(lowered)).toEqual(["Tunnel Works", "Signal House"]);
    const taken = await browser.send(lowered, form, {}, "do=remove:tunnel-works");
    expect(await linkedIn(taken)).toEqual(["Signal House"]);
    const none = await browser.send(taken, "form[role=search]", { find: "no such name" });
    expect((await none.one(".empty")).text).toContain("no such name");
  });

  test("those that the text names are suggested, each passage marked, and linked with one click", async () => {
    await tell(db, { enterprises: [], published: [], drafts: [] });
    await draft(db, {
      articleId: "tunnel",
      locale: "en",
      expectedVersion: 0,
      body: "Built by Tunnel Works <b>.",
    });
    await draft(db, {
      articleId: "tunnel",
      locale: "zh-Hans",
      expectedVersion: 0,
      body: "由隧道工程公司建成。",
    });
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const page = await browser.open(tunnel);
    expect(await page.texts("mark")).toEqual(["Tunnel Works", "隧道工程公司"]);
    expect((await page.texts("q"))[0]).toBe("Built by Tunnel Works <b>.");
    const linked = await browser.send(page, "form[action$='/enterprises']", {}, "do=add:tunnel-works");
    expect(await linkedIn(linked)).toEqual(["Tunnel Works"]);
    expect(await linked.all("mark")).toEqual([]);
  });

  test("a lost race changes nothing, and shows what is true now", async () => {
    await tell(db);
    const browser = await deskBrowser(visitor(), { role: "editor" });
    const page = await browser.open(tunnel);
    await relinkArticle(db, editor, { articleId: "tunnel", enterprises: ["signal-house"] }, noon);
    const back = await browser.send(page, "form[action$='/enterprises']", {}, "do=remove:tunnel-works");
    expect(back.status).toBe(412);
    expect(await linkedIn(back)).toEqual(["Signal House"]);
  });
});

test("each page costs one round trip for who it is and one for what is shown", async () => {
  await fill();
  const tally: RoundTrip[] = [];
  const reader = visitor({ now: noon }, { DB: tallying(env.DB, tally) });
  const browser = await deskBrowser(reader, { role: "editor" });
  // The first request notes when the token was used, to the minute.
  await browser.open("/desk/articles");
  for (const path of [
    "/desk/articles",
    "/desk/articles?q=tunnel&state=current&mine=1",
    "/desk/articles/new",
    tunnel,
    `${tunnel}?find=works`,
    `${tunnel}/publication`,
  ]) {
    tally.length = 0;
    expect((await browser.open(path)).status, path).toBe(200);
    expect(
      tally.map(({ statements }) => statements[0]?.slice(0, 80)),
      path,
    ).toHaveLength(2);
  }
});
