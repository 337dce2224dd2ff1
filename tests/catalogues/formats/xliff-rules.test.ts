import { describe, expect, test } from "vitest";
import { Unreadable } from "../../../src/catalogues/document.ts";
import { xliff12 } from "../../../src/catalogues/formats/xliff/xliff-1.2.ts";
import { xliff21 } from "../../../src/catalogues/formats/xliff/xliff-2.1.ts";
import type { XliffFault } from "../../../src/catalogues/formats/xliff/faults.ts";

const options = { separator: "." } as const;
const fs = 'xmlns:fs="urn:oasis:names:tc:xliff:fs:2.0"';
const slr = 'xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0"';

function refusalOf(read: () => unknown): unknown {
  try {
    read();
  } catch (refusal) {
    if (refusal instanceof Unreadable) return refusal.params["what"] ?? refusal.check;
    throw refusal;
  }
  return undefined;
}

/** A 2.1 file around some units. */
function file(units: string, root = 'srcLang="en" trgLang="zh"'): string {
  const namespaces = `xmlns="urn:oasis:names:tc:xliff:document:2.0" xmlns:my="urn:my" ${fs} ${slr}`;
  return `<xliff version="2.1" ${root} ${namespaces}>\n<file id="f">\n${units}\n</file>\n</xliff>`;
}

/** A unit with one segment; what is given goes into its source, its target, and before them. */
function unit(source: string, target?: string, before = ""): string {
  const told = target === undefined ? "" : `<target>${target}</target>`;
  return `<unit id="u">${before}<segment><source>${source}</source>${told}</segment></unit>`;
}

const notes = '<notes><note id="n">x</note></notes>';
const data = '<originalData><data id="d">x</data></originalData>';
const fixed = 'canDelete="no" canCopy="no"';

