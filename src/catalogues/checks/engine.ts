import type { Place } from "../document.ts";
import type { Finding } from "../finding.ts";
import type { Check, CatalogueCheck, Hit, Hits, ValueCheck } from "./check.ts";
import { checks } from "./registry.ts";
import { severityFor } from "./settings.ts";
import { viewOf, type CheckInput, type View } from "./view.ts";

/** Everything there is to say about a document, in the order of its places and then of the check ids. */
export function checkCatalogue(input: CheckInput): Finding[] {
  const view = viewOf(input);
  const running = checks.filter(
    ({ id, scope }) => view.settings.severities?.[id] !== "off" && (scope?.(view) ?? true),
  );
  const findings = [
    ...running.filter(isCatalogueCheck).flatMap((check) => overCatalogue(check, view)),
    ...overValues(running.filter(isValueCheck), view),
  ];
  return inOrder(findings, view);
}

const isCatalogueCheck = (check: Check): check is CatalogueCheck => "inCatalogue" in check;
const isValueCheck = (check: Check): check is ValueCheck => "inValue" in check;

function overCatalogue(check: CatalogueCheck, view: View): Finding[] {
  return check.inCatalogue(view).flatMap((hit) => asFinding(check, hit, view) ?? []);
}

/** Value by value, and not check by check: what was just taken apart is still at hand. */
function overValues(valueChecks: readonly ValueCheck[], view: View): Finding[] {
  const examiners = valueChecks.map((check) => ({ check, examine: check.inValue(view) }));
  const findings: Finding[] = [];
  for (const entry of view.entries) {
    if (entry.message.value.trim() === "" || view.lost.has(entry.message)) continue;
    for (const { check, examine } of examiners) {
      for (const hit of asList(examine(entry))) {
        const finding = asFinding(check, { message: entry.message, ...hit }, view);
        if (finding !== undefined) findings.push(finding);
      }
    }
  }
  return findings;
}

function asList(hits: Hits): readonly Hit[] {
  if (hits === undefined) return [];
  return isList(hits) ? hits : [hits];
}

const isList = (hits: Hit | readonly Hit[]): hits is readonly Hit[] => Array.isArray(hits);

function asFinding(check: Check, hit: Hit, view: View): Finding | undefined {
  const { message, other, params } = hit;
  const { settings, lost } = view;
  // What is lost is said once, by `duplicate-key`.
  if (message !== undefined && lost.has(message) && check.id !== "duplicate-key") return undefined;
  const fix = offeredFix(check, hit, view);
  const severity = severityFor(settings, check.id, hit.severity ?? check.severity, message?.key);
  if (severity === undefined) return undefined;
  return {
    check: check.id,
    severity,
    ...(message?.key !== undefined && { key: message.key }),
    ...(message?.place && { place: message.place }),
    ...(other && { other }),
    params: hit.case === undefined ? (params ?? {}) : { ...params, case: hit.case },
    ...(fix && { fix }),
  };
}

/** Of a key that stands twice nothing is renamed or taken away before somebody has decided between the two. */
function offeredFix({ id }: Check, { message, fix }: Hit, { repeated }: View): Hit["fix"] {
  const isOfKey = fix?.remove === true || fix?.rename !== undefined;
  const isOpen = isOfKey && id !== "duplicate-key" && repeated.has(message?.key ?? "");
  return isOpen ? undefined : fix;
}

/** By place; what has none follows, in the order of the keys; then by check id. */
function inOrder(findings: readonly Finding[], { entries, source }: View): Finding[] {
  const ranks = new Map<string, number>();
  for (const { message } of entries) if (!ranks.has(message.key)) ranks.set(message.key, ranks.size);
  for (const key of source.keys()) if (!ranks.has(key)) ranks.set(key, ranks.size);
  const rank = ({ key }: Finding): number => (key === undefined ? -1 : (ranks.get(key) ?? ranks.size));
  return findings.toSorted(
    (one, other) =>
      comparePlaces(one.place, other.place) || rank(one) - rank(other) || compareIds(one.check, other.check),
  );
}

function comparePlaces(one: Place | undefined, other: Place | undefined): number {
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  return one.line - other.line || one.column - other.column;
}

const compareIds = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
