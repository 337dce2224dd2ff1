import type { Document, Format, Origin } from "../../document.ts";
import type { Dialect, WrittenUnit } from "./dialect.ts";
import { readVersion, writeVersion } from "../version-mark.ts";
import { asLanguage } from "./origin.ts";
import { xliff2 } from "./2.1-grammar.ts";
import { sayState } from "./2.1-states.ts";
import { content21, parse21, unitsIn21 } from "./2.1-units.ts";
import { printXliff } from "./print.ts";
import { readXliff } from "./read.ts";
import { spliceXliff } from "./splice.ts";
import { printAttributes } from "./tags.ts";
import { escapeText } from "../xml/text.ts";
import { attributeOf, childNamed, childrenNamed, textOf, type XmlElement } from "../xml/tree.ts";

/**
 * XLIFF 2.0 and 2.1. A file of our own is one `file` with the id `i18next`: a
 * message is a unit with its key as `name`, the base version a note of the file.
 * A file of someone else's comes back as it was, but for what changed.
 */
export const xliff21: Format = {
  id: "xliff-2.1",
  extension: "xlf",
  mediaType: "application/xliff+xml",
  read: (text) => readXliff(text, dialect),
  print: (document, options) =>
    document.format === dialect.id && document.text !== undefined
      ? spliceXliff(document, document.text, options, dialect)
      : printXliff(document, options, dialect),
};

const ownId = "i18next";
const versionNote = "catalogue-version";

const dialect: Dialect = {
  id: "xliff-2.1",
  content: content21,
  parse: parse21,
  unitsOf: unitsIn21,
  originOf,
  sayState,
  frame,
  unit: printUnit,
  note: (from, text, prefix) => {
    const signed = printAttributes({ category: from === "unknown" ? undefined : from });
    return `<${prefix}note${signed}>${escapeText(text)}</${prefix}note>`;
  },
  endOf: (root) => childrenNamed(root, "file").at(-1)?.innerTo ?? root.innerTo,
};

function originOf(root: XmlElement): Origin & { isOurs: boolean } {
  const file = childNamed(root, "file");
  const given = (name: string) => (file === undefined ? undefined : attributeOf(file, name));
  const isOurs = given("id") === ownId;
  const holder = file === undefined ? undefined : childNamed(file, "notes");
  const notes = holder === undefined ? [] : childrenNamed(holder, "note");
  const version = notes.find((note) => attributeOf(note, "category") === versionNote);
  const namespace = given("original");
  return {
    isOurs,
    ...asLanguage("locale", attributeOf(root, "trgLang")),
    ...asLanguage("sourceLocale", attributeOf(root, "srcLang")),
    ...(isOurs && namespace !== undefined ? { namespace } : {}),
    ...(isOurs && version !== undefined ? readVersion(textOf(version)) : {}),
  };
}

/** A file holds something: one without messages holds an empty group. */
function frame(
  { namespace, locale = "und", sourceLocale = "und", ...base }: Document,
  units: string,
): string {
  const noted = [
    `    <notes>`,
    `      <note category="${versionNote}">${writeVersion(base)}</note>`,
    `    </notes>`,
  ];
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<xliff${printAttributes({ xmlns: xliff2, version: "2.1", srcLang: sourceLocale, trgLang: locale })}>`,
    `  <file${printAttributes({ id: ownId, original: namespace, "xml:space": "preserve" })}>`,
    ...(base.baseVersion === undefined ? [] : noted),
    ...(units === "" ? [`    <group id="empty"/>`] : [units.replace(/^\n/, "")]),
    `  </file>`,
    `</xliff>\n`,
  ].join("\n");
}

function printUnit({ id, name, source, target, state, notes, kept }: WrittenUnit): string {
  const namespaces = Object.entries(kept.namespaces ?? {}).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  const attributes = { id, name, ...kept.attributes, ...Object.fromEntries(namespaces) };
  const lines = [
    `<unit${printAttributes(attributes)}>`,
    ...(kept.markup === undefined ? [] : [`  ${kept.markup}`]),
    ...(notes.length === 0 ? [] : [`  <notes>`, ...notes.map((note) => `    ${note}`), `  </notes>`]),
    ...(kept.data === undefined ? [] : [`  ${kept.data}`]),
    `  <segment${printAttributes(sayState(state).holder)}>`,
    `    <source>${source}</source>`,
    ...(target === undefined ? [] : [`    <target>${target}</target>`]),
    `  </segment>`,
    `</unit>`,
  ];
  return `\n    ${lines.join("\n    ")}`;
}
