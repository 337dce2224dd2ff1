import type { FC } from "hono/jsx";
import type { PublicationFinding } from "../../../articles/publication-checks.ts";
import type { Passage } from "../../../articles/publication-material.ts";
import type { Dossier } from "../../../articles/public-state.ts";
import type { EditionRow } from "../../../articles/tables.ts";
import { inLocale, paths } from "../../../urls.ts";
import { findingShape } from "../../articles/say-findings.ts";
import { languageName } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tick } from "../fields.tsx";
import { SeverityMark } from "../severity.tsx";
import { TimeSaid } from "./time-said.tsx";

interface Props {
  seat: Seat;
  dossier: Dossier;
  edition: EditionRow;
  isChosen: boolean;
  findings: readonly PublicationFinding[];
  passages: readonly Passage[];
}

/** One language that could go out: what of it, where to, and what is found of it. */
export const PublicationChoice: FC<Props> = ({ seat, dossier, edition, isChosen, findings, passages }) => {
  const { words } = seat;
  const { locale } = edition;
  const next = dossier.revisions.get(edition.draftRevisionId ?? edition.publishedRevisionId ?? "");
  return (
    <div class="outgoing">
      <Tick name="locale" value={locale} checked={isChosen} class="main">
        {languageName(seat.locale, locale)}
      </Tick>
      {next !== undefined && (
        <p>
          <span lang={locale}>{next.title || words("articles.untitled")}</span>
          <span class="soft block">
            <TimeSaid
              seat={seat}
              at={next.createdAt}
              say={edition.draftRevisionId === null ? "publishing.same" : "publishing.revision"}
              params={{ number: next.number }}
            />
          </span>
        </p>
      )}
      <p class="soft">
        {words("publishing.where", { path: inLocale(locale, paths.article(dossier.article.slug)) })}
      </p>
      <PublicationFindings
        seat={seat}
        articleId={edition.articleId}
        findings={findings}
        passages={passages.filter(({ revisionId }) => revisionId === next?.id)}
      />
    </div>
  );
};

interface FindingsProps {
  seat: Seat;
  articleId: string;
  findings: readonly PublicationFinding[];
  passages: readonly Passage[];
}

const PublicationFindings: FC<FindingsProps> = ({ seat, articleId, findings, passages }) => {
  const { words, lexicon, locale: reader } = seat;
  if (findings.length === 0) return <p class="soft">{words("findings.none")}</p>;
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li class={`finding ${finding.severity}`}>
          <SeverityMark seat={seat} severity={finding.severity} />
          <span class="said">
            {findingShape(finding, lexicon, reader).message}{" "}
            <Beginning finding={finding} passages={passages} />
          </span>
          {finding.block !== undefined && (
            <a href={`${deskPaths.edition(articleId, finding.locale)}#${finding.block}`}>
              {words("publishing.in_the_text")}
            </a>
          )}
        </li>
      ))}
    </ul>
  );
};

/** Characters by which a passage is known again. */
const telling = 60;

/** Of the passage that it is about. */
const Beginning: FC<{ finding: PublicationFinding; passages: readonly Passage[] }> = ({
  finding,
  passages,
}) => {
  const passage = passages.find(({ id }) => id === finding.block);
  if (passage === undefined) return null;
  const characters = [...passage.markdown.replaceAll(/\s+/g, " ")];
  return (
    <span class="soft" lang={finding.locale}>
      {characters.slice(0, telling).join("")}
      {characters.length > telling && "…"}
    </span>
  );
};
