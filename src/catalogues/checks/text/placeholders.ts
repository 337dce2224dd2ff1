import type { Span } from "./text.ts";

/** i18next interpolation: `{{name}}`, `{{- name}}`, `{{name, number}}`. */
export interface Placeholder extends Span {
  readonly raw: string;
  readonly name: string;
  /** Without blanks; empty where there is none. */
  readonly format: string;
  /** `{{- name}}` is put in without escaping. */
  readonly unescaped: boolean;
}

/** i18next nesting: `$t(key, { "count": 1 })`. */
export interface Nesting extends Span {
  readonly raw: string;
  readonly key: string;
}

const interpolation = /\{\{([^{}]{1,200})\}\}/g;
const nesting = /\$t\(([^()]{1,300})\)/g;

export function placeholdersIn(value: string): Placeholder[] {
  if (!value.includes("{{")) return [];
  return [...value.matchAll(interpolation)].map(({ 0: raw, 1: inside = "", index }) => {
    const unescaped = inside.trimStart().startsWith("-");
    const [name = "", ...formats] = (unescaped ? inside.replace("-", "") : inside).split(",");
    const format = formats.join(",").replaceAll(/\s/g, "");
    return { raw, name: name.trim(), format, unescaped, start: index, end: index + raw.length };
  });
}

export function nestingsIn(value: string): Nesting[] {
  if (!value.includes("$t(")) return [];
  return [...value.matchAll(nesting)].map(({ 0: raw, 1: inside = "", index }) => {
    const key = inside.split(",", 1)[0] ?? "";
    return { raw, key: key.trim().replace(/^(["'])(.*)\1$/, "$2"), start: index, end: index + raw.length };
  });
}
