import type { FC } from "hono/jsx";
import type { History, WrittenRevision } from "../../articles/history.ts";
import type { EditionKey } from "../../articles/predecessors.ts";
import { diffShape } from "../articles/diff-shape.ts";
import type { DiffShape } from "../articles/diff-shape.ts";
import { RevisionTags } from "../components/editor/revision-tags.tsx";
import { RevisionDiff } from "../components/editor/revision-diff.tsx";
import { Facts, When } from "../components/facts.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { editionCrumbs } from "../edition-crumbs.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface RevisionData extends EditionKey {
  readonly after: WrittenRevision;
  /** What it is compared with; undefined for nothing. */
  readonly before: WrittenRevision | undefined;
  /** The newest one, and the edition as it is now. */
  readonly newest: History;
}

interface RevisionAnswer {
  readonly done: string | undefined;
  readonly faults: readonly Fault[];
  readonly status: number | undefined;
}

interface Props {
  seat: Seat;
  data: RevisionData;
}

/** A revision, with what it says otherwise than another. */
export function revisionView(seat: Seat, data: RevisionData, answer: RevisionAnswer): View {
  const { words } = seat;
  const { articleId, locale, after, newest } = data;
  const name = words("revision.name", { number: after.revision.number });
  const text = newest.lines[0]?.title || newest.article.slug;
  const diff = diffShape(data.before, after);
  return {
    title: `${name} · ${text}`,
    section: "articles",
    crumbs: editionCrumbs(
      seat,
      { article: { id: articleId }, locale },
      { text, lang: locale },
      ...[words("editor.history"), name],
    ),
    ...(answer.status !== undefined && { status: answer.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={answer.faults} />
        {answer.done !== undefined && <Notice tone="good">{answer.done}</Notice>}
        <h1>
          {name} <RevisionTags seat={seat} revision={after.revision} edition={newest.edition} />
        </h1>
        <RevisionFacts seat={seat} data={data} />
        <Restore seat={seat} data={data} />
        <Counts seat={seat} diff={diff} />
        <RevisionDiff seat={seat} lang={locale} diff={diff} />
        <Neighbours seat={seat} data={data} />
      </>
    ),
  };
}

const RevisionFacts: FC<Props> = ({ seat, data: { articleId, locale, after, before } }) => {
  const { words } = seat;
  const { authorName, createdAt, sourceRevisionNumber } = after.revision;
  const other = before?.revision.number;
  return (
    <Facts
      facts={[
        { label: words("revision.by"), value: authorName },
        { label: words("revision.at"), value: <When seat={seat} at={createdAt} /> },
        sourceRevisionNumber === null
          ? undefined
          : {
              label: words("editor.facts.source"),
              value: words("revision.of_source", { number: sourceRevisionNumber }),
            },
        {
          label: words("revision.against"),
          value:
            other === undefined ? (
              words("revision.against.nothing")
            ) : (
              <a href={deskPaths.revision(articleId, locale, other)}>
                {words("revision.name", { number: other })}
              </a>
            ),
        },
      ]}
    />
  );
};

/** Not offered for what is the draft already. */
const Restore: FC<Props> = ({ seat, data: { articleId, locale, after, newest } }) => {
  const { words } = seat;
  const { edition, article } = newest;
  const { id, number } = after.revision;
  const mayWrite = may(seat, "article.write", { locale, isSource: locale === article.sourceLocale });
  if (!mayWrite || edition === undefined || edition.draftRevisionId === id) return null;
  return (
    <details class="more" id="restore">
      <summary>{words("revision.restore")}</summary>
      <form method="post" action={deskPaths.revision(articleId, locale, number)}>
        <input type="hidden" name="version" value={String(edition.version)} />
        <p>{words("revision.restore.text", { number })}</p>
        <button>{words("revision.restore.do")}</button>
      </form>
    </details>
  );
};

const kinds = ["added", "removed", "changed", "moved"] as const;

const Counts: FC<{ seat: Seat; diff: DiffShape }> = ({ seat: { words }, diff }) => {
  const head = diff.lines.length + (diff.image === null ? 0 : 1);
  const present = kinds.filter((kind) => diff.counts[kind] > 0);
  if (head + present.length === 0) return <p class="empty">{words("revision.same")}</p>;
  return (
    <ul class="counts summary-counts">
      {head > 0 && <li>{words("revision.count.lines", { number: head })}</li>}
      {present.map((kind) => (
        <li>{words(`revision.count.${kind}`, { number: diff.counts[kind] })}</li>
      ))}
    </ul>
  );
};

const Neighbours: FC<Props> = ({ seat: { words }, data: { articleId, locale, after, newest } }) => {
  const { number } = after.revision;
  const last = newest.lines[0]?.number ?? number;
  return (
    <p class="pages">
      {number > 1 && (
        <a href={deskPaths.revision(articleId, locale, number - 1)}>{words("revision.previous")}</a>
      )}
      {number < last && (
        <a href={deskPaths.revision(articleId, locale, number + 1)}>{words("revision.next")}</a>
      )}
    </p>
  );
};
