import type { AppContext } from "../app-env.ts";
import { DomainError } from "../errors.ts";

/**
 * The lock that a write must find, from `If-Match` (RFC 9110 §13.1.1): `"v3"`
 * as an answer's ETag said it. Undefined without the header, and for `*`.
 */
export function expectedVersion(c: AppContext): number | undefined {
  const header = c.req.header("If-Match")?.trim();
  if (header === undefined || header === "*") return undefined;
  const number = /^"v(\d{1,9})"$/.exec(header)?.[1];
  // What we never gave out cannot be what there is.
  if (number === undefined) throw new DomainError("edit_conflict");
  return Number(number);
}

/** The same from a form of ours, which sends along the lock that its page saw. */
export function lockIn(form: URLSearchParams): number | undefined {
  const lock = form.get("lock") ?? "";
  return /^\d{1,9}$/.test(lock) ? Number(lock) : undefined;
}
