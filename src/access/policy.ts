/** The one policy: what each role may do, and where a translator may do it. Every door asks here. */
import { DomainError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import type { Role } from "./tables.ts";

/**
 * `scope` holds a translator to her locales and namespaces, `namespace` to her
 * namespaces alone, `translation` to her locales and to what was not written
 * there first.
 */
type Grant = "all" | "scope" | "namespace" | "translation";

const admins = { admin: "all" } as const;
const editors = { admin: "all", editor: "all" } as const;
const registrars = { admin: "all", registrar: "all" } as const;
const everybody = { admin: "all", editor: "all", translator: "all", registrar: "all" } as const;

const policy = {
  "catalogue.read": { ...editors, translator: "namespace" },
  "catalogue.upload": { ...editors, translator: "scope" },
  "catalogue.apply": { ...editors, translator: "scope" },
  "catalogue.publish": editors,
  "namespace.write": editors,
  "missing.dismiss": { ...editors, translator: "scope" },
  "token.manage": admins,
  "record.read": editors,
  "article.read": everybody,
  "article.write": { ...editors, translator: "translation" },
  "article.publish": editors,
  "article.withdraw": editors,
  "article.link": editors,
  "article.assign": editors,
  "image.upload": { ...editors, translator: "all" },
  "register.read": everybody,
  "register.write": registrars,
  "member.manage": admins,
  "member.read": everybody,
  "metrics.read": editors,
  "review.ask": { ...editors, translator: "scope" },
  "review.decide": editors,
  "comment.write": everybody,
  "settings.read": everybody,
  "settings.write": admins,
  "webhook.manage": admins,
} as const satisfies Record<string, Partial<Record<Role, Grant>>>;

export type Act = keyof typeof policy;

/** What the act is done to, by the names in the request; what is left out is not asked about. */
export interface On {
  readonly locale?: string;
  readonly namespace?: string;
  /** Whether the edition is the one that the article was written in. */
  readonly isSource?: boolean;
}

/** Decided on names alone, before anything is looked up: what exists and what does not are refused alike. */
export function mayI(actor: Actor, act: Act, on: On = {}): boolean {
  return grantsOf(actor, act).some((grant) => isWithin(actor, grant, on));
}

/** @throws `forbidden`, saying which role or which scope it would take */
export function expectMay(actor: Actor, act: Act, on: On = {}): void {
  if (!mayI(actor, act, on)) throw refusalOf(actor, act, on);
}

function refusalOf(actor: Actor, act: Act, { locale, namespace = "*", isSource }: On): DomainError {
  const { name } = actor;
  const [grant] = grantsOf(actor, act);
  if (grant === undefined) return new DomainError("forbidden", { unit: "role", name, roles: rolesFor(act) });
  if (grant === "translation" && isSource === true)
    return new DomainError("forbidden", { unit: "source", name, roles: rolesWithAll(act) });
  if (grant === "namespace" || locale === undefined)
    return new DomainError("forbidden", { unit: "namespace", name, namespace });
  if (namespace === "*") return new DomainError("forbidden", { unit: "locale", name, locale });
  return new DomainError("forbidden", { unit: "scope", name, locale, namespace });
}

function grantsOf({ roles }: Actor, act: Act): Grant[] {
  const grants: Partial<Record<Role, Grant>> = policy[act];
  return roles.flatMap((role) => grants[role] ?? []);
}

const rolesFor = (act: Act): string[] => Object.keys(policy[act]);

const rolesWithAll = (act: Act): string[] =>
  Object.entries(policy[act]).flatMap(([role, grant]) => (grant === "all" ? [role] : []));

function isWithin(
  { locales, namespaces }: Actor,
  grant: Grant,
  { locale, namespace, isSource }: On,
): boolean {
  if (grant === "all") return true;
  const isOurs =
    namespaces === null || namespace === undefined || namespaces.some((one) => covers(one, namespace));
  if (grant === "namespace") return isOurs;
  if (grant === "translation" && isSource === true) return false;
  return isOurs && (locales === null || locale === undefined || locales.includes(locale));
}

/** `news/*` is everything below `news/`, and not `news` itself. */
function covers(pattern: string, namespace: string): boolean {
  return pattern.endsWith("/*") ? namespace.startsWith(pattern.slice(0, -1)) : pattern === namespace;
}
