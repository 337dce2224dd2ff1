/** Whatever happens in whatever order: each hears everything that it asked for, in order, and nothing else. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { expect, test } from "vitest";
import { asc } from "drizzle-orm";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { changes } from "../../src/changes/tables.ts";
import { openDatabase } from "../../src/database.ts";
import type { Locale } from "../../src/locales.ts";
import { crashing, isCrash } from "../support/crashing.ts";
import { empty } from "../support/databases.ts";
import { editor, establishRegister, findEdition, noon, rewrite, tell } from "../support/newsroom.ts";
import { outside, receiverAt, run, subscribe } from "../support/receiver.ts";
import type { Outside } from "../support/receiver.ts";

const db = openDatabase(env.DB);

const filters = [
  {},
  { locales: ["en"] },
  { types: ["article.withdrawn"] },
  { types: ["article.published"], locales: ["zh-Hans"] },
  { enterprises: ["signal-house"] },
];
const stories = ["a", "b", "c"];

const locale = fc.constantFrom<Locale>("en", "zh-Hans");
const story = fc.constantFrom(...stories);
/** How receivers answer in a run, one after the other. */
const moods = fc.array(fc.constantFrom(200, 200, 204, 500, 503, 429, 302, 400, 422, 0), { maxLength: 6 });
const step = fc.oneof(
  fc.record({ do: fc.constant("rewrite" as const), story, locale }),
  fc.record({ do: fc.constant("withdraw" as const), story, locale }),
  fc.record({ do: fc.constant("run" as const), moods, times: fc.constantFrom(1, 1, 2, 3) }),
  fc.record({
    do: fc.constant("die" as const),
    moods,
    at: fc.integer({ min: 1, max: 12 }),
    when: fc.constantFrom("before" as const, "after" as const),
  }),
  fc.record({
    do: fc.constant("wait" as const),
    ms: fc.constantFrom(1000, 6000, 61_000, 600_000, 7_200_000),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

test("each hears what it asked for", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 18 }), async (steps) => {
      await empty(env.DB);
      const clock = { now: noon };
      const world = outside(clock, { timeLimit: 5 });
      await establishRegister(db);
      for (const [index, filter] of filters.entries())
        await subscribe(db, { url: receiverAt(`r${index}`), ...filter });
      for (const id of stories)
        await tell(db, {
          id,
          enterprises: [id === "a" ? "signal-house" : "tunnel-works"],
          published: ["en", "zh-Hans"],
        });
      for (const one of steps) await take(one, world, clock);
      answering(world, []);
      for (let i = 0; i < 30; i += 1) {
        clock.now += 7_200_000;
        await run(db, world);
      }
      await expectAllHeard(world);
    }),
    { numRuns: 20 },
  );
}, 240_000);

async function take(one: Step, world: Outside, clock: { now: number }): Promise<void> {
  if (one.do === "wait") clock.now += one.ms;
  else if (one.do === "rewrite") {
    const { story: articleId, locale: tag } = one;
    if ((await findEdition(db, articleId, tag))?.state === "published")
      await rewrite(db, { articleId, locale: tag, title: `At ${clock.now} ${Math.random()}` }, clock.now);
  } else if (one.do === "withdraw") {
    const { story: articleId, locale: tag } = one;
    if ((await findEdition(db, articleId, tag))?.state === "published")
      await withdrawEdition(db, editor, { articleId, locale: tag }, clock.now);
  } else if (one.do === "run") {
    answering(world, one.moods);
    await Promise.all(Array.from({ length: one.times }, () => run(db, world)));
  } else {
    answering(world, one.moods);
    await run(openDatabase(crashing(env.DB, one)), world).catch((error: unknown) => {
      if (!isCrash(error)) throw error;
    });
  }
}

/** One after the other as these say, and then well; 0 hangs. */
function answering(world: Outside, all: readonly number[]): void {
  const rest = [...all];
  for (const index of filters.keys())
    world.answers.set(receiverAt(`r${index}`), (received) => {
      const status = rest.shift() ?? 200;
      if (status === 0) return new Promise(() => {});
      if (status < 300) heardBy(world).push(received.url + received.headers.get("webhook-id"));
      return new Response(null, { status });
    });
}

const heard = new WeakMap<Outside, string[]>();
function heardBy(world: Outside): string[] {
  const known = heard.get(world) ?? [];
  heard.set(world, known);
  return known;
}

async function expectAllHeard(world: Outside): Promise<void> {
  const lines = await db.select().from(changes).orderBy(asc(changes.seq));
  for (const [index, filter] of filters.entries()) {
    const url = receiverAt(`r${index}`);
    const wanted = lines.filter((line) => {
      const { types, locales, enterprises } = filter as Partial<Record<string, string[]>>;
      const isStory = line.kind.startsWith("article.");
      // The register was there before anybody asked.
      if (!isStory) return false;
      return (
        (types === undefined || types.includes(line.kind)) &&
        (locales === undefined || locales.includes(line.locale ?? "")) &&
        (enterprises === undefined || line.subjectId === "a")
      );
    });
    const sent = world.received.filter((one) => one.url === url);
    const seqOf = (body: string) => (JSON.parse(body) as { data: { seq: number } }).data.seq;
    const first = [...new Set(sent.map(({ body }) => seqOf(body)))];
    expect(first, `in order: ${index}`).toEqual(wanted.map(({ seq }) => seq));
    const ids = new Map(sent.map(({ body, headers }) => [seqOf(body), headers.get("webhook-id") ?? ""]));
    for (const { body, headers } of sent) expect(headers.get("webhook-id")).toBe(ids.get(seqOf(body)));
    expect(new Set(ids.values()).size).toBe(ids.size);
    for (const id of ids.values()) expect(heardBy(world), `taken: ${index}`).toContain(url + id);
  }
}
