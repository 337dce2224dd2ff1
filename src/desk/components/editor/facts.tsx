import type { FC } from "hono/jsx";
import { planOf } from "../../../articles/moves.ts";
import { ownText } from "../../edition-rows.ts";
import { isSource } from "../../edition-state.ts";
import type { EditionState } from "../../edition-state.ts";
import { formatNumber, languageName } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Facts, Tag, When } from "../facts.tsx";
import type { Fact } from "../facts.tsx";
import { FindingCounts } from "../severity.tsx";

interface Props {
  seat: Seat;
  state: EditionState;
}

/** Where the edition stands, quietly. */
export const EditionFacts: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  const { article, locale } = state.found;
  return (
    <Facts
      facts={[
        { label: words("editor.facts.state"), value: <States seat={seat} state={state} /> },
        planned(seat, state),
        saved(seat, state),
        ...(isSource(state) ? [] : [sourceFact(seat, state), translationFact(seat, state)]),
        state.findings && {
          label: words("editor.facts.findings"),
          value: (
            <a href={deskPaths.editionPart(article.id, locale, "publication")}>
              <FindingCounts seat={seat} figures={state.findings} />
            </a>
          ),
        },
      ]}
    />
  );
};

const States: FC<Props> = ({ seat: { words }, state: { found } }) => {
  const { edition, draft, published } = found;
  const state = edition?.state ?? "missing";
  const tone = state === "published" ? "good" : state === "withdrawn" ? "warning" : "plain";
  return (
    <>
      <Tag tone={tone}>{words(`editor.state.${state}`)}</Tag>{" "}
      {draft && published && <Tag tone="warning">{words("editor.state.ahead")}</Tag>}
    </>
  );
};

function planned(seat: Seat, { found: { edition } }: EditionState): Fact | undefined {
  const plan = edition && planOf(edition);
  return plan && { label: seat.words(`editor.plan.${plan.act}`), value: <When seat={seat} at={plan.at} /> };
}

function saved(seat: Seat, { found }: EditionState): Fact | undefined {
  const own = ownText(found)?.revision;
  if (own === undefined) return undefined;
  const { number, authorName: name, createdAt } = own;
  return {
    label: seat.words("editor.facts.revision"),
    value: (
      <>
        <a href={deskPaths.revision(found.article.id, found.locale, number)}>
          {seat.words("editor.saved_by", { number, name })}
        </a>{" "}
        <span class="soft">·</span> <When seat={seat} at={createdAt} />
      </>
    ),
  };
}

function sourceFact(seat: Seat, { found: { article, source } }: EditionState): Fact | undefined {
  if (source === undefined) return undefined;
  const { sourceLocale } = article;
  const params = {
    language: languageName(seat.locale, sourceLocale),
    number: source.revision.number,
  };
  return {
    label: seat.words("editor.facts.source"),
    value: <a href={deskPaths.edition(article.id, sourceLocale)}>{seat.words("editor.of_source", params)}</a>,
  };
}

function translationFact(seat: Seat, { beside }: EditionState): Fact | undefined {
  if (beside?.freshness === undefined) return undefined;
  const { status, staleBlocks } = beside.freshness;
  const number = formatNumber(seat.locale, staleBlocks.length);
  return {
    label: seat.words("editor.facts.translation"),
    value: (
      <Tag tone={status === "current" ? "good" : "warning"}>
        {seat.words(`editor.translation.${status}`, { number })}
      </Tag>
    ),
  };
}
