/** Which format a file is in: as its sender says, by its name, or by how it begins. */
import { DomainError } from "../errors.ts";
import type { FormatId } from "./document.ts";
import { formats } from "./formats/formats.ts";

export const formatIds = Object.keys(formats) as readonly FormatId[];

const byExtension: Readonly<Record<string, FormatId>> = {
  json: "i18next",
  po: "po",
  pot: "po",
  csv: "csv",
  tsv: "csv",
  yaml: "yaml",
  yml: "yaml",
};

export function isFormat(name: string): name is FormatId {
  return Object.hasOwn(formats, name);
}

/** @throws format_unknown */
export function formatOf(text: string, fileName: string, said: string | undefined): FormatId {
  if (said !== undefined && said !== "") {
    if (isFormat(said)) return said;
    throw new DomainError("format_unknown", { formats: formatIds });
  }
  const extension = /\.([a-z]+)$/i.exec(fileName)?.[1]?.toLowerCase() ?? "";
  const found = byExtension[extension] ?? byBeginning(text);
  if (found === undefined) throw new DomainError("format_unknown", { formats: formatIds });
  return found;
}

function byBeginning(text: string): FormatId | undefined {
  const beginning = text.slice(0, 4000).trimStart();
  const xliff = /<(?:\w+:)?xliff\b[^>]*\bversion\s*=\s*["'](\d)/.exec(beginning)?.[1];
  if (xliff !== undefined) return xliff === "2" ? "xliff-2.1" : "xliff-1.2";
  if (/^<\?xml|^<(?:\w+:)?xliff/.test(beginning)) return "xliff-2.1";
  if (beginning.startsWith("{")) return "i18next";
  if (/^(?:#[,.:~ ].*\n|#\n)*\s*msg(?:ctxt|id)\b/m.test(beginning)) return "po";
  if (/^"?key"?[,;\t]/i.test(beginning)) return "csv";
  return /^[^\s:#][^\n:]*:(?:\s|$)/m.test(beginning) ? "yaml" : undefined;
}
