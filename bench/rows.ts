/** What every public address asks of the database when no cache helps, and how that grows with the archive. */
import { bundle } from "./build.ts";
import { serve } from "./miniflare.ts";
import { newsroomOf } from "./newsroom.ts";
import type { Line, Section } from "./report.ts";
import { findSubjects, publicRoutes, rowsALine } from "./routes.ts";
import type { PublicRoute, Subjects } from "./routes.ts";

/** Of one request. */
interface Cost {
  readonly calls: number;
  readonly rows: number;
  /** Rows that came back. */
  readonly results: number;
}

/** @param sizes of the archive, in articles: a small one and a large one */
export async function measureRows(
  sizes: readonly [number, number],
  say: (line: string) => void,
): Promise<Section> {
  const script = await bundle("bench/entries/uncached.ts", "uncached");
  const [small, large] = sizes;
  const few = await measureAt(small, script, say);
  const many = await measureAt(large, script, say, few.subjects);
  return {
    title: "Database work of every public address, uncached",
    explanation: [
      `D1 calls, and rows that SQLite scanned, with ${small} and with ${large} articles: the most in either`,
      "language and on the first two pages of a list. Growth is what the larger archive adds to a read that",
      "shows as many lines.",
    ].join("\n"),
    lines: few.routes.map((route) => lineOf(route, sizes, few.costs(route), many.costs(route))),
  };
}

function lineOf(
  { name, rows, growth = 0 }: PublicRoute,
  [small, large]: readonly [number, number],
  before: readonly Cost[],
  after: readonly Cost[],
): Line {
  const largest = `rows, ${large}`;
  return {
    name,
    figures: {
      calls: Math.max(...[...before, ...after].map(({ calls }) => calls)),
      [`rows, ${small}`]: Math.max(...before.map((cost) => cost.rows)),
      [largest]: Math.max(...after.map((cost) => cost.rows)),
      growth: Math.max(...before.flatMap((cost, index) => growthOf(cost, after[index]))),
    },
    limits: [
      { column: "calls", atMost: 1 },
      { column: largest, atMost: rows },
      { column: "growth", atMost: growth },
    ],
  };
}

/** A list that the small archive did not fill shows more lines in the large one, and those may cost. */
function growthOf(before: Cost, after: Cost | undefined): number[] {
  if (after === undefined) return [];
  const more = Math.max(0, after.results - before.results);
  return [after.rows - before.rows - rowsALine * more];
}

interface Measured {
  readonly subjects: Subjects;
  readonly routes: readonly PublicRoute[];
  /** In the order of the route's paths: all first pages, then all second ones. */
  readonly costs: (route: PublicRoute) => readonly Cost[];
}

/** @param given the subjects of another size, so that both are asked the same */
async function measureAt(
  articles: number,
  script: string,
  say: (line: string) => void,
  given?: Subjects,
): Promise<Measured> {
  const host = await serve([{ name: "uncached", script }], await newsroomOf(articles, say));
  try {
    const subjects = given ?? (await findSubjects(await host.database("uncached")));
    const routes = publicRoutes(subjects);
    const url = await host.url("uncached");
    const costs = new Map<string, readonly Cost[]>();
    for (const { name, paths } of routes) costs.set(name, await costsOf(url, paths));
    return { subjects, routes, costs: ({ name }) => costs.get(name) ?? [] };
  } finally {
    await host.stop();
  }
}

async function costsOf(url: string, paths: readonly string[]): Promise<Cost[]> {
  const first = await inTurn(paths, (path) => read(url + path));
  const second = await inTurn(
    first.flatMap(({ next }) => next ?? []),
    (path) => read(url + path),
  );
  return [...first, ...second].map(({ cost }) => cost);
}

async function inTurn<A, B>(list: readonly A[], work: (each: A) => Promise<B>): Promise<B[]> {
  const done: B[] = [];
  for (const each of list) done.push(await work(each));
  return done;
}

async function read(url: string): Promise<{ cost: Cost; next: string | undefined }> {
  const response = await fetch(url, { redirect: "manual" });
  const body = await response.text();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  const said = (name: string) => Number(response.headers.get(`Bench-${name}`) ?? Number.NaN);
  const cost = { calls: said("Calls"), rows: said("Rows"), results: said("Results") };
  return { cost, next: nextPage(response.headers.get("Link"), body) };
}

/** Lists name it in a header (answers) or in a link (pages). */
function nextPage(header: string | null, body: string): string | undefined {
  const linked = /<([^>]+)>; rel="next"/.exec(header ?? "") ?? /<a href="([^"]+)" rel="next"/.exec(body);
  if (linked?.[1] === undefined) return undefined;
  const { pathname, search } = new URL(linked[1].replaceAll("&amp;", "&"), "https://newsroom.example");
  return pathname + search;
}
