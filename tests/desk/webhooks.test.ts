/** Who is told of changes, at the desk: as JSON and as pages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { mostWebhooks } from "../../src/webhooks/add.ts";
import { webhooks } from "../../src/webhooks/tables.ts";
import { recorded } from "../support/access.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { outside, receiverAt, verified } from "../support/receiver.ts";
import type { Outside } from "../support/receiver.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
const app = { name: "Reading app", url: receiverAt("app") };
let world: Outside;
let desk: Desk;

interface Shown {
  id: string;
  secret: string;
  [name: string]: unknown;
}

const reader = (bindings: Partial<Env> = {}) => visitor(clock, bindings, { post: world.surroundings.post });

beforeEach(async () => {
  clock.now = noon;
  world = outside(clock);
  await establishRegister(db);
  desk = await deskOf(db, reader(), { role: "admin" });
});

async function add(input: object = {}): Promise<Shown> {
  const response = await desk.send("POST", "/webhooks", { ...app, ...input });
  expect([response.status, response.status === 201 ? "" : await response.text()]).toEqual([201, ""]);
  return response.json<Shown>();
}

describe("as JSON", () => {
  test("one is entered, read, changed and removed", async () => {
    const response = await desk.send("POST", "/webhooks", {
      ...app,
      types: ["article.published"],
      locales: ["zh"],
    });
    const { secret, ...added } = await response.json<Shown>();
    expect(secret).toMatch(/^whsec_/);
    expect(response.headers.get("Location")).toBe(`/api/v1/desk/webhooks/${added.id}`);
    expect(added).toMatchObject({
      ...{ ...app, kind: "webhook", types: ["article.published"], locales: ["zh-Hans"], enterprises: null },
      ...{
        topics: null,
        state: "active",
        reason: null,
        waiting: 0,
        failures: 0,
        failingSince: null,
        version: 1,
      },
      ...{ createdBy: "Chen", secrets: [{ createdAt: new Date(noon).toISOString(), expiresAt: null }] },
    });
    expect(await (await desk.get(`/webhooks/${added.id}`)).json()).toEqual(added);
    const seen = { "If-Match": '"v1"' };
    const changed = await desk.send(
      "PATCH",
      `/webhooks/${added.id}`,
      { types: null, enterprises: ["tunnel-works"] },
      seen,
    );
    expect(changed.headers.get("ETag")).toBe('"v2"');
    expect(await changed.json()).toMatchObject({
      types: null,
      locales: ["zh-Hans"],
      enterprises: ["tunnel-works"],
    });
    for (const [method, path, body] of [
      ["PATCH", "", { name: "x" }],
      ["DELETE", "", undefined],
      ["POST", "/secrets", {}],
    ] as const) {
      const address = `/webhooks/${added.id}${path}`;
      expect((await desk.send(method, address, body, seen)).status, method).toBe(412);
      expect((await desk.send(method, address, body)).status, method).toBe(428);
    }
    expect(
      (await desk.send("DELETE", `/webhooks/${added.id}`, undefined, { "If-Match": '"v2"' })).status,
    ).toBe(204);
    expect((await desk.get(`/webhooks/${added.id}`)).status).toBe(404);
    expect(await (await desk.get("/webhooks")).json()).toEqual({ items: [] });
  });

  test("the secret is told once, and stands in no other answer, list, log or record", async () => {
    const { id, secret } = await add();
    await tell(db, { published: ["en"] });
    world.answers.set(
      app.url,
      () => new Response(`I know your ${secret} and ${secret.slice(6)}`, { status: 500 }),
    );
    const rotated = await desk.send("POST", `/webhooks/${id}/secrets`, { hours: 1 }, { "If-Match": "*" });
    const { secret: other } = await rotated.json<Shown>();
    await reader().scheduled();
    expect(world.received).toHaveLength(1);
    await desk.send("POST", `/webhooks/${id}/tests`);
    const said = await Promise.all(
      [
        `/webhooks`,
        `/webhooks/${id}`,
        `/webhooks/${id}/messages`,
        `/webhooks/${id}/messages/1`,
        "/record",
      ].map(async (path) => (await desk.get(path)).text()),
    );
    const browser = await deskBrowser(reader(), { role: "admin" });
    for (const path of ["/desk/webhooks", `/desk/webhooks/${id}`, `/desk/webhooks/${id}/messages/1`])
      said.push((await browser.open(path)).html);
    const all = said.join("") + JSON.stringify(await recorded());
    expect(all).toContain("I know your");
    for (const one of [secret, other]) {
      expect(all).not.toContain(one);
      expect(all).not.toContain(one.slice(6));
    }
  });

  test.each<[what: string, input: object, status: number, problem: object]>([
    ["no name", { name: " " }, 422, { code: "field_invalid", field: "name" }],
    ["a name with a line break", { name: "App\r\nX-Evil: 1" }, 422, { code: "field_invalid", field: "name" }],
    ["a loopback address", { url: "https://127.1/" }, 422, { code: "webhook_address_refused", unit: "host" }],
    ["http", { url: "http://app.example/" }, 422, { code: "webhook_address_refused", unit: "scheme" }],
    [
      "a header in the address",
      { url: "https://app.example/\r\nX: 1" },
      422,
      { code: "webhook_address_refused" },
    ],
    ["an unknown type", { types: ["article.drafted"] }, 422, { code: "field_invalid", field: "types" }],
    ["an unknown language", { locales: ["fr"] }, 400, { code: "unsupported_locale" }],
    [
      "an unknown enterprise",
      { enterprises: ["nobody"] },
      422,
      { code: "field_invalid", field: "enterprises" },
    ],
    ["an unknown topic", { topics: ["nothing"] }, 422, { code: "field_invalid", field: "topics" }],
    ["a secret of its own", { secret: "whsec_x" }, 400, { code: "unknown_parameter", name: "secret" }],
    ["a state", { state: "paused" }, 400, { code: "unknown_parameter" }],
  ])("with %s nobody is entered", async (_, input, status, problem) => {
    const response = await desk.send("POST", "/webhooks", { ...app, ...input });
    expect([response.status, await response.json()]).toEqual([status, expect.objectContaining(problem)]);
    expect(await db.select().from(webhooks)).toEqual([]);
  });

  test("there is a limit to how many", async () => {
    for (let i = 0; i < mostWebhooks; i += 1) await add({ name: `App ${i}` });
    const response = await desk.send("POST", "/webhooks", app);
    expect(await response.json()).toMatchObject({ status: 409, code: "webhook_limit" });
    expect(await db.select().from(webhooks)).toHaveLength(mostWebhooks);
  });

  test("a test is sent at once and logged, also where it is held back, and is nothing to the queue", async () => {
    const { id, secret } = await add();
    await desk.send("PATCH", `/webhooks/${id}`, { state: "paused" }, { "If-Match": "*" });
    world.answers.set(app.url, () => new Response("hello", { status: 200 }));
    const response = await desk.send("POST", `/webhooks/${id}/tests`);
    expect(response.status).toBe(201);
    const outcome = await response.json<{ messageId: string }>();
    expect(outcome).toMatchObject({ status: 200, error: null, answer: "hello" });
    const [sent] = world.received;
    if (sent === undefined) throw new Error("nothing was sent");
    expect(verified(secret, sent)).toMatchObject({ type: "webhook.test", data: {} });
    const log = await (await desk.get(`/webhooks/${id}/messages`)).json<{ items: object[] }>();
    expect(log.items).toMatchObject([
      { messageId: outcome.messageId, state: "delivered", seq: null, last: { status: 200 } },
    ]);
  });

  test("what was sent is listed by what came of it, page by page", async () => {
    const { id } = await add();
    for (const slug of ["one", "two", "three"]) await tell(db, { id: slug, published: ["en"] });
    world.answers.set(app.url, (_, number) => new Response("no", { status: number === 2 ? 422 : 200 }));
    await reader().scheduled();
    const page = async (query: string) =>
      (await desk.get(`/webhooks/${id}/messages${query}`)).json<{
        items: { id: number; state: string }[];
        nextCursor: string | null;
      }>();
    expect((await page("?state=pending")).items).toHaveLength(1);
    const first = await page("?limit=2");
    const second = await page(`?limit=2&cursor=${first.nextCursor ?? ""}`);
    expect([...first.items, ...second.items].map(({ state }) => state)).toEqual([
      "delivered",
      "pending",
      "delivered",
    ]);
    expect(second.nextCursor).toBeNull();
    const message = await (await desk.get(`/webhooks/${id}/messages/${first.items[1]?.id}`)).json();
    expect(message).toMatchObject({ attempts: 1, log: [{ status: 422, error: "status", answer: "no" }] });
    expect((await desk.get(`/webhooks/${id}/messages/999`)).status).toBe(404);
    expect((await desk.get("/webhooks/nonesuch/messages")).status).toBe(404);
    expect((await desk.get(`/webhooks/nonesuch/messages/${first.items[1]?.id}`)).status).toBe(404);
  });

  test("what was sent is sent once more: from a change on, or one alone", async () => {
    const { id } = await add();
    for (const slug of ["one", "two"]) await tell(db, { id: slug, published: ["en"] });
    await reader().scheduled();
    const { items } = await (
      await desk.get(`/webhooks/${id}/messages`)
    ).json<{ items: { id: number; seq: number }[] }>();
    const again = (body: object) => desk.send("POST", `/webhooks/${id}/replays`, body);
    expect((await again({ message: items[0]?.id ?? 0 })).status).toBe(202);
    expect((await again({ from: items[1]?.seq ?? 0 })).status).toBe(202);
    expect(world.messagesTo(app.url).map(({ data }) => data.id)).toEqual(["one", "two", "two", "one", "two"]);
    expect((await again({ from: 0 })).status).toBe(422);
    expect((await again({ from: 9999 })).status).toBe(422);
    expect((await again({ message: 9999 })).status).toBe(404);
  });

  test("who is no admin learns nothing of it", async () => {
    const { id } = await add();
    const other = await deskOf(db, reader(), { role: "editor" });
    for (const path of ["/webhooks", `/webhooks/${id}`, "/webhooks/nonesuch", `/webhooks/${id}/messages`])
      expect((await other.get(path)).status).toBe(403);
  });

  test("what was decided is on record, with what it was before", async () => {
    const { id } = await add({ url: `${app.url}?key=hidden` });
    const any = { "If-Match": "*" };
    await desk.send("PATCH", `/webhooks/${id}`, { state: "paused" }, any);
    await desk.send("PATCH", `/webhooks/${id}`, { state: "active" }, any);
    await desk.send("PATCH", `/webhooks/${id}`, { name: "Other app" }, any);
    await desk.send("POST", `/webhooks/${id}/secrets`, {}, any);
    await desk.send("DELETE", `/webhooks/${id}`, undefined, any);
    const lines = (await recorded()).filter(({ subject }) => subject === `webhook/${id}`);
    expect(lines.map(({ action }) => action)).toEqual(
      ["added", "paused", "resumed", "changed", "secret_rotated", "removed"].map((done) => `webhook.${done}`),
    );
    expect(lines[3]?.detail).toEqual({ before: { name: "Reading app" }, after: { name: "Other app" } });
    expect(JSON.stringify(lines)).not.toContain("hidden");
  });
});

describe("cost", () => {
  test.each(["/desk/webhooks", "/desk/webhooks/:id", "/desk/webhooks/:id/messages/1"])(
    "%s is two round trips: who it is, and the page",
    async (path) => {
      const { id } = await add();
      await desk.send("POST", `/webhooks/${id}/tests`);
      const tally: RoundTrip[] = [];
      const counted = reader({ DB: tallying(env.DB, tally) });
      for (const address of [path, path.replace("/desk", "/api/v1/desk")]) {
        await counted.get(address.replace(":id", id), { Authorization: `Bearer ${desk.token}` });
        tally.length = 0;
        const response = await counted.get(address.replace(":id", id), {
          Authorization: `Bearer ${desk.token}`,
        });
        expect(response.status, address).toBe(200);
        expect(tally.filter(({ isWrite }) => !isWrite).length, address).toBeLessThanOrEqual(2);
      }
    },
  );
});

describe.each(languages)("as pages, in $locale", ({ locale }) => {
  let browser: DeskBrowser;
  beforeEach(async () => {
    browser = await deskBrowser(reader(), { role: "admin" }, locale);
  });

  async function entered() {
    const page = await browser.open("/desk/webhooks");
    const after = await browser.send(page, "#add-form", { name: "Reading app", url: app.url });
    const [row] = await db.select().from(webhooks);
    if (row === undefined) throw new Error(await after.texts("#errors").then(String));
    return { page: after, id: row.id };
  }

  test("one is entered, and its secret shown once", async () => {
    const { page, id } = await entered();
    expect((await page.one("#issued")).text).toMatch(/^whsec_/);
    const again = await browser.open(`/desk/webhooks/${id}`);
    expect(await again.all("#issued")).toEqual([]);
    expect(again.html).not.toContain("whsec_");
    expect((await browser.open("/desk/webhooks")).html).toContain("Reading app");
  });

  test("what cannot be taken comes back with everything that was typed", async () => {
    const page = await browser.open("/desk/webhooks");
    const fields = {
      name: "Reading app",
      url: "https://localhost/",
      types: ["topic.named"],
      topics: "nowhere",
    };
    const refused = await browser.send(page, "#add-form", fields);
    expect(refused.status).toBe(422);
    expect((await refused.one("#errors a")).attributes.get("href")).toBe("#url");
    expect((await refused.one("#url")).attributes.get("value")).toBe("https://localhost/");
    expect((await refused.one("#topics")).attributes.get("value")).toBe("nowhere");
    expect((await refused.one('[value="topic.named"]')).attributes.has("checked")).toBe(true);
    expect(/\p{Script=Han}/u.test((await refused.one("#errors")).text)).toBe(locale === "zh-Hans");
  });

  test("it is changed, held back, let go on, tried out, given a new secret, and removed", async () => {
    const { id } = await entered();
    const path = `/desk/webhooks/${id}`;
    let page = await browser.send(await browser.open(path), "#change-form", { name: "Other app" });
    expect([page.status, (await page.one("h1")).text]).toEqual([200, "Other app"]);
    page = await browser.send(page, "#state-form", {}, "do=pause");
    expect((await db.select().from(webhooks))[0]?.state).toBe("paused");
    page = await browser.send(page, "#state-form", {}, "do=resume");
    expect((await db.select().from(webhooks))[0]?.state).toBe("active");
    page = await browser.send(page, "#test-form");
    expect(world.received).toHaveLength(1);
    expect(await page.all(".notice.good")).toHaveLength(1);
    world.answers.set(app.url, () => new Response("<b>no</b>", { status: 500 }));
    page = await browser.send(page, "#test-form");
    expect(await page.all(".notice.warning")).toHaveLength(1);
    const [, last = ""] = /href="([^"]+\/messages\/\d+)"/.exec(page.html) ?? [];
    const message = await browser.open(last);
    expect(message.html).toContain("&lt;b&gt;no&lt;/b&gt;");
    expect(message.html).not.toContain("<b>no</b>");
    page = await browser.send(page, "#secrets-form", { hours: "0" });
    expect((await page.one("#issued")).text).toMatch(/^whsec_/);
    page = await browser.send(await browser.open(path), "#removal-form");
    expect(page.path.split("?")[0]).toBe("/desk/webhooks");
    expect(await db.select().from(webhooks)).toEqual([]);
  });

  test("of two who change it at once the second is told", async () => {
    const { id } = await entered();
    const page = await browser.open(`/desk/webhooks/${id}`);
    await browser.send(page, "#change-form", { name: "First" });
    const late = await browser.send(page, "#change-form", { name: "Second" });
    expect(late.status).toBe(412);
    expect((await late.one("#name")).attributes.get("value")).toBe("Second");
    expect((await db.select().from(webhooks))[0]?.name).toBe("First");
  });

  test("what was sent is sent once more from its page, and from a change on", async () => {
    const { id } = await entered();
    await tell(db, { published: ["en"] });
    await reader().scheduled();
    let page = await browser.open(`/desk/webhooks/${id}`);
    const [, first = ""] = /href="([^"]+\/messages\/\d+)"/.exec(page.html) ?? [];
    page = await browser.send(await browser.open(first), "#replay-form");
    expect([page.status, world.received.length]).toEqual([200, 2]);
    const { seq } = JSON.parse(world.received[0]?.body ?? "{}").data as { seq: number };
    page = await browser.send(page, "#replay-form", { from: String(seq) });
    expect([page.status, world.received.length]).toEqual([200, 3]);
    page = await browser.send(page, "#replay-form", { from: "0" });
    expect(page.status).toBe(422);
  });
});
