/** What a page of the desk, a save and a publication ask of the database, in a small archive and in a large one. */
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { clock } from "../src/access/actor.ts";
import { addMember } from "../src/access/members.ts";
import { issueToken } from "../src/access/tokens.ts";
import { openDatabase } from "../src/database.ts";
import { bundle } from "./build.ts";
import { deskPages, draft, publication } from "./desk-routes.ts";
import { serve } from "./miniflare.ts";
import { newsroomOf } from "./newsroom.ts";
import type { Line, Section } from "./report.ts";
import { findSubjects } from "./routes.ts";
import type { Subjects } from "./routes.ts";

/** Of one request. */
interface Cost {
  readonly calls: number;
  readonly rows: number;
  /** Rows that came back. */
  readonly results: number;
  /** Batches that wrote. */
  readonly writes: number;
}

type Costs = ReadonlyMap<string, Cost>;

/** Who it is, what there is; for a write the batch, and what it answers with. */
const calls = { page: 2, save: 4, publish: 4 } as const;
/** Where a line of a list stands, and what is shown of it in each language. */
const rowsALine = 8;

/** @param sizes of the archive, in articles */
export async function measureDesk(
  sizes: readonly [number, number],
  say: (line: string) => void,
): Promise<Section> {
  const script = await bundle("bench/entries/uncached.ts", "uncached");
  const [small, large] = sizes;
  const few = await measureAt(small, script, say);
  const many = await measureAt(large, script, say, few.subjects);
  return {
    title: "Database work of the desk",
    explanation: [
      `D1 calls, rows that SQLite scanned with ${small} and with ${large} articles, and batches that wrote. Growth is`,
      "what the larger archive adds to a page that shows as many lines. Beside these calls an isolate looks every two",
      "seconds how far the log is, and tells the edge behind the answer of a write.",
    ].join("\n"),
    lines: [...few.costs.keys()].map((name) =>
      lineOf({ name, growth: deskPages(few.subjects)[name] ?? 0 }, sizes, few.costs, many.costs),
    ),
  };
}

interface Bounded {
  readonly name: string;
  readonly growth: number;
}

function lineOf(
  { name, growth }: Bounded,
  [small, large]: readonly [number, number],
  few: Costs,
  many: Costs,
): Line {
  const [before, after] = [few.get(name), many.get(name)];
  if (before === undefined || after === undefined) throw new Error(`not measured: ${name}`);
  const more = Math.max(0, after.results - before.results);
  const isWrite = !name.startsWith("/");
  return {
    name,
    figures: {
      calls: Math.max(before.calls, after.calls),
      writes: Math.max(before.writes, after.writes),
      [`rows, ${small}`]: before.rows,
      [`rows, ${large}`]: after.rows,
      growth: after.rows - before.rows - rowsALine * more,
    },
    limits: [
      {
        column: "calls",
        atMost: isWrite ? (name.startsWith("save") ? calls.save : calls.publish) : calls.page,
      },
      { column: "writes", atMost: isWrite ? 1 : 0 },
      { column: "growth", atMost: growth },
    ],
  };
}

async function measureAt(
  articles: number,
  script: string,
  say: (line: string) => void,
  given?: Subjects,
): Promise<{ subjects: Subjects; costs: Costs }> {
  // What is written here is not to be in the newsroom that is kept for other runs.
  const folder = await mkdtemp(join(tmpdir(), "bench-desk-"));
  await cp(await newsroomOf(articles, say), folder, { recursive: true });
  const host = await serve([{ name: "uncached", script }], folder);
  try {
    const d1 = await host.database("uncached");
    const subjects = given ?? (await findSubjects(d1));
    const desk = deskAt(await host.url("uncached"), await tokenIn(d1));
    const costs = new Map<string, Cost>();
    for (const path of Object.keys(deskPages(subjects))) costs.set(path, await desk.look(path));
    for (const [name, cost] of await writesAt(desk)) costs.set(name, cost);
    return { subjects, costs };
  } finally {
    await host.stop();
    await rm(folder, { recursive: true });
  }
}

async function tokenIn(d1: D1Database): Promise<string> {
  const [db, now] = [openDatabase(d1), Date.now()];
  const person = { name: "Bench", email: "bench@example.org", roles: ["admin"] };
  const { id: memberId } = await addMember(db, clock, person, now);
  return (await issueToken(db, clock, { name: "bench", role: "admin", memberId }, now)).token;
}

interface Desk {
  readonly look: (path: string) => Promise<Cost>;
  readonly write: (path: string, body: object) => Promise<Cost>;
}

function deskAt(url: string, token: string): Desk {
  const headers = { Authorization: `Bearer ${token}`, "If-Match": "*" };
  const send = async (method: string, path: string, body?: object): Promise<Cost> => {
    const sent = body && JSON.stringify(body);
    const response = await fetch(url + path, {
      method,
      headers,
      redirect: "manual",
      ...(sent && { body: sent }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
    const said = (name: string) => Number(response.headers.get(`Bench-${name}`) ?? Number.NaN);
    return { calls: said("Calls"), rows: said("Rows"), results: said("Results"), writes: said("Writes") };
  };
  const look = async (path: string) => {
    const looks = [await send("GET", path), await send("GET", path), await send("GET", path)];
    return looks.reduce((one, other) => (other.calls < one.calls ? other : one));
  };
  return { look, write: (path, body) => send("PUT", path, body) };
}

async function writesAt({ write }: Desk): Promise<[name: string, cost: Cost][]> {
  const text = (title: string) => ({ title, body: "One.\n\nTwo.\n\nThree." });
  return [
    ["save a draft", await write(draft("en"), text("The centre, again"))],
    ["publish one language", await write(publication, { locales: ["en"], accept: true })],
    ["save a translation", await write(draft("zh-Hans"), text("再谈技术中心"))],
    ["publish both at once", await write(publication, { locales: ["en", "zh-Hans"], accept: true })],
  ];
}
