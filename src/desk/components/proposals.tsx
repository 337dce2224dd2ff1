import type { FC } from "hono/jsx";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import type { Upload } from "../../catalogues/uploads.ts";
import { formatNames } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Tag, When } from "./facts.tsx";
import { Panel } from "./notice.tsx";

const isOpen = ({ state }: Upload): boolean => state === "open" || state === "question";

/** Somebody has changed the catalogue since it was uploaded. */
const stateOf = ({ state, headNumber }: Upload, { draft }: CatalogueStatus) =>
  state === "open" && headNumber !== draft ? "outdated" : state;

/** What was uploaded: first what waits for somebody, then what became of the rest. */
export const Proposals: FC<{ seat: Seat; status: CatalogueStatus; uploads: readonly Upload[] }> = ({
  seat,
  status,
  uploads,
}) => {
  const { words } = seat;
  const settled = uploads.filter((upload) => !isOpen(upload));
  return (
    <Panel id="proposals" title={words("proposals.title")}>
      <UploadList seat={seat} status={status} uploads={uploads.filter(isOpen)} />
      {!uploads.some(isOpen) && <p class="soft">{words("proposals.none")}</p>}
      {settled.length > 0 && (
        <details class="more">
          <summary>{words("proposals.settled")}</summary>
          <UploadList seat={seat} status={status} uploads={settled} />
        </details>
      )}
    </Panel>
  );
};

const UploadList: FC<{ seat: Seat; status: CatalogueStatus; uploads: readonly Upload[] }> = ({
  seat,
  status,
  uploads,
}) => (
  <ul class="plain">
    {uploads.map((upload) => (
      <li>
        <span class="line">
          <a href={deskPaths.upload(status.locale, status.namespace, upload.id)} class="mono">
            {upload.fileName}
          </a>
          <Tag tone={upload.state === "applied" ? "good" : isOpen(upload) ? "warning" : "plain"}>
            {seat.words(`upload.state.${stateOf(upload, status)}`)}
          </Tag>
        </span>
        <span class="hint">
          {formatNames[upload.format]} · {upload.author} · <When seat={seat} at={upload.at} />
        </span>
        {upload.note && <span class="block">{upload.note}</span>}
      </li>
    ))}
  </ul>
);
