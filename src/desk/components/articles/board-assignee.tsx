import type { FC } from "hono/jsx";
import type { BoardLine } from "../../articles/shapes.ts";
import { languageName } from "../../formats.ts";
import { deskPaths, may } from "../../view.ts";
import type { Seat } from "../../view.ts";

interface Props {
  seat: Seat;
  line: BoardLine;
  cell: BoardLine["editions"][number];
}

/** Whose work it is; what is nobody's, and not all done, can be taken on at once. */
export const BoardAssignee: FC<Props> = ({ seat, line, cell }) => {
  const { words, actor } = seat;
  const { locale, assignee } = cell;
  const isMine = assignee !== null && assignee.id === actor?.memberId;
  if (isMine) return <strong class="block">{words("articles.yours")}</strong>;
  if (assignee !== null)
    return <span class="soft block assignee">{words("articles.assignee", { name: assignee.name })}</span>;
  const mayWrite = may(seat, "article.write", { locale, isSource: locale === line.sourceLocale });
  if (actor?.memberId === undefined || !mayWrite || !cell.stands.some((state) => state !== "current"))
    return null;
  const name = `${line.slug} · ${languageName(seat.locale, locale)}`;
  return (
    <form method="post" action={deskPaths.editionPart(line.id, locale, "assignment")}>
      <input type="hidden" name="version" value={String(cell.assignmentVersion)} />
      <input type="hidden" name="to" value={seat.address} />
      <button class="quiet" name="do" value="claim" aria-label={words("articles.claim.named", { name })}>
        {words("assign.claim")}
      </button>
    </form>
  );
};
