/** Keeps the index true to what is public: follows the change log, and builds it anew where that is wanted. */
import { readNow } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { documentsOf, recipe } from "./document.ts";
import {
  calledRead,
  listedRead,
  logRead,
  materialRead,
  publicIdsRead,
  registeredIdsRead,
} from "./material.ts";
import type { Log } from "./material.ts";
import { slotSize } from "./place.ts";
import { isLostRace, moveOn, otherSlot, readState } from "./state.ts";
import type { IndexState } from "./state.ts";
import { linesAStep, nextTask, slotsOf, thingsAStep } from "./task.ts";
import type { Following, Task } from "./task.ts";
import { insertingInto, removing, writeDocuments } from "./write-documents.ts";
import { writeWords } from "./write-words.ts";

export interface Followed {
  readonly steps: number;
  /** Nothing was left to do, or somebody else is at it. */
  readonly done: boolean;
}

interface Databases {
  readonly main: Database;
  readonly index: D1Database;
}

/** Of a run behind a publication: enough for it, and for what else came in meanwhile. */
export const fewSteps = 4;
/** Of the clock's run: each is some five calls, and the platform counts them. */
export const someSteps = 24;

/**
 * Takes a number of steps, each one batch under the lock of the index's state:
 * what was read, what is written for it and how far that is go together, so
 * that a run may break off anywhere, and two of them never mix.
 */
export async function followLog(databases: Databases, now: number, most: number): Promise<Followed> {
  for (let steps = 0; steps < most; steps += 1) {
    const state = await readState(databases.index);
    const log = await readNow(databases.main, logRead(state.seq, linesAStep));
    const task = nextTask(state, log);
    if (task === undefined) return { steps, done: true };
    try {
      await databases.index.batch(await stepOf(databases, state, log, task, now));
    } catch (error) {
      if (isLostRace(error)) return { steps, done: true };
      throw error;
    }
  }
  return { steps: most, done: false };
}

/** A run that nobody waits for: the clock comes again anyway, so what fails is only told. */
export async function followSoon(databases: Databases, now: number, most: number): Promise<void> {
  try {
    await followLog(databases, now, most);
  } catch (error) {
    console.error("not indexed", error);
  }
}

async function stepOf(
  databases: Databases,
  state: IndexState,
  log: Log,
  task: Task,
  now: number,
): Promise<D1PreparedStatement[]> {
  const { index } = databases;
  switch (task.kind) {
    case "restart":
      return [moveOn(index, state, { phase: "wanted", place: "", ...log.newest })];
    case "begin":
      return [moveOn(index, state, { phase: "clear", place: "", recipe, ...startOf(state, log) })];
    case "follow":
      return follow(databases, state, task);
    case "spread":
      return spread(databases, state, task);
    case "clear":
    case "sweep":
      return empty(index, state, task.kind);
    case "names":
      return takeNames(databases, state);
    case "articles":
      return takeArticles(databases, state, now);
  }
}

/** Where there is no index yet, what is public now is read anyway: the log goes on from here. */
const startOf = ({ builtAt }: IndexState, { newest }: Log) => (builtAt === null ? newest : {});

async function follow(
  { main, index }: Databases,
  state: IndexState,
  task: Extract<Task, { kind: "follow" }>,
): Promise<D1PreparedStatement[]> {
  const slots = slotsOf(task, state);
  const { articles, enterprises, facets, seq, at }: Following = task;
  const material = articles.length === 0 ? [] : await readNow(main, materialRead(articles));
  const called = enterprises.length === 0 ? [] : await readNow(main, calledRead(enterprises));
  const { statements } = await writeDocuments(index, slots, articles, material.flatMap(documentsOf));
  return [
    moveOn(index, state, { seq, at }),
    ...statements,
    ...(await writeWords(index, slots, enterprises, called)),
    ...insertingInto(
      index,
      "search_spreads",
      "facet, place",
      facets.map((facet) => [facet, ""]),
      "INSERT OR IGNORE",
    ),
    ...beganAgain(index, facets, state),
  ];
}

/** One that was under way and has to begin once more may not take an unchanged beginning for the whole. */
function beganAgain(index: D1Database, facets: readonly string[], { spread: open }: IndexState) {
  if (open === undefined || facets.length === 0) return [];
  return [
    index
      .prepare(
        `UPDATE search_spreads SET place = '!' WHERE place <> '' AND facet IN (SELECT value FROM json_each(?))`,
      )
      .bind(JSON.stringify(facets)),
  ];
}

