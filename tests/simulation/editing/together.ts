/** Acts that happen at the same moment, step by step in any order, each over a connection that may break. */
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { openDatabase } from "../../../src/database.ts";
import { DomainError } from "../../../src/errors.ts";
import { Crashed } from "../../support/crashing.ts";
import type { Crash } from "../../support/crashing.ts";
import { takingTurns } from "../../support/turns.ts";
import type { Turns } from "../../support/turns.ts";
import type { Act, Outlook } from "./acts.ts";
import { lockOf } from "./model.ts";
import type { Model } from "./model.ts";

export interface Attempt {
  readonly act: Act;
  readonly crash: Crash | undefined;
}

/** @param order whose turn it is, whenever several wait to send something */
export async function doTogether(
  model: Model,
  attempts: readonly Attempt[],
  order: readonly number[],
): Promise<void> {
  const turns = takingTurns();
  const works = attempts.map((one) => workOf(model, one, turns));
  await turns.run(works, order);
}

/** What came of a verb: done, refused, or the connection broke with or without its batch written. */
type Outcome = "done" | "broken" | { readonly refused: string };

/** When a verb had read, and what was to come of it then. */
interface Reading {
  readonly outlook: Outlook;
  readonly own: number;
  readonly article: number;
}

function workOf(model: Model, { act, crash }: Attempt, turns: Turns): () => Promise<void> {
  const { verb, outlook } = act.begin(model);
  let reading: Reading | undefined;
  let written: "as it read" | "over somebody" | undefined;
  const sent = (isWrite: boolean) => {
    if (!isWrite) {
      const now = outlook();
      // It may look again after it was refused, to tell somebody.
      const article = reading?.article ?? lockOf(model);
      reading = { outlook: now, own: now.lock(), article };
    } else {
      written = reading?.outlook.lock() === reading?.own ? "as it read" : "over somebody";
      reading?.outlook.write?.();
    }
  };
  const connection = openDatabase(turns.connection(env.DB, sent, crash));
  return async () => {
    const outcome = await outcomeOf(verb(connection));
    expectPlausible({ act: act.said, outcome, written, reading }, lockOf(model));
  };
}

interface Story {
  readonly act: string;
  readonly outcome: Outcome;
  readonly written: "as it read" | "over somebody" | undefined;
  readonly reading: Reading | undefined;
}

/** @param lock the article's, now */
function expectPlausible({ act, outcome, written, reading }: Story, lock: number): void {
  const { refusal, write } = reading?.outlook ?? {};
  if (written !== undefined) expect({ act, written, refusal }).toEqual({ act, written: "as it read" });
  if (outcome === "done")
    expect({ act, isWritten: written !== undefined }).toEqual({ act, isWritten: !!write });
  if (outcome === "done" || outcome === "broken") return;
  const isOvertaken = reading !== undefined && reading.article !== lock;
  const expected = refusal ?? (isOvertaken ? "edit_conflict" : "not to be refused");
  expect({ act, ...outcome }).toEqual({ act, refused: expected });
}

async function outcomeOf(work: Promise<unknown>): Promise<Outcome> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof Crashed) return "broken";
    if (error instanceof DomainError) return { refused: error.code };
    throw error;
  }
}
