import type { FC } from "hono/jsx";
import { Facts, Tag, When } from "../components/facts.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import { EncodingQuestion, Outdated } from "../components/proposal-notices.tsx";
import { ProposalForm } from "../components/proposal-form.tsx";
import { formatBytes, formatNames, languageName } from "../formats.ts";
import { choicesForm } from "../proposal-state.ts";
import type { ProposalState } from "../proposal-state.ts";
import { choicesScript } from "../scripts/choices.ts";
import type { ShownProposal } from "../shapes.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";
import { catalogueCrumbs } from "./catalogue.tsx";

export function proposalView(seat: Seat, state: ProposalState): View {
  const { words } = seat;
  const { proposal } = state;
  const name = proposal.file.name || words("upload.unnamed");
  const hasForm = proposal.state !== "question";
  return {
    title: words("proposal.title", { file: name }),
    section: "catalogues",
    crumbs: catalogueCrumbs(seat, proposal, words("proposal.crumb")),
    ...(state.status === undefined ? {} : { status: state.status }),
    ...(hasForm ? { form: choicesForm, scripts: [choicesScript] } : {}),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={state.faults ?? []} />
        {state.done && <Notice tone="good">{state.done}</Notice>}
        <div class="heading">
          <h1>
            <span class="mono">{name}</span>{" "}
            <Tag tone={proposal.state === "open" ? "warning" : "plain"}>
              {words(`upload.state.${proposal.state}`)}
            </Tag>
          </h1>
          {state.canUpload && isUnsettled(proposal) && <Discard seat={seat} proposal={proposal} />}
        </div>
        <ProposalFacts seat={seat} proposal={proposal} />
        {proposal.state === "outdated" && <Outdated seat={seat} state={state} />}
        {proposal.state === "question" && <EncodingQuestion seat={seat} state={state} />}
        <Guessed seat={seat} proposal={proposal} />
        {hasForm && <ProposalForm seat={seat} state={state} />}
      </>
    ),
  };
}

const isUnsettled = ({ state }: ShownProposal): boolean => state !== "applied" && state !== "discarded";

/** Nobody knows what the file was made from, so that more has to be settled than would be. */
const Guessed: FC<{ seat: Seat; proposal: ShownProposal }> = ({ seat, proposal: { state, base } }) =>
  state === "open" && (base.reason === "unknown" || base.reason === "mismatch") ? (
    <Notice>{seat.words(`base.${base.reason}.text`)}</Notice>
  ) : null;

const ProposalFacts: FC<{ seat: Seat; proposal: ShownProposal }> = ({ seat, proposal }) => {
  const { words, locale } = seat;
  const { file, base, head, sourceHead, note } = proposal;
  const encoding = file.encoding.toUpperCase();
  return (
    <Facts
      facts={[
        {
          label: words("proposal.file"),
          value: `${formatNames[file.format]} · ${encoding} · ${formatBytes(locale, file.bytes)}`,
        },
        {
          label: words("proposal.by"),
          value: (
            <>
              {proposal.author} <span class="soft">·</span> <When seat={seat} at={proposal.at} />
            </>
          ),
        },
        { label: words("proposal.base"), value: versionName(seat, base.version, "base.none") },
        { label: words("proposal.head"), value: versionName(seat, head, "version.none") },
        sourceHead.locale === proposal.locale
          ? undefined
          : {
              label: words("catalogue.source"),
              value: `${languageName(locale, sourceHead.locale)} · ${versionName(seat, sourceHead.version, "version.none")}`,
            },
        proposal.appliedAs === null
          ? undefined
          : { label: words("applied.as"), value: <Applied seat={seat} proposal={proposal} /> },
        note === "" ? undefined : { label: words("note"), value: note },
      ]}
    />
  );
};

const Applied: FC<{ seat: Seat; proposal: ShownProposal }> = ({ seat, proposal }) => {
  const number = proposal.appliedAs ?? 0;
  return (
    <a href={deskPaths.version(proposal.locale, proposal.namespace, number)}>
      {versionName(seat, number, "version.none")}
    </a>
  );
};

function versionName(seat: Seat, number: number | null, none: "base.none" | "version.none"): string {
  if (number === null) return seat.words(none);
  return number === 0 ? seat.words("version.built_in") : seat.words("version", { number });
}

const Discard: FC<{ seat: Seat; proposal: ShownProposal }> = ({ seat, proposal }) => {
  const { words } = seat;
  return (
    <details class="more actions">
      <summary>{words("discard.title")}</summary>
      <form method="post" action={deskPaths.upload(proposal.locale, proposal.namespace, proposal.id)}>
        <p>{words("discard.text")}</p>
        <button class="danger" name="do" value="discard">
          {words("discard.do")}
        </button>
      </form>
    </details>
  );
};