/** The next articles of a list. Where the newest are as they were, so are the others. */
async function spread(
  { main, index }: Databases,
  state: IndexState,
  task: Extract<Task, { kind: "spread" }>,
): Promise<D1PreparedStatement[]> {
  const { facet, place } = task.spread;
  const listed = await readNow(main, listedRead(facet, place === "!" ? "" : place, thingsAStep));
  const ids = listed.map(({ id }) => id);
  const material = ids.length === 0 ? [] : await readNow(main, materialRead(ids));
  const { statements, changed } = await writeDocuments(
    index,
    slotsOf(task, state),
    ids,
    material.flatMap(documentsOf),
  );
  const last = listed.at(-1);
  const isOver = last === undefined || listed.length < thingsAStep || (place === "" && changed === 0);
  const next = isOver
    ? index.prepare("DELETE FROM search_spreads WHERE facet = ?").bind(facet)
    : index.prepare("UPDATE search_spreads SET place = ? WHERE facet = ?").bind(last.place, facet);
  return [moveOn(index, state, {}), ...statements, next];
}

const rowsAClearing = 500;

/** Takes away a part of what is in the slot that nobody reads. */
async function empty(
  index: D1Database,
  state: IndexState,
  phase: "clear" | "sweep",
): Promise<D1PreparedStatement[]> {
  const slot = otherSlot(state);
  const [documents, words, spellings] = await index.batch<{ id: number; word: string; spelling: string }>([
    index
      .prepare("SELECT id FROM search_documents WHERE id >= ? AND id < ? LIMIT ?")
      .bind(slot * slotSize, (slot + 1) * slotSize, rowsAClearing),
    index.prepare("SELECT word FROM search_words WHERE slot = ? LIMIT ?").bind(slot, rowsAClearing),
    index
      .prepare("SELECT spelling FROM search_spellings WHERE slot = ? LIMIT ?")
      .bind(slot, 10 * rowsAClearing),
  ]);
  const clearing = [
    ...removing(
      index,
      (documents?.results ?? []).map(({ id }) => id),
    ),
    ...clearingUpTo(index, slot, "search_words", "word", words?.results.at(-1)?.word),
    ...clearingUpTo(index, slot, "search_spellings", "spelling", spellings?.results.at(-1)?.spelling),
  ];
  const next = { phase: phase === "clear" ? "names" : "idle", place: "" } as const;
  return [moveOn(index, state, clearing.length === 0 ? next : {}), ...clearing];
}

function clearingUpTo(
  index: D1Database,
  slot: number,
  table: "search_words" | "search_spellings",
  column: "word" | "spelling",
  last: string | undefined,
): D1PreparedStatement[] {
  if (last === undefined) return [];
  return [index.prepare(`DELETE FROM ${table} WHERE slot = ? AND ${column} <= ?`).bind(slot, last)];
}

const namesAStep = 100;

async function takeNames({ main, index }: Databases, state: IndexState): Promise<D1PreparedStatement[]> {
  const ids = await readNow(main, registeredIdsRead(state.place, namesAStep));
  const called = ids.length === 0 ? [] : await readNow(main, calledRead(ids));
  const isLast = ids.length < namesAStep;
  return [
    moveOn(index, state, isLast ? { phase: "articles", place: "" } : { place: ids.at(-1) ?? "" }),
    ...(await writeWords(index, [otherSlot(state)], ids, called)),
  ];
}

async function takeArticles(
  { main, index }: Databases,
  state: IndexState,
  now: number,
): Promise<D1PreparedStatement[]> {
  const ids = await readNow(main, publicIdsRead(state.place, thingsAStep));
  const material = ids.length === 0 ? [] : await readNow(main, materialRead(ids));
  const slot = otherSlot(state);
  const { statements } = await writeDocuments(index, [slot], ids, material.flatMap(documentsOf));
  const next =
    ids.length < thingsAStep
      ? ({ live: slot, phase: "sweep", place: "", builtAt: now } as const)
      : { place: ids.at(-1) ?? "" };
  return [moveOn(index, state, next), ...statements];
}
