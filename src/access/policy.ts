/** The one policy: what each role may do, and where a translator may do it. Every door asks here. */
import { DomainError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import type { Role } from "./tables.ts";

/** `scope` holds a translator to the locales and namespaces of her token, `namespace` to its namespaces alone. */
type Grant = "all" | "scope" | "namespace";

const admins = { admin: "all" } as const;
const editors = { admin: "all", editor: "all" } as const;

const policy = {
  "catalogue.read": { ...editors, translator: "namespace" },
  "catalogue.upload": { ...editors, translator: "scope" },
  "catalogue.apply": { ...editors, translator: "scope" },
  "catalogue.publish": editors,
  "namespace.write": editors,
  "missing.dismiss": { ...editors, translator: "scope" },
  "token.manage": admins,
  "record.read": editors,
} as const satisfies Record<string, Partial<Record<Role, Grant>>>;

export type Act = keyof typeof policy;

/** What the act is done to, by the names in the request; a name left out is not asked about. */
export interface On {
  readonly locale?: string;
  readonly namespace?: string;
}

/** Decided on names alone, before anything is looked up: what exists and what does not are refused alike. */
export function mayI(actor: Actor, act: Act, on: On = {}): boolean {
  const grant = grantOf(act, actor.role);
  return grant !== undefined && isWithin(actor, grant, on);
}

/** @throws `forbidden`, saying which role or which scope it would take */
export function expectMay(actor: Actor, act: Act, on: On = {}): void {
  const grant = grantOf(act, actor.role);
  if (grant === undefined)
    throw new DomainError("forbidden", { unit: "role", name: actor.name, roles: rolesFor(act) });
  if (isWithin(actor, grant, on)) return;
  const { locale, namespace = "*" } = on;
  if (grant === "namespace" || locale === undefined)
    throw new DomainError("forbidden", { unit: "namespace", name: actor.name, namespace });
  throw new DomainError("forbidden", { unit: "scope", name: actor.name, locale, namespace });
}

function grantOf(act: Act, role: Role): Grant | undefined {
  const grants: Partial<Record<Role, Grant>> = policy[act];
  return grants[role];
}

const rolesFor = (act: Act): string[] => Object.keys(policy[act]);

function isWithin({ locales, namespaces }: Actor, grant: Grant, { locale, namespace }: On): boolean {
  if (grant === "all") return true;
  const isOurs =
    namespaces === null || namespace === undefined || namespaces.some((one) => covers(one, namespace));
  if (grant === "namespace") return isOurs;
  return isOurs && (locales === null || locale === undefined || locales.includes(locale));
}

/** `news/*` is everything below `news/`, and not `news` itself. */
function covers(pattern: string, namespace: string): boolean {
  return pattern.endsWith("/*") ? namespace.startsWith(pattern.slice(0, -1)) : pattern === namespace;
}
