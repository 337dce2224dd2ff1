/**
 * A random walk: an editor publishes, schedules, withdraws and renames while
 * readers in both languages ask two edge locations, behind which isolates with
 * their own clocks answer. Purges are refused at random. Whatever a reader is
 * shown must have been the truth within the stated bound, and never the other
 * language's.
 */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { purgeAgainAfter } from "../../src/delivery/policy.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { locales, segmentOf } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { empty } from "../support/databases.ts";
import { frontCache } from "../support/front-cache.ts";
import { draft, editor, establishRegister, findEdition, noon, tell, versionOf } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import type { Clock } from "../support/reader.ts";

const db = openDatabase(env.DB);

/** Milliseconds: DESIGN §5. */
const boundWithoutPurge = 20_000;
const boundWithPurge = purgeAgainAfter;

type Step =
  | { do: "publish"; locale: Locale }
  | { do: "schedule"; locale: Locale; after: number }
  | { do: "withdraw"; locale: Locale }
  | { do: "rename" }
  | { do: "wait"; ms: number }
  | { do: "minute"; refused: boolean }
  | { do: "read"; locale: Locale; edge: 0 | 1; page: "article" | "enterprise" | "api" };

const locale = fc.constantFrom(...locales);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant("publish" as const), locale }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("schedule" as const),
      locale,
      after: fc.integer({ min: 500, max: 30_000 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("withdraw" as const), locale }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("rename" as const) }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.integer({ min: 50, max: 9000 }) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("minute" as const), refused: fc.boolean() }) },
  {
    weight: 14,
    arbitrary: fc.record({
      do: fc.constant("read" as const),
      locale,
      edge: fc.constantFrom(0 as const, 1 as const),
      page: fc.constantFrom("article" as const, "enterprise" as const, "api" as const),
    }),
  },
);

/** What was true of a thing, and since when. */
class History {
  readonly #states: { since: number; mark: string }[] = [];

  add(since: number, mark: string): void {
    this.#states.push({ since, mark });
  }

  /** Everything that was the truth at some moment of this span. */
  between(from: number, to: number): string[] {
    return this.#states
      .filter(
        ({ since }, index) =>
          since <= to && (this.#states[index + 1]?.since ?? Number.POSITIVE_INFINITY) > from,
      )
      .map(({ mark }) => mark);
  }
}

class Newsroom {
  now = noon;
  #count = 0;
  #purgesWork: boolean;
  #secondPurges: number[] = [];
  readonly articles = new Map(locales.map((tag) => [tag, new History()]));
  readonly names = new Map(locales.map((tag) => [tag, new History()]));
  readonly #scheduled = new Map<Locale, { at: number; mark: string }>();
  readonly #isolates;
  readonly #edges;

