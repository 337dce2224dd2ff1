/** How fast remembered and uncached answers are, beside a Worker that only returns the same bytes. */
import { bundle } from "./build.ts";
import { published } from "./catalogue.ts";
import { compare, connections } from "./load.ts";
import type { Comparison, Pace, Target } from "./load.ts";
import { serve } from "./miniflare.ts";
import type { Guest, Host } from "./miniflare.ts";
import { newsroomOf } from "./newsroom.ts";
import type { Line, Section } from "./report.ts";
import { opening } from "./routes.ts";

const page = `/en/articles/${opening.slug}`;
const answer = `/api/v1/articles/${opening.id}?lang=en`;
const remembered = 0.8;

/** A request, the Worker that answers it, and the least that its speed may be of the bare Worker's. */
interface Contest {
  readonly name: string;
  readonly worker: "ours" | "uncached";
  readonly path: string;
  readonly revalidates?: boolean;
  readonly atLeast?: number;
}

const contests: readonly Contest[] = [
  { name: "article page, remembered", worker: "ours", path: page, atLeast: remembered },
  { name: "API answer, remembered", worker: "ours", path: answer, atLeast: remembered },
  { name: "article page, 304", worker: "ours", path: page, revalidates: true, atLeast: remembered },
  {
    name: "bundle of 1,000 keys, remembered",
    worker: "ours",
    path: published.canonical,
    atLeast: remembered,
  },
  { name: "the same as a client spells it", worker: "ours", path: published.alias },
  { name: "article page, uncached", worker: "uncached", path: page },
  { name: "API answer, uncached", worker: "uncached", path: answer },
  { name: "bundle of 1,000 keys, uncached", worker: "uncached", path: published.canonical },
];

export async function measureThroughput(
  articles: number,
  pace: Pace,
  say: (line: string) => void,
): Promise<Section> {
  const folder = await newsroomOf(articles, say);
  const ours: Guest[] = [
    { name: "ours", script: await bundle("src/index.ts", "ours") },
    { name: "uncached", script: await bundle("bench/entries/uncached.ts", "uncached") },
  ];
  const bare = await bundle("bench/entries/bare.ts", "bare");
  const yardsticks = await yardsticksFor(ours, bare, folder);
  const host = await serve([...ours, ...yardsticks], folder);
  const lines: Line[] = [];
  try {
    for (const contest of contests) {
      say(`${contest.name} …`);
      lines.push(lineOf(contest, await hold(host, contest, pace)));
    }
  } finally {
    await host.stop();
  }
  return {
    title: "Requests a second, beside a bare Worker that returns the same bytes",
    explanation: [
      `${connections} connections, ${pace.rounds} rounds of ${pace.seconds} s each, taking turns in one runtime process; medians. The ratio is the`,
      "median of the rounds' own. Ours sends all its headers, and looks at the change log every 2 s; the bare",
      "Worker sends Content-Type. Latency in milliseconds, at saturation.",
    ].join("\n"),
    lines,
  };
}

async function hold(host: Host, contest: Contest, pace: Pace): Promise<Comparison> {
  const ours = (await host.url(contest.worker)) + contest.path;
  const bare = (await host.url(bareName(contest))) + contest.path;
  const first = await fetch(ours);
  await first.arrayBuffer();
  const target: Omit<Target, "url"> = contest.revalidates
    ? { status: 304, headers: { "If-None-Match": first.headers.get("ETag") ?? "" } }
    : { status: 200 };
  return compare({ ...target, url: ours }, { ...target, url: bare }, pace);
}

function lineOf({ name, atLeast }: Contest, { ours, bare, ratio }: Comparison): Line {
  return {
    name,
    figures: {
      "requests/s": ours.rate,
      "bare requests/s": bare.rate,
      ratio,
      latency: ours.latency,
      "bare latency": bare.latency,
    },
    ...(atLeast === undefined ? {} : { limits: [{ column: "ratio", atLeast }] }),
  };
}

const bareName = ({ path, revalidates }: Contest): string =>
  `bare-${kindOf(path)}${revalidates ? "-304" : ""}`;

function kindOf(path: string): string {
  if (path === page) return "page";
  return path === answer ? "answer" : "bundle";
}

/** Bare Workers that hold what ours answered. */
async function yardsticksFor(ours: readonly Guest[], script: string, folder: string): Promise<Guest[]> {
  const host = await serve(ours, folder);
  try {
    const yardsticks = new Map<string, Guest>();
    for (const contest of contests) {
      const response = await fetch((await host.url(contest.worker)) + contest.path);
      const text = {
        BODY: await response.text(),
        STATUS: contest.revalidates ? "304" : String(response.status),
        TYPE: response.headers.get("Content-Type") ?? "",
      };
      yardsticks.set(bareName(contest), { name: bareName(contest), script, text });
    }
    return [...yardsticks.values()];
  } finally {
    await host.stop();
  }
}
