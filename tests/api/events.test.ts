/** Server-sent events: a hint to sync, for a minute at most. */
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };

beforeEach(async () => {
  clock.now = noon;
  await establishRegister(db);
  await tell(db);
});

interface Event {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: unknown;
}

/** As a browser reads a stream. */
function eventsIn(text: string): Event[] {
  return text.split("\n\n").flatMap((block) => {
    const fields = new Map(
      block.split("\n").map((line) => [line.split(": ", 1)[0] ?? "", line.slice(line.indexOf(": ") + 2)]),
    );
    const data = fields.get("data");
    return data === undefined
      ? []
      : [{ id: fields.get("id"), event: fields.get("event"), data: JSON.parse(data) as unknown }];
  });
}

const newest = async () => {
  const [row] = (await env.DB.prepare("SELECT max(seq) AS seq FROM changes").all<{ seq: number }>()).results;
  return row?.seq ?? 0;
};

const listen = async (from?: number) => {
  const headers = from === undefined ? {} : { "Last-Event-ID": String(from) };
  const response = await visitor(clock).get("/api/v1/events", headers);
  return { response, text: await response.text() };
};

test("who asks where she left off hears of everything since, in its order", async () => {
  const from = await newest();
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "Again" }, noon + 1);
  const { response, text } = await listen(from);
  expect(response.headers.get("Content-Type")).toBe("text/event-stream; charset=utf-8");
  expect(response.headers.get("Cache-Control")).toBe("private, no-store");
  expect(eventsIn(text)[0]).toMatchObject({
    ...{ id: String(from + 1), event: "change" },
    data: {
      seq: from + 1,
      kind: "article.published",
      id: "tunnel",
      locale: "en",
      tags: expect.arrayContaining(["article-tunnel"]),
    },
  });
});

test("who comes for the first time hears of what happens from now on, and the stream ends by itself", async () => {
  const { text } = await listen();
  expect(eventsIn(text)).toEqual([]);
  expect(text.startsWith("retry: 2000\n\n")).toBe(true);
  expect(text.match(/^:$/gm)?.length).toBe(4);
});

test("who is far behind is told to sync, and once", async () => {
  const line = `INSERT INTO changes (at, committed_at, kind, subject_id, tags, actor) VALUES (?, ?, 'topic.named', 'rail', '[]', 'x')`;
  await env.DB.batch(Array.from({ length: 120 }, () => env.DB.prepare(line).bind(noon, noon)));
  const { text } = await listen(1);
  expect(eventsIn(text)).toEqual([
    { id: String(await newest()), event: "behind", data: { seq: await newest() } },
  ]);
});

test("a number from before the database was set back begins again", async () => {
  const { text } = await listen(1_000_000);
  expect(eventsIn(text).length).toBe(await newest());
});

test("what is no number is taken for none in the header, and refused in the address", async () => {
  const header = await visitor(clock).get("/api/v1/events", { "Last-Event-ID": "x\u00e9" });
  expect(header.status).toBe(200);
  await header.body?.cancel();
  expect((await visitor(clock).get("/api/v1/events?lastEventId=x")).status).toBe(400);
});
