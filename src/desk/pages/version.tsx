import type { FC } from "hono/jsx";
import { Facts, Tag, When } from "../components/facts.tsx";
import { TextField } from "../components/fields.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { PublishButton } from "../components/publication.tsx";
import { FindingCounts } from "../components/severity.tsx";
import { VersionChanges } from "../components/version-diff.tsx";
import type { DiffData } from "../components/version-diff.tsx";
import { formatNumber } from "../formats.ts";
import { deskPaths, may, versionName } from "../view.ts";
import type { Seat, View } from "../view.ts";
import { catalogueCrumbs } from "./catalogue.tsx";

export interface VersionAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly note?: string;
  readonly status?: number;
}

interface Props {
  seat: Seat;
  data: DiffData;
}

export function versionView(seat: Seat, data: DiffData, answer: VersionAnswer = {}): View {
  const { words } = seat;
  const { status, version } = data;
  const title = versionName(seat, version.number);
  return {
    title: `${title} · ${status.namespace}`,
    section: "catalogues",
    crumbs: catalogueCrumbs(seat, status, title),
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <h1>
          {title} {version.isPublished && <Tag tone="good">{words("version.is_published")}</Tag>}{" "}
          {version.isDraft && <Tag tone="warning">{words("version.is_draft")}</Tag>}
        </h1>
        <VersionFacts seat={seat} data={data} />
        <Ways seat={seat} data={data} note={answer.note ?? ""} />
        <VersionChanges seat={seat} data={data} />
      </>
    ),
  };
}

const VersionFacts: FC<Props> = ({ seat, data: { version } }) => {
  const { words, locale } = seat;
  const { report, author, at } = version;
  const fact = (label: string, number: number) =>
    number === 0 ? undefined : { label, value: formatNumber(locale, number) };
  return (
    <Facts
      facts={[
        author === null || at === null
          ? undefined
          : {
              label: words("history.by"),
              value: (
                <>
                  {author} <span class="soft">·</span> <When seat={seat} at={at} />
                </>
              ),
            },
        version.note === "" ? undefined : { label: words("note"), value: version.note },
        fact(words("version.keys"), version.keys),
        version.base === null
          ? undefined
          : { label: words("proposal.base"), value: versionName(seat, version.base) },
        ...(report === null
          ? []
          : [
              {
                label: words("board.findings"),
                value: <FindingCounts seat={seat} figures={report.findings} />,
              },
              fact(words("report.mine"), report.conflicts.mine),
              fact(words("report.theirs"), report.conflicts.theirs),
              fact(words("report.fixes"), report.fixes),
              fact(words("report.discarded"), report.discarded),
            ]),
      ]}
    />
  );
};

/** Forward and back: neither takes anything out of the history. */
const Ways: FC<Props & { note: string }> = ({ seat, data: { status, version }, note }) => {
  const { words } = seat;
  const { number } = version;
  const isBack = status.published !== null && number < status.published;
  return (
    <div class="ways">
      {may(seat, "catalogue.publish", status) && !version.isPublished && (
        <PublishButton seat={seat} status={status} number={number} primary>
          {words(isBack ? "publish.back" : "publish.version", { number })}
        </PublishButton>
      )}
      {may(seat, "catalogue.apply", status) && !version.isDraft && (
        <details class="more">
          <summary>{words("restore.title")}</summary>
          <form method="post" action={deskPaths.version(status.locale, status.namespace, number)}>
            <input type="hidden" name="lock" value={String(status.version)} />
            <p>{words("restore.text", { number })}</p>
            <TextField id="note" label={words("note")} value={note} maxlength={500} />
            <button>{words("restore.do")}</button>
          </form>
        </details>
      )}
    </div>
  );
};
