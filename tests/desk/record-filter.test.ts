/** The record under its filters: what is found, in which order, and for how many rows. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { recordRead } from "../../src/access/read-record.ts";
import type { RecordQuery } from "../../src/access/read-record.ts";
import { record } from "../../src/access/tables.ts";
import type { Door } from "../../src/access/tables.ts";
import { insertRows } from "../../src/changes/insert-rows.ts";
import { commit } from "../../src/changes/commit.ts";
import { readNow } from "../../src/changes/read.ts";
import { openDatabase } from "../../src/database.ts";
import { bearer } from "../support/access.ts";
import { memberWithToken } from "../support/members.ts";
import { counting } from "../support/databases.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const hour = 3600_000;

interface Line {
  subject?: string;
  actor?: string;
  action?: string;
  door?: Door;
  at?: number;
}

/** Adds lines past every verb, as years of work would have. */
async function write(lines: readonly Line[]): Promise<void> {
  const rows = lines.map(
    ({
      subject = "article/tunnel",
      actor = "lin",
      action = "article.drafted",
      door = "page",
      at = noon,
    }) => ({
      ...{ at, actorId: actor, actorName: actor, action, subject, door },
      ...{ detail: {}, address: null, requestId: null, id: undefined as unknown as number },
    }),
  );
  for (let from = 0; from < rows.length; from += 500)
    await commit(db, insertRows(db, record, rows.slice(from, from + 500)));
}

const many = (count: number, line: (index: number) => Line) =>
  write(Array.from({ length: count }, (_, index) => line(index)));

/** All pages of it, and what the dearest cost. */
async function walk(query: RecordQuery) {
  const found: string[] = [];
  let [after, pages, dearest] = [query.after, 0, 0];
  do {
    const count = { calls: 0, rows: 0 };
    const page = await readNow(openDatabase(counting(env.DB, count)), recordRead({ ...query, after }));
    found.push(...page.lines.map(({ subject, at }) => `${subject} ${at - noon}`));
    [after, pages, dearest] = [page.next, pages + 1, Math.max(dearest, count.rows)];
    expect(count.calls).toBe(1);
  } while (after !== undefined);
  return { found, pages, dearest };
}

describe("finds", () => {
  test("a subject with what lies below it, and nothing that only begins alike", async () => {
    await write([
      { subject: "article/tunnel", at: noon },
      { subject: "article/tunnel/en", at: noon + 1 },
      { subject: "article/tunnel-two", at: noon + 2 },
      { subject: "article/tunnel/zh-Hans", at: noon + 3 },
      { subject: "article/tunnel0", at: noon + 4 },
      { subject: "article/tunnel/en", at: noon + 5 },
    ]);
    const { found } = await walk({ subject: "article/tunnel", limit: 2 });
    expect(found).toEqual([
      "article/tunnel/en 5",
      "article/tunnel/zh-Hans 3",
      "article/tunnel/en 1",
      "article/tunnel 0",
    ]);
    expect((await walk({ subject: "article/tunnel/en", limit: 9 })).found).toHaveLength(2);
    expect((await walk({ subject: "article", limit: 9 })).found).toEqual([]);
  });

  test.each([
    ["an actor", { actor: "mei" }, [2, 1]],
    ["an action", { action: "article.published" }, [3, 1]],
    ["a door", { door: "clock" }, [3]],
    ["an actor and an action", { actor: "mei", action: "article.published" }, [1]],
    ["from an instant on", { from: noon + 2 }, [3, 2]],
    ["before an instant", { to: noon + 2 }, [1, 0]],
    ["a span of time and a door", { from: noon + 1, to: noon + 3, door: "page" }, [2, 1]],
    ["a subject in a span of time", { subject: "article/tunnel", from: noon + 1, to: noon + 3 }, [2, 1]],
    ["nothing that is not there", { actor: "nobody" }, []],
  ] as const)("%s", async (_, filter, expected) => {
    await write([
      { at: noon },
      { actor: "mei", action: "article.published", at: noon + 1 },
      { actor: "mei", at: noon + 2 },
      { actor: "clock", action: "article.published", door: "clock", at: noon + 3 },
    ]);
    for (const limit of [1, 50])
      expect((await walk({ ...filter, limit })).found).toEqual(expected.map((at) => `article/tunnel ${at}`));
  });

  test("each line once, also where many were written at one moment", async () => {
    await many(25, (index) => ({ subject: `article/a${index}`, at: noon + Math.floor(index / 10) }));
    const { found } = await walk({ from: noon, limit: 4 });
    expect([found.length, new Set(found).size]).toEqual([25, 25]);
  });

  test("what was entered under an earlier day, on that day", async () => {
    await write([{ at: noon }, { at: noon - 48 * hour }, { at: noon + 1 }]);
    expect((await walk({ to: noon - hour, limit: 5 })).found).toEqual([`article/tunnel ${-48 * hour}`]);
  });
});

