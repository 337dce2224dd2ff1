import { Unreadable } from "../../document.ts";
import type { Attributes, Dialect, Unit } from "./dialect.ts";
import { prefixesIn } from "./kept.ts";
import { withAttributes } from "./tags.ts";
import { applyEdits, type Edit } from "../xml/edits.ts";
import { ancestorsOf, attributeOf, type XmlDocument, type XmlElement } from "../xml/tree.ts";

/** Whether a unit, changed, can still be read; of what it refers to elsewhere in the file nothing is asked. */
export function staysReadable(
  edits: readonly Edit[],
  { element }: Unit,
  { root, text }: XmlDocument,
  dialect: Dialect,
): boolean {
  const { from, to, innerFrom } = element;
  const shifted = edits.map((edit) => ({ ...edit, from: edit.from - from, to: edit.to - from }));
  const declared = { from: 0, to: innerFrom - from, with: aloneTag(element, edits, text) };
  const onTag = (edit: Edit) => edit.from < declared.to;
  const unit = applyEdits(text.slice(from, to), [declared, ...shifted.filter((edit) => !onTag(edit))]);
  const document = {
    format: dialect.id,
    messages: [],
    discarded: [],
    sourceLocale: attributeOf(root, "srcLang") ?? "und",
    locale: attributeOf(root, "trgLang") ?? "und",
  };
  try {
    dialect.parse(dialect.frame(document, unit));
    return true;
  } catch (refusal) {
    return refusal instanceof Unreadable && /subFlows|sizeInfoRef/.test(String(refusal.params["name"]));
  }
}

/** The start tag of a unit that stands for itself, with what it has from around it. */
function aloneTag(element: XmlElement, edits: readonly Edit[], text: string): string {
  const { from, innerFrom } = element;
  const own =
    edits.find((edit) => edit.from === from && edit.to === innerFrom)?.with ?? text.slice(from, innerFrom);
  const prefixes = Object.entries(prefixesIn(element)).map(([prefix, uri]) => [`xmlns:${prefix}`, uri]);
  const around: Attributes = {
    ...Object.fromEntries(prefixes),
    "xml:space": inherited(element, "xml:space") ?? "default",
    "xml:lang": inherited(element, "xml:lang"),
  };
  const missing = Object.entries(around).filter(([name]) => !element.attributes.has(name));
  return withAttributes(own, Object.fromEntries(missing));
}

function inherited(element: XmlElement, name: string): string | undefined {
  return ancestorsOf(element)
    .find((above) => above.attributes.has(name))
    ?.attributes.get(name)?.value;
}
