/** What articles can be filed under: named at the desk, and shown to readers under the new name at once. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { counting } from "../support/databases.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const label = { en: "Rail", "zh-Hans": "轨道交通" };
const clock = { now: noon };
let desk: Desk;

beforeEach(async () => {
  clock.now = noon;
  desk = await deskOf(db, visitor(clock));
});

const put = (id: string, body: object, lock: string) =>
  desk.send("PUT", `/topics/${id}`, body, { "If-Match": lock });

test("a topic is made once, and named again under its lock", async () => {
  expect((await put("rail", { label }, '"v0"')).headers.get("ETag")).toBe('"v1"');
  expect((await put("rail", { label }, '"v0"')).status).toBe(412);
  expect((await put("rail", { label: { ...label, en: "Railways" } }, '"v1"')).headers.get("ETag")).toBe(
    '"v2"',
  );
  expect(await (await desk.get("/topics")).json()).toEqual({
    items: [{ id: "rail", label: { ...label, en: "Railways" }, etag: '"v2"' }],
  });
  const { items } = await (await desk.get("/record?subject=topic/rail")).json<{ items: object[] }>();
  expect(items).toMatchObject([{ detail: { before: { label } } }, { detail: { before: null } }]);
});

test("without a name in every language, with an odd id, or unseen, it is refused", async () => {
  expect((await put("rail", { label: { en: "Rail" } }, '"v0"')).status).toBe(422);
  expect((await put("Rail!", { label }, '"v0"')).status).toBe(422);
  expect((await desk.send("PUT", "/topics/rail", { label })).status).toBe(428);
  expect(await (await desk.get("/topics")).json()).toEqual({ items: [] });
});

test("readers see the new name", async () => {
  await put("rail", { label }, '"v0"');
  await establishRegister(db);
  await tell(db, { topics: ["rail"] });
  expect(await (await visitor(clock).get("/en/articles/tunnel")).text()).toContain(">Rail<");
  await put("rail", { label: { ...label, en: "Railways" } }, "*");
  expect(await (await visitor(clock).get("/en/articles/tunnel")).text()).toContain(">Railways<");
});

describe.each(languages)("the page in $locale", ({ locale }) => {
  test("makes and renames without a script, keeps what was typed, in two calls at most", async () => {
    const count = { calls: 0, rows: 0 };
    const browser = await deskBrowser(
      visitor(clock, { DB: counting(env.DB, count) }),
      { role: "editor" },
      locale,
    );
    const empty = await browser.open("/desk/topics");
    const made = await browser.send(empty, "#new-topic", {
      ...{ id: "rail", "label-en": "Rail", "label-zh-Hans": "轨道交通" },
    });
    expect(await made.texts("h2")).toContain(locale === "en" ? "Rail" : "轨道交通");
    const refused = await browser.send(made, "#rename-rail", { "label-en": "" });
    expect(refused.status).toBe(422);
    expect(await refused.all("#label-en-of-rail")).toHaveLength(1);
    count.calls = 0;
    await browser.open("/desk/topics");
    expect(count.calls).toBeLessThanOrEqual(2);
  });
});
