/**
 * Watches the database's own binding, under every test that runs in workerd:
 * whatever our code writes has a line of the record in the same batch, and
 * lines that are there are never touched again.
 */
import { env } from "cloudflare:workers";

/** What is no act of anybody's, and so has no line. Short on purpose: whoever adds to it says why. */
const exceptions: Readonly<Record<string, { readonly sql: RegExp; readonly why: string }>> = {
  purges: {
    sql: /^(insert into|update|delete from) "(outbox|purge_budget|deliveries)"/,
    why: "how far the edge has been told is measured; what it is told of has its line",
  },
  use: {
    sql: /^update "tokens" set "last_used_at" = \? where/,
    why: "that a token was used is no change; what it was used for has its line",
  },
  "missed keys": {
    sql: /^insert into "missing_keys"/,
    why: "apps report them, and nobody is known to have acted; dismissing them has its line",
  },
  mail: {
    sql: /^update "notices" set "mail_/,
    why: "how often an e-mail was tried is measured; that it was sent, or given up, has its line",
  },
  "search index": {
    sql: /^(insert|insert or ignore|update|delete) (into |from )?"?search_/i,
    why: "it is derived from what has its lines, and may be built again at any time",
  },
  "messages to receivers": {
    sql: /^(insert into|update|delete from) "webhook_(messages|attempts|progress)"/,
    why: "what was sent is measured, and has a log of its own; who is told, and what is sent again by hand, has its line",
  },
  unfollowed: {
    sql: /^insert into "catalogue_texts"/,
    why: "a text is kept under its hash, and means nothing until something that has a line refers to it",
  },
};

/** A write that broke a rule, with where it came from. */
export interface Breach {
  readonly rule: "no line in the record" | "the record is only added to";
  readonly statements: readonly string[];
  readonly from: string;
}

const breaches: Breach[] = [];
let requests = 0;

/** Those since the last time that somebody asked. */
export const takeBreaches = (): Breach[] => breaches.splice(0);

/** A request's writes are ours, even where no stack tells. */
export async function duringRequest<T>(work: () => Promise<T>): Promise<T> {
  requests += 1;
  try {
    return await work();
  } finally {
    requests -= 1;
  }
}

type Method = (this: unknown, ...given: unknown[]) => unknown;

const mark = Symbol.for("shuangyu.record-watch");

/** Once for all files: they share their worker. */
export function watchRecord(): void {
  const session = prototypeOf(env.DB.withSession());
  if (Reflect.has(session, mark)) return;
  Reflect.set(session, mark, true);
  replace(session, "batch", (statements) => look((statements as unknown[]).map(textOf)));
  const statement = prototypeOf(env.DB.prepare("SELECT 1"));
  for (const name of ["run", "all", "raw", "first"])
    replace(statement, name, (_, self) => look([textOf(self)]));
}

const prototypeOf = (value: object): object => Reflect.getPrototypeOf(value) ?? value;

function replace(of: object, name: string, before: (first: unknown, self: unknown) => void): void {
  const original: unknown = Reflect.get(of, name);
  if (typeof original !== "function") throw new Error(`the platform has no ${name} any more`);
  const watched: Method = function (...given) {
    before(given[0], this);
    return Reflect.apply(original, this, given) as unknown;
  };
  Reflect.set(of, name, watched);
}

/** The platform keeps a statement's text with it. */
function textOf(statement: unknown): string {
  const text: unknown = Reflect.get(statement as object, "statement");
  if (typeof text !== "string") throw new Error("the platform does not keep a statement's text any more");
  return text.trim();
}

function look(statements: readonly string[]): void {
  const writes = statements.filter((text) => isWrite.test(text));
  if (writes.length === 0) return;
  const from = whence();
  if (from === undefined) return;
  const rule = broken(writes);
  if (rule !== undefined) breaches.push({ rule, statements: writes.map((text) => text.slice(0, 200)), from });
}

const isWrite = /^(insert|update|delete|replace|with\b.*\b(insert|update|delete))\b/is;

/** What is wrong with these writes of one batch. */
export function broken(writes: readonly string[]): Breach["rule"] | undefined {
  const touches = writes.some((text) => /^(update|delete from|replace into) "?record"?\b/i.test(text));
  if (touches) return "the record is only added to";
  const excused = Object.values(exceptions);
  const acts = writes.filter((text) => !excused.some(({ sql }) => sql.test(text)));
  const hasLine = acts.some((text) => text.startsWith('insert into "record"'));
  return acts.length > 0 && !hasLine ? "no line in the record" : undefined;
}

/** The first of our own frames; undefined where a test itself writes. */
function whence(): string | undefined {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 60;
  const frames = (new Error().stack ?? "").split("\n");
  Error.stackTraceLimit = stackTraceLimit;
  const own = frames.map(
    (frame) => /\/((?:src|tests|examples)\/[^)]*?):\d+(?::\d+)?\)?$/.exec(frame)?.[1] ?? "",
  );
  const first = own.find((path) => path !== "" && !passedOver.has(path));
  // drizzle sends a single statement when it is awaited: then nothing is left of who did.
  if (first === undefined) return requests > 0 ? "a request" : undefined;
  return first.startsWith("src/") ? first : undefined;
}

/** They carry what others decide. */
const passedOver: ReadonlySet<string> = new Set([
  "src/changes/commit.ts",
  "src/changes/read.ts",
  "tests/support/record-watch.ts",
  "tests/support/crashing.ts",
  "tests/support/databases.ts",
  "tests/support/tally.ts",
]);
