/** Whether a text may go out without somebody else's yes. */
import { inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor.ts";
import { settingsRead } from "../../access/settings.ts";
import type { Settings } from "../../access/settings.ts";
import { combine, read } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { revisions } from "../tables.ts";

/** What the newsroom asks for, and what has been given. */
export interface Approval {
  readonly settings: Settings;
  /** Ids of those revisions that count as approved. */
  readonly approved: ReadonlySet<string>;
}

/**
 * Approved is, by an edition's newest decision, the very revision that was
 * decided on; any with the same words; and those after it which are nothing
 * but minor edits by the one who approved. Anybody else's edit is a text that
 * nobody has seen, whatever she calls it.
 * @param candidates a subquery for the ids of revisions
 */
export function approvalRead(candidates: SQL): Read<Approval> {
  return combine({
    settings: settingsRead(),
    approved: read(
      (db) => [
        db
          .select({ id: sql<string>`c.id`.as("id") })
          .from(sql`${revisions} c`)
          .where(
            sql`${inArray(sql`c.id`, candidates)} AND EXISTS (SELECT 1 FROM reviews r JOIN revisions a ON a.id = r.revision_id
              WHERE r.id = (SELECT n.id FROM reviews n WHERE n.article_id = c.article_id AND n.locale = c.locale
                AND n.decision IS NOT NULL ORDER BY n.closed_at DESC LIMIT 1)
              AND r.decision = 'approved' AND (a.hash = c.hash OR a.number < c.number AND NOT EXISTS (
                SELECT 1 FROM revisions m WHERE m.article_id = c.article_id AND m.locale = c.locale
                AND m.number > a.number AND m.number <= c.number
                AND NOT (coalesce(m.minor, 0) = 1 AND m.author = r.closed_by))))`,
          ),
      ],
      ([rows]) => new Set(rows.map(({ id }) => id)),
    ),
  });
}

export const mustBeApproved = ({ roles }: Actor, { publishWithoutReview }: Settings): boolean =>
  !publishWithoutReview.some((role) => roles.includes(role));