describe("a page costs a bounded number of rows, however long the record is", () => {
  beforeEach(() =>
    many(6000, (index) => ({
      subject: `article/a${index % 300}${index % 3 === 0 ? "" : "/en"}`,
      actor: index % 1000 === 0 ? "mei" : "lin",
      action: index % 2 === 0 ? "article.drafted" : "article.published",
      door: index === 10 ? "clock" : "page",
      at: noon + index,
    })),
  );

  test.each([
    ["nothing is asked for", {}, 45],
    ["a subject", { subject: "article/a7" }, 120],
    ["an actor", { actor: "mei" }, 45],
    ["an action", { action: "article.published" }, 45],
    ["a span of time", { from: noon + 100, to: noon + 3000 }, 45],
    ["a rare door", { door: "clock" }, 1300],
    ["an actor and an action", { actor: "lin", action: "article.published" }, 1300],
    ["a span of time and an actor", { actor: "lin", from: noon, to: noon + 500 }, 1300],
  ] as const)("where %s", async (_, filter, most) => {
    const { dearest } = await walk({ ...filter, limit: 20 });
    expect(dearest).toBeLessThanOrEqual(most);
  });

  test("and what is rare is found all the same, some empty pages on", async () => {
    const { found, pages } = await walk({ door: "clock", limit: 20 });
    expect(found).toEqual(["article/a10/en 10"]);
    expect(pages).toBe(21);
  });
});

describe("over HTTP", () => {
  const read = async (query: string, headers: Record<string, string>) => {
    const response = await visitor().get(`/api/v1/desk/record${query}`, headers);
    return { status: response.status, body: await response.json<Record<string, unknown>>() };
  };

  test("days are those of the zone of whoever asks, which is said", async () => {
    const midnightInShanghai = Date.parse("2026-03-01T16:00:00Z");
    const midnightInLondon = Date.parse("2026-03-02T00:00:00Z");
    await write([
      { subject: "before", at: midnightInShanghai - 1 },
      { subject: "between", at: midnightInLondon - 1 },
      { subject: "after", at: midnightInLondon },
    ]);
    const zones = ["Asia/Shanghai", "Europe/London"].map(async (timeZone, index) => {
      const { headers } = await memberWithToken("editor", { timeZone, email: `${index}@example.org` });
      return [timeZone, headers] as const;
    });
    const headersIn = new Map(await Promise.all(zones));
    const subjects = async (timeZone: string, query: string) => {
      const { body } = await read(`?action=article.drafted&${query}`, headersIn.get(timeZone) ?? {});
      expect(body["timeZone"]).toBe(timeZone);
      return (body["items"] as { subject: string }[]).map(({ subject }) => subject);
    };
    expect(await subjects("Asia/Shanghai", "from=2026-03-02")).toEqual(["after", "between"]);
    expect(await subjects("Europe/London", "from=2026-03-02")).toEqual(["after"]);
    expect(await subjects("Europe/London", "to=2026-03-01")).toEqual(["between", "before"]);
  });

  test.each([
    ["?from=2026-02-30", "from"],
    ["?to=tomorrow", "to"],
    ["?door=window", "door"],
  ])("%s is refused, and said which", async (query, name) => {
    const { status, body } = await read(query, await bearer());
    expect([status, body]).toMatchObject([400, { code: "invalid_parameter", name }]);
  });

  test("a cursor goes on with the filter that it was given for", async () => {
    const headers = await bearer({ role: "editor" });
    await many(5, (index) => ({ actor: index % 2 ? "mei" : "lin", at: noon + index }));
    const first = await read("?actor=lin&limit=2", headers);
    const second = await read(`?actor=lin&limit=2&cursor=${String(first.body["nextCursor"])}`, headers);
    const times = [first, second].flatMap(({ body }) =>
      (body["items"] as { at: string }[]).map(({ at }) => at),
    );
    expect(times.map((at) => Date.parse(at) - noon)).toEqual([4, 2, 0]);
    expect(second.body["nextCursor"]).toBeNull();
  });
});
