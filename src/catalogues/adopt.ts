/** A deployment brings other words along: the drafts made from the former ones take in what it changed. */
import { and, eq, isNotNull } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { noMeta, readContent } from "./content.ts";
import type { StoredContent } from "./content.ts";
import { builtIn, expectContent, readContents } from "./contents.ts";
import { draftVersion } from "./draft-version.ts";
import { headIn, headsRead, sourceRef } from "./heads.ts";
import type { CatalogueRow, Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import type { ProposalChoices } from "./proposal/choices.ts";
import { checkResult, reportOf } from "./proposal/report.ts";
import { writeResult } from "./proposal/result.ts";
import type { Situation } from "./proposal/situation.ts";
import { weigh } from "./proposal/weigh.ts";
import { catalogues } from "./tables.ts";
import { assemble, hashOf, saveText, textsRead } from "./texts.ts";

/** Of one run: each costs a dozen statements, and a free account has fifty. */
const mostAtOnce = 2;

/**
 * Called by the clock. Where a translator and the deployment changed the same
 * key, the translator's words stay; a key that the deployment dropped goes.
 * Nothing becomes public by it. One that cannot be brought up to date is told in
 * the log and tried again. Returns how many catalogues were behind.
 */
export async function adoptBuiltIn(db: Database, now: number): Promise<number> {
  const rows = await db.select().from(catalogues).where(isNotNull(catalogues.builtInHash));
  const behind = rows.filter((row) => {
    const ours = builtIn(row);
    return ours !== undefined && hashOf(ours.text) !== row.builtInHash;
  });
  for (const row of behind.slice(0, mostAtOnce)) {
    try {
      await adopt(db, row, now);
    } catch (error) {
      console.error("not adopted", row.locale, row.namespace, error);
    }
  }
  return behind.length;
}

async function adopt(db: Database, { locale, namespace, builtInHash }: CatalogueRow, now: number) {
  const ours = builtIn({ locale, namespace });
  if (ours === undefined || builtInHash === null) return;
  const [[row], heads, texts] = await db.batch([
    namespaceRead(db, namespace),
    headsRead(db, namespace),
    textsRead(db, [builtInHash]),
  ]);
  const { settings, sourceLocale } = expectNamespace(namespace, row);
  const head = headIn(heads, locale, namespace);
  const draft = { locale, namespace, number: head.draft ?? 0 };
  const sources = sourceRef(heads, locale, namespace, sourceLocale);
  const contents = await readContents(db, [draft, ...sources]);
  const read = (stored: StoredContent) => readContent(stored, settings.checks.keySeparator);
  const former = { ...ours, text: assemble(texts).get(builtInHash) ?? "{}", meta: noMeta };
  const situation: Situation = {
    ...{ locale, sourceLocale, settings, document: read(ours).document, base: read(former) },
    head: read(expectContent(contents, draft)),
    source: sources.flatMap((ref) => contents(ref) ?? []).map(read)[0],
  };
  await commit(db, taken(db, head, situation, now));
}

const choices: ProposalChoices = { conflicts: { all: "theirs" }, remove: true, accept: true };

function taken(db: Database, head: Head, situation: Situation, now: number): Statement[] {
  const { locale, namespace } = head;
  const weighed = weigh(situation, choices);
  const written = writeResult(situation, weighed);
  const brought = saveText(db, situation.document.text ?? "");
  const isSame = written.hash === situation.head?.hash;
  const number = (head.draft ?? 0) + (isSame ? 0 : 1);
  const line = {
    action: "catalogue.adopted",
    subject: `${locale}/${namespace}`,
    detail: { before: { version: head.draft ?? null }, after: { version: number } },
  };
  const noted = recordLine(db, clock, line, now);
  if (isSame) return [...brought.statements, noteTaken(db, head, brought.hash), noted];
  const made = draftVersion(db, head, written, {
    ...{ locale, namespace, number, at: now, author: clock.name, authorId: clock.id, note: "" },
    ...{ baseNumber: 0, parentNumber: head.draft ?? null, builtInHash: brought.hash },
    report: reportOf(situation, weighed, checkResult(situation, weighed), choices),
  });
  return [...brought.statements, ...made, noted];
}

function noteTaken(db: Database, { locale, namespace, version }: Head, builtInHash: string): Statement {
  return db
    .update(catalogues)
    .set({ builtInHash, version: nextVersion(catalogues.version, version) })
    .where(and(eq(catalogues.namespace, namespace), eq(catalogues.locale, locale)));
}
