import { takeSnapshot } from "../changes/snapshot.ts";
import type { Pulse, Snapshot } from "../changes/snapshot.ts";
import type { Read } from "../changes/read.ts";
import { openDatabase } from "../database.ts";
import { pathOf } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { Unavailable, withinTime } from "./availability.ts";
import { FirstServed } from "./first-served.ts";
import { Memory } from "./memory.ts";
import type { Entry } from "./memory.ts";
import { bound } from "./policy.ts";
import { finish, respond } from "./respond.ts";
import type { Rendering, Spelling } from "./respond.ts";
import { Vitals } from "./vitals.ts";
import { Vocabulary } from "./vocabulary.ts";

const canonical: Spelling = { edge: true };

const memoryLimit = 32 * 1024 * 1024;
/** Of it, as a part: what answers to whatever anybody types may take. */
const searchesPart = 1 / 16;

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
  /** Where what is read depends on another database, that is asked when the answer is not remembered. */
  readonly read: Read<T> | (() => Promise<Read<T>>);
  /** Answers that are as many as there are things to type are kept apart, and never push out a page. */
  readonly shelf?: "searches";
  /** False for what may become another without a new epoch: nobody remembers that. */
  readonly isKept?: (value: T, epoch: number) => boolean;
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
  readonly #searches: Memory;
  readonly #vitals = new Vitals();
  readonly #vocabulary = new Vocabulary();
  readonly #firstServed = new FirstServed();

  constructor(limit = memoryLimit) {
    this.#memory = new Memory(limit);
    this.#searches = new Memory(limit * searchesPart);
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

  /** The newest change within the bound; asks first where too long has passed. */
  async epochNow(visit: Visit): Promise<number> {
    await this.#isCurrent(visit);
    return this.#vitals.epoch;
  }

  /**
   * Before the router: the answer under this very URL, if it is still true. At
   * once where nothing has to be asked first, and nothing at all for a URL that
   * is not remembered.
   */
  recall(visit: Visit): Response | Promise<Response | undefined> | undefined {
    const { method, url } = visit.request;
    if (method !== "GET" && method !== "HEAD") return undefined;
    const key = pathOf(url);
    const entry = this.#memory.get(key) ?? this.#searches.get(key);
    if (entry === undefined) return undefined;
    const now = visit.now();
    if (this.#vitals.isExpired(now) || this.#vitals.shouldRenew(now)) return this.#answerFrom(entry, visit);
    return this.#ifTrue(entry, visit, canonical);
  }

  /** After the router: from memory under the canonical spelling, else with one round trip. */
  async serve<T>(visit: Visit, route: Route<T>): Promise<Response> {
    const shelf = route.shelf === "searches" ? this.#searches : this.#memory;
    const remembered = shelf.get(route.canonical);
    const answer = remembered && (await this.#answerFrom(remembered, visit, route));
    if (answer) return answer;
    try {
      const known = this.#vitals.epoch;
      const snapshot = await this.#snapshot(visit, await readOf(route));
      const rendering = route.render(snapshot.value, this.lexicon);
      const { epoch } = snapshot;
      const isKept = route.isKept?.(snapshot.value, epoch) ?? true;
      const entry = finish(rendering, {
        epoch,
        // Of what may be another in a moment no time is told: one that is yet to come is left out.
        modifiedAt: isKept ? Math.max(snapshot.changedAt, route.deployedAt) : visit.now() + 1000,
      });
      if (isKept) shelf.set(route.canonical, entry);
      this.#firstServed.sent(visit, rendering, epoch, known);
      return respond(entry, visit, this.#moment(visit, isKept ? "fwd=miss; stored" : "fwd=miss"), route);
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
        const awaited = this.#firstServed.newsAfter(this.#vitals.epoch);
        const pulse = await withinTime(takeSnapshot(db, awaited, this.#vocabulary.known));
        this.#learn(pulse, startedAt);
        this.#firstServed.learned(visit, pulse.value, pulse.epoch);
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
      this.#searches.clear();
      this.#vocabulary.forget();
      this.#firstServed.forget();
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

/** A database beside the main one that does not answer is an outage too. */
async function readOf<T>({ read }: Route<T>): Promise<Read<T>> {
  return typeof read === "function" ? withinTime(read()) : read;
}
