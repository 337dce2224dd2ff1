import { againstSource, inAll, type ValueCheck } from "../check.ts";
import { enumerate, excerpt } from "../excerpt.ts";
import type { GlossaryTerm } from "../view.ts";

/** A term of the glossary that the source uses and the translation does not put as agreed. */
export const glossaryTerm: ValueCheck = {
  id: "glossary-term",
  group: "content",
  severity: "warning",
  scope: inAll(againstSource, ({ glossary }) => glossary.length > 0),
  cases: ["translate", "keep"],
  inValue: ({ glossary }) => {
    const index = indexOf(glossary);
    return ({ text, source }) => {
      if (source === undefined) return undefined;
      const value = text.value.toLowerCase();
      return termsIn(source.text.plain, index)
        .filter(({ source: term, targets }) => {
          const accepted = targets.length === 0 ? [term] : targets;
          return !accepted.some((target) => value.includes(target.toLowerCase()));
        })
        .map((term) => ({
          case: term.targets.length === 0 ? "keep" : "translate",
          params: { term: excerpt(term.source), target: enumerate(term.targets) },
        }));
    };
  },
};

type Index = ReadonlyMap<string, readonly GlossaryTerm[]>;

/** By the first word, or the first Chinese character; the longest term first, so that it is taken before its parts. */
function indexOf(glossary: readonly GlossaryTerm[]): Index {
  const longestFirst = glossary
    .filter(({ source }) => source.trim() !== "")
    .toSorted((one, other) => other.source.length - one.source.length);
  return Map.groupBy(longestFirst, ({ source }) => first(source.toLowerCase()));
}

const head = /[\p{Script=Latin}\p{N}]+|\p{L}|\S/u;
const heads = new RegExp(head.source, "gu");

function first(text: string): string {
  return head.exec(text)?.[0] ?? "";
}

function termsIn(plain: string, index: Index): GlossaryTerm[] {
  const found = new Set<GlossaryTerm>();
  const folded = plain.toLowerCase();
  // A few characters are longer in lower case; then the indices would not match.
  if (folded.length !== plain.length) return [];
  let end = 0;
  for (const { 0: word, index: at } of folded.matchAll(heads)) {
    if (at < end) continue;
    const term = longest(
      [word, word.replace(/s$/, ""), word.replace(/es$/, "")].flatMap(
        (head) => index.get(head)?.find((each) => stands(each, plain, folded, at)) ?? [],
      ),
    );
    if (term === undefined) continue;
    found.add(term);
    end = at + term.source.length;
  }
  return [...found];
}

function stands({ source, caseSensitive }: GlossaryTerm, plain: string, folded: string, at: number): boolean {
  const text = caseSensitive === true ? plain : folded;
  const term = caseSensitive === true ? source : source.toLowerCase();
  if (!text.startsWith(term, at)) return false;
  const after = folded.slice(at + term.length, at + term.length + 3);
  return !/[a-z\d]$/i.test(term) || /^(?:e?s)?(?![a-z\d])/.test(after);
}

function longest(terms: readonly GlossaryTerm[]): GlossaryTerm | undefined {
  return terms.toSorted((one, other) => other.source.length - one.source.length)[0];
}
