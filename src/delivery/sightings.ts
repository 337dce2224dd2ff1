/** When a change of an article was first served new: what one isolate waits for, and what it has sent out. */
import { articleTag } from "./tags.ts";
import type { deliveries } from "./tables.ts";

export type Awaited = Pick<
  typeof deliveries.$inferSelect,
  "seq" | "articleId" | "locale" | "committedAt" | "servedAt"
>;

export interface Sighting {
  readonly of: Awaited;
  readonly at: number;
}

/** An answer on its way out. */
interface Sent {
  /** Of the change log that it is the truth of. */
  readonly epoch: number;
  readonly tags: readonly string[];
  /** Content-Language: those that it is really in. */
  readonly languages: readonly string[];
  readonly at: number;
}

/** Nobody may ask for days: what was not seen by then is said to have been asked for by nobody. */
export const awaitedFor = 24 * 3600 * 1000;
export const mostAwaited = 50;
const mostSent = 200;

/**
 * What is sent before it is known what is awaited is kept for as long. Both are
 * short lists: who overflows them loses the oldest, and another isolate, or a
 * later answer, is taken for the first.
 */
export class Sightings {
  #awaited: readonly Awaited[] = [];
  #sent: Sent[] = [];
  #askedUpTo = 0;

  /** Up to which change it is known what is awaited. */
  get askedUpTo(): number {
    return this.#askedUpTo;
  }

  /** Since when an answer has been waiting to be compared with what is awaited. */
  get waitingSince(): number | undefined {
    return this.#sent[0]?.at;
  }

  /** Only answers that are about an article: its page, its entry in the API, each with its tag. */
  sent(answer: Sent): Sighting[] {
    if (!answer.tags.some((tag) => tag.startsWith(anyArticle))) return [];
    if (answer.epoch > this.#askedUpTo) this.#sent = [...this.#sent, answer].slice(-mostSent);
    return this.#take((awaited) => (shows(answer, awaited) ? answer.at : undefined));
  }

  /**
   * @param news all that have been added since `askedUpTo`, those that another isolate was faster to put down included
   * @param epoch of the moment at which that was so
   */
  learned(news: readonly Awaited[], epoch: number, now: number): Sighting[] {
    const known = new Set(this.#awaited.map(({ seq }) => seq));
    const all = [...this.#awaited, ...news.filter(({ seq }) => !known.has(seq))];
    this.#awaited = all.toSorted((a, b) => a.seq - b.seq).slice(-mostAwaited);
    const seen = this.#take((awaited) => this.#sent.find((answer) => shows(answer, awaited))?.at);
    const isOpen = ({ servedAt, committedAt }: Awaited) =>
      servedAt === null && now - committedAt <= awaitedFor;
    this.#awaited = this.#awaited.filter(isOpen);
    this.#askedUpTo = Math.max(this.#askedUpTo, epoch);
    this.#sent = this.#sent.filter((answer) => answer.epoch > this.#askedUpTo);
    return seen;
  }

  /** What could not be put down is waited for once more. */
  missed(sightings: readonly Sighting[]): void {
    this.#awaited = [...sightings.map(({ of }) => of), ...this.#awaited].slice(-mostAwaited);
  }

  forget(): void {
    this.#awaited = [];
    this.#sent = [];
    this.#askedUpTo = 0;
  }

  #take(seenAt: (awaited: Awaited) => number | undefined): Sighting[] {
    const seen = this.#awaited.flatMap((of) => {
      const at = seenAt(of);
      return at === undefined ? [] : [{ of, at }];
    });
    if (seen.length > 0) {
      const gone = new Set(seen.map(({ of }) => of));
      this.#awaited = this.#awaited.filter((awaited) => !gone.has(awaited));
    }
    return seen;
  }
}

const anyArticle = articleTag("");

function shows(
  { epoch, tags, languages, at }: Sent,
  { seq, articleId, locale, committedAt, servedAt }: Awaited,
): boolean {
  return (
    epoch >= seq &&
    at - committedAt <= awaitedFor &&
    (servedAt === null || at < servedAt) &&
    languages.includes(locale) &&
    tags.includes(articleTag(articleId))
  );
}
