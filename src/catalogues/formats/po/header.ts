import type { Document, Origin } from "../../document.ts";
import { readVersion, writeVersion } from "../version-mark.ts";
import type { PoEntry } from "./entry.ts";
import { readPluralForms, type PluralForms } from "./plurals.ts";

export interface PoHeader {
  readonly origin: Origin;
  /** Whether the file is an export of ours, whose contexts are keys. */
  readonly isOurs: boolean;
  readonly plurals: PluralForms | undefined;
}

/** GNU gettext manual, "Filling in the Header Entry": the fields of the entry whose msgid is empty. */
export function readHeader(entry: PoEntry | undefined): PoHeader {
  const fields = fieldsIn(entry?.strings[0]?.text ?? "");
  const namespace = fields.get("x-catalogue-namespace");
  const isOurs = namespace !== undefined || fields.has("x-catalogue-version");
  const language = (name: string) => {
    const tag = fields.get(name) ?? "";
    return isOurs ? tag.replaceAll("_", "-") : tag;
  };
  return {
    isOurs,
    plurals: readPluralForms(fields.get("plural-forms")),
    origin: {
      ...(language("language") === "" ? {} : { locale: language("language") }),
      ...(language("x-source-language") === "" ? {} : { sourceLocale: language("x-source-language") }),
      ...(namespace === undefined || namespace === "" ? {} : { namespace }),
      ...readVersion(fields.get("x-catalogue-version") ?? ""),
    },
  };
}

function fieldsIn(text: string): ReadonlyMap<string, string> {
  const lines = text.split("\n").map((line) => /^([^:]+):(.*)$/.exec(line));
  return new Map(
    lines.flatMap((line) => (line === null ? [] : [[line[1]?.toLowerCase() ?? "", line[2]?.trim() ?? ""]])),
  );
}

/** gettext spells a language with an underscore. */
export function headerOf({ namespace = "", locale, sourceLocale, ...base }: Document): string {
  const fields: readonly (readonly [string, string | undefined])[] = [
    ["Project-Id-Version", namespace],
    ["Language", locale?.replaceAll("-", "_")],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=UTF-8"],
    ["Content-Transfer-Encoding", "8bit"],
    ["X-Source-Language", sourceLocale?.replaceAll("-", "_")],
    ["X-Catalogue-Namespace", namespace],
    ["X-Catalogue-Version", writeVersion(base) || undefined],
  ];
  return fields.map(([name, value]) => (value === undefined ? "" : `${name}: ${value}\n`)).join("");
}

export function isHeader({ context, id, isObsolete }: PoEntry): boolean {
  return context === undefined && id.text === "" && !isObsolete;
}
