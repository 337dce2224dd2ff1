/** How far a catalogue has come, against what its source asks for. */
import { planOf } from "./checks/keys/plan.ts";
import { viewOf } from "./checks/view.ts";
import { byKey, valuesOf } from "./content.ts";
import type { Content } from "./content.ts";
import type { Finding, Severity } from "./finding.ts";
import { outdatedIn } from "./proposal/annotate.ts";
import { checkResult, figuresOf } from "./proposal/report.ts";
import { checkInput } from "./proposal/situation.ts";
import type { Situation } from "./proposal/situation.ts";

export interface Standing extends Pick<Situation, "locale" | "sourceLocale" | "settings" | "source"> {
  /** Undefined where there is no version yet. */
  readonly content: Content | undefined;
}

export interface Progress {
  readonly keys: number;
  /** Keys that have words. */
  readonly translated: number;
  /** What the source asks for and nobody has begun, in the plural forms of this language. */
  readonly missing: number;
  /** Made from words that the source no longer says. */
  readonly outdated: number;
  readonly empty: number;
}

export function progressOf(standing: Standing): Progress {
  const { content, source } = standing;
  const messages = [...byKey(content?.document.messages ?? []).values()];
  const empty = messages.filter(({ value }) => value === "").length;
  const figures = { keys: messages.length, translated: messages.length - empty, empty };
  if (source === undefined) return { ...figures, missing: 0, outdated: 0 };
  const isOutdated = content && outdatedIn(content, source, standing.settings);
  const outdated = messages.filter(({ key }) => isOutdated?.(key)).length;
  return { ...figures, missing: missingIn(standing).length, outdated };
}

/** The keys that wait for their words, as they are named in this language. */
export function missingIn(standing: Standing): string[] {
  if (standing.source === undefined) return [];
  const messages = [...byKey(standing.content?.document.messages ?? []).values()];
  const { missing, incomplete } = planOf(viewOf(checkInput(situationOf(standing), messages)));
  const forms = incomplete.map(({ family, category }) => `${family}_${category}`);
  return [...missing.map(({ key }) => key), ...forms];
}

export function findingsIn(standing: Standing): Readonly<Record<Severity, number>> {
  return figuresOf(findingsOf(standing)).findings;
}

/** What the checks say of it; of a language that has not begun, nothing. */
export function findingsOf(standing: Standing): Finding[] {
  const result = valuesOf(standing.content?.document.messages ?? []);
  return result.size === 0 ? [] : checkResult(situationOf(standing), { result });
}

function situationOf({ content, ...standing }: Standing): Situation {
  const document = { format: "i18next", messages: [], discarded: [] } as const;
  return { ...standing, document, base: undefined, head: content };
}
