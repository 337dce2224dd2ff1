import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Document, Format, Message } from "../../../src/catalogues/document.ts";
import { xliff12 } from "../../../src/catalogues/formats/xliff/xliff-1.2.ts";
import { xliff21 } from "../../../src/catalogues/formats/xliff/xliff-2.1.ts";

const options = { separator: "." } as const;

function told({ messages }: Document) {
  return messages.map((message) => ({ ...message, place: undefined }));
}

/** The file printed after the message of one key was changed. */
function changed(format: Format, text: string, key: string, change: Partial<Message>) {
  const document = format.read(text, options);
  const messages = document.messages.map((one): Message => (one.key === key ? { ...one, ...change } : one));
  return format.print({ ...document, messages }, options);
}

const angular = `<?xml version='1.0' encoding="UTF-8" ?>
<!-- extracted -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2" xmlns:my="urn:my">
  <file source-language="en" target-language='zh-Hans' datatype="plaintext" original="ng2.template">
    <body>
      <group id="g">
      <trans-unit id="refresh" datatype="html" my:seen="7" approved="no">
        <source>Every <x id="INTERPOLATION" equiv-text="{{ a &gt; b }}"/> s &amp; <g id="1">more</g></source>
        <target state = "needs-review-translation" state-qualifier='fuzzy-match'>每 <x id="INTERPOLATION" equiv-text="{{ a &gt; b }}"/> 秒</target>
        <note priority="1" from="description">a timer</note>
        <alt-trans match-quality="80%"><source>Each</source><target>各</target></alt-trans>
        <my:deep><my:er/></my:deep>
      </trans-unit>
      </group>
      <trans-unit id="plain" resname="x">
        <source>Tom &amp; <![CDATA[<b>Jerry</b>]]></source>
      </trans-unit>
      <trans-unit id="fixed" translate="no">
        <source>Shuangyu</source>
      </trans-unit>
    </body>
  </file>
</xliff>
`;

