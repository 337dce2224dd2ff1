/**
 * The file behind a local D1, opened directly: what a runtime needs minutes for
 * is written in seconds. Only the bench fills a newsroom so; it measures on D1.
 */
import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, StatementSync } from "node:sqlite";

type Row = Record<string, unknown>;

/** Just as much of D1 as drizzle asks of it. */
export function openFile(path: string): { d1: D1Database; close: () => void } {
  const file = new DatabaseSync(path);
  file.exec("PRAGMA synchronous = OFF");
  const prepared = new Map<string, StatementSync>();
  const prepare = (query: string): Statement => {
    const known = prepared.get(query) ?? file.prepare(query);
    prepared.set(query, known);
    return new Statement(known, []);
  };
  const batch = (statements: readonly Statement[]) => {
    file.exec("BEGIN");
    try {
      const results = statements.map((statement) => statement.answer());
      file.exec("COMMIT");
      return Promise.resolve(results);
    } catch (error) {
      file.exec("ROLLBACK");
      return Promise.reject(error);
    }
  };
  return { d1: asD1({ prepare, batch }), close: () => file.close() };
}

class Statement {
  readonly #statement: StatementSync;
  readonly #values: readonly SQLInputValue[];

  constructor(statement: StatementSync, values: readonly SQLInputValue[]) {
    this.#statement = statement;
    this.#values = values;
  }

  bind(...values: SQLInputValue[]): Statement {
    return new Statement(this.#statement, values);
  }

  answer(): { results: Row[] } {
    this.#statement.setReturnArrays(false);
    return { results: this.#statement.all(...this.#values) };
  }

  async run(): Promise<{ results: Row[] }> {
    return this.answer();
  }

  async all(): Promise<{ results: Row[] }> {
    return this.answer();
  }

  async raw(): Promise<unknown> {
    this.#statement.setReturnArrays(true);
    return this.#statement.all(...this.#values);
  }
}

/** drizzle's driver calls nothing else: `prepare`, `bind`, `run`, `all`, `raw` and `batch`. */
function asD1(part: object): D1Database {
  return part as D1Database;
}
