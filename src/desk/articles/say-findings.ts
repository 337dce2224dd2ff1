import { languageAsked, problem } from "../../api/problem.ts";
import type { AppContext } from "../../app-env.ts";
import { Unpublishable } from "../../articles/publication-checks.ts";
import type { PublicationFinding } from "../../articles/publication-checks.ts";
import type { Locale } from "../../locales.ts";
import type { Lexicon } from "../../words.ts";

export type FindingShape = ReturnType<typeof findingShape>;

/** In the words of whoever asks. */
export function findingShape({ says, ...finding }: PublicationFinding, lexicon: Lexicon, words: Locale) {
  const { params } = finding;
  const message =
    says.from === "desk"
      ? lexicon.desk(words)(`publication.${says.key}`, params)
      : lexicon.check(words, says.key, params);
  return { ...finding, message };
}

/** As far as this isolate has heard of them: not worth a round trip of their own. */
export function findingShapes(c: AppContext, findings: readonly PublicationFinding[]): FindingShape[] {
  const { lexicon } = c.env.isolate;
  return findings.map((finding) => findingShape(finding, lexicon, languageAsked(c)));
}

/** What came back, or the problem that says what stands in the way of the publication. */
export async function orPublicationFindings(
  c: AppContext,
  answer: () => Promise<Response>,
): Promise<Response> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Unpublishable)) throw error;
    return problem(c, error, { findings: findingShapes(c, error.findings) });
  }
}
