import type { NewWords, WordsPart } from "../changes/snapshot.ts";
import { builtIn, lexiconWith } from "../words.ts";
import type { Lexicon, Override } from "../words.ts";

interface Published extends Override {
  readonly seq: number;
}

/** The product's own words as one isolate knows them: those that the Worker brought along, under those published since. */
export class Vocabulary {
  readonly #published = new Map<string, Published>();
  #lexicon = builtIn;
  #known = 0;

  get lexicon(): Lexicon {
    return this.#lexicon;
  }

  /** The newest change of these words that has been seen; 0 before the first. */
  get known(): number {
    return this.#known;
  }

  /** False for news since something that was forgotten in the meantime: they are not all. */
  learn({ since, parts }: NewWords): boolean {
    if (since > this.#known) return false;
    const news = [...Map.groupBy(parts, nameOf)].filter(([name, of]) => this.#isNews(name, of));
    for (const [name, of] of news) this.#published.set(name, publishedOf(of));
    this.#known = Math.max(this.#known, ...parts.map(({ seq }) => seq));
    if (news.length > 0) this.#lexicon = lexiconWith([...this.#published.values()]);
    return true;
  }

  forget(): void {
    this.#published.clear();
    this.#lexicon = builtIn;
    this.#known = 0;
  }

  /** Answers overtake each other: what an older one says of a catalogue is not heard any more. */
  #isNews(name: string, [first]: readonly WordsPart[]): boolean {
    return (first?.seq ?? 0) > (this.#published.get(name)?.seq ?? 0);
  }
}

const nameOf = ({ locale, namespace }: WordsPart): string => `${locale}/${namespace}`;

function publishedOf(parts: readonly WordsPart[]): Published {
  const { locale = "", namespace = "", seq = 0 } = parts[0] ?? {};
  const inOrder = parts.toSorted((a, b) => (a.part ?? 0) - (b.part ?? 0));
  const text = inOrder.map((part) => part.text ?? "").join("");
  return { locale, namespace, seq, messages: text === "" ? {} : messagesIn(text) };
}

/** Words that cannot be read are as good as none, and a page has its own to fall back on. */
function messagesIn(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "object" || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
  } catch (error) {
    console.error("published words that are no JSON", error);
    return {};
  }
}
