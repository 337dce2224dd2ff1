import type { ValueCheck } from "../check.ts";
import { enumerate } from "../excerpt.ts";

/** Markup that runs or loads something, where the source has none of its kind. */
export const unsafeMarkup: ValueCheck = {
  id: "unsafe-markup",
  group: "inside",
  severity: "error",
  inValue:
    () =>
    ({ message, source }) => {
      const found = dangersIn(message.value);
      if (found.length === 0) return undefined;
      const meant = new Set(source && dangersIn(source.text.value));
      const added = found.filter((danger) => !meant.has(danger));
      return added.length === 0 ? undefined : { params: { found: enumerate(added) } };
    },
};

const element =
  /<[\s/]{0,10}(script|iframe|object|embed|base|meta|link|style|svg|math|frame|applet)(?![\w-])/gi;
const handler = /<[A-Za-z][^<>]{0,1000}?[\s/"'](on[a-z]{3,24})\s{0,10}=/gi;
const scheme = /(?:^|[="'(])(?:(javascript|vbscript):|(data:text\/html))/gi;

function dangersIn(value: string): string[] {
  if (!/[<:&]/.test(value)) return [];
  const text = decodeEntities(value);
  // A browser drops blanks and control characters from a scheme before it reads it.
  const tight = text.replaceAll(/[\s\p{Cc}\p{Cf}]/gu, "");
  const isProse = /^\w+:\s/.test(value);
  const found = [
    ...[...text.matchAll(element)].map(([, name = ""]) => `<${name}>`),
    ...[...text.matchAll(handler)].map(([, name = ""]) => `${name}=`),
    ...[...tight.matchAll(scheme)]
      .filter(({ index }) => index > 0 || !isProse)
      .map(([, script, data]) => (script === undefined ? (data ?? "") : `${script}:`)),
  ];
  return [...new Set(found.map((danger) => danger.toLowerCase()))];
}

const named: Readonly<Record<string, string>> = {
  colon: ":",
  tab: "",
  newline: "",
  lpar: "(",
  lt: "<",
  gt: ">",
};

function decodeEntities(value: string): string {
  if (!value.includes("&")) return value;
  return value.replaceAll(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,8}));?/gi,
    (entity, decimal, hex, name) => {
      if (typeof name === "string") return named[name.toLowerCase()] ?? entity;
      const code = typeof decimal === "string" ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
    },
  );
}
