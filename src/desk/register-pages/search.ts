/** The search step of choosing an enterprise: among enterprises, authorities, or both. */
import type { AppContext } from "../../app-env.ts";
import { combine, mapRead } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { registerListRead } from "../../enterprises/register-list.ts";
import type { Category } from "../../enterprises/tables.ts";
import type { Locale } from "../../locales.ts";
import { foundIn } from "../components/register/choose.tsx";
import type { Found } from "../components/register/choose.tsx";

const limit = 10;
const longest = 100;

/** What is searched for: in the address, or in the form that was sent from what was found. */
export const searchedIn = (c: AppContext, form?: URLSearchParams): string =>
  (form?.get("q") ?? c.req.query("q") ?? "").trim().slice(0, longest);

/** Nothing is read before anything is searched for. */
export function searchRead(
  locale: Locale,
  q: string,
  among: readonly Category[] = ["enterprise", "authority"],
): Read<Found> {
  if (q === "") return { statements: () => [], shape: () => foundIn(q, undefined) };
  const lists = among.map(
    (category) => [category, registerListRead(locale, { q, category, limit })] as const,
  );
  return mapRead(combine(Object.fromEntries(lists)), (pages) => foundIn(q, Object.values(pages)));
}
