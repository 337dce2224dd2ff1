import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document, Format, Message, MessageState, Note } from "../../../src/catalogues/document.ts";
import { po } from "../../../src/catalogues/formats/po/po.ts";
import { xliff12 } from "../../../src/catalogues/formats/xliff/xliff-1.2.ts";
import { xliff21 } from "../../../src/catalogues/formats/xliff/xliff-2.1.ts";

const options = { separator: "." } as const;

const nasty = fc.constantFrom(
  ..."\u0000 \u0001 \u001B \u007F \u0085 \u2028 \uFEFF \uFFFE \uFFFF \uD800 \uDC00 😀 \\ \" ' ` & < > ; % $t(a)".split(
    " ",
  ),
  ...'{{x}}|<b>|</b>|<1></1>|]]>|<![CDATA[|&amp;|&lt;|&#x0;|<x id="1"/>|&lt;g id="1"&gt;|<cp hex="0001"/>|--'.split(
    "|",
  ),
  ..."\\n|\\|\\x41|\\101|msgid|#~|#, fuzzy|_|:|\u0004|\t|\r|\n|\r\n| |  |你好".split("|"),
);
const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
const hostile = fc
  .array(fc.oneof(nasty, unit, fc.string({ maxLength: 5 })), { maxLength: 8 })
  .map((parts) => parts.join(""));
const plain = fc.string({ maxLength: 12, unit: "grapheme" });

const note = fc.record({
  from: fc.constantFrom<Note["from"]>("translator", "developer", "unknown"),
  text: hostile,
});
const states: readonly MessageState[] = ["initial", "translated", "reviewed", "final", "needs-review"];

const message = fc
  .record(
    {
      key: fc.oneof(plain, hostile),
      value: hostile,
      source: hostile.filter((text) => text !== ""),
      state: fc.constantFrom(...states),
      notes: fc.array(note, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: ["key", "value"] },
  )
  .map((made): Message => made);

const document = fc
  .record(
    {
      messages: fc.array(message, { maxLength: 6 }),
      namespace: fc.constantFrom("common", "a/b", "名 & <空间>"),
      locale: fc.constantFrom("zh-Hans", "en"),
      sourceLocale: fc.constantFrom("en", "zh-Hans"),
      baseVersion: fc.nat(),
    },
    { requiredKeys: ["messages"] },
  )
  .map((made): Document => ({ format: "i18next", discarded: [], ...made }));

function told(messages: readonly Message[]) {
  return messages.map((message) => ({ ...message, place: undefined }));
}

/** What a message is after a format has carried it and told what it could not. */
function carried(message: Message, lost: ReadonlySet<string>, format: Format): unknown {
  const { state, notes, ...rest } = message;
  const isPo = format.id === "po";
  const saidState = isPo && state !== "needs-review" ? undefined : state;
  const text = (words: string) => (lost.has("characters") ? words.toWellFormed() : words);
  return {
    ...rest,
    key: text(rest.key),
    value: text(rest.value),
    ...(rest.source === undefined ? {} : { source: text(rest.source) }),
    ...(saidState === undefined ? {} : { state: saidState }),
    ...(notes === undefined || lost.has("notes") ? {} : { notes: isPo ? notes.map(wellFormed) : notes }),
  };
}

function wellFormed({ from, text }: Note): Note {
  return { from, text: text.toWellFormed() };
}

function expectCarried(format: Format, made: Document, printed: ReturnType<Format["print"]>): void {
  const lost = Map.groupBy(printed.losses, ({ key }) => key);
  const back = format.read(printed.text, options);
  const expected = made.messages.map((one) => {
    const told = new Set((lost.get(one.key) ?? []).map(({ what }) => what));
    return carried(one, told, format);
  });
  const given = told(back.messages).map((one, at) => {
    const told = new Set((lost.get(made.messages[at]?.key ?? "") ?? []).map(({ what }) => what));
    const { notes, ...rest } = one;
    return notes === undefined || told.has("notes") ? rest : { ...rest, notes };
  });
  expect(given).toEqual(expected);
}

describe.each([po, xliff12, xliff21])("$id", (format) => {
  test("gives back any messages as they were, or tells what it could not carry", () => {
    fc.assert(
      fc.property(document, (made) => {
        const printed = format.print(made, options);
        expectCarried(format, made, printed);
        const { text } = printed;
        const carriedBack = { ...format.read(text, options), messages: [] };
        expect(carriedBack).toEqual({ ...made, messages: [], format: format.id, text });
      }),
      { numRuns: 400 },
    );
  });

  test("leaves a file alone of which nothing was changed, whatever stands in it", () => {
    fc.assert(
      fc.property(document, (made) => {
        const { text } = format.print(made, options);
        expect(format.print(format.read(text, options), options)).toEqual({ text, losses: [] });
      }),
      { numRuns: 200 },
    );
  });

  /** Of equal keys the first goes with the first, which is not what is asked here. */
  const distinct = document.map((made): Document => ({
    ...made,
    messages: [...new Map(made.messages.map((one) => [one.key.toWellFormed(), one])).values()],
  }));
  const others = fc.uniqueArray(message, { maxLength: 4, selector: ({ key }) => key.toWellFormed() });

  test("makes of a file and other messages a file with those messages", () => {
    fc.assert(
      fc.property(distinct, others, fc.array(fc.nat(5)), (made, given, kept) => {
        const back = format.read(format.print(made, options).text, options);
        const stay = back.messages.filter((_, at) => kept.includes(at));
        const changed = stay.map(({ key, source, extra }, at): Message => {
          const other = given[at];
          const state = other?.state === undefined ? {} : { state: other.state };
          const notes = other?.notes === undefined ? {} : { notes: other.notes };
          return {
            key,
            value: other?.value ?? "",
            ...(source === undefined ? {} : { source }),
            ...(extra === undefined ? {} : { extra }),
            ...state,
            ...notes,
          };
        });
        const taken = new Set(back.messages.map(({ key }) => key));
        const news = given.filter(({ key }) => !taken.has(key));
        const now = { ...back, messages: [...changed, ...news] };
        expectCarried(format, now, format.print(now, options));
      }),
      { numRuns: 300 },
    );
  });
});
