import { againstSource, type CatalogueCheck, type Hit, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { enumerate, excerpt } from "../excerpt.ts";
import { pluralFormOf } from "../plurals.ts";
import { setDifferenceOf } from "../sets.ts";
import type { Text } from "../text/text.ts";
import type { Entry, View } from "../view.ts";

/** `$t(key)` of a key that is nowhere. Keys of other namespaces and keys made at run time are not looked at. */
export const nestingTarget: CatalogueCheck = {
  id: "nesting-target",
  group: "inside",
  severity: "error",
  inCatalogue: (view) => {
    const nesting = view.entries.filter(({ text }) => text.nestings.length > 0);
    if (nesting.length === 0) return [];
    const known = knownKeys(view);
    return nesting.flatMap(({ message, text }): Hit[] => {
      const lost = localTargets(text).filter((key) => !known.has(key));
      return lost.length === 0 ? [] : [{ message, params: { target: enumerate(lost) } }];
    });
  },
};

function localTargets({ nestings }: Text): string[] {
  return nestings.map(({ key }) => key).filter((key) => !key.includes(":") && !key.includes("{{"));
}

/** Every key, and what is left of it without a plural form and a context. */
function knownKeys({ byKey, source }: View): ReadonlySet<string> {
  const known = new Set<string>();
  for (const key of [...byKey.keys(), ...source.keys()]) {
    const family = pluralFormOf(key)?.family ?? key;
    const plain = family.replace(/_ordinal$/, "");
    known.add(key).add(family).add(plain);
    if (plain.includes("_")) known.add(plain.slice(0, plain.lastIndexOf("_")));
  }
  return known;
}

/** `$t(a)` in `b` and `$t(b)` in `a`: neither is ever finished. */
export const nestingCycle: CatalogueCheck = {
  id: "nesting-cycle",
  group: "inside",
  severity: "error",
  inCatalogue: (view) => {
    const edges = edgesOf(view);
    const state = new Map<string, "open" | "done">();
    return [...edges.keys()].flatMap((start) => cyclesFrom(start, edges, state, view));
  },
};

function edgesOf({ byKey }: View): ReadonlyMap<string, readonly string[]> {
  const nesting = [...byKey.values()].filter(({ text }) => text.nestings.length > 0);
  const keys = nesting.map(({ message }) => message.key);
  const forms = Map.groupBy(keys, familyOrKey);
  const keysOf = (target: string): string[] =>
    (forms.get(familyOrKey(target)) ?? []).filter((key) => key === target || familyOrKey(key) === target);
  return new Map(
    nesting.map(({ message: { key }, text }) => [key, [...new Set(localTargets(text).flatMap(keysOf))]]),
  );
}

const familyOrKey = (key: string): string => pluralFormOf(key)?.family ?? key;

/** Depth first and without recursion: a chain may be as long as the catalogue. */
function cyclesFrom(
  start: string,
  edges: ReadonlyMap<string, readonly string[]>,
  state: Map<string, "open" | "done">,
  { byKey }: View,
): Hit[] {
  if (state.has(start)) return [];
  const hits: Hit[] = [];
  const path: { key: string; rest: string[] }[] = [];
  const enter = (key: string): unknown => {
    state.set(key, "open");
    return path.push({ key, rest: [...(edges.get(key) ?? [])] });
  };
  enter(start);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const next = top.rest.pop();
    if (next === undefined) {
      state.set(top.key, "done");
      path.pop();
    } else if (!state.has(next)) enter(next);
    else if (state.get(next) === "open") hits.push(cycleHit(byKey.get(top.key), next));
  }
  return hits;
}

function cycleHit(entry: Entry | undefined, target: string): Hit {
  return { ...(entry && { message: entry.message }), params: { target: excerpt(target) } };
}

/** The same texts are nested on both sides; `$t(item_one)` and `$t(item_other)` are the same. */
export const nestingSet: ValueCheck = {
  id: "nesting-set",
  group: "inside",
  severity: "warning",
  scope: againstSource,
  cases: differenceCases,
  inValue:
    () =>
    ({ text, source }) =>
      source && differenceHit(setDifferenceOf(nested(source.text), nested(text))),
};

function nested({ nestings }: Text): string[] {
  return nestings.map(({ key }) => `$t(${pluralFormOf(key)?.family ?? key})`);
}
