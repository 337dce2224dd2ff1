/** Counts what one request asks of the database. */
export class Meter {
  calls = 0;
  /** That came back. */
  results = 0;
  /** That SQLite scanned for them. Not a number when a call was made that does not say. */
  rows = 0;
  readonly #originals = new WeakMap<D1PreparedStatement, D1PreparedStatement>();

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
      prepare: (query) => this.#statement(d1.prepare(query)),
      batch: async <T>(statements: D1PreparedStatement[]) => {
        const results = await d1.batch<T>(statements.map((each) => this.#originals.get(each) ?? each));
        this.#add(results);
        return results;
      },
    };
  }

  #statement(original: D1PreparedStatement): D1PreparedStatement {
    const metered = over(original, {
      bind: (...values) => this.#statement(original.bind(...values)),
      all: async <T>() => this.#alone(await original.all<T>()),
      run: async <T>() => this.#alone(await original.run<T>()),
      raw: () => this.#unsaid(original.raw()),
      first: () => this.#unsaid(original.first()),
    });
    this.#originals.set(metered, original);
    return metered;
  }

  #alone<T>(result: D1Result<T>): D1Result<T> {
    this.#add([result]);
    return result;
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
