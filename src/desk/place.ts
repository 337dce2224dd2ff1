import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import type { Act } from "../access/policy.ts";
import type { AppContext } from "../app-env.ts";
import { catalogueLocale, namespaceName } from "../catalogues/locale.ts";
import { actorOf } from "./door.ts";

export interface CataloguePlace {
  readonly locale: string;
  readonly namespace: string;
  readonly actor: Actor;
}

/** The catalogue that the path names, once it is clear that the actor may do this there. Nothing has been looked up yet. */
export function placeFor(c: AppContext, act: Act): CataloguePlace {
  const locale = catalogueLocale(c.req.param("lng") ?? "");
  const namespace = namespaceName(c.req.param("ns") ?? "");
  const actor = actorOf(c);
  expectMay(actor, act, { locale, namespace });
  return { locale, namespace, actor };
}
