/** The board of catalogues: what it shows under its filters. Pure. */
import type { CatalogueStatus } from "../catalogues/status.ts";

export const boardStates = ["unpublished", "incomplete", "errors", "proposals"] as const;
export type BoardState = (typeof boardStates)[number];

export interface BoardFilter {
  readonly locale: string | undefined;
  readonly namespace: string | undefined;
  readonly state: BoardState | undefined;
}

export function boardFilterIn(query: (name: string) => string | undefined): BoardFilter {
  const given = (name: string) => query(name)?.trim() || undefined;
  const state = given("state");
  return {
    locale: given("locale"),
    namespace: given("namespace"),
    state: boardStates.find((known) => known === state),
  };
}

export const isFiltered = (filter: BoardFilter): boolean =>
  Object.values(filter).some((value) => value !== undefined);

/** By namespace, the source language first in each. */
export function boardGroups(items: readonly CatalogueStatus[], filter: BoardFilter) {
  const shown = items.filter((item) => isShown(item, filter));
  return [...Map.groupBy(shown, ({ namespace }) => namespace)].map(([namespace, catalogues]) => ({
    namespace,
    catalogues: catalogues.toSorted((a, b) => Number(b.isSource) - Number(a.isSource)),
  }));
}

function isShown(item: CatalogueStatus, { locale, namespace, state }: BoardFilter): boolean {
  if (locale !== undefined && item.locale !== locale) return false;
  if (namespace !== undefined && item.namespace !== namespace) return false;
  return state === undefined || isIn(item, state);
}

function isIn(item: CatalogueStatus, state: BoardState): boolean {
  switch (state) {
    case "unpublished":
      return hasUnpublished(item);
    case "incomplete":
      return item.missing + item.empty + item.outdated > 0;
    case "errors":
      return item.findings.error > 0;
    case "proposals":
      return item.openUploads > 0;
  }
}

/** The draft says something that readers do not see yet. */
export const hasUnpublished = ({ draft, published }: CatalogueStatus): boolean =>
  draft !== null && draft !== published;
