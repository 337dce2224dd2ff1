/** Two people's work on one edition: what the page asks of the later of the two, and what her answers make of it. Pure. */
import type { ThreeWays } from "../articles/conflict.ts";
import type { Piece } from "../articles/draft.ts";
import { lines } from "../articles/merge.ts";
import type { Line, Merged } from "../articles/merge.ts";
import { versionIn } from "./edition-form.ts";
import type { EditionFields } from "./edition-form.ts";

export const sides = ["theirs", "yours", "both", "written"] as const;
export type Side = (typeof sides)[number];

export interface MergeChoices {
  /** The edition's version that was seen when they were made; 0 where none were. */
  readonly over: number;
  /** By part: a line, `image`, or a block's id. */
  readonly sides: ReadonlyMap<string, Side>;
  readonly written: ReadonlyMap<string, string>;
}

export const noChoices: MergeChoices = { over: 0, sides: new Map(), written: new Map() };

const sideField = "side:";
const writtenField = "written:";

export function mergeChoicesIn(form: URLSearchParams): MergeChoices {
  const named = (prefix: string) =>
    [...form].flatMap(([name, value]): [string, string][] =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value.replaceAll(/\r\n?/g, "\n")]] : [],
    );
  return {
    over: versionIn(form, "over"),
    sides: new Map(
      named(sideField).flatMap(([part, value]) => {
        const side = sides.find((one) => one === value);
        return side === undefined ? [] : [[part, side]];
      }),
    ),
    written: new Map(named(writtenField)),
  };
}

export interface EditionMerge {
  readonly ways: ThreeWays;
  /** The edition's version now. */
  readonly version: number;
  /** Ids that a saved block may have. */
  readonly known: ReadonlySet<string>;
}

/** Those that nobody has chosen for, or has chosen what is not there to be chosen. */
export function unsettledOf(merge: EditionMerge, choices: MergeChoices): readonly string[] {
  const isLine = (part: string) => lines.some((line) => line === part);
  return merge.ways.merged.conflicts.filter((part) => {
    const side = choices.sides.get(part);
    if (side === undefined) return true;
    if (part === "image") return side !== "theirs" && side !== "yours";
    return side === "both" && isLine(part);
  });
}

/** What is to be saved, over the version that is there now. */
export function settled(merge: EditionMerge, choices: MergeChoices, yours: EditionFields): EditionFields {
  const { merged } = merge.ways;
  const line = (name: Line): string => {
    const { value, conflict } = merged.lines[name];
    if (conflict === undefined) return value ?? "";
    return chosen(choices, name, { theirs: conflict.theirs ?? "", yours: conflict.yours ?? "" });
  };
  return {
    ...{ version: merge.version, minor: yours.minor, confirm: yours.confirm },
    ...{ title: line("title"), standfirst: line("standfirst") },
    ...{ byline: line("byline"), dateline: line("dateline") },
    image: pictureChosen(merged.image, choices) ?? undefined,
    body: merged.blocks.map(({ id, markdown, conflict }): Piece => {
      const { theirs = "", yours: own = "" } = conflict ?? {};
      const words = conflict === undefined ? markdown : chosen(choices, id, { theirs, yours: own });
      return { id: merge.known.has(id) ? id : undefined, markdown: words };
    }),
  };
}

interface Texts {
  readonly theirs: string;
  readonly yours: string;
}

function chosen(
  { sides: chosenSides, written }: MergeChoices,
  part: string,
  { theirs, yours }: Texts,
): string {
  switch (chosenSides.get(part)) {
    case "theirs":
      return theirs;
    case "both":
      return [theirs, yours].filter((text) => text !== "").join("\n\n");
    case "written":
      return written.get(part) ?? "";
    case "yours":
    case undefined:
      return yours;
  }
}

function pictureChosen({ value, conflict }: Merged["image"], { sides: chosenSides }: MergeChoices) {
  return conflict !== undefined && chosenSides.get("image") === "theirs" ? conflict.theirs : value;
}

export const sideName = (part: string): string => sideField + part;
export const writtenName = (part: string): string => writtenField + part;
