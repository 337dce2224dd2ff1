import type { Severity } from "../../../catalogues/finding.ts";
import { oneLine, type Piece, type Style, type Terminal } from "./terminal.ts";

/** One finding as it is shown, wherever it comes from. */
export interface Shown {
  readonly path: string;
  readonly line?: number | undefined;
  readonly column?: number | undefined;
  readonly severity: Severity;
  readonly check: string;
  readonly key?: string | undefined;
  readonly message: string;
}

const styles: Readonly<Record<Severity, Style>> = { error: "red", warning: "yellow", info: "cyan" };

/** `file:line:column severity check message`, which editors make a link of; what is not in the file has no line. */
export function printFinding(print: Terminal["line"], shown: Shown): void {
  const { path, severity, check, key, message } = shown;
  const about: Piece[] = key === undefined ? [] : [{ text: `  [${key}]`, style: "dim" }];
  print(
    `${path}${placeOf(shown)} `,
    { text: severity, style: styles[severity] },
    ` ${check} ${message}`,
    ...about,
  );
}

const placeOf = ({ line, column = 1 }: Shown): string => (line === undefined ? "" : `:${line}:${column}`);

/** A workflow command of GitHub Actions, which shows it beside the line. */
export function githubLine({ path, line, column = 1, severity, check, message }: Shown): string {
  const kind = severity === "info" ? "notice" : severity;
  const at = line === undefined ? "" : `,line=${line},col=${column}`;
  const place = `file=${property(path)}${at},title=${property(check)}`;
  return `::${kind} ${place}::${escaped(oneLine(message))}`;
}

const escaped = (text: string): string =>
  text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
const property = (text: string): string =>
  escaped(oneLine(text)).replaceAll(":", "%3A").replaceAll(",", "%2C");

export function countBySeverity(
  findings: readonly { readonly severity: Severity }[],
): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}