describe("an XLIFF 1.2 file of someone else's", () => {
  const document = xliff12.read(angular, options);

  test("has its units with their codes, states and notes", () => {
    expect(told(document)).toMatchObject([
      {
        key: "refresh",
        source: 'Every <x id="INTERPOLATION" equiv-text="{{ a &gt; b }}"/> s & <g id="1">more</g>',
        value: '每 <x id="INTERPOLATION" equiv-text="{{ a &gt; b }}"/> 秒',
        state: "needs-review",
        notes: [{ from: "developer", text: "a timer" }],
      },
      { key: "plain", source: "Tom & <b>Jerry</b>", value: "" },
      { key: "fixed", source: "Shuangyu", value: "Shuangyu" },
    ]);
    expect(document).toMatchObject({ locale: "zh-Hans", sourceLocale: "en" });
    expect(document.messages[0]?.place).toEqual({ line: 9, column: 9 });
  });

  test("lists other translations of a unit", () => {
    expect(document.discarded).toEqual([
      { key: "refresh", value: "各", place: { line: 11, column: 61 }, reason: "other_target" },
    ]);
  });

  test("comes back as it was", () => {
    expect(xliff12.print(document, options)).toEqual({ text: angular, losses: [] });
  });

  test("comes back with only the changed target changed, and the codes in it codes", () => {
    const value = '<g id="1">更多</g> & <b>';
    const { text, losses } = changed(xliff12, angular, "refresh", { value });
    expect(losses).toEqual([]);
    expect(text).toBe(
      angular.replace(
        '每 <x id="INTERPOLATION" equiv-text="{{ a &gt; b }}"/> 秒',
        '<g id="1">更多</g> &amp; &lt;b&gt;',
      ),
    );
    expect(xliff12.read(text, options).messages[0]?.value).toBe(value);
  });

  test("gains a target on a line of its own", () => {
    const { text } = changed(xliff12, angular, "plain", { value: "汤姆 & 杰瑞", state: "translated" });
    expect(text).toBe(
      angular.replace(
        "</b>]]></source>",
        '</b>]]></source>\n        <target state="translated">汤姆 &amp; 杰瑞</target>',
      ),
    );
  });

  test("says another state in its own words, and nothing of how the former came about", () => {
    const { text } = changed(xliff12, angular, "refresh", { state: "reviewed" });
    expect(text).toBe(
      angular.replace(
        ` state = "needs-review-translation" state-qualifier='fuzzy-match'`,
        ' state="signed-off"',
      ),
    );
  });

  test("takes back an approval with the state that it was for", () => {
    const approved = angular
      .replace('approved="no"', 'approved="yes"')
      .replace("needs-review-translation", "translated");
    expect(xliff12.read(approved, options).messages[0]?.state).toBe("final");
    expect(changed(xliff12, approved, "refresh", { state: "needs-review" }).text).toBe(
      angular.replace(` state-qualifier='fuzzy-match'`, "").replace("state = ", "state="),
    );
  });

  test("keeps the notes that stay, and gains and loses the others", () => {
    const { text } = changed(xliff12, angular, "refresh", {
      notes: [
        { from: "developer", text: "a timer" },
        { from: "translator", text: "简短" },
      ],
    });
    const note = '<note priority="1" from="description">a timer</note>';
    expect(text).toBe(angular.replace(note, `${note}\n        <note from="translator">简短</note>`));
    expect(changed(xliff12, angular, "refresh", { notes: [] }).text).toBe(
      angular.replace(`\n        ${note}`, ""),
    );
    expect(changed(xliff12, angular, "fixed", { notes: [{ from: "unknown", text: "x" }] }).text).toContain(
      "<source>Shuangyu</source>\n        <note>x</note>",
    );
  });

  test("keeps a target whose new codes do not nest, and tells it", () => {
    for (const value of ['<g id="1">', "<g>a</g>", "</g>"]) {
      expect(changed(xliff12, angular, "refresh", { value })).toEqual({
        text: angular,
        losses: [{ key: "refresh", what: "codes" }],
      });
    }
  });

  test("loses a unit with its line, and gains one at the end", () => {
    const messages: Message[] = [
      ...document.messages.filter(({ key }) => key !== "plain"),
      { key: "new.one", value: "新", source: "new" },
    ];
    const { text, losses } = xliff12.print({ ...document, messages }, options);
    expect(losses).toEqual([]);
    expect(text).not.toContain("Jerry");
    expect(
      told(xliff12.read(text, options))
        .map(({ key, value }) => [key, value])
        .slice(1),
    ).toEqual([
      ["fixed", "Shuangyu"],
      ["new.one", "新"],
    ]);
  });

  test("keeps in a file of our own what only this format knows", () => {
    const bare = { ...document };
    Reflect.deleteProperty(bare, "text");
    const { text, losses } = xliff12.print(bare, options);
    expect(losses).toEqual([]);
    expect(text).toContain(
      '<alt-trans match-quality="80%"><source>Each</source><target>各</target></alt-trans>',
    );
    expect(text).toContain("<my:deep><my:er/></my:deep>");
    expect(told(xliff12.read(text, options))).toEqual(told(document));
  });

  test("says that it is UTF-8 now, if it said something else", () => {
    const { text, losses } = xliff12.print(
      xliff12.read(angular.replace("UTF-8", "GB18030"), options),
      options,
    );
    expect([text, losses]).toEqual([angular, [{ what: "encoding" }]]);
  });
});

