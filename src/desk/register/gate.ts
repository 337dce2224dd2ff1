/** Before a body is looked at, or an id. */
import type { Next } from "hono";
import { expectMay } from "../../access/policy.ts";
import type { AppContext } from "../../app-env.ts";
import { DomainError } from "../../errors.ts";
import type { ErrorCode } from "../../errors.ts";
import { isId } from "../../identity.ts";
import { actorOf } from "../door.ts";
import { expectedVersion } from "../if-match.ts";

export async function registerGate(c: AppContext, next: Next): Promise<void> {
  const isRead = ["GET", "HEAD"].includes(c.req.method);
  expectMay(actorOf(c), isRead ? "register.read" : "register.write");
  await next();
}

/** An id out of the path; what can be nobody's is not looked up. */
export function idAt(c: AppContext, name: string, code: ErrorCode): string {
  const id = c.req.param(name) ?? "";
  if (!isId(id)) throw new DomainError(code, { id: id.slice(0, 80) });
  return id;
}

export const enterpriseAt = (c: AppContext): string => idAt(c, "id", "enterprise_not_found");

/** The same for one out of a body. */
export function idIn(value: string, code: ErrorCode): string {
  if (!isId(value)) throw new DomainError(code, { id: value.slice(0, 80) });
  return value;
}

/**
 * Whoever writes to something says what she has seen of it, or with `*` that
 * she takes it as it is.
 * @throws `precondition_required`, `edit_conflict`
 */
export function seenVersion(c: AppContext): number | undefined {
  if (c.req.header("If-Match") === undefined)
    throw new DomainError("precondition_required", { header: "If-Match" });
  return expectedVersion(c);
}
