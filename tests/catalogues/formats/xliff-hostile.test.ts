import { describe, expect, test } from "vitest";
import { Unreadable, type Format } from "../../../src/catalogues/document.ts";
import { xliff12 } from "../../../src/catalogues/formats/xliff/xliff-1.2.ts";
import { xliff21 } from "../../../src/catalogues/formats/xliff/xliff-2.1.ts";

const options = { separator: "." } as const;

function refusalOf(format: Format, text: string) {
  try {
    format.read(text, options);
  } catch (refusal) {
    if (refusal instanceof Unreadable) return { check: refusal.check, ...refusal.place, ...refusal.params };
    throw refusal;
  }
  return undefined;
}

const root12 = '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">';
const root21 =
  '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="zh">';
const megabytes = (count: number, unit: string) => unit.repeat(Math.ceil((count * 2 ** 20) / unit.length));

describe.each([
  [xliff12, root12],
  [xliff21, root21],
])("$id refuses", (format, root) => {
  test.each([
    ["nothing", "", "root", 1, 1],
    ["JSON", ' {"a": "b"}', "root", 1, 2],
    ["what is cut off", `${root}\n<file`, "unclosed", 1, 1],
    ["what is not closed", `${root}\n<file>\n`, "unclosed", 2, 1],
    ["what is closed by another", `${root}<file></xliff>`, "tag", 1, root.length + 14],
    ["an attribute twice", `${root.slice(0, -1)} version="1"/>`, "duplicate-attribute", 1, 1],
    ["a prefix of nothing", "<x:xliff/>", "namespace", 1, 10],
    ["two roots", "<a/><b/>", "root", 1, 5],
    ["a control character", `${root}\u0001`, "character", 1, root.length + 1],
    ["a reference to one", `${root}&#1;`, "entity", 1, root.length + 4],
    ["half a surrogate pair", `${root}\n\uD800</xliff>`, "character", 2, 1],
    ["an entity that nothing defines", `${root}&nbsp;`, "entity", 1, root.length + 6],
    ["an encoding that does not exist", '<?xml version="1.0" encoding="x-evil"?><a/>', "encoding", 1, 39],
    ["XML 1.1", '<?xml version="1.1"?><a/>', "version", 1, 21],
  ])("%s, at its place", (_, text, what, line, column) => {
    expect(refusalOf(format, text)).toEqual({ check: "xml-syntax", what, line, column });
  });

  test("another version, and what is no XLIFF", () => {
    const other = format === xliff12 ? root21 : root12;
    for (const text of [
      `${other}</xliff>`,
      "<html/>",
      `${root.replace(/version="[^"]*"/, 'version="9"')}</xliff>`,
    ]) {
      expect(refusalOf(format, text)).toMatchObject({
        check: "xliff-structure",
        what: "version",
        line: 1,
        column: 1,
      });
    }
  });

  test("a document type, before anything that it declares", () => {
    const laughs = Array.from(
      { length: 20 },
      (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`,
    ).join("");
    for (const inside of [
      laughs,
      '<!ENTITY x SYSTEM "file:///etc/passwd">',
      '<!ENTITY % p SYSTEM "http://x/"> %p;',
    ]) {
      const text = `<?xml version="1.0"?>\n<!DOCTYPE xliff [<!ENTITY l0 "ha">${inside}]>\n${root}&l20;</xliff>`;
      expect(refusalOf(format, text)).toEqual({ check: "xml-dtd", line: 2, column: 1 });
    }
  });

  test("what is too deep, too big, or too much", () => {
    expect(refusalOf(format, root + "<a>".repeat(100_000))).toMatchObject({ what: "depth", line: 1 });
    expect(refusalOf(format, root + megabytes(50, "<a/>"))).toMatchObject({ what: "size", line: 1 });
    expect(refusalOf(format, root + megabytes(7, "<a/>"))).toMatchObject({ what: "size", line: 1 });
    expect(refusalOf(format, `${root}<a ${megabytes(7, "b").replaceAll(/b{5}/g, "bbbb ")}`)).toMatchObject({
      check: "xml-syntax",
    });
    const attributes = Array.from({ length: 400_000 }, (_, at) => `a${at}=""`).join(" ");
    expect(refusalOf(format, `${root}<a ${attributes}/></xliff>`)).toMatchObject({ what: "size" });
  });
});

/** Each is nearly as long as a file may be and costs what its author could make it cost. */
describe.each([
  ["text", megabytes(7, "a & b".replace("&", "&amp;"))],
  ["comments", `<!--${megabytes(7, "x ")}-->`],
  ["character data", `<![CDATA[${megabytes(3, "]] >")}]]>`],
  ["half codes", megabytes(7, "&lt;g id=&lt;x a ")],
  ["spaces in half codes", `&lt;g${megabytes(7, " ")}`],
  ["half escapes", megabytes(7, "&amp;amp;lt;")],
])("megabytes of %s", (_, inner) => {
  const file12 = (words: string) =>
    `${root12}<file original="o" source-language="en" datatype="html"><body><trans-unit id="u"><source>s<x id="1"/></source><target>${words}</target></trans-unit></body></file></xliff>`;
  const file21 = (words: string) =>
    `${root21}<file id="f"><unit id="u"><segment><source>s<ph id="1"/></source><target>${words}</target></segment></unit></file></xliff>`;

  test.each([
    [xliff12, file12],
    [xliff21, file21],
  ])("are read and printed in seconds", (format, file) => {
    const text = file(inner);
    const before = Date.now();
    const document = format.read(text, options);
    expect(format.print(document, options).text === text).toBe(true);
    const messages = document.messages.map((message) => ({ ...message, value: `${message.value}!` }));
    const printed = format.print({ ...document, messages }, options);
    expect(format.read(printed.text, options).messages[0]?.value === messages[0]?.value).toBe(true);
    expect(Date.now() - before).toBeLessThan(20_000);
  });
});

/** As many as a file may hold, each of which asks about all the others. */
describe("a great many", () => {
  const many = (count: number, one: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => one(at)).join("");
  const root = root21.replace(
    "xmlns=",
    'xmlns:mtc="urn:oasis:names:tc:xliff:matches:2.0" xmlns:slr="urn:oasis:names:tc:xliff:sizerestriction:2.0" xmlns=',
  );
  const words = "<segment><source>a</source><target>b</target></segment>";

  test.each([
    ["segments", `<unit id="u">${many(40_000, () => words)}</unit>`],
    [
      "copies of a code",
      `<unit id="u"><segment><source><ph id="x"/>${many(60_000, (at) => `<ph id="p${at}" copyOf="x"/>`)}</source></segment></unit>`,
    ],
    [
      "matches",
      `<unit id="u"><mtc:matches>${many(20_000, () => '<mtc:match ref="#s"><source>a</source><target>b</target></mtc:match>')}</mtc:matches>${words.replace("<segment>", '<segment id="s">')}</unit>`,
    ],
    [
      "sizes",
      `<slr:data profile="x">${many(20_000, (at) => `<my:s xmlns:my="urn:my" id="s${at}"/>`)}</slr:data>${many(20_000, (at) => `<unit id="u${at}" slr:sizeInfoRef="s${at}">${words}</unit>`)}`,
    ],
    [
      "groups in groups",
      many(90, (at) => `<group id="g${at}">`) +
        many(20_000, (at) => `<unit id="u${at}">${words}</unit>`) +
        "</group>".repeat(90),
    ],
    [
      "units with codes",
      many(20_000, (at) => `<unit id="u${at}">${words.replace("<source>", '<source><ph id="1"/>')}</unit>`),
    ],
  ])("%s are read, and written when all have changed, in seconds", (_, inside) => {
    const before = Date.now();
    const document = xliff21.read(`${root}<file id="f">${inside}</file></xliff>`, options);
    const messages = document.messages.map((message) => ({ ...message, value: `${message.value}!` }));
    const { text } = xliff21.print({ ...document, messages }, options);
    expect(xliff21.read(text, options).messages).toHaveLength(messages.length);
    expect(Date.now() - before).toBeLessThan(20_000);
  });
});
