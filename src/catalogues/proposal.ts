/** A proposal as it is shown: what an upload would change, key by key, what the checks say of it, what has to be decided. */
import { combine, mapRead, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import type { Place } from "./document.ts";
import type { Fix, Severity } from "./finding.ts";
import { valuesOf } from "./content.ts";
import { diffValues } from "./merge.ts";
import type { KeyChange } from "./merge.ts";
import { sourceFinder } from "./proposal/annotate.ts";
import { noChoices } from "./proposal/choices.ts";
import type { ProposalChoices } from "./proposal/choices.ts";
import type {
  BaseReason,
  Proposal,
  ProposalState,
  ProposalSummary,
  ProposedChange,
  ProposedConflict,
  ProposedFinding,
} from "./proposal/shape.ts";
import type { Situation } from "./proposal/situation.ts";
import { weigh } from "./proposal/weigh.ts";
import type { Weighed } from "./proposal/weigh.ts";
import { caseRead, situationContentsRead, situationOf } from "./uploads.ts";
import type { Case, UploadRef } from "./uploads.ts";

/**
 * The proposal with these choices made; nothing is written.
 * @throws upload_not_found
 */
export function proposalRead(ref: UploadRef, choices: ProposalChoices = noChoices): Read<Proposal> {
  const parts = { one: caseRead(ref), contents: situationContentsRead(ref) };
  return mapRead(combine(parts), ({ one, contents }) => {
    if (one.upload.state === "question") return questionOf(one);
    const situation = situationOf(one, contents);
    return proposalOf(one, situation, weigh(situation, choices));
  });
}

export const getProposal = (db: Database, ref: UploadRef, choices: ProposalChoices = noChoices) =>
  readNow(db, proposalRead(ref, choices));

const previewLength = 600;

function questionOf(one: Case): Proposal {
  const { encoding } = one.upload;
  const lines = one.text.split(/\r\n?|\n/).filter((line) => /[^\u0000-\u007f]/.test(line));
  return {
    ...framed(one),
    base: { version: one.upload.baseNumber, reason: "unknown" },
    question: { encoding, preview: lines.join("\n").slice(0, previewLength) },
    summary: nothing,
    ...{ changes: [], conflicts: [], others: [], discarded: [], findings: [] },
  };
}

const nothing: ProposalSummary = {
  ...{ added: 0, changed: 0, removed: 0, annotated: 0, unchanged: 0, conflicting: 0, discarded: 0 },
  findings: { error: 0, warning: 0, info: 0 },
  ...{ blocking: 0, unanswered: 0, unsettled: 0, fixable: 0, safelyFixable: 0 },
};

function proposalOf(one: Case, situation: Situation, weighed: Weighed): Proposal {
  const about = aboutIn(situation);
  const changes = changesOf(weighed, about);
  const conflicts = conflictsOf(weighed, about);
  const { discarded } = situation.document;
  return {
    ...framed(one),
    base: { version: one.upload.baseNumber, reason: baseReason(one, situation) },
    summary: summaryOf(weighed, changes, discarded.length),
    changes,
    conflicts,
    others: othersOf(situation, weighed),
    discarded,
    findings: findingsOf(weighed),
  };
}

function framed({ upload, isOvertaken, namespace, sourceNumber, head }: Case) {
  const { id, locale, fileName, format, encoding, bytes, author, at, note, appliedAs } = upload;
  const state: ProposalState = upload.state === "open" && isOvertaken ? "outdated" : upload.state;
  const { sourceLocale } = namespace;
  const isSource = sourceLocale === locale;
  return {
    ...{ id, locale, namespace: namespace.name, state, author, at, note, appliedAs },
    file: { name: fileName, format, encoding, bytes },
    head: head.draft ?? null,
    sourceHead: { locale: sourceLocale, version: (isSource ? head.draft : sourceNumber) ?? null },
  };
}

function baseReason({ upload }: Case, { document, head }: Situation): BaseReason {
  if (upload.baseNumber === null) {
    if (document.baseVersion !== undefined) return "mismatch";
    return head === undefined ? "first" : "unknown";
  }
  return upload.baseNumber === document.baseVersion ? "file" : "asked";
}

type About = { readonly place?: Place; readonly source?: string };

/** Where a key stands in the file, and what it is translated from. */
function aboutIn({ document, source, settings }: Situation): (key: string) => About {
  const places = new Map(document.messages.map(({ key, place }) => [key, place]));
  const sourceOf = sourceFinder(source, settings);
  return (key) => {
    const [place, words] = [places.get(key), sourceOf(key)];
    return { ...(place && { place }), ...(words !== undefined && { source: words }) };
  };
}

function othersOf({ base, head }: Situation, { merge }: Weighed): KeyChange[] {
  if (base === undefined || head === undefined || base === head) return [];
  const contested = new Set([...merge.conflicts, ...merge.changes].map(({ key }) => key));
  const [before, now] = [base, head].map(({ document }) => valuesOf(document.messages));
  return diffValues(before ?? new Map(), now ?? new Map()).filter(({ key }) => !contested.has(key));
}

function changesOf({ merge, annotated }: Weighed, about: (key: string) => About): ProposedChange[] {
  return [
    ...merge.changes.map((change) => ({ ...change, ...about(change.key) })),
    ...annotated.keys.map((key) => ({ kind: "annotated" as const, key, ...about(key) })),
  ];
}

function conflictsOf({ merge, sides }: Weighed, about: (key: string) => About): ProposedConflict[] {
  return merge.conflicts.map(({ key, base, theirs, yours }) => {
    const side = sides.get(key);
    return {
      key,
      ...(base !== undefined && { base }),
      ...(theirs !== undefined && { theirs }),
      ...(yours !== undefined && { yours }),
      ...about(key),
      ...(side && { side }),
    };
  });
}

function findingsOf({ findings, messages }: Weighed): ProposedFinding[] {
  const values = new Map(messages.map(({ key, value }) => [key, value]));
  return findings.map((finding) => {
    const { key, fix } = finding;
    const from = key === undefined || fix?.to === undefined ? undefined : values.get(key);
    return from === undefined ? finding : { ...finding, from };
  });
}

function summaryOf(weighed: Weighed, changes: readonly ProposedChange[], discarded: number): ProposalSummary {
  const { merge, findings } = weighed;
  const count = (wanted: ProposedChange["kind"]) => changes.filter(({ kind }) => kind === wanted).length;
  const weighing = (severity: Severity) => findings.filter((one) => one.severity === severity).length;
  const fixes = findings.flatMap(({ fix }): Fix[] => (fix ? [fix] : []));
  return {
    added: count("added"),
    changed: count("changed"),
    removed: count("removed"),
    annotated: count("annotated"),
    unchanged: Math.max(0, merge.unchanged - count("annotated")),
    conflicting: merge.conflicts.length,
    discarded,
    findings: { error: weighing("error"), warning: weighing("warning"), info: weighing("info") },
    blocking: weighed.blocking.length,
    unanswered: weighed.unanswered.length,
    unsettled: weighed.unsettled.length,
    fixable: fixes.length,
    safelyFixable: fixes.filter(({ safe }) => safe).length,
  };
}
