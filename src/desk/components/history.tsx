import type { FC } from "hono/jsx";
import type { VersionSummary } from "../../catalogues/history.ts";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { formatNumber } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Tag, When } from "./facts.tsx";
import { Panel } from "./notice.tsx";

interface HistoryProps {
  seat: Seat;
  status: CatalogueStatus;
  versions: readonly VersionSummary[];
  olderThan: number | undefined;
}

/** Every version there was, newest first; each leads to what it changed, and to the way back. */
export const History: FC<HistoryProps> = ({ seat, status, versions, olderThan }) => {
  const { words } = seat;
  if (versions.length === 0) return null;
  return (
    <Panel id="history" title={words("history.title")}>
      <table class="stack">
        <caption class="hidden">{words("history.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{words("history.version")}</th>
            <th scope="col">{words("history.changes")}</th>
            <th scope="col">{words("history.by")}</th>
            <th scope="col">{words("note")}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map((version) => (
            <HistoryRow seat={seat} status={status} version={version} />
          ))}
        </tbody>
      </table>
      {olderThan !== undefined && (
        <p>
          <a href={`${deskPaths.catalogue(status.locale, status.namespace)}?before=${olderThan}#history`}>
            {words("history.older")}
          </a>
        </p>
      )}
    </Panel>
  );
};

const HistoryRow: FC<{ seat: Seat; status: CatalogueStatus; version: VersionSummary }> = ({
  seat,
  status,
  version,
}) => {
  const { words } = seat;
  return (
    <tr>
      <th scope="row">
        <a href={deskPaths.version(status.locale, status.namespace, version.number)}>
          {version.number === 0 ? words("version.built_in") : words("version", { number: version.number })}
        </a>{" "}
        {version.isPublished && <Tag tone="good">{words("version.is_published")}</Tag>}
        {version.isDraft && !version.isPublished && <Tag tone="warning">{words("version.is_draft")}</Tag>}
      </th>
      <td data-label={words("history.changes")}>
        <Changes seat={seat} version={version} />
      </td>
      <td data-label={words("history.by")}>
        {version.author}
        {version.at !== null && (
          <span class="soft block">
            <When seat={seat} at={version.at} />
          </span>
        )}
      </td>
      <td data-label={words("note")}>{version.note}</td>
    </tr>
  );
};

const Changes: FC<{ seat: Seat; version: VersionSummary }> = ({
  seat,
  version: { report, restored, keys },
}) => {
  const { words, locale } = seat;
  if (restored !== null) return <>{words("version.restored", { number: restored })}</>;
  if (report === null) return <>{words("keys", { number: formatNumber(locale, keys) })}</>;
  const parts = (["added", "changed", "removed"] as const).filter((kind) => report[kind] > 0);
  return (
    <span class="figures">
      {parts.length === 0 && words("history.no_change")}
      {parts.map((kind) => (
        <span class={kind}>{words(`count.${kind}`, { number: formatNumber(locale, report[kind]) })}</span>
      ))}
    </span>
  );
};