/** A rule of XLIFF 2.1, a unit that keeps it, the same unit that breaks it, and what is said then. */
const rules: readonly (readonly [string, string, string, XliffFault])[] = [
  ["a code has an id", unit('<ph id="1"/>'), unit("<ph/>"), "missing-attribute"],
  [
    "ids are one's own within a unit",
    unit('<ph id="1"/><ph id="2"/>'),
    unit('<ph id="1"/><ph id="1"/>'),
    "id",
  ],
  [
    "a target's code is its source's",
    unit('<ph id="1"/>', '<ph id="1"/>'),
    unit('<ph id="1"/>', '<pc id="1"/>'),
    "id",
  ],
  [
    "pc and sc may stand for each other",
    unit('<pc id="1">a</pc>', '<sc id="1"/><ec startRef="1"/>'),
    unit('<pc id="1">a</pc>', '<ph id="1"/>'),
    "id",
  ],
  ["what starts ends", unit('<sc id="1"/>a<ec startRef="1"/>'), unit('<sc id="1"/>a'), "code"],
  [
    "it ends once",
    unit('<sc id="1"/><ec startRef="1"/>'),
    unit('<sc id="1"/><ec startRef="1"/><ec startRef="1"/>'),
    "code",
  ],
  [
    "it ends after it has started",
    unit('<sm id="1"/><em startRef="1"/>'),
    unit('<em startRef="1"/><sm id="1"/>'),
    "code",
  ],
  [
    "an end alone says so",
    unit('<ec id="1" isolated="yes"/>'),
    unit('<ec startRef="1" isolated="yes"/>'),
    "missing-attribute",
  ],
  [
    "an end of something has no direction",
    unit('<sc id="1" dir="rtl"/><ec startRef="1"/>'),
    unit('<sc id="1"/><ec startRef="1" dir="rtl"/>'),
    "attribute",
  ],
  [
    "a start that ends is not isolated",
    unit('<sc id="1" isolated="yes"/>'),
    unit('<sc id="1" isolated="yes"/><ec startRef="1"/>'),
    "code",
  ],
  [
    "data is there",
    unit('<ph id="1" dataRef="d"/>', undefined, data),
    unit('<ph id="1" dataRef="e"/>', undefined, data),
    "reference",
  ],
  [
    "data of a pair comes in pairs",
    unit('<pc id="1" dataRefStart="d" dataRefEnd="d"/>', undefined, data),
    unit('<pc id="1" dataRefStart="d"/>', undefined, data),
    "missing-attribute",
  ],
  [
    "a copy is of a code",
    unit('<ph id="1"/><ph id="2" copyOf="1"/>'),
    unit('<ph id="1"/><ph id="2" copyOf="3"/>'),
    "reference",
  ],
  [
    "a copy has no data",
    unit('<ph id="1"/><ph id="2" copyOf="1"/>', undefined, data),
    unit('<ph id="1"/><ph id="2" copyOf="1" dataRef="d"/>', undefined, data),
    "reference",
  ],
  ["sub-flows are units", unit('<ph id="1" subFlows="u"/>'), unit('<ph id="1" subFlows="v"/>'), "reference"],
  [
    "sub-flows of a pair come in pairs",
    unit('<pc id="1" subFlowsStart="u" subFlowsEnd="u"/>'),
    unit('<pc id="1" subFlowsEnd="u"/>'),
    "missing-attribute",
  ],
  [
    "a subtype is of a type",
    unit('<ph id="1" type="fmt" subType="xlf:b"/>'),
    unit('<ph id="1" type="ui" subType="xlf:b"/>'),
    "value",
  ],
  [
    "what stays in order is not copied",
    unit(`<ph id="1" canReorder="firstNo" ${fixed}/>`),
    unit('<ph id="1" canReorder="firstNo"/>'),
    "code",
  ],
  [
    "order begins before it goes on",
    unit(`<ph id="1" canReorder="firstNo" ${fixed}/><ph id="2" canReorder="no" ${fixed}/>`),
    unit(`<ph id="2" canReorder="no" ${fixed}/>`),
    "code",
  ],
  [
    "what must stay stays",
    unit('<ph id="1" canDelete="no"/>', '<ph id="1"/>'),
    unit('<ph id="1" canDelete="no"/>', "a"),
    "code",
  ],
  ["a code point is one that XML cannot hold", unit('<cp hex="001B"/>'), unit('<cp hex="0041"/>'), "value"],
  [
    "a comment says something",
    unit('<mrk id="1" type="comment" value="x">a</mrk>'),
    unit('<mrk id="1" type="comment">a</mrk>'),
    "attribute",
  ],
  [
    "a comment's note is the unit's own",
    unit('<mrk id="1" type="comment" ref="#n=n">a</mrk>', undefined, notes),
    unit('<mrk id="1" type="comment" ref="#n=m">a</mrk>', undefined, notes),
    "reference",
  ],
  [
    "a fragment goes from the whole to the part",
    unit('<mrk id="1" type="my:x" ref="#f=f/u=u/d=1">a</mrk>'),
    unit('<mrk id="1" type="my:x" ref="#u=u/f=f/d=1">a</mrk>'),
    "reference",
  ],
  [
    "a prefix in a fragment is registered",
    unit('<mrk id="1" type="my:x" ref="#gls=1">a</mrk>'),
    unit('<mrk id="1" type="my:x" ref="#zzz=1">a</mrk>'),
    "reference",
  ],
  [
    "notes stand before words",
    unit("a", "b", notes),
    unit("a", "b").replace("</unit>", `${notes}</unit>`),
    "element",
  ],
  [
    "a unit has a segment",
    unit("a"),
    '<unit id="u"><ignorable><source> </source></ignorable></unit>',
    "missing-element",
  ],
  [
    "a state above initial has a target",
    unit("a", "b").replace("<segment>", '<segment state="final">'),
    unit("a").replace("<segment>", '<segment state="final">'),
    "state",
  ],
  [
    "a sub-state is of a state",
    unit("a").replace("<segment>", '<segment state="initial" subState="my:x">'),
    unit("a").replace("<segment>", '<segment subState="my:x">'),
    "missing-attribute",
  ],
  [
    "targets have places of their own",
    unit("a", "b").replace("<target>", '<target order="1">'),
    unit("a", "b").replace("<target>", '<target order="2">'),
    "order",
  ],
  [
    "spaces are kept on both sides or on none",
    unit("a", "b").replaceAll(/<(source|target)>/g, '<$1 xml:space="preserve">'),
    unit("a", "b").replace("<source>", '<source xml:space="preserve">'),
    "space",
  ],
  [
    "a source is in the source's language",
    unit("a").replace("<source>", '<source xml:lang="en-GB">'),
    unit("a").replace("<source>", '<source xml:lang="fr">'),
    "language",
  ],
  ["words stand where words may", unit("a"), unit("a").replace("<segment>", "<segment>a"), "text"],
  [
    "attributes of others stand where they may",
    unit("a").replace("<unit", '<unit my:a=""'),
    unit("a").replace("<segment", '<segment my:a=""'),
    "attribute",
  ],
  ["elements of others stand where they may", unit("a", undefined, "<my:a/>"), unit("<my:a/>"), "element"],
  [
    "ids of others' elements are their own",
    unit("a", undefined, '<my:a id="1"/><my:b id="2"/>'),
    unit("a", undefined, '<my:a id="1"/><my:b xml:id="1"/>'),
    "id",
  ],
  [
    "a style has its element",
    unit('<ph id="1" fs:fs="b" fs:subFs="x,y"/>'),
    unit('<ph id="1" fs:subFs="x,y"/>'),
    "missing-attribute",
  ],
  [
    "an end of something has no style",
    unit('<ec id="1" isolated="yes" fs:fs="b"/>'),
    unit('<sc id="1"/><ec startRef="1" fs:fs="b"/>'),
    "attribute",
  ],
  [
    "a size is said once",
    unit('<ph id="1" slr:sizeInfo="1"/>'),
    unit('<ph id="1" slr:sizeInfo="1" slr:sizeInfoRef="x"/>'),
    "attribute",
  ],
  [
    "a size restriction is a span",
    unit("a").replace("<unit", '<unit slr:sizeRestriction="1,*"'),
    unit("a").replace("<unit", '<unit slr:sizeRestriction="*,1"'),
    "value",
  ],
  [
    "two units have two ids",
    `${unit("a")}${unit("b").replace('"u"', '"v"')}`,
    `${unit("a")}${unit("b")}`,
    "id",
  ],
];

