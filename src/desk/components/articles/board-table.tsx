import type { FC } from "hono/jsx";
import { locales } from "../../../locales.ts";
import type { BoardLine } from "../../articles/shapes.ts";
import { languageName } from "../../formats.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { BoardAssignee } from "./board-assignee.tsx";
import { StateMarks } from "./state-mark.tsx";
import { TimeSaid } from "./time-said.tsx";

/** A row for each article, in it a cell for each language. */
export const ArticleTable: FC<{ seat: Seat; lines: readonly BoardLine[] }> = ({ seat, lines }) => (
  <table class="board stack articles">
    <caption class="hidden">{seat.words("articles.caption")}</caption>
    <thead>
      <tr>
        <th scope="col">{seat.words("articles.article")}</th>
        {locales.map((locale) => (
          <th scope="col">{languageName(seat.locale, locale)}</th>
        ))}
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr>
          <th scope="row">
            <a class="mono" href={deskPaths.article(line.id)}>
              {line.slug}
            </a>
            <span class="soft block">
              {seat.words("articles.source", { language: languageName(seat.locale, line.sourceLocale) })}
            </span>
          </th>
          {line.editions.map((cell) => (
            <td data-label={languageName(seat.locale, cell.locale)}>
              <EditionCell seat={seat} line={line} cell={cell} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

type Cell = BoardLine["editions"][number];

const EditionCell: FC<{ seat: Seat; line: BoardLine; cell: Cell }> = ({ seat, line, cell }) => (
  <>
    <StateMarks seat={seat} states={cell.stands} />
    <Title seat={seat} line={line} cell={cell} />
    {cell.scheduledAt !== null && (
      <span class="soft block">
        <TimeSaid
          seat={seat}
          at={Date.parse(cell.scheduledAt)}
          say={cell.scheduledFor === "withdrawal" ? "articles.to_go" : "articles.to_come"}
        />
      </span>
    )}
    {cell.written?.at && (
      <span class="soft block">
        <TimeSaid
          seat={seat}
          at={Date.parse(cell.written.at)}
          say="articles.written"
          params={{ name: cell.written.by }}
        />
      </span>
    )}
    <BoardAssignee seat={seat} line={line} cell={cell} />
  </>
);

/** What stands there, or the way to begin it. */
const Title: FC<{ seat: Seat; line: BoardLine; cell: Cell }> = ({ seat, line, cell }) => {
  const { id, sourceLocale } = line;
  const { locale, title } = cell;
  const href = deskPaths.edition(id, locale);
  const isSource = locale === sourceLocale;
  if (cell.state !== "missing")
    return (
      <a class="title" href={href} lang={title ? locale : undefined}>
        {title || seat.words("articles.untitled")}
      </a>
    );
  if (!may(seat, "article.write", { locale, isSource })) return null;
  return (
    <a class="title" href={href}>
      {seat.words(isSource ? "articles.write" : "articles.translate")}
      <span class="hidden"> {line.slug}</span>
    </a>
  );
};
