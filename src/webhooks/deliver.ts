/** Sends what waits: to one receiver in order, to several beside each other. */
import type { Database } from "../database.ts";
import { newId } from "../identity.ts";
import { attempt } from "./attempt.ts";
import { claimDue, release, whoIsDue } from "./claim.ts";
import type { Claimed } from "./claim.ts";
import { settle } from "./settle.ts";
import type { Surroundings } from "./surroundings.ts";

/** What one run may do: its time, in milliseconds, and what it may send. */
export interface Bounds {
  readonly time: number;
  readonly messages: number;
}

/** Behind an answer: the platform lets it live for half a minute. */
export const soon: Bounds = { time: 15_000, messages: 20 };
export const byTheClock: Bounds = { time: 40_000, messages: 200 };

/** The platform opens six connections at once for one request, and one of them is for the others. */
const atOnce = 4;

/** Returns how many attempts there were. Those whose receivers answer come before those that did not lately. */
export async function deliver(db: Database, surroundings: Surroundings, bounds: Bounds): Promise<number> {
  const due = await whoIsDue(db, surroundings.now());
  const run = { ends: surroundings.now() + bounds.time, left: bounds.messages, sent: 0 };
  const take = async (): Promise<void> => {
    for (let id = due.shift(); id !== undefined && !isOver(run, surroundings); id = due.shift())
      await deliverTo(db, id, surroundings, run).catch((error: unknown) => {
        console.error("not sent", id, error);
      });
  };
  await Promise.all(Array.from({ length: atOnce }, take));
  return run.sent;
}

interface Run {
  readonly ends: number;
  left: number;
  sent: number;
}

const isOver = ({ ends, left }: Run, { now }: Surroundings): boolean => left <= 0 || now() >= ends;

/** Until nothing waits any more, the run is over, or the receiver is to be let alone. */
async function deliverTo(
  db: Database,
  webhookId: string,
  surroundings: Surroundings,
  run: Run,
): Promise<void> {
  for (;;) {
    const claim = newId();
    const found = await claimDue(db, webhookId, claim, surroundings.now());
    if (found === undefined) return;
    const isAlone = await sendEach(db, found, surroundings, run);
    const isMore = await release(db, webhookId, claim, surroundings.now());
    if (isAlone || !isMore || isOver(run, surroundings)) return;
  }
}

/** In their order. True where the receiver is to be let alone for a while. */
async function sendEach(
  db: Database,
  { webhook, secrets, messages }: Claimed,
  surroundings: Surroundings,
  run: Run,
): Promise<boolean> {
  for (const message of messages) {
    if (isOver(run, surroundings)) return false;
    run.left -= 1;
    run.sent += 1;
    const at = surroundings.now();
    const outcome = await attempt(webhook, message, secrets, surroundings);
    const told = { webhook, message, outcome, at, now: surroundings.now() };
    if (await settle(db, told, surroundings.random)) return true;
  }
  return false;
}
