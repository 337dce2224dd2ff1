import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import type { Dialect, Unit } from "./dialect.ts";
import { idsFor } from "./names.ts";
import { printUnit } from "./print.ts";
import { indentBefore, prefixOf, withAttributes } from "./tags.ts";
import { isValue } from "./values.ts";
import type { Edit } from "../xml/edits.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";

/** Takes a unit out with its line; `staying` are the files that keep one, because in 2.1 something must stay in a file that has nothing else. */
export function removalOf(
  { element, file, id }: Unit,
  staying: ReadonlySet<XmlElement>,
  { text }: XmlDocument,
): Edit {
  const isNeeded = element.local === "unit" && !staying.has(file);
  if (isNeeded)
    return { from: element.from, to: element.to, with: `<${prefixOf(element)}group id="${id}"/>` };
  return { from: element.from - indentBefore(text, element.from).length, to: element.to, with: "" };
}

/** What is printed is sent as UTF-8, whatever the file was in when it came. */
export function encodingEdits({ text }: XmlDocument, losses: Loss[]): readonly Edit[] {
  const [told, name = ""] = /^\uFEFF?<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)/.exec(text) ?? [];
  if (told === undefined || /^(?:utf-?8|us-ascii)$/i.test(name)) return [];
  losses.push({ what: "encoding" });
  return [{ from: told.length - name.length, to: told.length, with: "UTF-8" }];
}

/** XLIFF 2.1 #xliff: the first target makes its language needed. */
export function targetLanguageEdits(
  edits: readonly Edit[],
  { root, text }: XmlDocument,
  { locale }: Document,
) {
  const isNeeded = root.attributes.has("srcLang") && !root.attributes.has("trgLang");
  if (!isNeeded || !edits.some((edit) => /<(?:[\w.-]+:)?target\b/.test(edit.with))) return [];
  const tag = text.slice(root.from, root.innerFrom);
  return [{ from: root.from, to: root.innerFrom, with: withAttributes(tag, { trgLang: locale ?? "und" }) }];
}

interface Surroundings {
  readonly xml: XmlDocument;
  readonly units: readonly Unit[];
  readonly keys: readonly string[];
  readonly isOurs: boolean;
}

/** Units for messages that the file does not have yet, after its last one. */
export function additionOf(
  messages: readonly Message[],
  { xml, units, keys, isOurs }: Surroundings,
  document: Document,
  { source }: PrintOptions,
  dialect: Dialect,
  losses: Loss[],
): readonly Edit[] {
  if (messages.length === 0) return [];
  const idOf = idsFor(units.map(({ id }) => id));
  const named = isOurs || units.every(({ name }, at) => name === keys[at]);
  const taken = new Set(units.map(({ id }) => id));
  const markup = messages.map((message) => {
    const { key } = message;
    const isId = !named && !taken.has(key) && isValue("nmtoken", key);
    if (!named && !isId) losses.push({ key, what: "key" });
    const id = isId ? key : idOf(key);
    const given = source?.get(key);
    return printUnit(
      given === undefined ? message : { ...message, source: given },
      id,
      document,
      dialect,
      losses,
    );
  });
  const at = dialect.endOf(xml.root);
  const ours = prefixOf(xml.root) === "" ? markup : markup.map((unit) => declared(unit, dialect));
  return [{ from: at, to: at, with: ours.join("") }];
}

/** In a file whose own elements have a prefix, ours say themselves where they belong. */
function declared(unit: string, { content }: Dialect): string {
  return unit.replace(/<[\w-]+/, (tag) => `${tag} xmlns="${content.namespace}"`);
}
