/** What is to go at a time: until then readers learn nothing of it, and from then on nobody has it. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const minute = 60_000;
const at = noon + 10 * minute;
let clock: { now: number };
let guest: ReturnType<typeof visitor>;
let desk: Desk;

beforeEach(async () => {
  clock = { now: noon };
  guest = visitor(clock);
  desk = await deskOf(db, guest);
  await establishRegister(db);
  await tell(db);
});

const inside = (rest: string, locale = "en") => `/articles/tunnel/editions/${locale}/${rest}`;
const any = { "If-Match": "*" };
const plan = (reason: object, locale = "en") =>
  desk.send("PUT", inside("withdrawal", locale), { reason, at: new Date(at).toISOString() }, any);

describe.each(languages)("in $locale", ({ locale, segment }) => {
  const page = `/${segment}/articles/tunnel`;
  const reason = { [locale]: "…" };

  test("it is public until then, kept by no edge beyond it, and gone at that minute", async () => {
    const planned = await (await plan(reason, locale)).json();
    expect(planned).toMatchObject({
      ...{ state: "published", scheduledAt: new Date(at).toISOString(), scheduledFor: "withdrawal" },
      withdrawal: { at: new Date(at).toISOString(), reason, isPlanned: true },
    });
    clock.now = at - 2000;
    const before = await visitor(clock).get(page);
    expect([before.status, await before.text()]).toEqual([200, expect.not.stringContaining("…</p>")]);
    expect(before.headers.get("Cloudflare-CDN-Cache-Control")).toContain(
      "max-age=2, stale-while-revalidate=0",
    );
    clock.now = at + 5000;
    await guest.scheduled();
    expect((await guest.get(page)).status).toBe(410);
    expect(await (await desk.get(inside("", locale).slice(0, -1))).json()).toMatchObject({
      ...{ state: "withdrawn", scheduledAt: null, scheduledFor: null },
      withdrawal: { reason, isPlanned: false },
    });
  });
});

test("is on record when it is planned and when it is done, with the delay", async () => {
  await plan({ en: "Out of date." });
  clock.now = at + 4000;
  await guest.scheduled();
  const lines = await (await desk.get("/record?subject=article/tunnel/en&limit=2")).json();
  expect(lines).toMatchObject({
    items: [
      { action: "article.withdrawn", actor: { id: "clock" }, detail: { delay: 4000 } },
      {
        action: "article.withdrawal_scheduled",
        detail: { after: { scheduled: "withdrawal", reason: { en: "Out of date." } } },
      },
    ],
  });
});

test("can be called off, and its reason is forgotten with it", async () => {
  await plan({ en: "Out of date." });
  const off = await desk.send("DELETE", inside("schedule"), undefined, any);
  expect(await off.json()).toMatchObject({ state: "published", scheduledAt: null, withdrawal: null });
  clock.now = at + 5000;
  await guest.scheduled();
  expect((await guest.get("/en/articles/tunnel")).status).toBe(200);
});

test("stands, whatever is published before it", async () => {
  await plan({ en: "Out of date." });
  await desk.send("PUT", inside("draft"), { title: "Newer", body: "Newer words." }, any);
  const published = await desk.send("PUT", inside("publication"), {}, any);
  expect(await published.json()).toMatchObject({ title: "Newer", scheduledFor: "withdrawal" });
  clock.now = at + 5000;
  await guest.scheduled();
  const gone = await guest.get("/en/articles/tunnel");
  expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining("Out of date.")]);
});

test("takes the place of a planned publication, of which the draft stays", async () => {
  const later = { at: new Date(at + minute).toISOString() };
  await desk.send("PUT", inside("draft"), { title: "Newer", body: "Newer words." }, any);
  await desk.send("PUT", inside("publication"), later, any);
  const gone = `${inside("publication")}?at=${encodeURIComponent(new Date(at).toISOString())}`;
  expect(await (await desk.send("DELETE", gone, undefined, any)).json()).toMatchObject({
    ...{ scheduledFor: "withdrawal", draft: { title: "Newer" } },
  });
});

test("is refused for what is not public", async () => {
  await desk.send("DELETE", inside("publication"), undefined, any);
  expect((await plan({ en: "Out of date." })).status).toBe(409);
});

test("a translation that goes out after its source is gone is said to", async () => {
  await desk.send("DELETE", inside("publication", "zh-Hans"), undefined, any);
  await plan({ en: "Out of date." });
  const checks = () => desk.get(inside("checks", "zh-Hans")).then((answer) => answer.json());
  expect(JSON.stringify(await checks())).not.toContain("source_unpublished");
  clock.now = at + 1000;
  expect(JSON.stringify(await checks())).toContain("source_unpublished");
});
