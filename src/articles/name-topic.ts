import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database } from "../database.ts";
import { articlesTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import type { Localised } from "../locales.ts";
import { topics } from "./tables.ts";

export interface TopicName {
  readonly id: string;
  readonly label: Localised<string>;
  /** As the editor saw it; 0 where there was none, left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/**
 * Gives a topic its name, or another one: softly, for every page that shows it.
 * What would change nothing writes nothing. Returns its version.
 * @throws slug_invalid, edit_conflict
 */
export async function nameTopic(
  db: Database,
  actor: Actor,
  { id, label, expectedVersion }: TopicName,
  now: number,
): Promise<number> {
  if (!isId(id)) throw new DomainError("slug_invalid", { slug: id.slice(0, 80) });
  const [topic] = await db.select().from(topics).where(eq(topics.id, id));
  const version = topic?.version ?? 0;
  if (expectedVersion !== undefined && expectedVersion !== version) throw new DomainError("edit_conflict");
  if (topic !== undefined && JSON.stringify(topic.label) === JSON.stringify(label)) return version;
  const change = { kind: "topic.named", subjectId: id, tags: [articlesTag], mode: "invalidate" } as const;
  const detail = { before: topic ? { label: topic.label } : null, after: { label } };
  await commit(
    db,
    [
      topic === undefined
        ? db.insert(topics).values({ id, label, version: 1 })
        : db
            .update(topics)
            .set({ label, version: nextVersion(topics.version, version) })
            .where(eq(topics.id, id)),
      ...appendChange(db, actor.id, change, now),
      recordLine(db, actor, { action: "topic.named", subject: `topic/${id}`, detail }, now),
    ],
    { "topics.id": "edit_conflict" },
  );
  return version + 1;
}
