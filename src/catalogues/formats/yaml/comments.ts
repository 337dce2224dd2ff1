import { Unreadable, type Note, type Origin } from "../../document.ts";
import { readNotes } from "../csv/notes.ts";
import { entriesOf } from "../json/entries.ts";
import { carryOrigin } from "../json/origin.ts";
import { parseJson } from "../json/parse.ts";

/** The line at the top that says which version of which catalogue it is: what JSON has in a member. */
const originLine = /^# (\{"\$catalogue": .*\})$/;

export function writeOrigin(origin: Origin): string {
  return origin.baseVersion === undefined ? "" : `# ${carryOrigin("{}", origin)}\n\n`;
}

export function originIn(text: string): Origin {
  const lines = text.split(/\r\n|\r|\n/, 20).map((line) => originLine.exec(line)?.[1]);
  const told = lines.find((line) => line !== undefined);
  return told === undefined ? {} : parseOrigin(told);
}

/** A comment that only looks like it tells nothing. */
function parseOrigin(told: string): Origin {
  try {
    const root = parseJson(told);
    return root.kind === "object" ? entriesOf(root, { separator: false }).origin : {};
  } catch (error) {
    if (error instanceof Unreadable) return {};
    throw error;
  }
}

/** @param comments as the parser gives them, without `#` and in the file's order */
export function notesIn(comments: readonly (string | null | undefined | false)[]): Note[] {
  const lines = comments.flatMap((comment) => (comment ? comment.split("\n") : []));
  const words = lines.filter((line) => line !== "" && !originLine.test(`#${line}`));
  return readNotes(words.map((line) => line.replace(/^ /, "")).join("\n"));
}
