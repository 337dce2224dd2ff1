import type { FormatId } from "../../../catalogues/document.ts";

export const formatIds = [
  "i18next",
  "po",
  "xliff-1.2",
  "xliff-2.1",
  "csv",
  "yaml",
] as const satisfies readonly FormatId[];

const extensions: Readonly<Record<FormatId, string>> = {
  i18next: ".json",
  po: ".po",
  "xliff-1.2": ".xlf",
  "xliff-2.1": ".xlf",
  csv: ".csv",
  yaml: ".yaml",
};

export const extensionOf = (format: FormatId): string => extensions[format];

export function isFormatId(text: string): text is FormatId {
  return (formatIds as readonly string[]).includes(text);
}
