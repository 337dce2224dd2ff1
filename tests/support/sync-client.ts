/** An app that keeps copies, as simple as one can be that follows the rules of the feed. */
import type { Locale } from "../../src/locales.ts";
import type { Visitor } from "./reader.ts";

export interface SyncItem {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly op: "upsert" | "delete";
  readonly [type: string]: unknown;
}

export interface SyncPage {
  readonly items: readonly SyncItem[];
  readonly nextCursor: string;
  readonly hasMore: boolean;
  readonly seq: number;
}

interface Held {
  readonly seq: number;
  readonly copy: unknown;
}

export class SyncClient {
  readonly #held = new Map<string, Held>();
  #cursor: string | undefined;
  #pages: SyncPage[] = [];
  readonly #visitor: () => Visitor;
  locales: readonly Locale[];

  constructor(visitor: () => Visitor, locales: readonly Locale[]) {
    this.#visitor = visitor;
    this.locales = locales;
  }

  async fetch(limit: number): Promise<SyncPage> {
    const query = new URLSearchParams({ limit: String(limit), lang: this.locales.join(",") });
    if (this.#cursor !== undefined) query.set("cursor", this.#cursor);
    const response = await this.#visitor().get(`/api/v1/sync?${query.toString()}`);
    if (response.status !== 200) throw new Error(await response.text());
    return response.json();
  }

  /** Items are applied one by one and the cursor last, so that a crash in between only repeats some of it. */
  apply({ items, nextCursor }: SyncPage, { crashAfter = items.length + 1 } = {}): void {
    for (const item of items.slice(0, crashAfter)) this.#take(item);
    if (crashAfter > items.length) this.#cursor = nextCursor;
  }

  /** What an older page says is not news. */
  #take(item: SyncItem): void {
    const name = `${item.type}/${item.id}`;
    const held = this.#held.get(name);
    if (held !== undefined && held.seq > item.seq) return;
    this.#held.set(name, { seq: item.seq, copy: item.op === "delete" ? undefined : item[item.type] });
  }

  async step(limit: number): Promise<boolean> {
    const page = await this.fetch(limit);
    this.#pages.push(page);
    this.apply(page);
    return page.hasMore;
  }

  async catchUp(limit: number): Promise<void> {
    while (await this.step(limit)) continue;
  }

  /** Pages that it had before come once more, without their cursor. */
  replay(which: number): void {
    const page = this.#pages.at(which % Math.max(1, this.#pages.length));
    for (const item of page?.items ?? []) this.#take(item);
  }

  /** What is in languages that it shows no more is thrown away here and now. */
  choose(locales: readonly Locale[]): void {
    this.#pages = [];
    this.locales = locales;
    for (const [name, { seq, copy }] of this.#held) {
      const cut = isArticle(copy) ? withOnly(copy, locales) : copy;
      this.#held.set(name, { seq, copy: cut });
    }
  }

  /** By type and id; what is gone is not there. */
  get state(): Record<string, unknown> {
    const there = [...this.#held].filter(([, { copy }]) => copy !== undefined);
    return Object.fromEntries(
      there
        .map(([name, { copy }]) => [name, isArticle(copy) ? { ...copy, removed: undefined } : copy] as const)
        .toSorted(),
    );
  }
}

interface Article {
  readonly editions: Record<string, unknown>;
}

const isArticle = (copy: unknown): copy is Article =>
  typeof copy === "object" && copy !== null && "editions" in copy;

function withOnly(article: Article, locales: readonly Locale[]): Article | undefined {
  const left = Object.entries(article.editions).filter(([tag]) => locales.some((locale) => locale === tag));
  return left.length === 0 ? undefined : { ...article, editions: Object.fromEntries(left) };
}
