/** What is done behind an answer: the edge is told, and it is measured when it heard. */
const behind =
  /^\s*((update|delete from|insert into) "(outbox|purge_budget|deliveries)"|select .* from "(outbox|purge_budget)")/is;

/** Counts what one request asks of the database. */
export class Meter {
  calls = 0;
  /** That came back. */
  results = 0;
  /** That SQLite scanned for them. Not a number when a call was made that does not say. */
  rows = 0;
  /** Batches that wrote, beside what is told to the edge behind the answer. */
  writes = 0;
  readonly #originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();
  readonly #texts = new WeakMap<D1PreparedStatement, string>();

  around(d1: D1Database): D1Database {
    return over(d1, {
      ...this.#queries(d1),
      withSession: (where) => {
        const session = d1.withSession(where);
        return over(session, this.#queries(session));
      },
    });
  }

  #queries(d1: D1Database | D1DatabaseSession): Pick<D1DatabaseSession, "prepare" | "batch"> {
    return {
      prepare: (query) => this.#statement(d1.prepare(query), query),
      batch: async <T>(statements: D1PreparedStatement[]) => {
        const results = await d1.batch<T>(statements.map((each) => this.#originals.get(each) ?? each));
        const isBehind = statements.every((each) => behind.test(this.#texts.get(each) ?? ""));
        if (!isBehind) this.#add(results);
        if (!isBehind && results.some(({ meta }) => meta.changed_db)) this.writes += 1;
        return results;
      },
    };
  }

  #statement(original: D1PreparedStatement, query: string): D1PreparedStatement {
    const isBehind = behind.test(query);
    const metered = over(original, {
      bind: (...values) => this.#statement(original.bind(...values), query),
      all: async <T>() => this.#alone(await original.all<T>(), isBehind),
      run: async <T>() => this.#alone(await original.run<T>(), isBehind),
      raw: () => this.#inArrays(original, query) as never,
      first: () => this.#unsaid(original.first()),
    });
    this.#originals.set(metered, original);
    this.#texts.set(metered, query);
    return metered;
  }

  #alone<T>(result: D1Result<T>, isBehind: boolean): D1Result<T> {
    if (!isBehind) this.#add([result]);
    return result;
  }

  /** It says nothing of the rows that it scanned: so what only reads is asked once more, by the side. */
  async #inArrays(original: D1PreparedStatement, query: string): Promise<unknown[]> {
    const rows = await original.raw();
    if (behind.test(query)) return rows;
    if (/^\s*select\b/i.test(query)) this.#add([await original.all()]);
    else {
      this.calls += 1;
      this.rows = Number.NaN;
    }
    return rows;
  }

  #add(results: readonly D1Result[]): void {
    this.calls += 1;
    for (const { meta, results: rows } of results) {
      this.rows += meta.rows_read;
      this.results += rows.length;
    }
  }

  /** Passes on what it got: what that is, only the caller's query knows. */
  async #unsaid(answer: Promise<unknown>): Promise<never> {
    this.calls += 1;
    this.rows = Number.NaN;
    return (await answer) as never;
  }
}

/** The same object with some methods replaced. */
function over<T extends object>(original: T, replaced: Partial<T>): T {
  return new Proxy(original, {
    get(target, key) {
      const value: unknown = Reflect.get(Object.hasOwn(replaced, key) ? replaced : target, key);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
