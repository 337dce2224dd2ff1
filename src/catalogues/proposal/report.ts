import { checkCatalogue } from "../checks/engine.ts";
import type { Message } from "../document.ts";
import type { Finding, Severity } from "../finding.ts";
import type { UploadReport } from "../report.ts";
import { acceptedBy, withIds } from "./choices.ts";
import type { ProposalChoices } from "./choices.ts";
import { checkInput } from "./situation.ts";
import type { Situation } from "./situation.ts";
import { isOfTheFile } from "./weigh.ts";
import type { Weighed, WeighedFinding } from "./weigh.ts";

/** What the checks say of the catalogue as it would be, the words of others included. */
export function checkResult(situation: Situation, { result, annotated }: Result): Finding[] {
  const messages = Array.from(result, ([key, value]): Message => ({ key, value }));
  const document = { format: "i18next", messages, discarded: [] } as const;
  const meta = annotated?.meta ?? situation.head?.meta;
  // What is known of the words is of these very words, whatever the head says.
  const head = situation.head && { ...situation.head, document: { ...situation.head.document, messages } };
  return checkCatalogue(checkInput({ ...situation, head, document }, messages, meta));
}

type Result = Pick<Weighed, "result"> & Partial<Pick<Weighed, "annotated">>;

/** Errors that only the two sides together make: `a` is theirs and `a.b` is yours. */
export function clashes(findings: readonly Finding[], { touched }: Weighed): WeighedFinding[] {
  return withIds(findings)
    .filter(({ severity, key }) => severity === "error" && key !== undefined)
    .filter(({ key = "", check }) => touched.has(key) || isOfTheFile(check))
    .map((finding) => ({ ...finding, standing: false }));
}

export function reportOf(
  situation: Situation,
  weighed: Weighed,
  findings: readonly Finding[],
  choices: ProposalChoices,
): UploadReport {
  const before = new Set(situation.head?.document.messages.map(({ key }) => key));
  const keys = [...weighed.touched];
  const added = keys.filter((key) => !before.has(key)).length;
  const removed = keys.filter((key) => !weighed.result.has(key)).length;
  const isAccepted = acceptedBy(choices);
  const accepted = weighed.findings.filter(
    (one) => one.severity === "warning" && !one.standing && isAccepted(one),
  );
  return {
    added,
    removed,
    changed: keys.length - added - removed,
    conflicts: { mine: countOf(weighed, "mine"), theirs: countOf(weighed, "theirs") },
    fixes: weighed.fixed,
    discarded: situation.document.discarded.length,
    source: situation.source?.number ?? null,
    ...figuresOf(findings),
    accepted: [...new Set(accepted.map(({ check }) => check))],
  };
}

const countOf = ({ sides }: Weighed, wanted: "mine" | "theirs"): number =>
  [...sides.values()].filter((side) => side === wanted).length;

export function figuresOf(findings: readonly Finding[]): Pick<UploadReport, "findings" | "checks"> {
  const bySeverity: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  const checks = new Map<string, number>();
  for (const { severity, check } of findings) {
    bySeverity[severity] += 1;
    checks.set(check, (checks.get(check) ?? 0) + 1);
  }
  return { findings: bySeverity, checks: Object.fromEntries(checks) };
}
