import type { Severity } from "../finding.ts";
import type { CheckId } from "./check-ids.ts";

/** What a namespace decides about its checks. */
export interface CheckSettings {
  /** Between the parts of a nested key; `false` where keys are natural language. */
  readonly keySeparator: string | false;
  /** Values are ICU MessageFormat and not i18next's own interpolation. */
  readonly icu?: boolean;
  /** A weight other than the check's own, by check id. */
  readonly severities?: Readonly<Partial<Record<CheckId, Severity | "off">>>;
  /** By key, the checks that are not run there; `*` stands for all of them. */
  readonly ignores?: Readonly<Record<string, readonly (CheckId | "*")[]>>;
  /** The widest a value may be shown, in columns (a Chinese character takes two): by key, `*` for all the others. */
  readonly maximumWidths?: Readonly<Record<string, number>>;
  readonly maximumKeys?: number;
  readonly maximumDepth?: number;
}

export const defaultMaximumKeys = 20_000;
export const defaultMaximumDepth = 16;

/** Undefined where the check is not run for this key. */
export function severityFor(
  settings: CheckSettings,
  check: CheckId,
  ofCheck: Severity,
  key: string | undefined,
): Severity | undefined {
  const own = settings.severities?.[check];
  if (own === "off" || (key !== undefined && isIgnored(settings, check, key))) return undefined;
  return own ?? ofCheck;
}

function isIgnored({ ignores }: CheckSettings, check: CheckId, key: string): boolean {
  if (ignores === undefined || !Object.hasOwn(ignores, key)) return false;
  const ignored = ignores[key] ?? [];
  return ignored.includes(check) || ignored.includes("*");
}
