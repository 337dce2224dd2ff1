import type { AppContext } from "../app-env.ts";
import { DomainError } from "../errors.ts";

/**
 * What a browser says of where a write came from (W3C Fetch Metadata); those
 * that do not say it yet name the origin. Who says neither is not believed.
 * @throws `cross_site`
 */
export function expectSameOrigin(c: AppContext): void {
  const site = c.req.header("Sec-Fetch-Site");
  const isOurs =
    site === undefined ? c.req.header("Origin") === new URL(c.req.url).origin : site === "same-origin";
  if (!isOurs) throw new DomainError("cross_site");
}
