import type { FC } from "hono/jsx";
import type { RevisionLine } from "../../../articles/history.ts";
import type { EditionRow } from "../../../articles/tables.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";

interface Props {
  seat: Seat;
  revision: Pick<RevisionLine, "id" | "minor">;
  edition: EditionRow | undefined;
}

/** What a revision is to its edition now. */
export const RevisionTags: FC<Props> = ({ seat: { words }, revision: { id, minor }, edition }) => (
  <>
    {edition?.publishedRevisionId === id && <Tag tone="good">{words("revision.is_published")}</Tag>}{" "}
    {edition?.scheduledRevisionId === id && <Tag>{words("revision.is_scheduled")}</Tag>}{" "}
    {edition?.draftRevisionId === id && <Tag tone="warning">{words("revision.is_draft")}</Tag>}{" "}
    {minor === true && <Tag>{words("revision.minor")}</Tag>}
  </>
);