  constructor(skews: readonly number[], purgesWork: boolean) {
    this.#purgesWork = purgesWork;
    this.#isolates = skews.map((skew) => {
      const clock: Clock = { now: 0 };
      Object.defineProperty(clock, "now", { get: () => this.now + skew });
      return visitor(clock);
    });
    let turn = 0;
    const any = {
      ...visitor(this),
      get: (path: string, headers?: Record<string, string>) => this.#isolate(turn++).get(path, headers),
    };
    this.#edges = [frontCache(any, this), frontCache(any, this)];
  }

  #isolate(turn: number) {
    const isolate = this.#isolates[turn % this.#isolates.length];
    if (isolate === undefined) throw new Error("no isolate");
    return isolate;
  }

  async open(): Promise<void> {
    await empty(env.DB);
    await establishRegister(db);
    await tell(db, { drafts: [...locales], published: [] });
    for (const tag of locales) {
      this.articles.get(tag)?.add(0, "absent");
      this.names.get(tag)?.add(0, tag === "en" ? "Tunnel Works" : "隧道工程公司");
      await this.#publish(tag);
    }
  }

  async take(taken: Step): Promise<void> {
    if (taken.do === "wait") await this.#wait(taken.ms);
    if (taken.do === "publish") await this.#publish(taken.locale);
    if (taken.do === "schedule") await this.#schedule(taken.locale, taken.after);
    if (taken.do === "withdraw") await this.#withdraw(taken.locale);
    if (taken.do === "rename") await this.#rename();
    if (taken.do === "minute") await this.#minute(taken.refused && !this.#purgesWork);
    if (taken.do === "read") await this.#read(taken);
    await this.#wait(1);
  }

  /** Time passes; the second purge of a change is sent when it is due. */
  async #wait(ms: number): Promise<void> {
    const until = this.now + ms;
    for (const due of this.#secondPurges.filter((at) => at <= until)) {
      this.now = Math.max(this.now, due);
      await this.#minute(false);
    }
    this.#secondPurges = this.#secondPurges.filter((at) => at > until);
    this.now = until;
  }

  /** What a door does behind its answer: tell the edge now, and again when every isolate has looked. */
  async #tellEdge(): Promise<void> {
    if (!this.#purgesWork) return;
    await this.#minute(false);
    this.#secondPurges.push(this.now + purgeAgainAfter);
  }

  #mark(tag: Locale): string {
    this.#count += 1;
    return tag === "en" ? `Issue-${this.#count}.` : `第-${this.#count}.期`;
  }

  async #draft(tag: Locale): Promise<string> {
    const title = this.#mark(tag);
    const expectedVersion = await versionOf(db, "tunnel", tag);
    await draft(db, { articleId: "tunnel", locale: tag, expectedVersion, title }, this.now);
    return title;
  }

  async #publish(tag: Locale): Promise<void> {
    if (this.#scheduled.has(tag)) return;
    const mark = await this.#draft(tag);
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: tag }] }, this.now);
    this.articles.get(tag)?.add(this.now, mark);
    await this.#tellEdge();
  }

  async #schedule(tag: Locale, after: number): Promise<void> {
    if (this.#scheduled.has(tag)) return;
    const mark = await this.#draft(tag);
    const at = this.now + after;
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: tag }], at }, this.now);
    this.#scheduled.set(tag, { at, mark });
  }

  async #withdraw(tag: Locale): Promise<void> {
    const edition = await findEdition(db, "tunnel", tag);
    if (edition?.state !== "published") return;
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: tag }, this.now);
    this.#scheduled.delete(tag);
    this.articles.get(tag)?.add(this.now, "withdrawn");
    await this.#tellEdge();
  }

  async #rename(): Promise<void> {
    this.#count += 1;
    const values: Record<Locale, string> = {
      en: `Works-${this.#count}.`,
      "zh-Hans": `工程-${this.#count}.司`,
    };
    const row = await env.DB.prepare("SELECT version FROM enterprises WHERE id = 'tunnel-works'").first<{
      version: number;
    }>();
    const names = locales.map(
      (tag) => ({ tag, value: values[tag], kind: "legal", source: "official", verified: true }) as const,
    );
    await renameEnterprise(
      db,
      editor,
      { enterpriseId: "tunnel-works", expectedVersion: row?.version ?? 0, names },
      this.now,
    );
    for (const tag of locales) this.names.get(tag)?.add(this.now, values[tag]);
    await this.#tellEdge();
  }

  /** The clock of the platform: due publications, then the outbox, at both edges alike. */
  async #minute(refused: boolean): Promise<void> {
    for (const edge of this.#edges) edge.refuses = refused;
    const [first, second] = this.#edges;
    if (first === undefined || second === undefined) throw new Error("two edges");
    await visitor(this).scheduled({
      purge: async (options) => (await first.purge(options)) && second.purge(options),
      invalidate: async (options) => (await first.invalidate(options)) && second.invalidate(options),
    });
    for (const [tag, { at, mark }] of this.#scheduled) {
      if (at > this.now) continue;
      if (this.#purgesWork) this.#secondPurges.push(this.now + purgeAgainAfter);
      this.#scheduled.delete(tag);
      this.articles.get(tag)?.add(this.now, mark);
    }
  }

  async #read({ locale: tag, edge, page }: Extract<Step, { do: "read" }>): Promise<void> {
    const path = {
      article: `/${segmentOf(tag)}/articles/tunnel`,
      enterprise: `/${segmentOf(tag)}/enterprises/tunnel-works`,
      api: `/api/v1/articles/tunnel?lang=${tag}`,
    }[page];
    const answer = await this.#edges[edge]?.get(path);
    const text = (await answer?.response.text()) ?? "";
    const from = this.now - (this.#purgesWork ? boundWithPurge : boundWithoutPurge);
    if (page !== "enterprise") this.#expectArticle(tag, from, answer?.response.status ?? 0, text);
    if (page === "article" && answer?.response.status !== 200) return;
    if (page === "enterprise" || answer?.response.status === 200) this.#expectName(tag, from, text);
  }

  #expectArticle(tag: Locale, from: number, status: number, text: string): void {
    const truths = this.articles.get(tag)?.between(from, this.now) ?? [];
    const shown =
      status === 410
        ? "withdrawn"
        : status === 404
          ? "absent"
          : (/(?:Issue|第)-\d+\.期?/.exec(text)?.[0] ?? "nothing");
    expect(truths).toContain(shown);
    expect(text).not.toMatch(tag === "en" ? /第-\d+\.期/ : /Issue-\d+\./);
  }

  #expectName(tag: Locale, from: number, text: string): void {
    const truths = this.names.get(tag)?.between(from, this.now) ?? [];
    expect(
      truths.some((name) => text.includes(name)),
      `none of ${truths.join(", ")}`,
    ).toBe(true);
  }
}

describe.each([
  { title: "with every purge working, within 5.5 seconds", purgesWork: true },
  { title: "with purges refused at random, within 20 seconds", purgesWork: false },
])("what a reader sees was true $title", ({ purgesWork }) => {
  test("in both languages, from several isolates with their own clocks", { timeout: 120_000 }, async () => {
    const skews = fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        skews,
        fc.array(step, { minLength: 20, maxLength: 60, size: "max" }),
        async (clocks, steps) => {
          const newsroom = new Newsroom(clocks, purgesWork);
          await newsroom.open();
          for (const taken of steps) await newsroom.take(taken);
        },
      ),
      { numRuns: 25 },
    );
  });
});
