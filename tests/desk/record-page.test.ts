/** The record as a page: readable, filtered, and downloaded. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { changeMember } from "../../src/access/members.ts";
import { openDatabase } from "../../src/database.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { changesIn } from "../../src/desk/record-lines.ts";
import { operator } from "../support/access.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { languages } from "../support/languages.ts";
import { memberAs } from "../support/members.ts";
import { editor, establishRegister, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);

describe("what a line says", () => {
  test.each([
    [
      { before: { a: 1, b: 2 }, after: { a: 2, c: 3 } },
      [
        ["a", "1", "2"],
        ["b", "2", undefined],
        ["c", undefined, "3"],
      ],
    ],
    [{ before: { list: ["x"] }, after: { list: ["x", "y"] } }, [["list", "x", "x · y"]]],
    [{ before: { note: null }, after: { note: { en: "No" } } }, [["note.en", undefined, "No"]]],
    [{ after: { name: "Lin" } }, [["name", undefined, "Lin"]]],
    [{}, []],
  ])("%j", (detail, expected) => {
    const { changed } = changesIn(detail);
    expect(changed.map(({ name, before, after }) => [name, before, after])).toEqual(expected);
  });

  test("what is neither before nor after is told too", () => {
    expect(changesIn({ before: { a: 1 }, delay: 5, of: { x: "y" } }).rest).toEqual([
      ["delay", "5"],
      ["of.x", "y"],
    ]);
  });
});

describe.each(languages)("in $locale", ({ locale }) => {
  const browse = (reader = visitor()) => deskBrowser(reader, { name: "Chen", role: "editor" }, locale);

  beforeEach(async () => {
    await establishRegister(db);
    const { id } = await memberAs("translator");
    await changeMember(db, operator, { id, name: "小梅" }, noon + 1);
  });

  test("a change stands there as it was and as it is, in words for whoever cannot see the colours", async () => {
    const page = await (await browse()).open("/desk/record?action=member.changed");
    expect(await page.texts("tbody del")).toEqual(["梅"]);
    expect(await page.texts("tbody ins")).toEqual(["小梅"]);
    expect(await page.texts("tbody dd .hidden")).toEqual(
      locale === "en" ? ["before:", "after:"] : ["之前：", "之后："],
    );
  });

  test("moments in it are told as all others are", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const plan = { articleId: "tunnel", editions: [{ locale: "en" as const }], at: noon + 3600_000 };
    await publishEditions(db, editor, plan, noon + 5);
    const page = await (await browse()).open("/desk/record?subject=article/tunnel&action=article.scheduled");
    expect(page.html).toContain(
      locale === "en" ? "1 Mar 2026, 21:00, Shanghai time" : "2026年3月1日 21:00（上海时间）",
    );
    expect(page.html).not.toMatch(/>2026-03-01T13:00/);
  });

  test("the form keeps what was asked, and every name in the list leads to what else she did", async () => {
    const browser = await browse();
    const page = await browser.open("/desk/record");
    const found = await browser.send(page, "main form", {
      subject: "member",
      door: "command-line",
      from: "2026-03-01",
    });
    expect(found.path).toContain("subject=member&");
    expect((await found.one("#subject")).attributes.get("value")).toBe("member");
    expect((await found.one("#from")).attributes.get("value")).toBe("2026-03-01");
    expect((await found.one("#door option[selected]")).attributes.get("value")).toBe("command-line");
    const [who] = await page.all("tbody td:nth-child(2) a");
    const hers = await browser.open(who?.attributes.get("href") ?? "");
    expect((await hers.one("#actor option[selected]")).text).toBe(who?.text);
    expect(new Set(await hers.texts("tbody td:nth-child(2)"))).toEqual(new Set([who?.text]));
  });

  test("a day that is none is said at its field, with all else still there", async () => {
    const page = await (await browse()).open("/desk/record?from=2026-02-31&subject=article/tunnel");
    expect(page.status).toBe(400);
    expect((await page.one("#errors a")).attributes.get("href")).toBe("#from");
    expect((await page.one("#subject")).attributes.get("value")).toBe("article/tunnel");
    expect((await page.one("#from")).attributes.get("value")).toBe("2026-02-31");
  });

  test("page after page shows each line once", async () => {
    for (let at = 0; at < 60; at++) await memberAs("editor", { email: `${at}@example.org` });
    const browser = await browse();
    const first = await browser.open("/desk/record?action=member.added");
    const older = (await first.one(".pages a")).attributes.get("href") ?? "";
    const second = await browser.open(older);
    const subjects = [
      ...(await first.texts("tbody td:nth-child(4)")),
      ...(await second.texts("tbody td:nth-child(4)")),
    ];
    expect([subjects.length, new Set(subjects).size]).toEqual([61, 61]);
    expect(await second.all(".pages a")).toEqual([]);
  });

  test("costs two calls to the database", async () => {
    const trips: RoundTrip[] = [];
    const browser = await browse(visitor({ now: noon }, { DB: tallying(env.DB, trips) }));
    await browser.open("/desk/record");
    trips.length = 0;
    await browser.open("/desk/record?subject=article/tunnel&door=page&from=2026-03-01");
    expect(trips).toHaveLength(2);
  });
});
