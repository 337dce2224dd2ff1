import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { isSlug } from "../identity.ts";
import { changeEnterprise, enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import { freeSlug, retireSlug } from "./slugs.ts";
import type { EnterpriseRow } from "./tables.ts";

export interface EnterpriseEdit extends EnterpriseRef {
  /** The one it had leads to it for ever. */
  readonly slug?: string | undefined;
  readonly category?: EnterpriseRow["category"] | undefined;
}

/**
 * Gives it another address, or makes an authority of it. What would change nothing writes nothing.
 * @returns its version
 */
export async function editEnterprise(
  db: Database,
  actor: Actor,
  input: EnterpriseEdit,
  now: number,
): Promise<number> {
  if (input.slug !== undefined && !isSlug(input.slug))
    throw new DomainError("slug_invalid", { slug: input.slug.slice(0, 80) });
  const [[row]] = await db.batch([enterpriseWithNames(db, input.enterpriseId)[0]]);
  const enterprise = expectLive(row, input);
  const { id, slug, category, version } = enterprise;
  const next = { slug: input.slug ?? slug, category: input.category ?? category };
  const isMoved = next.slug !== slug;
  if (!isMoved && next.category === category) return version;
  const change = {
    set: { category: next.category },
    ...(isMoved && {
      guarded: { slug: freeSlug(id, next.slug) },
      statements: retireSlug(db, id, slug, next.slug, now),
    }),
    shown: { kind: "enterprise.changed", mode: "invalidate" },
    action: "enterprise.changed",
    detail: { before: { slug, category }, after: next },
  } as const;
  await commit(db, changeEnterprise(db, actor, enterprise, change, now), {
    "enterprises.slug": "slug_taken",
  });
  return version + 1;
}
