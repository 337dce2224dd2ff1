import { describe, expect, test } from "vitest";
import { Unreadable, type Document, type Message } from "../../../src/catalogues/document.ts";
import { po } from "../../../src/catalogues/formats/po/po.ts";

const options = { separator: "." } as const;
const read = (text: string) => po.read(text, options);

function told({ messages }: Document) {
  return messages.map((message) => ({ ...message, place: undefined }));
}

function refusalOf(text: string) {
  try {
    read(text);
  } catch (refusal) {
    if (refusal instanceof Unreadable) return { check: refusal.check, ...refusal.place, ...refusal.params };
    throw refusal;
  }
  return undefined;
}

const theirs = String.raw`# Translators: 王小明
msgid ""
msgstr ""
"Language: ru\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\n"

# 请简短
# 一行
#. for the button
#: app.py:3 app.py:9
#, fuzzy, python-format
#| msgid "Saved"
msgctxt "menu"
msgid "Save"
msgstr ""
"Сохра"
"нить"

msgid "%(n)s page"
msgid_plural "%(n)s pages"
msgstr[0] "%(n)s страница"
msgstr[1] "%(n)s страницы"
msgstr[2] "%(n)s страниц"

#~ msgid "Gone"
#~ msgstr "Нет"
`;

describe("a PO file of someone else's", () => {
  const document = read(theirs);

  test("has its msgids as keys, after their contexts, and plural forms by the language's categories", () => {
    expect(document.messages.map(({ key, source }) => [key, source])).toEqual([
      ["menu\u0004Save", "Save"],
      ["%(n)s page_one", "%(n)s page"],
      ["%(n)s page_few", "%(n)s pages"],
      ["%(n)s page_many", "%(n)s pages"],
    ]);
    expect(document.locale).toBe("ru");
  });

  test("keeps comments, flags, references and former msgids with the message", () => {
    expect(document.messages[0]).toEqual({
      key: "menu\u0004Save",
      value: "Сохранить",
      source: "Save",
      state: "needs-review",
      notes: [
        { from: "translator", text: "请简短\n一行" },
        { from: "developer", text: "for the button" },
      ],
      extra: {
        po: { flags: ["python-format"], references: ["app.py:3 app.py:9"], previous: ['msgid "Saved"'] },
      },
      place: { line: 16, column: 8 },
    });
  });

  test("lists what is obsolete, and keeps it for the way back", () => {
    expect(document.discarded).toEqual([
      { key: "Gone", value: "Нет", place: { line: 27, column: 11 }, reason: "obsolete" },
    ]);
    expect(po.print(document, options)).toEqual({ text: theirs, losses: [] });
  });

  test("comes back with only the changed string, flag and notes changed", () => {
    const [save, ...pages] = document.messages;
    const settled: Message = { key: "", value: "", ...save };
    Reflect.deleteProperty(settled, "state");
    const changed: Message = { ...settled, value: "Записать\n", notes: [{ from: "translator", text: "好" }] };
    const [one, ...more] = pages;
    const other: Message = { key: "", value: "", ...one, state: "needs-review" };
    const printed = po.print({ ...document, messages: [changed, other, ...more] }, options);
    expect(printed.losses).toEqual([]);
    expect(printed.text).toBe(
      theirs
        .replace("# 请简短\n# 一行\n#. for the button\n", "# 好\n")
        .replace("#, fuzzy, python-format", "#, python-format")
        .replace('""\n"Сохра"\n"нить"', String.raw`"Записать\n"`.replace(/^"/, '""\n"'))
        .replace('""\n"Записать\\n"', '"Записать\\n"')
        .replace('msgid "%(n)s page"', '#, fuzzy\nmsgid "%(n)s page"'),
    );
  });

  test("loses an entry that the document has no message for, and gains one at the end", () => {
    const messages: Message[] = [...document.messages.slice(1), { key: "menu\u0004Open", value: "Открыть" }];
    const { text } = po.print({ ...document, messages }, options);
    expect(text).not.toContain('"Save"');
    expect(text).toContain(theirs.slice(theirs.indexOf('msgid "%(n)s page"')));
    expect(text).toMatch(/\n\nmsgctxt "menu"\nmsgid "Open"\nmsgstr "Открыть"\n$/);
  });

  test("keeps its CRLF, its byte order mark and its wrapping", () => {
    const windows = `\uFEFF${theirs.replaceAll("\n", "\r\n")}`;
    const back = read(windows);
    expect(po.print(back, options).text).toBe(windows);
    const messages = back.messages.map((message) => ({ ...message, value: "a\nb" }));
    const { text } = po.print({ ...back, messages }, options);
    expect(text.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    expect(told(read(text)).map(({ value }) => value)).toEqual(["a\nb", "a\nb", "a\nb", "a\nb"]);
  });

  test("says that it is UTF-8 now, if it said something else", () => {
    const { text, losses } = po.print(read(theirs.replace("UTF-8", "GBK")), options);
    expect(text).toBe(theirs);
    expect(losses).toEqual([{ what: "encoding" }]);
  });

  test("has both of two equal entries, each with its place", () => {
    const twice = read('msgid "a"\nmsgstr "1"\n\nmsgid "a"\nmsgstr "2"\n');
    expect(twice.messages.map(({ key, value, place }) => [key, value, place?.line])).toEqual([
      ["a", "1", 2],
      ["a", "2", 5],
    ]);
    const messages = twice.messages.map((one, at) => (at === 1 ? { ...one, value: "3" } : one));
    expect(po.print({ ...twice, messages }, options).text).toContain('msgstr "1"\n\nmsgid "a"\nmsgstr "3"');
  });
});

describe("plural forms", () => {
  const forms = (language: string, formula: string, count: number) => {
    const strings = Array.from({ length: count }, (_, form) => `msgstr[${form}] "${form}"\n`).join("");
    const header = `msgid ""\nmsgstr "Language: ${language}\\nPlural-Forms: ${formula}\\n"\n\n`;
    return read(`${header}msgid "p"\nmsgid_plural "ps"\n${strings}`).messages.map(({ key }) => key);
  };

  test.each([
    ["zh_CN", "nplurals=1; plural=0;", 1, ["p_other"]],
    ["en", "nplurals=2; plural=(n != 1);", 2, ["p_one", "p_other"]],
    ["fr", "nplurals=2; plural=n>1;", 2, ["p_one", "p_other"]],
    [
      "pl",
      "nplurals=3; plural=n==1?0:n%10>=2&&n%10<=4&&(n%100<12||n%100>14)?1:2;",
      3,
      ["p_one", "p_few", "p_many"],
    ],
    [
      "ar",
      "nplurals=6; plural=n==0?0:n==1?1:n==2?2:n%100>=3&&n%100<=10?3:n%100>=11?4:5;",
      6,
      ["p_zero", "p_one", "p_two", "p_few", "p_many", "p_other"],
    ],
  ])("of %s have the names of CLDR", (language, formula, count, keys) => {
    expect(forms(language, formula, count)).toEqual(keys);
  });

  test.each([
    ["no known language", "", "nplurals=3; plural=n;", 3, ["p[0]", "p[1]", "p[2]"]],
    ["two forms of one category", "zh", "nplurals=2; plural=n>1;", 2, ["p[0]", "p[1]"]],
    ["a formula that is code", "en", "nplurals=2; plural=alert(1);", 2, ["p_one", "p_other"]],
    ["a template's formula", "en", "nplurals=INTEGER; plural=EXPRESSION;", 2, ["p_one", "p_other"]],
  ])(
    "of %s keep their numbers, or the usual names where there are two",
    (_, language, formula, count, keys) => {
      expect(forms(language, formula, count)).toEqual(keys);
    },
  );
});

describe("strings", () => {
  test.each([
    [String.raw`a\tb\n\"\\`, 'a\tb\n"\\'],
    [String.raw`\303\251\xc3\xA9`, "éé"],
    [String.raw`\0011\x7f`, "\u00011\u007F"],
    [String.raw`\a\b\f\v\r`, "\u0007\b\f\v\r"],
  ])("%s are read as C's", (escaped, text) => {
    expect(read(`msgid "k"\nmsgstr "${escaped}"\n`).messages[0]?.value).toBe(text);
  });

  test("go on in the next literal, on the same line or the next", () => {
    expect(read('msgid "k"\nmsgstr "a" "b"\n  "c"\n').messages[0]?.value).toBe("abc");
  });
});

describe("what is not PO is refused at its place", () => {
  test.each([
    ["a string without its end", 'msgid "a\nmsgstr ""\n', "string", 1, 9],
    ["an escape that C does not know", 'msgid "a"\nmsgstr "x\\y"\n', "escape", 2, 10],
    ["bytes that are no UTF-8", 'msgid "a"\nmsgstr "\\377"\n', "escape", 2, 9],
    ["words after a string", 'msgid "a" b\nmsgstr ""\n', "text", 1, 11],
    ["a word that is no keyword", 'msgid "a"\nmsgstring ""\n', "keyword", 2, 1],
    ["JSON", '{ "a": "b" }', "keyword", 1, 1],
    ["a keyword without a string", "msgid\n", "string", 1, 6],
    ["a string of nothing", '"a"\n', "continuation", 1, 1],
    ["a msgstr without its msgid", 'msgctxt "c"\nmsgstr "a"\n', "missing-msgid", 2, 1],
    ["a msgid without its msgstr", 'msgid "a"\nmsgid "b"\nmsgstr ""\n', "missing-msgstr", 2, 1],
    ["an entry cut off", 'msgid "a"\n', "missing-msgstr", 2, 1],
    ["a comment inside an entry", 'msgid "a"\n# c\nmsgstr ""\n', "comment", 2, 1],
    ["two msgstr", 'msgid "a"\nmsgstr ""\nmsgstr ""\n', "index", 3, 1],
    ["an index without a plural", 'msgid "a"\nmsgstr[0] ""\n', "index", 2, 1],
    ["a plural without an index", 'msgid "a"\nmsgid_plural "b"\nmsgstr ""\n', "index", 3, 1],
    ["an index left out", 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] ""\nmsgstr[2] ""\n', "index", 4, 1],
    ["an entry half obsolete", '#~ msgid "a"\nmsgstr ""\n', "obsolete", 2, 1],
    ["a former msgid that is none", '#| msgfoo "a"\nmsgid "a"\nmsgstr ""\n', "keyword", 1, 4],
  ])("%s", (_, text, what, line, column) => {
    expect(refusalOf(text)).toEqual({ check: "po-syntax", what, line, column });
  });

  test("fifty megabytes, at once", () => {
    expect(refusalOf("#".repeat(50 * 2 ** 20))).toMatchObject({ what: "size" });
    expect(refusalOf("\n".repeat(8 * 2 ** 20))).toMatchObject({ what: "size", line: 400_001 });
  });
});

describe("an export of ours", () => {
  const ours: Document = {
    format: "i18next",
    namespace: "shop",
    locale: "zh-Hans",
    sourceLocale: "en",
    baseVersion: 7,
    discarded: [],
    messages: [
      { key: "items_zero", value: "没有", source: "none" },
      { key: "items_other", value: "{{count}} 件", source: "{{count}} items", state: "needs-review" },
      { key: "items_ordinal_other", value: "第 {{count}} 件" },
      { key: "friend_male_other", value: "", source: "friends" },
      { key: "Natural. Key: yes", value: "是", source: "Natural. Key: yes" },
    ],
  };

  test("comes back with its keys, its origin and its base version", () => {
    const { text, losses } = po.print(ours, options);
    expect(losses).toEqual([]);
    const back = read(text);
    expect(told(back)).toEqual(ours.messages);
    expect(back).toMatchObject({ namespace: "shop", locale: "zh-Hans", sourceLocale: "en", baseVersion: 7 });
    expect(text).toContain('msgctxt "items_other"\nmsgid "{{count}} items"\nmsgstr "{{count}} 件"\n');
  });

  test("takes the source text of today", () => {
    const source = new Map([["items_zero", "nothing"]]);
    expect(po.print(ours, { ...options, source }).text).toContain('msgid "nothing"');
  });

  test("lists an entry that a translator added without a key", () => {
    const { text } = po.print(ours, options);
    expect(read(`${text}\nmsgid "new"\nmsgstr "新"\n`).discarded).toMatchObject([
      { value: "新", reason: "no_key" },
    ]);
  });

  test("tells what PO has no words for", () => {
    const messages: Message[] = [
      { key: "a", value: "x", state: "reviewed" },
      { key: "b", value: "x", notes: [{ from: "unknown", text: "?" }] },
      { key: "c", value: "half \uD83D" },
      { key: "d", value: "x", state: "translated" },
      { key: "e", value: "x", extra: { "xliff-1.2": {} } },
    ];
    expect(po.print({ ...ours, messages }, options).losses).toEqual([
      { key: "a", what: "state" },
      { key: "b", what: "notes" },
      { key: "c", what: "characters" },
      { key: "e", what: "extra" },
    ]);
  });
});