describe("keys", () => {
  const file = (original: string, units: string) =>
    `<file original="${original}" source-language="en" datatype="plaintext"><body>${units}</body></file>`;
  const unit = (attributes: string) => `<trans-unit ${attributes}><source>s</source></trans-unit>`;
  const keysOf = (...files: string[]) => {
    const text = `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">${files.join("")}</xliff>`;
    return xliff12.read(text, options).messages.map(({ key }) => key);
  };

  test("are names where every unit has one of its own", () => {
    expect(keysOf(file("a", unit('id="1" resname="cart.a"') + unit('id="2" resname="cart.b"')))).toEqual([
      "cart.a",
      "cart.b",
    ]);
  });

  test("are ids where a name is missing or comes twice", () => {
    expect(keysOf(file("a", unit('id="1" resname="x"') + unit('id="2"')))).toEqual(["1", "2"]);
    expect(keysOf(file("a", unit('id="1" resname="x"') + unit('id="2" resname="x"')))).toEqual(["1", "2"]);
  });

  test("say their file where ids come in several", () => {
    expect(keysOf(file("a", unit('id="1"') + unit('id="2"')), file("b", unit('id="1"')))).toEqual([
      "a/1",
      "2",
      "b/1",
    ]);
  });

  test("come twice where an id does", () => {
    expect(keysOf(file("a", unit('id="1"') + unit('id="1"')))).toEqual(["1", "1"]);
  });
});

const segmented = `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="zh">
  <file id="f1">
    <unit id="u1">
      <notes>
        <note id="n1" category="meaning">two sentences</note>
      </notes>
      <originalData><data id="d1">&lt;br/&gt;</data></originalData>
      <segment id="s1" state="final">
        <source>One.<ph id="1" dataRef="d1" canDelete="no"/></source>
        <target>一。<ph id="1" dataRef="d1" canDelete="no"/></target>
      </segment>
      <ignorable>
        <source> </source>
      </ignorable>
      <segment id="s2" state="reviewed" subState="my:way">
        <source>Two.</source>
        <target>二。</target>
      </segment>
    </unit>
    <unit id="u2">
      <segment><source>Bell <cp hex="0007"/></source><target/></segment>
    </unit>
  </file>
</xliff>
`;
const br = '<ph id="1" dataRef="d1" canDelete="no"/>';

