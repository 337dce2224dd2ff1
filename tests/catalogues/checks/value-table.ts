import { expect, test } from "vitest";
import type { CheckId } from "../../../src/catalogues/checks/check-ids.ts";
import { catalogue, findingsIn, mended, type Setting } from "./engine.ts";

export interface Case {
  readonly locale?: "en" | "zh-Hans" | "zh-TW" | "zh-HK" | "zh-Hant" | "fr";
  readonly value: string;
  /** Absent where the check does not look at the source. */
  readonly source?: string;
  /** What the check says: its case, or `true` where it has one sentence; absent where it says nothing. */
  readonly says?: string | true;
  /** The value after the fix. */
  readonly fixed?: string;
  readonly safe?: boolean;
  readonly setting?: Setting;
}

/** One line of the table is one test: what is found, what the fix makes of it, and that nothing is found then. */
export function testValues(check: CheckId, cases: readonly Case[]): void {
  test.each(cases.map((each) => ({ ...each, name: nameOf(each) })))(`${check}: $name`, (each) => {
    const { value, source } = each;
    const setting = settingOf(each);
    const found = findingsIn(check, value, source, setting);
    expect(found.map(({ params }) => params["case"] ?? true)).toEqual(
      each.says === undefined ? [] : [each.says],
    );
    expect(found[0]?.fix?.to).toBe(each.fixed);
    if (each.fixed === undefined) return;
    expect(found[0]?.fix?.safe).toBe(each.safe ?? true);
    const input = catalogue({ text: value }, source === undefined ? undefined : { text: source }, setting);
    expect(mended(input, check)).toEqual({ words: { text: each.fixed }, left: 0 });
  });
}

function settingOf({ locale = "zh-Hans", setting }: Case): Setting {
  return { locale, sourceLocale: locale === "en" ? "zh-Hans" : "en", ...setting };
}

function nameOf({ locale = "zh-Hans", value, says }: Case): string {
  return `${says === undefined ? "lets pass" : "finds"} ${JSON.stringify(value).slice(0, 60)} (${locale})`;
}
