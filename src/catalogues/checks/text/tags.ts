import type { Span } from "./text.ts";

/** `<b>`, `</1>`, `<br/>`, `<a href="…">`. */
export interface Tag extends Span {
  readonly raw: string;
  readonly name: string;
  readonly kind: "open" | "close" | "empty";
}

const tag = /<(\/?)([A-Za-z][\w.-]{0,39}|\d{1,4})([\s/][^<>]{0,1000})?>/g;
const voids = new Set(["br", "hr", "img", "wbr", "input", "link", "meta", "source", "col", "area", "base"]);

export function tagsIn(value: string): Tag[] {
  if (!value.includes("<")) return [];
  return [...value.matchAll(tag)].map(({ 0: raw, 1: slash, 2: name = "", 3: rest = "", index }) => ({
    raw,
    name,
    kind: slash === "/" ? "close" : isEmpty(name, rest) ? "empty" : "open",
    start: index,
    end: index + raw.length,
  }));
}

function isEmpty(name: string, rest: string): boolean {
  return rest.trimEnd().endsWith("/") || voids.has(name.toLowerCase());
}

export interface Pairing {
  /** Tags that have a partner, and empty ones: markup beyond doubt. */
  readonly markup: readonly Tag[];
  /** Opened and not closed, or the reverse: a slip, or words in angle brackets such as `<unknown>`. */
  readonly loose: readonly Tag[];
}

/** Pairs as they nest: in `<b><i></b></i>` the `<i>` finds no partner. */
export function pairTags(tags: readonly Tag[]): Pairing {
  const paired = new Set<Tag>(tags.filter(({ kind }) => kind === "empty"));
  const open: Tag[] = [];
  const waiting = new Map<string, number>();
  const count = (name: string, by: number): unknown => waiting.set(name, (waiting.get(name) ?? 0) + by);
  for (const each of tags) {
    if (each.kind === "open") {
      open.push(each);
      count(each.name, 1);
    }
    if (each.kind !== "close" || (waiting.get(each.name) ?? 0) === 0) continue;
    for (let last = open.pop(); last !== undefined; last = open.pop()) {
      count(last.name, -1);
      if (last.name !== each.name) continue;
      paired.add(last).add(each);
      break;
    }
  }
  return {
    markup: tags.filter((each) => paired.has(each)),
    loose: tags.filter((each) => !paired.has(each)),
  };
}
