/** Load on an address of this machine, bounded in time and in number of requests. */
import autocannon from "autocannon";

export interface Target {
  readonly url: string;
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Pace {
  /** Rounds of each side; they take turns. */
  readonly rounds: number;
  /** Of one round; autocannon knows whole seconds only. */
  readonly seconds: number;
}

export interface Speed {
  /** Requests a second. */
  readonly rate: number;
  /** Milliseconds, the median, with `connections` requests in flight. */
  readonly latency: number;
}

export const connections = 16;
const mostRequests = 200_000;

export interface Comparison {
  readonly ours: Speed;
  readonly bare: Speed;
  /** Ours to bare: the median of the rounds' own ratios, so that a busy moment spoils one round and not the figure. */
  readonly ratio: number;
}

export async function compare(ours: Target, bare: Target, pace: Pace): Promise<Comparison> {
  const pairs: { ours: Speed; bare: Speed }[] = [];
  await round(ours, 1);
  await round(bare, 1);
  for (let turn = 0; turn < pace.rounds; turn += 1) {
    // Who goes first changes, so that neither side gains by a drift.
    const first = await round(turn % 2 === 0 ? ours : bare, pace.seconds);
    const second = await round(turn % 2 === 0 ? bare : ours, pace.seconds);
    pairs.push(turn % 2 === 0 ? { ours: first, bare: second } : { ours: second, bare: first });
  }
  return {
    ours: typical(pairs.map((pair) => pair.ours)),
    bare: typical(pairs.map((pair) => pair.bare)),
    ratio: median(pairs.map((pair) => pair.ours.rate / pair.bare.rate)),
  };
}

function typical(speeds: readonly Speed[]): Speed {
  return {
    rate: median(speeds.map(({ rate }) => rate)),
    latency: median(speeds.map(({ latency }) => latency)),
  };
}

/** autocannon keeps latencies in whole milliseconds, so they are taken from each response. */
function round({ url, status, headers = {} }: Target, seconds: number): Promise<Speed> {
  if (new URL(url).hostname !== "127.0.0.1") throw new Error(`not on this machine: ${url}`);
  const latencies: number[] = [];
  const wrong = new Set<number>();
  const times = { first: 0, last: 0 };
  return new Promise((resolve, reject) => {
    const load = autocannon(
      { url, headers, connections, duration: seconds, maxOverallRequests: mostRequests, timeout: 10 },
      (error, result) => {
        if (error) reject(error);
        else if (result.errors > 0) reject(new Error(`${result.errors} requests to ${url} failed`));
        else if (wrong.size > 0) reject(new Error(`${url} answered ${[...wrong].join(", ")}, not ${status}`));
        else
          resolve({
            rate: (latencies.length * 1000) / (times.last - times.first),
            latency: median(latencies),
          });
      },
    );
    load.on("response", (_client, code, _bytes, time) => {
      if (code !== status) wrong.add(code);
      times.last = performance.now();
      if (latencies.length === 0) times.first = times.last;
      latencies.push(time);
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.slice(Math.floor((sorted.length - 1) / 2), Math.floor(sorted.length / 2) + 1);
  return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}
