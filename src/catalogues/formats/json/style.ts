import type { JsonChild, JsonContainer } from "./parse.ts";

/** How the file is written, for what is added to it. */
export interface JsonStyle {
  readonly eol: string;
  /** One step of indentation. */
  readonly indent: string;
  /** Between a name and its value. */
  readonly colon: string;
  /** Everything outside ASCII is written as `\u4e2d`. */
  readonly ascii: boolean;
}

export const ownStyle: JsonStyle = { eol: "\n", indent: "  ", colon: ": ", ascii: false };

export function styleOf(text: string, root: JsonContainer): JsonStyle {
  const [first] = root.children;
  return {
    eol: /\r\n|\n|\r/.exec(text)?.[0] ?? ownStyle.eol,
    indent: (first && indentOf(text, first)) || ownStyle.indent,
    colon: (first && colonOf(text, first)) ?? ownStyle.colon,
    ascii: /^[\u0000-\u007f]*$/.test(text) && /\\u(?!00[0-7])/.test(text),
  };
}

/** The spaces before a child that begins a line; undefined where it shares one. */
export function indentOf(text: string, child: JsonChild): string | undefined {
  return /[\r\n]([ \t]*)$/.exec(text.slice(child.from, child.at))?.[1];
}

function colonOf(text: string, child: JsonChild): string | undefined {
  return /"([ \t]*:[ \t]*)$/.exec(text.slice(child.at, child.node.at))?.[1];
}

/** A string as this file would write it. */
export function quote(value: string, style: Pick<JsonStyle, "ascii">): string {
  const quoted = JSON.stringify(value);
  if (!style.ascii) return quoted;
  return quoted.replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
