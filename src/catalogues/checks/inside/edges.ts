import { againstSource, type ValueCheck } from "../check.ts";
import { fixOf } from "../edits.ts";
import { codePoint } from "../point-out.ts";
import type { Tongue } from "../tongue.ts";

/** Blanks and line breaks before and after the words, other than the source has them. */
export const edgeSpace: ValueCheck = {
  id: "edge-space",
  group: "inside",
  severity: "warning",
  scope: againstSource,
  inValue: ({ tongue, sourceTongue }) => {
    // 名称： has its blank within, and is as good as "Name: ".
    const isLoose = !writesBlanks(tongue);
    // 来自 needs no blank after it where "from " does.
    const safe = isLoose || writesBlanks(sourceTongue);
    return ({ text: { value }, source }) => {
      if (source === undefined || source.text.value.trim() === "") return undefined;
      const [here, there] = [edgesOf(value, isLoose), edgesOf(source.text.value, true)];
      const start = edgeFor(here.start, there.start, isLoose);
      const end = edgeFor(here.end, there.end, isLoose);
      const fix = fixOf(value, editsOf(value, here, { start, end }), safe);
      if (fix === undefined) return undefined;
      const words = shorten(here.words);
      const shown = (edges: Edges): string => mark(edges.start) + words + mark(edges.end);
      return { params: { found: shown(here), expected: shown({ start, end }) }, fix };
    };
  },
};

interface Edges {
  readonly start: string;
  readonly end: string;
}

const writesBlanks = ({ script }: Tongue): boolean => !["Hans", "Hant", "Jpan"].includes(script);

/** @param withIndent full-width blanks before the words are a paragraph's indent and belong to them */
function edgesOf(value: string, withIndent: boolean): Edges & { readonly words: string } {
  const from = value.length - value.trimStart().length;
  const to = value.trimEnd().length;
  const blanks = value.slice(0, from);
  const start = withIndent ? blanks.replace(/(?<!\u3000)\u3000+$/, "") : blanks;
  return { start, end: value.slice(to), words: value.slice(start.length, to) };
}

/** Where blanks are loose they may be fewer than in the source; line breaks have to be there. */
function edgeFor(here: string, there: string, isLoose: boolean): string {
  const [one, other] = [tidy(here), tidy(there)];
  const isFine = one === other || (isLoose && one === other.replaceAll(/[^\n]/g, ""));
  return isFine ? here : other;
}

/** Without characters that have a finding of their own. */
const tidy = (edge: string): string =>
  edge.replaceAll(/\r\n?|[\u2028\u2029]/g, "\n").replaceAll(/[\u000b\u000c\ufeff]/g, "");

function editsOf(value: string, here: Edges, wanted: Edges) {
  return [
    { start: 0, end: here.start.length, text: wanted.start },
    { start: value.length - here.end.length, end: value.length, text: wanted.end },
  ].filter(({ start, end, text }) => value.slice(start, end) !== text);
}

const signs: Readonly<Record<string, string>> = { " ": "␣", "\t": "⇥", "\n": "↵", "\r": "" };
const most = 6;

function mark(edge: string): string {
  const marks = [...edge.slice(0, most)].map((each) => signs[each] ?? `[${codePoint(each)}]`).join("");
  return edge.length > most ? `${marks}…` : marks;
}

/** Both ends of the words. */
function shorten(words: string): string {
  if (words.length <= 30) return words;
  const head = [...words.slice(0, 24)].slice(0, 12).join("");
  const tail = [...words.slice(-24)].slice(-12).join("");
  return `${head}…${tail}`;
}
