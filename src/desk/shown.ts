/** What the catalogues room answers, as the desk's JSON and pages show it: times in RFC 3339, findings in words. */
import type { Actor } from "../access/actor.ts";
import { mayI } from "../access/policy.ts";
import { iso } from "../api/localised.ts";
import { messageKeyOf } from "../catalogues/checks/message-key.ts";
import type { Discarded, Place } from "../catalogues/document.ts";
import type { Finding } from "../catalogues/finding.ts";
import type { VersionSummary } from "../catalogues/history.ts";
import type { Proposal, ProposedFinding } from "../catalogues/proposal/shape.ts";
import type { CatalogueStatus } from "../catalogues/status.ts";
import { isOvertaken } from "../catalogues/uploads.ts";
import type { Upload } from "../catalogues/uploads.ts";
import { bundlePath } from "../urls.ts";

/** Words of `checks.json` in the language of whoever asks. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

export function shownStatus(status: CatalogueStatus, actor: Actor) {
  const { isProduct, version: _lock, bundleHash, publishedAt, updatedAt, ...rest } = status;
  const { locale, namespace } = status;
  const may = (act: Parameters<typeof mayI>[1]) => mayI(actor, act, { locale, namespace });
  return {
    ...rest,
    product: isProduct,
    publishedAt: iso(publishedAt),
    bundle: bundleHash === null ? null : { hash: bundleHash, url: bundlePath(locale, namespace, bundleHash) },
    updatedAt: iso(updatedAt),
    may: {
      upload: may("catalogue.upload"),
      apply: may("catalogue.apply"),
      publish: may("catalogue.publish"),
    },
  };
}

export const shownVersion = ({ at, ...version }: VersionSummary) => ({ ...version, at: iso(at) });

export function shownProposal({ at, changes, conflicts, discarded, findings, ...rest }: Proposal, say: Say) {
  return {
    ...rest,
    at: iso(at),
    changes: changes.map(placed),
    conflicts: conflicts.map(placed),
    discarded: discarded.map((one) => shownDiscarded(one, say)),
    findings: findings.map((one) => shownFinding(one, say)),
  };
}

export function shownUpload(upload: Upload, head: number | null) {
  const { id, state, fileName, format, encoding, bytes, author, at, note, appliedAs } = upload;
  return {
    id,
    state: state === "open" && isOvertaken(upload, head) ? ("outdated" as const) : state,
    file: { name: fileName, format, encoding, bytes },
    author,
    at: iso(at),
    note,
    appliedAs,
  };
}

/** A place as two fields of what stands there. */
function placed<T extends { readonly place?: Place }>({ place, ...rest }: T) {
  return { ...rest, ...place };
}

function shownDiscarded(one: Discarded, say: Say) {
  return {
    ...placed(one),
    message: say(`discarded.${one.reason}`, { value: (one.value ?? "").slice(0, 80) }),
  };
}

export function shownFinding(finding: Finding & Partial<ProposedFinding>, say: Say) {
  const { fix, from, params: _params, ...rest } = finding;
  return { ...worded(finding, say), ...placed(rest), ...(fix && { fix: shownFix(fix, from) }) };
}

function shownFix({ edits: _edits, ...fix }: NonNullable<Finding["fix"]>, from: string | undefined) {
  return { ...fix, ...(from !== undefined && { from }) };
}

/** Of a file that could not be read at all. */
export function shownFault(finding: Finding, say: Say) {
  const { params: _params, fix: _fix, ...rest } = finding;
  return { ...placed(rest), ...worded(finding, say) };
}

function worded(finding: Finding, say: Say) {
  return { title: say(`title.${finding.check}`), message: say(messageKeyOf(finding), finding.params) };
}
