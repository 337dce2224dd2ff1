import { nested, type CatalogueCheck, type Hit } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { ancestorsOf, segmentsOf } from "../key-path.ts";
import { defaultMaximumDepth, defaultMaximumKeys } from "../settings.ts";
import type { View } from "../view.ts";

export const keyCount: CatalogueCheck = {
  id: "key-count",
  group: "container",
  severity: "error",
  inCatalogue: ({ entries, settings }) => {
    const limit = settings.maximumKeys ?? defaultMaximumKeys;
    return entries.length > limit ? [{ params: { count: entries.length, limit } }] : [];
  },
};

export const keyDepth: CatalogueCheck = {
  id: "key-depth",
  group: "container",
  severity: "error",
  scope: nested,
  inCatalogue: ({ entries, settings }) => {
    const limit = settings.maximumDepth ?? defaultMaximumDepth;
    return entries
      .map(({ message }) => ({ message, depth: segmentsOf(message.key, settings.keySeparator).length }))
      .filter(({ depth }) => depth > limit)
      .map(({ message, depth }) => ({ message, params: { depth, limit } }));
  },
};

const reserved = new Set(["__proto__", "constructor", "prototype"]);

export const reservedKey: CatalogueCheck = {
  id: "reserved-key",
  group: "container",
  severity: "error",
  inCatalogue: ({ entries, settings }) =>
    entries.flatMap(({ message }) => {
      const name = segmentsOf(message.key, settings.keySeparator).find((part) => reserved.has(part));
      return name === undefined ? [] : [{ message, params: { name } }];
    }),
};

export const duplicateKey: CatalogueCheck = {
  id: "duplicate-key",
  group: "container",
  severity: "error",
  cases: ["same", "different"],
  inCatalogue: ({ entries, byKey }) =>
    entries.flatMap((entry): Hit[] => {
      const last = byKey.get(entry.message.key);
      if (last === undefined || last === entry) return [];
      const isSame = last.message.value === entry.message.value;
      return [
        {
          message: entry.message,
          other: last.message.place,
          case: isSame ? "same" : "different",
          params: { value: excerpt(entry.message.value), last: excerpt(last.message.value) },
          // The last one counts for every reader of JSON, so the first can go.
          fix: isSame && entry.message.place !== undefined ? { safe: true, remove: true } : undefined,
        },
      ];
    }),
};

export const keyPrefix: CatalogueCheck = {
  id: "key-prefix",
  group: "container",
  severity: "error",
  scope: nested,
  inCatalogue: ({ entries, byKey, settings }) =>
    entries.flatMap(({ message }): Hit[] => {
      const above = ancestorsOf(message.key, settings.keySeparator).find((key) => byKey.has(key));
      if (above === undefined) return [];
      return [{ message, other: byKey.get(above)?.message.place, params: { prefix: excerpt(above) } }];
    }),
};

export const leafBranch: CatalogueCheck = {
  id: "leaf-branch",
  group: "container",
  severity: "error",
  scope: nested,
  cases: ["leaf", "branch"],
  inCatalogue: (view) => [...branchesOverLeaves(view), ...leavesOverBranches(view)],
};

/** Here text, in the source a group of keys. */
function leavesOverBranches({ entries, source, settings }: View): Hit[] {
  const branches = new Set<string>();
  for (const key of source.keys())
    for (const above of ancestorsOf(key, settings.keySeparator)) branches.add(above);
  return entries
    .filter(({ message: { key } }) => branches.has(key) && !source.has(key))
    .map(({ message }) => ({ message, case: "leaf" }));
}

/** Here a group of keys, in the source text. */
function branchesOverLeaves({ entries, source, settings }: View): Hit[] {
  return entries.flatMap(({ message }): Hit[] => {
    if (source.has(message.key)) return [];
    const leaf = ancestorsOf(message.key, settings.keySeparator).find((above) => source.has(above));
    return leaf === undefined ? [] : [{ message, case: "branch", params: { prefix: excerpt(leaf) } }];
  });
}
