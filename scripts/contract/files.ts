/** The contract as files: what is made, of what, and where it is kept. */
import { readFileSync } from "node:fs";
import { documentOf } from "../../src/api/contract/document.ts";
import type { Example } from "../../src/api/contract/document.ts";
import { contractVersion } from "../../src/api/contract/version.ts";
import { lifecycles } from "../../src/api/lifecycle.ts";
import { locales } from "../../src/locales.ts";
import type { Locale } from "../../src/locales.ts";
import { typesOf } from "./types.ts";

export type Json = { [key: string]: unknown };

const examples = parse<readonly Example[]>("src/api/contract/examples.json");

/** The contract in one language, and the words of that language that nobody read. */
export function contractIn(locale: Locale): { document: Json; unread: string[] } {
  const words = parse<Readonly<Record<string, string>>>(`locales/${locale}/api.json`);
  const said = new Set<string>();
  const document = documentOf({
    examples,
    lifecycles,
    version: contractVersion,
    knows: (key) => Object.hasOwn(words, key),
    say: (key) => {
      said.add(key);
      const text = words[key];
      if (text === undefined) throw new Error(`locales/${locale}/api.json has no “${key}”`);
      return text;
    },
  });
  // Headers are told of where a route has them, and some have none of them at present.
  const unread = Object.keys(words).filter((key) => !said.has(key) && !key.startsWith("header."));
  return { document, unread };
}

/** Each file that is made, by its path. */
export function contractFiles(): Readonly<Record<string, string>> {
  const { document: english } = contractIn("en");
  const packed = Object.fromEntries(
    locales.map((locale) => [locale, JSON.stringify(contractIn(locale).document)]),
  );
  return {
    "docs/openapi.json": `${JSON.stringify(english, null, 2)}\n`,
    "src/api/contract/made.ts": madeModule(packed),
    "src/client/types.ts": typesOf(english),
  };
}

const notice = "// Made by `npm run contract`, and never by hand.";

const madeModule = (packed: Readonly<Record<string, string>>): string =>
  `${notice}\nexport const contract = ${JSON.stringify(packed, null, 2)} as const;\n`;

/** Files of our own, whose shape those who write them know. */
export function parse<T>(path: string): T {
  return JSON.parse(readFileSync(path, "utf8")) as T;
}
