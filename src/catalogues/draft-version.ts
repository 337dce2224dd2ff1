import { and, eq } from "drizzle-orm";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { hashOf, saveText } from "./texts.ts";
import type { Head } from "./heads.ts";
import { findProductText } from "./product.ts";
import { catalogues, catalogueVersions } from "./tables.ts";

type VersionRow = typeof catalogueVersions.$inferInsert;

export interface Words {
  readonly text: string;
  /** As `writeMeta` wrote it. */
  readonly meta: string;
  readonly keys: number;
}

/** A version's hash is that of its words and of what is known of them. */
export const versionHash = ({ text, meta }: Pick<Words, "text" | "meta">): string => hashOf(text + meta);

/** A new version at the top, for one batch: its texts, itself, and the head that now points at it. */
export function draftVersion(
  db: Database,
  head: Head,
  words: Words,
  row: Omit<VersionRow, "hash" | "textHash" | "metaHash" | "keys">,
): Statement[] {
  const text = saveText(db, words.text);
  const meta = saveText(db, words.meta);
  const { namespace, locale, number } = row;
  // The first draft of a product catalogue is made from what the Worker brought along.
  const builtIn = head.builtInHash === undefined ? findProductText(locale, namespace) : undefined;
  const first = builtIn === undefined ? undefined : saveText(db, builtIn);
  const builtInHash = row.builtInHash ?? head.builtInHash ?? first?.hash;
  const version = {
    ...row,
    builtInHash,
    hash: versionHash(words),
    textHash: text.hash,
    metaHash: meta.hash,
    keys: words.keys,
  };
  return [
    ...text.statements,
    ...meta.statements,
    ...(first?.statements ?? []),
    db.insert(catalogueVersions).values(version),
    head.version === 0
      ? db
          .insert(catalogues)
          .values({ namespace, locale, version: 1, draft: number, published: head.published, builtInHash })
      : db
          .update(catalogues)
          .set({ draft: number, builtInHash, version: nextVersion(catalogues.version, head.version) })
          .where(and(eq(catalogues.namespace, namespace), eq(catalogues.locale, locale))),
  ];
}
