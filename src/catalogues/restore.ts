/** An older version's words as the new draft. Nothing is taken out of the history: a version is added to it. */
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { readContent, valuesOf } from "./content.ts";
import type { StoredContent } from "./content.ts";
import { expectContent, readContents } from "./contents.ts";
import { draftVersion } from "./draft-version.ts";
import { headIn, headsRead, sourceRef } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import { diffValues } from "./merge.ts";
import type { Values } from "./merge.ts";
import { checkResult, figuresOf } from "./proposal/report.ts";
import type { Situation } from "./proposal/situation.ts";
import type { UploadReport } from "./report.ts";

export interface Restoration {
  readonly locale: string;
  readonly namespace: string;
  /** The version whose words shall be the draft again. */
  readonly number: number;
  readonly note?: string | undefined;
  /** The head's lock as it was seen; what it is now where left out. */
  readonly expectedVersion?: number | undefined;
}

/** Returns the number of the new version, or of the draft where that says the same already. */
export async function restoreVersion(
  db: Database,
  actor: Actor,
  input: Restoration,
  now: number,
): Promise<number> {
  const { locale, namespace: name, number: restored, note = "" } = input;
  const [[row], heads] = await db.batch([namespaceRead(db, name), headsRead(db, name)]);
  const { settings, sourceLocale } = expectNamespace(name, row);
  const head = headIn(heads, locale, name);
  if (head.draft === undefined) throw new DomainError("catalogue_not_found", { locale, namespace: name });
  if ((input.expectedVersion ?? head.version) !== head.version) throw new DomainError("edit_conflict");
  const at = (number: number) => ({ locale, namespace: name, number });
  const source = sourceRef(heads, locale, name, sourceLocale);
  const contents = await readContents(db, [at(head.draft), at(restored), ...source]);
  const before = expectContent(contents, at(head.draft));
  const stored = expectContent(contents, at(restored));
  if (before.hash === stored.hash) return head.draft;
  const read = (content: StoredContent) => readContent(content, settings.checks.keySeparator);
  const { document } = read(stored);
  const result = valuesOf(document.messages);
  const situation = {
    ...{ locale, sourceLocale, settings, document },
    base: undefined,
    head: read(before),
    source: source.map(contents).map((content) => content && read(content))[0],
  };
  const number = head.draft + 1;
  const words = { text: stored.text, meta: stored.meta, keys: result.size };
  const made = draftVersion(db, head, words, {
    ...{ locale, namespace: name, number, at: now, author: actor.name, authorId: actor.id },
    note: note.slice(0, 500),
    baseNumber: restored,
    parentNumber: head.draft,
    restoredNumber: restored,
    builtInHash: stored.builtInHash,
    report: restoredReport(situation, result),
  });
  const line = {
    action: "catalogue.restored",
    subject: `${locale}/${name}`,
    detail: { before: { version: head.draft }, after: { version: number }, restored },
  };
  await commit(db, [...made, recordLine(db, actor, line, now)], {
    "catalogue_versions.namespace": "edit_conflict",
    "catalogues.namespace": "edit_conflict",
  });
  return number;
}

function restoredReport(situation: Situation, result: Values): UploadReport {
  const changes = diffValues(valuesOf(situation.head?.document.messages ?? []), result);
  const count = (wanted: string) => changes.filter(({ kind }) => kind === wanted).length;
  return {
    ...{ added: count("added"), changed: count("changed"), removed: count("removed") },
    ...{ conflicts: { mine: 0, theirs: 0 }, fixes: 0, discarded: 0, accepted: [] },
    source: situation.source?.number ?? null,
    ...figuresOf(checkResult(situation, { result })),
  };
}
