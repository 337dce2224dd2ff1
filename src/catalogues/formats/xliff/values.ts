import { nameCharacter } from "../xml/text.ts";

/** The name of a lexical form below, or the list of the words that are allowed. */
export type ValueType = string | readonly string[];

const token = `[${nameCharacter}]+`;

/** Lexical forms of XML Schema part 2, and of XLIFF where it has its own. */
const forms: Readonly<Record<string, RegExp>> = {
  nmtoken: new RegExp(`^${token}$`, "u"),
  nmtokens: new RegExp(`^\\s*${token}(?:\\s+${token})*\\s*$`, "u"),
  yesNo: /^(?:yes|no)$/,
  preserve: /^preserve$/,
  /** `prefix:value` (2.1 #subtype). */
  ours: /^[^\s:]+:[^\s:]+$/,
  mark: /^(?:generic|comment|term|[^\s:]+:[^\s:]+)$/,
  /** Four digits of what XML cannot hold or had better not (2.1 `cp` and its Schematron rule F25). */
  hex: /^(?:00(?:0[0-8BCEFbcef]|1[0-9A-Fa-f]|7[Ff]|8[0-46-9A-Fa-f]|9[0-9A-Fa-f])|[Dd][89A-Fa-f][0-9A-Fa-f]{2}|[Ff]{3}[EFef])$/,
  /** Well-formed as BCP 47 §2.1 has it, as far as a file can be refused for it. */
  language: /^(?:[a-z]{2,8}|[ix])(?:-[a-z0-9]{1,8})*$/i,
  positive: /^\+?0*[1-9][0-9]*$/,
  whole: /^[0-9]+$/,
  /** What is a number is a whole one; a profile of its own may say it with other signs (2.1 #slr_size_info). */
  size: /^(?![+-]?[0-9]*\.[0-9]+$)/,
  /** `sizeRestriction` of 2.1: nothing, a limit, or a span. */
  restriction: /^(?:\*|[0-9]+(?:,(?:[0-9]+|\*))?)$/,
  percent: /^(?:100(?:\.0*)?|[0-9]{1,2}(?:\.[0-9]*)?|\.[0-9]+)$/,
};

export function isValue(type: ValueType, value: string): boolean {
  if (typeof type !== "string") return type.includes(value) || (type.includes("x-") && /^x-\S+$/.test(value));
  return forms[type]?.test(value) ?? true;
}
