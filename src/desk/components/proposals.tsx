import type { FC } from "hono/jsx";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { isOvertaken } from "../../catalogues/uploads.ts";
import type { Upload } from "../../catalogues/uploads.ts";
import { formatNames, formatNumber } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat } from "../view.ts";
import { Tag, When } from "./facts.tsx";
import { Panel } from "./notice.tsx";

const isOpen = ({ state }: Upload): boolean => state === "open" || state === "question";

/** Somebody has changed the catalogue since it was uploaded. */
const stateOf = (upload: Upload, { draft }: CatalogueStatus) =>
  upload.state === "open" && isOvertaken(upload, draft) ? "outdated" : upload.state;

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
      <Overtaken seat={seat} status={status} uploads={uploads} />
      {settled.length > 0 && (
        <details class="more">
          <summary>{words("proposals.settled")}</summary>
          <UploadList seat={seat} status={status} uploads={settled} />
        </details>
      )}
    </Panel>
  );
};

/** What can only be made anew or put away, where there is more than one of it. */
const Overtaken: FC<{ seat: Seat; status: CatalogueStatus; uploads: readonly Upload[] }> = ({
  seat,
  status,
  uploads,
}) => {
  const overtaken = uploads.filter((upload) => stateOf(upload, status) === "outdated");
  if (overtaken.length < 2 || !may(seat, "catalogue.upload", status)) return null;
  return (
    <form method="post" action={deskPaths.overtaken(status.locale, status.namespace)}>
      <button>
        {seat.words("proposals.discard_overtaken", { number: formatNumber(seat.locale, overtaken.length) })}
      </button>
    </form>
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
            {upload.fileName || seat.words("upload.unnamed")}
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
