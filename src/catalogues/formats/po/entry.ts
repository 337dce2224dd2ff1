import type { RefusePo } from "./faults.ts";
import type { PoString } from "./strings.ts";

export interface PoEntry {
  readonly comments: readonly PoComment[];
  readonly context?: PoString;
  readonly id: PoString;
  readonly plural?: PoString;
  /** `msgstr`, or `msgstr[0]` and so on. */
  readonly strings: readonly PoString[];
  readonly isObsolete: boolean;
  /** Where its first line begins, where its first keyword's line does, and where its last line ends. */
  readonly from: number;
  readonly statement: number;
  readonly to: number;
}

export interface PoComment {
  /** `#`, `#.`, `#:`, `#,`, `#=`, `#|` or `#~|`. */
  readonly marker: string;
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Where a keyword or a literal stands, and where its line begins. */
interface Where {
  readonly from: number;
  readonly line: number;
  readonly isObsolete: boolean;
}

type Slot = "context" | "id" | "plural" | "string";

interface Growing {
  comments: PoComment[];
  context?: PoString;
  id?: PoString;
  plural?: PoString;
  strings: PoString[];
  isObsolete?: boolean;
  statement?: number;
  last?: Slot;
}

/** Puts lines together to entries, each field in its turn. */
export function entryBuilder(refuse: RefusePo) {
  const done: PoEntry[] = [];
  let entry: Growing = { comments: [], strings: [] };

  const close = (offset: number) => {
    if (entry.id === undefined) refuse("missing-msgid", offset);
    if (entry.strings.length === 0) refuse("missing-msgstr", offset);
    const whole = asEntry(entry);
    if (whole !== undefined) done.push(whole);
    entry = { comments: [], strings: [] };
  };
  const put = (slot: Slot, string: PoString) => {
    if (slot === "string") entry.strings.push(string);
    else entry[slot] = string;
    entry.last = slot;
  };
  return {
    comment: (comment: PoComment) => {
      if (entry.last === "string") close(comment.from);
      if (entry.last !== undefined) refuse("comment", comment.from);
      entry.comments.push(comment);
    },
    field: (
      keyword: "msgctxt" | "msgid" | "msgid_plural" | "msgstr",
      index: number | undefined,
      string: PoString,
      where: Where,
    ) => {
      const begins = keyword === "msgctxt" || keyword === "msgid";
      if (begins && entry.last === "string") close(where.from);
      if ((entry.isObsolete ?? where.isObsolete) !== where.isObsolete) refuse("obsolete", where.from);
      if (keyword !== "msgstr" && index !== undefined) refuse("index", where.from);
      checkTurn(entry, keyword, index, where.from, refuse);
      entry.isObsolete = where.isObsolete;
      entry.statement ??= where.line;
      put(slots[keyword], string);
    },
    append: (string: PoString, where: Where) => {
      const before = entry.last === "string" ? entry.strings.pop() : entry.last && entry[entry.last];
      if (entry.last === undefined || before === undefined) return refuse("continuation", where.from);
      if (entry.isObsolete !== where.isObsolete) refuse("obsolete", where.from);
      put(entry.last, { text: before.text + string.text, from: before.from, to: string.to });
    },
    finish: (offset: number): readonly PoEntry[] => {
      if (entry.last !== undefined) close(offset);
      return done;
    },
  };
}

const slots = { msgctxt: "context", msgid: "id", msgid_plural: "plural", msgstr: "string" } as const;

function checkTurn(
  { last, plural, strings }: Growing,
  keyword: keyof typeof slots,
  index: number | undefined,
  offset: number,
  refuse: RefusePo,
): void {
  if (keyword === "msgctxt" && last !== undefined)
    refuse(last === "context" ? "missing-msgid" : "missing-msgstr", offset);
  if (keyword === "msgid" && last !== undefined && last !== "context") refuse("missing-msgstr", offset);
  if (keyword === "msgid_plural" && last !== "id")
    refuse(last === "plural" ? "missing-msgstr" : "missing-msgid", offset);
  if (keyword !== "msgstr") return;
  if (last === undefined || last === "context") refuse("missing-msgid", offset);
  const expected = plural === undefined ? undefined : strings.length;
  if (index !== expected || (plural === undefined && strings.length > 0)) refuse("index", offset);
}

function asEntry(growing: Growing): PoEntry | undefined {
  const { comments, context, id, plural, strings, isObsolete = false, statement } = growing;
  const last = strings.at(-1);
  if (id === undefined || last === undefined || statement === undefined) return undefined;
  return {
    comments,
    ...(context === undefined ? {} : { context }),
    id,
    ...(plural === undefined ? {} : { plural }),
    strings,
    isObsolete,
    from: comments[0]?.from ?? statement,
    statement,
    to: last.to,
  };
}
