import type { FC } from "hono/jsx";
import type { MessageList } from "../../catalogues/messages.ts";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { hasUnpublished } from "../board.ts";
import { formatNumber, formatShare, languageName } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Progress, Tag, When } from "./facts.tsx";
import { FindingCounts } from "./severity.tsx";

/** One catalogue on the board. */
export const CatalogueRow: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => {
  const { words } = seat;
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.catalogue(status.locale, status.namespace)}>
          {languageName(seat.locale, status.locale)}
        </a>{" "}
        <span class="soft mono">{status.locale}</span>
        {status.isSource && <Tag>{words("source")}</Tag>}
      </th>
      <td data-label={words("board.translated")}>
        <Translated seat={seat} status={status} />
      </td>
      <td data-label={words("board.findings")}>
        <Found seat={seat} status={status} />
      </td>
      <td data-label={words("board.versions")}>
        <Versions seat={seat} status={status} />
      </td>
      <td data-label={words("board.changed")}>
        <Changed seat={seat} status={status} />
      </td>
    </tr>
  );
};

/** What the checks find, each figure leading to its list. */
export const Found: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => (
  <FindingCounts
    seat={seat}
    figures={status.findings}
    hrefOf={(severity) =>
      deskPaths.messages(status.locale, status.namespace, { which: "findings", severity })
    }
  />
);

/** A bar, and what it shows in words; of the source only how much there is. */
export const Translated: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => {
  const { words, locale } = seat;
  const { translated, missing, outdated, empty } = status;
  const listed = (which: MessageList) => deskPaths.messages(status.locale, status.namespace, { which });
  const keys = words("keys", { number: formatNumber(locale, status.keys) });
  if (status.isSource) return <a href={listed("all")}>{keys}</a>;
  const whole = translated + missing + outdated + empty;
  const gaps = (["missing", "outdated", "empty"] as const).filter((gap) => status[gap] > 0);
  const parts = [
    { part: "translated", share: whole === 0 ? 0 : translated / whole },
    { part: "outdated", share: whole === 0 ? 0 : outdated / whole },
  ];
  return (
    <>
      <Progress parts={parts} />
      <span class="figures">
        <a href={listed("all")}>
          <strong>{formatShare(locale, translated, whole)}</strong>
        </a>
        {gaps.map((gap) => (
          <a href={listed(gap)}>{words(`gap.${gap}`, { number: formatNumber(locale, status[gap]) })}</a>
        ))}
      </span>
    </>
  );
};

const Versions: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => {
  const { words } = seat;
  const { draft, published } = status;
  if (draft === null && published === null) return <span class="soft">{words("version.none")}</span>;
  return (
    <span class="figures">
      {published === null ? (
        <Tag>{words("version.unpublished")}</Tag>
      ) : (
        <Tag tone="good">
          {published === 0 ? words("version.built_in") : words("version.published", { number: published })}
        </Tag>
      )}
      {hasUnpublished(status) && draft !== null && (
        <Tag tone="warning">{words("version.draft", { number: draft })}</Tag>
      )}
    </span>
  );
};

const Changed: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => (
  <>
    {status.updatedAt !== null && (
      <span class="change">
        {status.updatedBy}
        <span class="soft">
          <When seat={seat} at={status.updatedAt} />
        </span>
      </span>
    )}
    {status.openUploads > 0 && (
      <a href={`${deskPaths.catalogue(status.locale, status.namespace)}#proposals`}>
        {seat.words("board.open", { number: formatNumber(seat.locale, status.openUploads) })}
      </a>
    )}
  </>
);
