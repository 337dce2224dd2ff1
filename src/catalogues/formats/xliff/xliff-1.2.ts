import type { Document, Format, Origin } from "../../document.ts";
import { xliff1 } from "./1.2-grammar.ts";
import { sayState } from "./1.2-states.ts";
import { content12, parse12, unitsIn12 } from "./1.2-units.ts";
import type { Dialect, WrittenUnit } from "./dialect.ts";
import { readVersion, writeVersion } from "../version-mark.ts";
import { asLanguage } from "./origin.ts";
import { printXliff } from "./print.ts";
import { readXliff } from "./read.ts";
import { spliceXliff } from "./splice.ts";
import { printAttributes } from "./tags.ts";
import { escapeText } from "../xml/text.ts";
import { attributeOf, childNamed, childrenNamed, textOf, type XmlElement } from "../xml/tree.ts";

/**
 * XLIFF 1.2. A file of our own is one `file` of the datatype `x-i18next`: a
 * message is a trans-unit with its key as `resname`, the base version a note in
 * the header. A file of someone else's comes back as it was, but for what changed.
 */
export const xliff12: Format = {
  id: "xliff-1.2",
  extension: "xlf",
  mediaType: "application/x-xliff+xml",
  read: (text) => readXliff(text, dialect),
  print: (document, options) =>
    document.format === dialect.id && document.text !== undefined
      ? spliceXliff(document, document.text, options, dialect)
      : printXliff(document, options, dialect),
};

const ownType = "x-i18next";

const dialect: Dialect = {
  id: "xliff-1.2",
  content: content12,
  parse: parse12,
  unitsOf: unitsIn12,
  originOf,
  sayState,
  frame,
  unit: printUnit,
  note: (from, text, prefix) => {
    const signed = printAttributes({ from: from === "unknown" ? undefined : from });
    return `<${prefix}note${signed}>${escapeText(text)}</${prefix}note>`;
  },
  endOf: (root) => {
    const file = childrenNamed(root, "file").at(-1);
    return (file && childNamed(file, "body"))?.innerTo ?? root.innerTo;
  },
};

function originOf(root: XmlElement): Origin & { isOurs: boolean } {
  const file = childNamed(root, "file");
  const given = (name: string) => (file === undefined ? undefined : attributeOf(file, name));
  const isOurs = given("datatype") === ownType;
  const header = file === undefined ? undefined : childNamed(file, "header");
  const notes = header === undefined ? [] : childrenNamed(header, "note");
  const version = notes.find((note) => attributeOf(note, "from") === "catalogue-version");
  return {
    isOurs,
    ...asLanguage("locale", given("target-language")),
    ...asLanguage("sourceLocale", given("source-language")),
    ...(isOurs && given("original") !== "" ? { namespace: given("original") ?? "" } : {}),
    ...(isOurs && version !== undefined ? readVersion(textOf(version)) : {}),
  };
}

function frame({ namespace = "", locale, sourceLocale = "und", ...base }: Document, units: string): string {
  const file = {
    original: namespace,
    "source-language": sourceLocale,
    "target-language": locale,
    datatype: ownType,
    "xml:space": "preserve",
  };
  const header = `<header>\n      <note from="catalogue-version">${writeVersion(base)}</note>\n    </header>`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff xmlns="${xliff1}" version="1.2">`,
    `  <file${printAttributes(file)}>`,
    ...(base.baseVersion === undefined ? [] : [`    ${header}`]),
    `    <body>${units}`,
    `    </body>`,
    `  </file>`,
    `</xliff>\n`,
  ].join("\n");
}

function printUnit({ id, name, source, target, state, notes, kept }: WrittenUnit): string {
  const said = printAttributes(sayState(state, undefined).target);
  const namespaces = Object.entries(kept.namespaces ?? {}).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  const attributes = { id, resname: name, ...kept.attributes, ...Object.fromEntries(namespaces) };
  const lines = [
    `    <trans-unit${printAttributes(attributes)}>`,
    `  <source>${source}</source>`,
    ...(target === undefined && said === "" ? [] : [`  <target${said}>${target ?? ""}</target>`]),
    ...notes.map((note) => `  ${note}`),
    ...(kept.markup === undefined ? [] : [`  ${kept.markup}`]),
    `</trans-unit>`,
  ];
  return `\n  ${lines.join("\n      ")}`;
}