describe("an XLIFF 2.1 file of someone else's", () => {
  const document = xliff21.read(segmented, options);

  test("has a unit's segments joined, with the state of the least of them", () => {
    expect(told(document)).toMatchObject([
      {
        key: "u1",
        source: `One.${br} Two.`,
        value: `一。${br} 二。`,
        state: "reviewed",
        notes: [{ from: "developer", text: "two sentences" }],
      },
      { key: "u2", source: "Bell \u0007", value: "" },
    ]);
  });

  test("comes back as it was", () => {
    expect(xliff21.print(document, options)).toEqual({ text: segmented, losses: [] });
  });

  test("keeps the targets of the segments that were not changed", () => {
    const { text, losses } = changed(xliff21, segmented, "u1", { value: `一。${br} 贰！` });
    expect([text, losses]).toEqual([segmented.replace("二。", "贰！"), []]);
    expect(changed(xliff21, segmented, "u1", { value: `壹。${br} 二。` }).text).toBe(
      segmented.replace("一。", "壹。"),
    );
    expect(changed(xliff21, segmented, "u1", { value: `一。${br} 二。三。` }).text).toBe(
      segmented.replace("二。", "二。三。"),
    );
  });

  test("has what was written anew in the first segment that changed, and tells it", () => {
    const { text, losses } = changed(xliff21, segmented, "u1", { value: `全部${br}` });
    expect(losses).toEqual([{ key: "u1", what: "segments" }]);
    expect(xliff21.read(text, options).messages[0]?.value).toBe(`全部${br}`);
    expect(text).toContain(`<target>全部${br}</target>`);
  });

  test("keeps a target that would lose a code which must stay, and tells it", () => {
    expect(changed(xliff21, segmented, "u1", { value: "没有换行" })).toEqual({
      text: segmented,
      losses: [{ key: "u1", what: "codes" }],
    });
  });

  test("says another state on every segment, and nothing of how the former came about", () => {
    expect(changed(xliff21, segmented, "u1", { state: "needs-review" }).text).toBe(
      segmented
        .replace('state="final"', 'state="translated" subState="catalogue:needs-review"')
        .replace(
          'state="reviewed" subState="my:way"',
          'state="translated" subState="catalogue:needs-review"',
        ),
    );
  });

  test("gains notes before its words, and loses them with their holder", () => {
    const noted = changed(xliff21, segmented, "u2", { notes: [{ from: "translator", text: "响铃" }] });
    expect(noted.text).toContain(
      '<unit id="u2">\n      <notes><note category="translator">响铃</note></notes>\n      <segment>',
    );
    expect(changed(xliff21, segmented, "u1", { notes: [] }).text).not.toContain("note");
  });

  test("says its target language with its first target", () => {
    const bare =
      '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en"><file id="f"><unit id="u"><segment><source>s</source></segment></unit></file></xliff>';
    const document = xliff21.read(bare, options);
    const messages = document.messages.map((message) => ({ ...message, value: "译" }));
    const { text } = xliff21.print({ ...document, locale: "zh-Hans", messages }, options);
    expect(text).toBe(
      bare
        .replace('srcLang="en"', 'srcLang="en" trgLang="zh-Hans"')
        .replace("</source>", "</source><target>译</target>"),
    );
  });

  test("is translated only when all of its segments are", () => {
    const half = segmented
      .replace("\n        <target>二。</target>", "")
      .replace(' state="reviewed" subState="my:way"', "");
    expect(xliff21.read(half, options).messages[0]).toMatchObject({ value: `一。${br} `, state: "initial" });
  });

  test("is joined in the order of its targets", () => {
    const swapped = segmented
      .replace("<target>二。", '<target order="1">二。')
      .replace("<target>一。", '<target order="3">一。');
    const document = xliff21.read(swapped, options);
    expect(document.messages[0]).toMatchObject({ source: `One.${br} Two.`, value: `二。 一。${br}` });
    expect(changed(xliff21, swapped, "u1", { value: `贰。 一。${br}` }).text).toBe(
      swapped.replace("二", "贰"),
    );
  });

  test("keeps its prefix", () => {
    const prefixed = segmented.replace("xmlns=", "xmlns:x=").replaceAll(/<(\/?)(?=[a-z])/g, "<$1x:");
    const { text } = changed(xliff21, prefixed, "u2", {
      value: "响\u0007",
      notes: [{ from: "unknown", text: "!" }],
    });
    expect(text).toContain('<x:target>响<x:cp hex="0007"/></x:target>');
    expect(told(xliff21.read(text, options))[1]).toMatchObject({ value: "响\u0007", notes: [{ text: "!" }] });
  });

  test("keeps an element where all units went", () => {
    const { text } = xliff21.print({ ...document, messages: [] }, options);
    expect(xliff21.read(text, options).messages).toEqual([]);
  });
});

