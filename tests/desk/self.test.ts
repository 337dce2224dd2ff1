/** One's own page and settings: read, changed, and of nobody else. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { members } from "../../src/access/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { bearer, issue, recorded } from "../support/access.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { memberAs, memberWithToken } from "../support/members.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const me = "/api/v1/desk/me";
const json = { "Content-Type": "application/json" };

const patch = (headers: Record<string, string>, body: unknown) =>
  visitor().send("PATCH", me, { ...headers, ...json }, JSON.stringify(body));
const stored = async () => (await db.select().from(members))[0];

describe("as JSON", () => {
  test("a member reads her settings with their lock, and changes what she names", async () => {
    const { headers, member } = await memberWithToken("translator", { locales: ["en"] });
    const read = await visitor().get(me, headers);
    expect(read.headers.get("ETag")).toBe('"v1"');
    expect(await read.json()).toMatchObject({ timeZone: "Asia/Shanghai", language: null, mail: true });
    const change = { timeZone: "europe/london", mail: false };
    const response = await patch({ ...headers, "If-Match": '"v1"' }, change);
    expect(response.headers.get("ETag")).toBe('"v2"');
    expect(await response.json()).toMatchObject({ id: member.id, timeZone: "Europe/London", mail: false });
    expect(await stored()).toMatchObject({
      timeZone: "Europe/London",
      mail: false,
      language: null,
      version: 2,
    });
    expect((await recorded()).at(-1)).toMatchObject({
      ...{ action: "member.changed", subject: `member/${member.id}`, actorId: member.id },
      detail: {
        before: { timeZone: "Asia/Shanghai", mail: true },
        after: { timeZone: "Europe/London", mail: false },
      },
    });
  });

  test("without a lock nothing is changed, and a lost race is one", async () => {
    const { headers } = await memberWithToken("editor");
    expect((await patch(headers, { mail: false })).status).toBe(428);
    expect((await patch({ ...headers, "If-Match": '"v1"' }, { mail: false })).status).toBe(200);
    expect((await patch({ ...headers, "If-Match": '"v1"' }, { mail: true })).status).toBe(412);
    expect(await stored()).toMatchObject({ mail: false, version: 2 });
    expect((await patch({ ...headers, "If-Match": "*" }, { mail: true })).status).toBe(200);
    expect(await stored()).toMatchObject({ mail: true, version: 3 });
  });

  test("what changes nothing writes nothing", async () => {
    const { headers } = await memberWithToken("editor");
    const before = (await recorded()).length;
    const response = await patch({ ...headers, "If-Match": '"v1"' }, { timeZone: "Asia/Shanghai" });
    expect([response.status, response.headers.get("ETag")]).toEqual([200, '"v1"']);
    expect(await recorded()).toHaveLength(before);
  });

  test.each([
    [{ timeZone: "Moon/Tranquility" }, "timeZone"],
    [{ timeZone: "+08:00" }, "timeZone"],
    [{ language: "tlh" }, "language"],
    [{ mail: "yes" }, "mail"],
  ])("%j is refused, and said which", async (body, field) => {
    const { headers } = await memberWithToken("editor");
    const response = await patch({ ...headers, "If-Match": '"v1"' }, body);
    expect([response.status, await response.json()]).toMatchObject([422, { code: "field_invalid", field }]);
  });

  test.each([
    { roles: ["admin"] },
    { name: "Admin" },
    { email: "x@example.org" },
    { locales: null },
    { id: "x" },
  ])("%j is not hers to change", async (body) => {
    const { headers, member } = await memberWithToken("translator", { locales: ["en"] });
    const response = await patch({ ...headers, "If-Match": '"v1"' }, body);
    expect([400, 422]).toContain(response.status);
    const { roles, name, email, locales } = (await stored()) ?? {};
    expect({ roles, name, email, locales }).toEqual({
      ...{ roles: member.roles, name: member.name, email: member.email, locales: member.locales },
    });
  });

  test("a token that is nobody's has none, and is told so", async () => {
    const headers = await bearer({ role: "admin" });
    const read = await visitor().get(me, headers);
    expect([read.status, read.headers.get("ETag")]).toEqual([200, null]);
    const response = await patch({ ...headers, "If-Match": '"v1"' }, { mail: false });
    expect([response.status, await response.json()]).toMatchObject([409, { code: "members_only" }]);
  });
});

describe.each(languages)("the page, in $locale", ({ locale }) => {
  const browse = async (reader = visitor()) => {
    const { id } = await memberAs("editor");
    return deskBrowser(reader, { name: "laptop", role: "editor", memberId: id }, locale);
  };

  test("shows what the newsroom knows of her, and only what is hers", async () => {
    const browser = await browse();
    const stranger = await memberAs("translator", { name: "Wu", email: "wu@example.org" });
    await issue({ name: "Wu’s own", role: "translator", memberId: stranger.id });
    const page = await browser.open("/desk/me");
    expect(page.status).toBe(200);
    expect((await page.one("h1")).text).toBe("梅");
    expect(page.html).toContain("mei@example.org");
    expect(page.html).not.toContain("Wu");
    expect(await page.texts("section[aria-labelledby=tokens] tbody th")).toEqual([
      expect.stringMatching(/^laptop sy_/),
    ]);
    expect(await page.all("section[aria-labelledby=sessions] tbody .tag.good")).toHaveLength(1);
  });

  test("she chooses a time zone, and times are in it from then on", async () => {
    const browser = await browse();
    const page = await browser.open("/desk/me");
    const before = (await page.texts("section[aria-labelledby=sessions] time"))[0];
    expect(before).toBe(
      locale === "en" ? "1 Mar 2026, 20:00, Shanghai time" : "2026年3月1日 20:00（上海时间）",
    );
    const saved = await browser.send(page, "form[action='/desk/me']", { timeZone: "America/New_York" });
    expect([saved.path, saved.status]).toEqual(["/desk/me?done=saved", 200]);
    const after = (await saved.texts("section[aria-labelledby=sessions] time"))[0];
    expect(after).toBe(
      locale === "en" ? "1 Mar 2026, 07:00, Eastern Time" : "2026年3月1日 07:00（北美东部时间）",
    );
    expect((await saved.all("option[selected]")).map(({ attributes }) => attributes.get("value"))).toContain(
      "America/New_York",
    );
  });

  test("a form from before somebody else's change comes back with what she chose", async () => {
    const browser = await browse();
    const page = await browser.open("/desk/me");
    await browser.send(page, "form[action='/desk/me']", { mail: null });
    const late = await browser.send(page, "form[action='/desk/me']", { timeZone: "Asia/Tokyo" });
    expect(late.status).toBe(412);
    expect(await late.all("#errors li")).toHaveLength(1);
    expect((await late.all("option[selected]")).map(({ attributes }) => attributes.get("value"))).toContain(
      "Asia/Tokyo",
    );
    expect(await stored()).toMatchObject({ timeZone: "Asia/Shanghai", mail: false });
  });

  test("a zone that is none is said at its field", async () => {
    const browser = await browse();
    const page = await browser.open("/desk/me");
    const answer = await browser.send(page, "form[action='/desk/me']", { timeZone: "Moon/Base" });
    expect(answer.status).toBe(422);
    expect((await answer.all("#errors a")).map(({ attributes }) => attributes.get("href"))).toEqual([
      "#timeZone",
    ]);
  });

  test("she ends one session, or all of them, and is signed out with her own", async () => {
    const reader = visitor();
    const browser = await browse(reader);
    const page = await browser.open("/desk/me");
    const [first] = await page.all("section[aria-labelledby=sessions] tbody form");
    const action = first?.attributes.get("action") ?? "";
    const out = await browser.send(page, `form[action='${action}']`);
    expect(out.path).toMatch(/^\/desk\/sign-in/);
    const again = await deskBrowser(reader, { name: "tablet", role: "editor" }, locale);
    const other = await again.open("/desk/me");
    const all = await again.send(other, "form[action='/desk/me/sessions/all']");
    expect(all.path).toMatch(/^\/desk\/sign-in/);
  });

  test("a session of somebody else is as good as none", async () => {
    const browser = await browse();
    const page = await browser.open("/desk/me");
    const [form] = await page.all("section[aria-labelledby=sessions] tbody form");
    const action = form?.attributes.get("action") ?? "";
    const stranger = await bearer({ role: "admin" });
    const response = await visitor().send("POST", action, stranger, "");
    expect(response.status).toBe(404);
    expect((await browser.open("/desk/me")).path).toBe("/desk/me");
  });

  test("a token that is nobody's is told that it has no settings, and shown no form", async () => {
    const browser = await deskBrowser(visitor(), { name: "robot", role: "editor" }, locale);
    const page = await browser.open("/desk/me");
    expect((await page.one("h1")).text).toBe("robot");
    expect(await page.all("form[action='/desk/me']")).toEqual([]);
    expect((await page.one("section[aria-labelledby=settings] p")).text).toMatch(
      locale === "en" ? /no settings/ : /没有个人设置/,
    );
  });

  test("costs two calls to the database", async () => {
    const trips: RoundTrip[] = [];
    const reader = visitor({ now: noon }, { DB: tallying(env.DB, trips) });
    const browser = await browse(reader);
    await browser.open("/desk/me");
    trips.length = 0;
    await browser.open("/desk/me");
    expect(trips).toHaveLength(2);
  });
});
