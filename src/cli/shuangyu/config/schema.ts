import * as z from "zod";
import { checkIds } from "../../../catalogues/checks/check-ids.ts";
import { formatIds } from "./format-ids.ts";

const words = z.string().min(1);
const weight = z.enum(["error", "warning", "info", "off"]);
const count = z.int().min(1);

const ownChecks = {
  icu: z.boolean().describe("Values are ICU MessageFormat."),
  severities: z.partialRecord(z.enum(checkIds), weight).describe("Another weight than the check's own."),
  ignores: z
    .record(z.string(), z.array(z.enum([...checkIds, "*"])))
    .describe("By key, the checks that are not run there."),
  maximumWidths: z
    .record(z.string(), count)
    .describe("By key, the widest a value may be shown, in columns; * for all other keys."),
  maximumKeys: count,
  maximumDepth: count,
};

const keySeparator = z.union([words, z.literal(false)]);

const term = z.strictObject({
  source: words,
  targets: z.array(words).describe("Any of these will do; empty for a name that stays as it is."),
  caseSensitive: z.boolean().optional(),
});

export const glossary = z.array(term);
const checks = z.strictObject(ownChecks).partial();
/** As the server answers it, which may know more than we do. */
export const checkSettings = z.object(ownChecks).partial().extend({ keySeparator });

/** `shuangyu.json`. `docs/shuangyu.schema.json` is made from this. */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  url: z.string().optional().describe("Where the newsroom is: https://news.example.org"),
  files: words.describe("Where the files are, seen from here: locales/{locale}/{namespace}.json"),
  format: z.enum(formatIds).default("i18next"),
  namespaces: z.array(words).min(1).optional().describe("All that there are, where this is left out."),
  locales: z.array(words).min(1).optional().describe("All that there are, where this is left out."),
  sourceLocale: words.describe("The language that the others are translated from."),
  keySeparator: keySeparator
    .optional()
    .describe("Between the parts of a nested key; false where keys are natural language."),
  checks: checks.optional().describe("As the namespace on the server has it, where this is left out."),
  glossary: glossary.optional().describe("As the namespace on the server has it, where this is left out."),
});

export type ConfigFile = z.infer<typeof configSchema>;

/** What an editor asks for to help whoever writes the file. */
export function jsonSchema(): object {
  return {
    ...z.toJSONSchema(configSchema, { io: "input" }),
    title: "shuangyu.json",
  };
}
