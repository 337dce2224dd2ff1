import { inChinese, type Hit, type Scope, type ValueCheck } from "../check.ts";
import type { CheckId } from "../check-ids.ts";
import { editsOf, fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { codePoint, pointOut } from "../point-out.ts";
import type { Entry } from "../view.ts";

/** Persian, Hindi and others write with joiners and marks of direction. */
const withoutJoiners: Scope = ({ tongue }) => ["Latn", "Hans", "Hant"].includes(tongue.script);

/** Characters without width; the joiners of an emoji are part of it. */
export const invisibleCharacter = checkOf({
  id: "invisible-character",
  pattern:
    /\u034f|[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|(?<!\p{Emoji}\ufe0f?|\p{Emoji_Modifier})[\u200c\u200d]/gu,
  replacement: "",
  safe: true,
  scope: withoutJoiners,
});

/** Characters that turn the direction of the text around, which neither Chinese nor English needs. */
export const bidiControl = checkOf({
  id: "bidi-control",
  pattern: /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
  replacement: "",
  safe: true,
  severity: "error",
  heavy: /[\u202a-\u202e\u2066-\u2069]/,
  scope: withoutJoiners,
});

/** A blank that does not break, which came along from a word processor or a web page. */
export const noBreakSpace = checkOf({
  id: "no-break-space",
  pattern: /[\u00a0\u2007\u202f]/g,
  replacement: " ",
  safe: true,
  severity: "info",
  scope: inChinese,
});

/** U+3000 in the middle of a line; at its start it is a paragraph's indent. */
export const ideographicSpace = checkOf({
  id: "ideographic-space",
  pattern: /(?<=[^\n\u3000])\u3000+/g,
  replacement: " ",
  safe: false,
  severity: "info",
});

interface Kind {
  readonly id: CheckId;
  readonly pattern: RegExp;
  readonly replacement: string;
  readonly safe: boolean;
  readonly severity?: Hit["severity"];
  /** Where only these weigh as much as `severity`. */
  readonly heavy?: RegExp;
  readonly scope?: Scope;
}

function checkOf({ id, pattern, replacement, safe, severity = "warning", heavy, scope }: Kind): ValueCheck {
  const any = new RegExp(pattern.source, pattern.flags.replace("g", ""));
  return {
    id,
    group: "chinese",
    severity,
    ...(scope && { scope }),
    inValue: () => (entry) => {
      const { value } = entry.message;
      if (!beyondAscii.test(value) || !any.test(value)) return undefined;
      const found = new Set(value.match(pattern));
      if (isFromSource(found, entry)) return undefined;
      const light = heavy !== undefined && !heavy.test(value) ? { severity: "warning" as const } : {};
      const characters = enumerate([...found].slice(0, 100).map((run) => codePoint(run)));
      const fix = fixOf(
        value,
        editsOf(value, pattern, () => replacement),
        safe,
      );
      return { params: { characters, where: pointOut(value, pattern) }, fix, ...light };
    },
  };
}

const beyondAscii = /[^\u0000-\u007f]/;

function isFromSource(found: ReadonlySet<string>, { source }: Entry): boolean {
  return source !== undefined && [...found].every((character) => source.text.value.includes(character));
}