describe.each([
  [
    xliff12,
    "g",
    (inner: string) =>
      `<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="o" source-language="en" datatype="html"><body><trans-unit id="u"><source>${inner}</source><target>${inner}</target></trans-unit></body></file></xliff>`,
  ],
  [
    xliff21,
    "pc",
    (inner: string) =>
      `<xliff version="2.1" srcLang="en" trgLang="zh" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><segment><source>${inner}</source><target>${inner}</target></segment></unit></file></xliff>`,
  ],
] as const)("a value with codes in $id", (format, name, file) => {
  const code = `<${name} id="1">x</${name}>`;
  const words = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          `<${name} id="9">`,
          `</${name}>`,
          "&lt;",
          "&amp;lt;",
          "&amp;",
          `&lt;${name} id="1">`,
          "<b>",
          "<",
          "&",
          ">",
          '"',
          "]]>",
          `<${name}`,
          `&amp;lt;/${name}>`,
          "\r",
          "\u0001",
        ),
        fc.string({ maxLength: 4 }),
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join(""));

  test("tells words that look like a code from a code, whatever they are", () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const source = file(code);
        const masked = (text: string) =>
          text
            .replaceAll("&", "&amp;")
            .replaceAll("<", "&lt;")
            .replaceAll("\r", "&#13;")
            .replaceAll("\u0001", "?")
            .replaceAll("]]>", "]]&gt;");
        const read = format.read(file(masked(before) + code + masked(after)), options);
        const value = read.messages[0]?.value ?? "";
        const document = format.read(source, options);
        const messages = document.messages.map((message) => ({ ...message, value }));
        const { text, losses } = format.print({ ...document, messages }, options);
        expect(losses).toEqual([]);
        const back = format.read(text, options);
        expect(back.messages[0]?.value).toBe(value);
        expect(format.print(read, options).losses).toEqual([]);
      }),
    );
  });

  test("is any text at all, or is told to have broken codes", () => {
    fc.assert(
      fc.property(words, (value) => {
        const { text, losses } = changed(format, file(code), "u", { value });
        const [back] = format.read(text, options).messages;
        expect([value, losses.length === 1 ? value : undefined]).toContain(
          losses.length === 1 ? value : back?.value,
        );
      }),
    );
  });
});

describe.each([xliff12, xliff21])("an export of ours in $id", (format) => {
  const ours: Document = {
    format: "i18next",
    namespace: "shop/cart",
    locale: "zh-Hans",
    sourceLocale: "en",
    baseVersion: 7,
    discarded: [],
    messages: [
      { key: "items_other", value: "{{count}} 件 <1>x</1>", source: "{{count}} items", state: "reviewed" },
      { key: "friend_male", value: "", source: "friend" },
      { key: "Key, natural: yes?", value: " 是 ", notes: [{ from: "developer", text: "a\n b" }] },
      { key: "中文.键", value: "\u0000\uD800\r\n\t", state: "needs-review" },
      { key: "items_other", value: "twice" },
    ],
  };
  const printed = format.print(ours, options);
  const back = format.read(printed.text, options);

  test("comes back with its keys, its origin and its base version", () => {
    expect(printed.losses).toEqual([]);
    expect(told(back)).toEqual(ours.messages);
    expect(back).toMatchObject({
      namespace: "shop/cart",
      locale: "zh-Hans",
      sourceLocale: "en",
      baseVersion: 7,
    });
  });

  test("names each unit by its key, under an id that stays the same", () => {
    expect(printed.text).toMatch(/id="items_005Fother" (?:res)?name="items_other"/);
    expect(printed.text).toMatch(/id="items_005Fother:2" (?:res)?name="items_other"/);
  });

  test("takes the source text of today", () => {
    const source = new Map([["friend_male", "he <3"]]);
    expect(format.print(ours, { ...options, source }).text).toContain("<source>he &lt;3</source>");
  });

  test("may be empty, and of no known language", () => {
    const empty = format.print({ format: "csv", messages: [], discarded: [] }, options);
    expect(format.read(empty.text, options)).toEqual({
      format: format.id,
      messages: [],
      discarded: [],
      text: empty.text,
    });
  });

  test("tells what it cannot carry", () => {
    const messages: Message[] = [
      { key: "a", value: "x", notes: [{ from: "unknown", text: "\u0000" }] },
      { key: "b", value: "x", extra: { po: { flags: ["c-format"] } } },
    ];
    expect(format.print({ ...ours, messages }, options).losses).toEqual([
      { key: "a", what: "notes" },
      { key: "b", what: "extra" },
    ]);
  });

  test("gains and loses messages in place", () => {
    const messages: Message[] = [
      ...back.messages.slice(1, 3),
      { key: "new key", value: "新", state: "initial" },
    ];
    const { text, losses } = format.print({ ...back, messages }, options);
    expect(losses).toEqual([]);
    expect(told(format.read(text, options))).toEqual(told({ ...back, messages }));
  });
});
