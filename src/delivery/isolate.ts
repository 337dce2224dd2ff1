import { readPulse, takeSnapshot } from "../changes/snapshot.ts";
import type { Pulse, Snapshot } from "../changes/snapshot.ts";
import type { Read } from "../changes/read.ts";
import { openDatabase } from "../database.ts";
import { pathOf } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { Unavailable, withinTime } from "./availability.ts";
import { Memory } from "./memory.ts";
import type { Entry } from "./memory.ts";
import { bound } from "./policy.ts";
import { finish, respond } from "./respond.ts";
import type { Rendering, Spelling } from "./respond.ts";
import { Vitals } from "./vitals.ts";
import { Vocabulary } from "./vocabulary.ts";

const canonical: Spelling = { edge: true };

const memoryLimit = 32 * 1024 * 1024;

/** One request as delivery sees it: the clock is an argument, and work may outlive the answer. */
export interface Visit {
  readonly request: Request;
  readonly d1: D1Database;
  readonly now: () => number;
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** What a public route says of itself. */
export interface Route<T> extends Spelling {
  /** Path and known parameters in one spelling; the key in memory. */
  readonly canonical: string;
  /** Unix milliseconds: a new version of the Worker may show the same content differently. */
  readonly deployedAt: number;
  readonly read: Read<T>;
  /** In the words that were in force when the value was read. */
  readonly render: (value: T, lexicon: Lexicon) => Rendering;
}

/**
 * What one isolate knows: finished answers, each true for one epoch, the epoch
 * itself, and the product's own words as they are published. A copy older than the last publication it knows of is never
 * stored and never sent as fresh.
 */
export class Isolate {
  readonly #memory: Memory;
  readonly #vitals = new Vitals();
  readonly #vocabulary = new Vocabulary();

  constructor(limit = memoryLimit) {
    this.#memory = new Memory(limit);
  }

  /** The product's words as far as this isolate has heard. */
  get lexicon(): Lexicon {
    return this.#vocabulary.lexicon;
  }

  /** The same within the bound, for an answer that reads nothing through here: asks first where too long has passed. */
  async lexiconNow(visit: Visit): Promise<Lexicon> {
    await this.#isCurrent(visit);
    return this.lexicon;
  }

  /**
   * Before the router: the answer under this very URL, if it is still true. At
   * once where nothing has to be asked first, and nothing at all for a URL that
   * is not remembered.
   */
  recall(visit: Visit): Response | Promise<Response | undefined> | undefined {
    const { method, url } = visit.request;
    if (method !== "GET" && method !== "HEAD") return undefined;
    const entry = this.#memory.get(pathOf(url));
    if (entry === undefined) return undefined;
    const now = visit.now();
    if (this.#vitals.isExpired(now) || this.#vitals.shouldRenew(now)) return this.#answerFrom(entry, visit);
    return this.#ifTrue(entry, visit, canonical);
  }

  /** After the router: from memory under the canonical spelling, else with one round trip. */
  async serve<T>(visit: Visit, route: Route<T>): Promise<Response> {
    const remembered = this.#memory.get(route.canonical);
    const answer = remembered && (await this.#answerFrom(remembered, visit, route));
    if (answer) return answer;
    try {
      const snapshot = await this.#snapshot(visit, route.read);
      const entry = finish(route.render(snapshot.value, this.lexicon), {
        epoch: snapshot.epoch,
        modifiedAt: Math.max(snapshot.changedAt, route.deployedAt),
      });
      this.#memory.set(route.canonical, entry);
      return respond(entry, visit, this.#moment(visit, "fwd=miss; stored"), route);
    } catch (error) {
      const stale = error instanceof Unavailable && remembered && this.#stale(remembered, visit);
      if (stale) return stale;
      throw error;
    }
  }

  /** The truth as the database tells it now, and not older than what this isolate has already seen. */
  async #snapshot<T>(visit: Visit, read: Read<T>): Promise<Snapshot<T>> {
    if (!this.#vitals.isExpired(visit.now())) {
      const near = await this.#take(visit, read, "first-unconstrained");
      this.#vitals.heard(near, visit.now());
      if (near.epoch === this.#vitals.epoch && this.#vocabulary.learn(near.words)) return near;
    }
    for (;;) {
      const startedAt = visit.now();
      const primary = await this.#take(visit, read, "first-primary");
      // Another request may have seen a newer change while this one was on its way.
      if (this.#learn(primary, startedAt)) return primary;
    }
  }

  async #take<T>(visit: Visit, read: Read<T>, where: D1SessionConstraint): Promise<Snapshot<T>> {
    const db = openDatabase(visit.d1.withSession(where));
    try {
      return await withinTime(takeSnapshot(db, read, this.#vocabulary.known));
    } catch (error) {
      this.#vitals.failed(visit.now());
      throw error;
    }
  }

  async #answerFrom(
    entry: Entry,
    visit: Visit,
    spelling: Spelling = canonical,
  ): Promise<Response | undefined> {
    if (!(await this.#isCurrent(visit))) return this.#stale(entry, visit);
    return this.#ifTrue(entry, visit, spelling);
  }

  #ifTrue(entry: Entry, visit: Visit, spelling: Spelling): Response | undefined {
    if (entry.epoch !== this.#vitals.epoch) return undefined;
    return respond(entry, visit, this.#moment(visit, "hit"), spelling);
  }

  /** Is what we know young enough, if need be after a look? False when the database does not answer. */
  async #isCurrent(visit: Visit): Promise<boolean> {
    const now = visit.now();
    if (this.#vitals.isExpired(now)) return !this.#vitals.isUnreachable(now) && this.#renew(visit);
    if (this.#vitals.shouldRenew(now)) {
      this.#vitals.began(now);
      visit.waitUntil(this.#renew(visit));
    }
    return true;
  }

  /** Looks at the primary's newest change. False when it does not answer. */
  async #renew(visit: Visit): Promise<boolean> {
    const db = openDatabase(visit.d1.withSession("first-primary"));
    try {
      for (;;) {
        const startedAt = visit.now();
        const pulse = await withinTime(readPulse(db, this.#vocabulary.known));
        this.#learn(pulse, startedAt);
        if (pulse.words.since <= this.#vocabulary.known) return true;
      }
    } catch {
      this.#vitals.failed(visit.now());
      return false;
    }
  }

  /**
   * Is this the newest truth we know of, words included? When the database was
   * restored to an earlier day, nothing known from before may be kept, and the
   * words have to be asked for once more.
   */
  #learn(pulse: Pulse, startedAt: number): boolean {
    if (this.#vitals.checked(pulse, startedAt)) {
      this.#memory.clear();
      this.#vocabulary.forget();
    }
    return pulse.epoch === this.#vitals.epoch && this.#vocabulary.learn(pulse.words);
  }

  /** With the database gone: a copy that was true when it last answered, for up to an hour, said to be stale. */
  #stale(entry: Entry, visit: Visit): Response | undefined {
    const age = Math.floor((visit.now() - this.#vitals.checkedAt) / 1000);
    if (entry.epoch !== this.#vitals.epoch || age > bound.staleIfError) return undefined;
    const status = `hit; ttl=${-Math.max(1, age)}; detail=database-unreachable`;
    return respond(entry, visit, { ...this.#moment(visit, status), stale: true }, canonical);
  }

  #moment(visit: Visit, cacheStatus: string) {
    return { now: visit.now(), nextScheduledAt: this.#vitals.nextScheduledAt, cacheStatus, stale: false };
  }
}
