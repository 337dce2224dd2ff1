/** Who may do what about an edition, of those who work here. Pure. */
import type { Actor } from "../../access/actor.ts";
import type { MemberRow } from "../../access/membership.ts";
import { mayI } from "../../access/policy.ts";
import type { Locale } from "../../locales.ts";

export type Colleague = Pick<MemberRow, "id" | "name" | "roles" | "locales">;

const asActor = ({ id, name, roles, locales }: Colleague): Actor => ({
  ...{ id, name, roles, locales, namespaces: null, door: "page" },
});

export const mayDecide = (person: Colleague, locale: Locale): boolean =>
  mayI(asActor(person), "review.decide", { locale });

export const mayWrite = (person: Colleague, locale: Locale, sourceLocale: Locale): boolean =>
  mayI(asActor(person), "article.write", { locale, isSource: locale === sourceLocale });

/**
 * Nobody approves her own words, unless there is nobody else who could.
 * @param authors of what is to be approved
 */
export function mayApprove(
  id: string,
  authors: readonly string[],
  people: readonly Colleague[],
  locale: Locale,
): boolean {
  return !authors.includes(id) || !people.some((one) => one.id !== id && mayDecide(one, locale));
}
