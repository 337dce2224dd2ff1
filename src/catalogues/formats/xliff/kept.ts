import type { FormatId, Message } from "../../document.ts";
import type { Kept } from "./dialect.ts";
import { ancestorsOf, descendantsOf, type XmlDocument, type XmlElement } from "../xml/tree.ts";

const xml = "http://www.w3.org/XML/1998/namespace";
const declarations = "http://www.w3.org/2000/xmlns/";

interface ToKeep {
  readonly unit: XmlElement;
  /** Attributes that are told elsewhere. */
  readonly known: ReadonlySet<string>;
  /** Child elements that nothing else tells. */
  readonly rest: readonly XmlElement[];
  readonly data?: XmlElement | undefined;
  readonly hasCodes: boolean;
  readonly segments: number;
}

/** What a unit holds beside its words, with the namespaces that it takes to be read elsewhere. */
export function keep({ text }: XmlDocument, { unit, known, rest, data, hasCodes, segments }: ToKeep): Kept {
  const attributes = [...unit.attributes].filter(
    ([name, { uri }]) => !known.has(name) && uri !== declarations,
  );
  const markup = rest.map(({ from, to }) => text.slice(from, to)).join("");
  const namespaces = prefixesIn(unit);
  return {
    ...(hasCodes ? { hasCodes } : {}),
    ...(attributes.length > 0
      ? { attributes: Object.fromEntries(attributes.map(([name, { value }]) => [name, value])) }
      : {}),
    ...(markup === "" ? {} : { markup }),
    ...(data === undefined ? {} : { data: text.slice(data.from, data.to) }),
    ...(Object.keys(namespaces).length > 0 ? { namespaces } : {}),
    ...(segments > 1 ? { segments } : {}),
  };
}

/** The namespaces of all prefixes in a unit, wherever they were declared. */
export function prefixesIn(unit: XmlElement): Record<string, string> {
  const prefixes: Record<string, string> = {};
  for (const element of [unit, ...descendantsOf(unit)]) {
    note(prefixes, element.name, element.uri);
    for (const [name, { uri }] of element.attributes) note(prefixes, name, uri);
  }
  return prefixes;
}

function note(prefixes: Record<string, string>, name: string, uri: string): void {
  const [prefix, local] = name.split(":");
  if (prefix === undefined || local === undefined || uri === xml || uri === declarations) return;
  prefixes[prefix] = uri;
}

/** What was kept of a message, if it comes from a file of this format. */
export function keptOf({ extra }: Pick<Message, "extra">, format: FormatId): Kept {
  const kept = extra?.[format];
  return isKept(kept) ? kept : {};
}

/** Only `keep` writes under a format's own name. */
function isKept(kept: unknown): kept is Kept {
  return typeof kept === "object" && kept !== null;
}

export function asExtra(kept: Kept, format: FormatId): Pick<Message, "extra"> {
  return Object.keys(kept).length === 0 ? {} : { extra: { [format]: kept } };
}

/** Whether some of a message's `extra` belongs to another format, which this one cannot carry. */
export function hasForeignExtra({ extra }: Message, format: FormatId): boolean {
  return extra !== undefined && Object.keys(extra).some((owner) => owner !== format);
}

export function fileAround(unit: XmlElement): XmlElement {
  return ancestorsOf(unit).at(-2) ?? unit;
}
