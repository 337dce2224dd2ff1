import type { Refuse } from "./faults.ts";
import { attributeOf, type XmlElement } from "../xml/tree.ts";

/** F5, F6, F27, F28: what starts ends, after it and once, on one side of one unit; `isolated` says what does not. */
export function checkPairs(codes: readonly XmlElement[], unit: XmlElement, refuse: Refuse): void {
  const starts = new Map<string, XmlElement>();
  const ended = new Set<XmlElement>();
  for (const code of codes) {
    const id = attributeOf(code, "id");
    if (isStart(code) && id !== undefined) starts.set(`${code.local} ${id}`, code);
    if (code.local === "ec") checkEnd(code, refuse);
    const begun = begunBy(code);
    if (begun === undefined) continue;
    const start = starts.get(begun);
    if (start === undefined || ended.has(start) || isIsolated(start)) return refuse(code, "code", code.name);
    ended.add(start);
    if (code.local === "ec") checkSameHints(start, code, refuse);
  }
  const endless = codes.find((code) => isStart(code) && !isIsolated(code) && !ended.has(code));
  if (endless !== undefined) refuse(endless, "code", endless.name, attributeOf(unit, "id"));
}

function isStart({ local }: XmlElement): boolean {
  return local === "sc" || local === "sm";
}

function isIsolated(code: XmlElement): boolean {
  return attributeOf(code, "isolated") === "yes";
}

/** An end that stands alone has an id; one that ends something names it, and has no direction of its own. */
function checkEnd(code: XmlElement, refuse: Refuse): void {
  const [must, mustNot] = isIsolated(code) ? ["id", "startRef"] : ["startRef", "id"];
  if (!code.attributes.has(must)) refuse(code, "missing-attribute", must);
  if (code.attributes.has(mustNot)) refuse(code, "attribute", mustNot);
  if (!isIsolated(code) && code.attributes.has("dir")) refuse(code, "attribute", "dir");
}

function begunBy(code: XmlElement): string | undefined {
  const startRef = attributeOf(code, "startRef");
  if (startRef === undefined) return undefined;
  return code.local === "em" ? `sm ${startRef}` : code.local === "ec" ? `sc ${startRef}` : undefined;
}

function checkSameHints(start: XmlElement, end: XmlElement, refuse: Refuse): void {
  for (const name of ["canCopy", "canDelete", "canOverlap", "canReorder"]) {
    const begun = attributeOf(start, name) ?? "yes";
    const meant = begun === "firstNo" ? "no" : begun;
    const ended = attributeOf(end, name) ?? "yes";
    if (ended !== meant) refuse(end, "code", name, ended);
  }
}
