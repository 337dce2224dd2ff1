import { catalogueLocale, namespaceName } from "../../catalogues/locale.ts";
import { Failure } from "./failure.ts";
import type { Given } from "./parse.ts";

/** The catalogue that two operands name. */
export function catalogueNamed({ operands }: Given): { tag: string; namespace: string } {
  const [locale = "", namespace = ""] = operands;
  return { tag: catalogueLocale(locale), namespace: namespaceName(namespace) };
}

/** @throws Failure for what is no version's number */
export function numberIn(given: Given, option: string): number | undefined {
  const text = given.text(option);
  if (text === undefined) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new Failure("usage.value_wrong", { option: `--${option}`, value: text, known: ["<n>"] });
}