describe("XLIFF 2.1", () => {
  test.each(rules)("%s", (_, kept, broken, what) => {
    expect(refusalOf(() => xliff21.read(file(kept), options))).toBeUndefined();
    expect(refusalOf(() => xliff21.read(file(broken), options))).toBe(what);
  });

  test("says its languages", () => {
    expect(refusalOf(() => xliff21.read(file(unit("a", "b"), 'srcLang="en"'), options))).toBe(
      "missing-attribute",
    );
    expect(refusalOf(() => xliff21.read(file(unit("a"), ""), options))).toBe("missing-attribute");
    expect(refusalOf(() => xliff21.read(file(unit("a"), 'srcLang="e n"'), options))).toBe("value");
  });

  test("is refused at the element that breaks a rule", () => {
    try {
      xliff21.read(file(unit('a<ph id="1" dataRef="d"/>')), options);
    } catch (refusal) {
      const source = '<unit id="u"><segment><source>a';
      expect(refusal).toMatchObject({
        check: "xliff-structure",
        place: { line: 3, column: source.length + 1 },
        params: { what: "reference", name: "dataRef", value: "d" },
      });
      return;
    }
    expect.unreachable();
  });
});

describe("XLIFF 1.2", () => {
  const around = (body: string, attributes = 'original="o" source-language="en" datatype="html"') =>
    `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file ${attributes}><body>${body}</body></file></xliff>`;
  const words = "<source>a</source><target>b</target>";

  test.each<readonly [string, string, XliffFault]>([
    ["a unit without its id", around(`<trans-unit>${words}</trans-unit>`), "missing-attribute"],
    ["a unit without its source", around('<trans-unit id="1"><target>b</target></trans-unit>'), "element"],
    ["two targets", around(`<trans-unit id="1">${words}<target>c</target></trans-unit>`), "element"],
    [
      "a target before its source",
      around('<trans-unit id="1"><target>b</target><source>a</source></trans-unit>'),
      "element",
    ],
    [
      "a state that it does not know",
      around(`<trans-unit id="1">${words.replace("<target>", '<target state="done">')}</trans-unit>`),
      "value",
    ],
    [
      "a code without its id",
      around('<trans-unit id="1"><source><x/></source></trans-unit>'),
      "missing-attribute",
    ],
    [
      "an unknown element of its own",
      around('<trans-unit id="1"><source><xx/></source></trans-unit>'),
      "element",
    ],
    ["words between units", around("words"), "text"],
    [
      "a file that does not say its language",
      around("", 'original="o" datatype="html"'),
      "missing-attribute",
    ],
  ])("is refused for %s", (_, text, what) => {
    expect(refusalOf(() => xliff12.read(text, options))).toBe(what);
  });

  test("may have states and kinds of someone's own", () => {
    const target = '<target state="x-done" my:a="1"><my:b xmlns:my="urn:x"/></target>'.replace(
      '<my:b xmlns:my="urn:x"/>',
      "b",
    );
    const text = around(
      `<trans-unit id="1" xmlns:my="urn:my"><source>a</source>${target}<my:c/></trans-unit>`,
    );
    expect(xliff12.read(text, options).messages[0]).toMatchObject({ value: "b" });
  });
});
