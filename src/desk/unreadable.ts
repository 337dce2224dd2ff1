import { languageAsked, problem } from "../api/problem.ts";
import { visitOf } from "../app-env.ts";
import type { AppContext } from "../app-env.ts";
import { Refused } from "../catalogues/apply.ts";
import { findingOf } from "../catalogues/checks/unreadable.ts";
import { Unreadable } from "../catalogues/document.ts";
import { sizeLimit } from "../catalogues/formats/encoding/limits.ts";
import { DomainError } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";
import { shownFault, shownFinding } from "./shown.ts";
import type { Say } from "./shown.ts";

/** Words of `checks.json` as they are in force, in the language of whoever asks. */
export async function sayIn(c: AppContext, locale = languageAsked(c)): Promise<Say> {
  const lexicon = await c.env.isolate.lexiconNow(visitOf(c));
  return (key, params) => lexicon.check(locale, key, params);
}

/** What came back, or the problem that says what is wrong with the file, finding by finding. */
export async function orFindings(c: AppContext, answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (error instanceof Unreadable) return unreadableProblem(c, error);
    if (error instanceof Refused) return refusedProblem(c, error);
    throw error;
  }
}

async function unreadableProblem(c: AppContext, error: Unreadable): Promise<Response> {
  const fault = shownFault(findingOf(error), await sayIn(c));
  const { check, line, column } = fault;
  const members = { check, ...(line !== undefined && { line, column }), findings: [fault] };
  return problem(c, unreadable(error, fault.message), members);
}

/** As an error of ours, with what it says already in words. */
export function unreadable({ check }: Unreadable, message: string): DomainError {
  const code: ErrorCode = check === "container-size" ? "file_too_large" : "file_unreadable";
  return new DomainError(code, code === "file_too_large" ? { limit: sizeLimit } : { message });
}

async function refusedProblem(c: AppContext, error: Refused): Promise<Response> {
  const say = await sayIn(c);
  return problem(c, error, { findings: error.findings.map((finding) => shownFinding(finding, say)) });
}
