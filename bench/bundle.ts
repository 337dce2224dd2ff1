/** What is deployed: its size, and how long it keeps an isolate before the first request. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle, outputs, wrangler } from "./build.ts";
import { median } from "./load.ts";
import type { Section } from "./report.ts";

const limits = { gzip: 200_000, startUp: 400 };

/** @param times how often a start is profiled */
export async function measureBundle(times: number): Promise<Section> {
  const script = Buffer.from(await bundle("src/index.ts", "minified", ["--minify"]));
  return {
    title: "The bundle",
    explanation: [
      "Minified, as `wrangler deploy --minify` would send it, compressed with zlib level 9. Start-up: the time in",
      "which `wrangler check startup` saw the isolate busy on this machine, without idle time (the platform allows 1 s).",
    ].join("\n"),
    lines: [
      {
        name: "src/index.ts, bytes",
        figures: { raw: script.byteLength, "gzip 9": gzipSync(script, { level: 9 }).byteLength },
        limits: [{ column: "gzip 9", atMost: limits.gzip }],
      },
      {
        name: "start-up, milliseconds",
        figures: { median: await startUp(times) },
        limits: [{ column: "median", atMost: limits.startUp }],
      },
    ],
  };
}

async function startUp(times: number): Promise<number> {
  const form = join(outputs, "minified.bundle");
  await wrangler(["deploy", "src/index.ts", "--dry-run", "--minify", "--outfile", form]);
  const busy: number[] = [];
  for (let turn = 0; turn < times; turn += 1) busy.push(await profileStart(form));
  return median(busy);
}

interface Profile {
  nodes: { id: number; callFrame: { functionName: string } }[];
  samples: number[];
  /** Microseconds before each sample. */
  timeDeltas: number[];
}

/** Milliseconds of a V8 CPU profile that are not idle. */
async function profileStart(form: string): Promise<number> {
  const path = join(outputs, "startup.cpuprofile");
  await wrangler(["check", "startup", "--worker", form, "--outfile", path]);
  const profile = parseProfile(await readFile(path, "utf8"));
  const idle = profile.nodes.find(({ callFrame }) => callFrame.functionName === "(idle)")?.id;
  const busy = profile.timeDeltas.filter((_, index) => profile.samples[index] !== idle);
  return busy.reduce((sum, delta) => sum + delta, 0) / 1000;
}

/** The format is V8's; a profile without these fields fails where they are used. */
const parseProfile = (text: string): Profile => JSON.parse(text) as Profile;
