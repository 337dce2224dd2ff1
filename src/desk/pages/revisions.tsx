import type { FC } from "hono/jsx";
import type { History, RevisionLine } from "../../articles/history.ts";
import type { EditionKey } from "../../articles/predecessors.ts";
import { RevisionTags } from "../components/editor/revision-tags.tsx";
import { When } from "../components/facts.tsx";
import { editionCrumbs } from "../edition-crumbs.ts";
import { languageName } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface RevisionsData extends EditionKey {
  readonly history: History;
  readonly limit: number;
}

interface Props {
  seat: Seat;
  data: RevisionsData;
}

/** Every revision there was, newest first; two of them can be compared. */
export function revisionsView(seat: Seat, data: RevisionsData): View {
  const { words } = seat;
  const { article, lines } = data.history;
  const { locale } = data;
  const [newest] = lines;
  const text = newest?.title || article.slug;
  return {
    title: `${words("editor.history")} · ${text}`,
    section: "articles",
    crumbs: editionCrumbs(seat, { article, locale }, { text, lang: locale }, words("editor.history")),
    body: (
      <>
        <div class="heading">
          <h1>{words("editor.history")}</h1>
          <span class="soft">{languageName(seat.locale, locale)}</span>
        </div>
        {newest === undefined ? (
          <p class="empty">{words("editor.nothing")}</p>
        ) : (
          <RevisionTable seat={seat} data={data} />
        )}
      </>
    ),
  };
}

const RevisionTable: FC<Props> = ({ seat, data }) => {
  const { words } = seat;
  const { articleId, locale, history, limit } = data;
  const shown = history.lines.slice(0, limit);
  const path = deskPaths.revisions(articleId, locale);
  const last = shown.at(-1);
  return (
    <form class="panel" method="get" action={path}>
      <table class="stack revisions">
        <caption class="hidden">{words("revision.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("revision.earlier")}</th>
            <th scope="col">{words("revision.later")}</th>
            <th scope="col">{words("revision.column")}</th>
            <th scope="col">{words("revision.title")}</th>
            <th scope="col">{words("revision.by")}</th>
            <th scope="col">{words("revision.at")}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line, index) => (
            <RevisionRow seat={seat} data={data} line={line} index={index} />
          ))}
        </tbody>
      </table>
      <div class="pages">
        {shown.length > 1 && <button>{words("revision.compare")}</button>}
        {history.lines.length > limit && last !== undefined && (
          <a href={`${path}?before=${last.number}`}>{words("history.older")}</a>
        )}
      </div>
    </form>
  );
};

const RevisionRow: FC<Props & { line: RevisionLine; index: number }> = ({ seat, data, line, index }) => {
  const { words } = seat;
  const { articleId, locale, history } = data;
  const { number, title, authorName, createdAt, sourceRevisionNumber } = line;
  const pick = (name: "earlier" | "later", isChosen: boolean) => (
    <td data-label={words(`revision.${name}`)}>
      <input
        type="radio"
        name={name}
        value={String(number)}
        checked={isChosen}
        aria-label={words(`revision.pick.${name}`, { number })}
      />
    </td>
  );
  return (
    <tr>
      {pick("earlier", index === 1)}
      {pick("later", index === 0)}
      <th scope="row">
        <a href={deskPaths.revision(articleId, locale, number)}>{words("revision.name", { number })}</a>{" "}
        <RevisionTags seat={seat} revision={line} edition={history.edition} />
        {sourceRevisionNumber !== null && (
          <span class="hint block">{words("revision.of_source", { number: sourceRevisionNumber })}</span>
        )}
      </th>
      <td data-label={words("revision.title")} lang={locale}>
        {title}
      </td>
      <td data-label={words("revision.by")}>{authorName}</td>
      <td data-label={words("revision.at")}>
        <When seat={seat} at={createdAt} />
      </td>
    </tr>
  );
};
