/** The settings of a namespace as people write them: a line for each rule. Pure, both ways. */
import { isCheckId } from "../catalogues/checks/check-ids.ts";
import type { CheckId } from "../catalogues/checks/check-ids.ts";
import type { CheckSettings } from "../catalogues/checks/settings.ts";
import type { GlossaryTerm } from "../catalogues/checks/view.ts";
import type { Severity } from "../catalogues/finding.ts";
import type { Namespace } from "../catalogues/namespaces.ts";
import type { NamespaceSettings } from "../catalogues/tables.ts";
import { DomainError } from "../errors.ts";

export interface NamespaceFields {
  readonly name: string;
  readonly sourceLocale: string;
  /** Empty where keys are natural language. */
  readonly separator: string;
  readonly icu: boolean;
  readonly collects: boolean;
  /** By check id; absent for the check's own weight. */
  readonly severities: Readonly<Record<string, string>>;
  readonly ignores: string;
  readonly widths: string;
  readonly glossary: string;
}

export const severityField = "severity:";

export function namespaceFieldsIn(form: URLSearchParams): NamespaceFields {
  const of = (name: string) => form.get(name)?.replaceAll("\r\n", "\n") ?? "";
  const weights = [...form].filter(([name, value]) => name.startsWith(severityField) && value !== "");
  return {
    name: of("name").trim(),
    sourceLocale: of("source").trim(),
    separator: of("separator"),
    icu: form.has("icu"),
    collects: form.has("collects"),
    severities: Object.fromEntries(weights.map(([name, value]) => [name.slice(severityField.length), value])),
    ignores: of("ignores"),
    widths: of("widths"),
    glossary: of("glossary"),
  };
}

export const newNamespaceFields: NamespaceFields = {
  ...{ name: "", sourceLocale: "en", separator: ".", icu: false, collects: false },
  ...{ severities: {}, ignores: "", widths: "", glossary: "" },
};

export function fieldsOf({ name, sourceLocale, collectsMissing, settings }: Namespace): NamespaceFields {
  const { keySeparator, icu = false, severities = {}, ignores = {}, maximumWidths = {} } = settings.checks;
  return {
    ...{ name, sourceLocale, icu, collects: collectsMissing },
    separator: keySeparator === false ? "" : keySeparator,
    severities: Object.fromEntries(Object.entries(severities)),
    ignores: linesOf(Object.entries(ignores).map(([key, checks]) => `${key}: ${checks.join(", ")}`)),
    widths: linesOf(Object.entries(maximumWidths).map(([key, width]) => `${key}: ${width}`)),
    glossary: linesOf(settings.glossary.map(lineOfTerm)),
  };
}

const linesOf = (lines: readonly string[]): string => lines.join("\n");

const exact = "!";

function lineOfTerm({ source, targets, caseSensitive }: GlossaryTerm): string {
  const name = caseSensitive ? `${exact}${source}` : source;
  return targets.length === 0 ? name : `${name} = ${targets.join(" | ")}`;
}

/**
 * What the form has no field for stays as it was.
 * @throws DomainError `field_invalid` with the field and the line that cannot be read
 */
export function settingsIn(fields: NamespaceFields, before: CheckSettings | undefined): NamespaceSettings {
  return {
    checks: {
      ...before,
      keySeparator: fields.separator === "" ? false : fields.separator,
      icu: fields.icu,
      severities: severitiesIn(fields),
      ignores: Object.fromEntries(lines(fields.ignores).map(ignoreIn)),
      maximumWidths: Object.fromEntries(lines(fields.widths).map(widthIn)),
    },
    glossary: lines(fields.glossary).map(termIn),
  };
}

const lines = (text: string): string[] => text.split("\n").filter((line) => line.trim() !== "");

const weights: readonly (Severity | "off")[] = ["error", "warning", "info", "off"];

function severitiesIn({ severities }: NamespaceFields) {
  return Object.fromEntries(
    Object.entries(severities).map(([check, value]): [CheckId, Severity | "off"] => {
      const weight = weights.find((one) => one === value);
      if (!isCheckId(check) || weight === undefined) throw invalid(severityField + check, value, weights);
      return [check, weight];
    }),
  );
}

/** Keys may hold colons; what follows the last one are the checks. */
function ignoreIn(line: string): [string, (CheckId | "*")[]] {
  const { key, value } = halves("ignores", line);
  const checks = value.split(/[,，、\s]+/).filter((check) => check !== "");
  return [
    key,
    checks.map((check) => {
      if (check === "*" || isCheckId(check)) return check;
      throw invalid("ignores", line, ["key: check-id, check-id", "key: *"]);
    }),
  ];
}

function widthIn(line: string): [string, number] {
  const { key, value } = halves("widths", line);
  if (!/^[1-9]\d{0,4}$/.test(value)) throw invalid("widths", line, ["key: 24", "*: 60"]);
  return [key, Number(value)];
}

function halves(field: string, line: string): { key: string; value: string } {
  const [, key = "", value = ""] = /^(.*)[:：](.*)$/.exec(line) ?? [];
  if (key.trim() === "") throw invalid(field, line, [field === "widths" ? "key: 24" : "key: check-id"]);
  return { key: key.trim(), value: value.trim() };
}

function termIn(line: string): GlossaryTerm {
  const [source = "", targets = ""] = line.split(/[=＝](.*)/s);
  const isExact = source.trim().startsWith(exact);
  const name = source
    .trim()
    .slice(isExact ? exact.length : 0)
    .trim();
  if (name === "") throw invalid("glossary", line, ["source = target | target", "source"]);
  return {
    source: name,
    targets: targets
      .split(/[|｜]/)
      .map((one) => one.trim())
      .filter((one) => one !== ""),
    ...(isExact ? { caseSensitive: true } : {}),
  };
}

function invalid(field: string, value: string, allowed: readonly string[]): DomainError {
  return new DomainError("field_invalid", { field, value: value.slice(0, 80), allowed });
}
