import type { FC } from "hono/jsx";
import type { FormatId } from "../../catalogues/document.ts";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { formatIds, formatNames } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Panel } from "./notice.tsx";

/** The draft as a file, in each format; what a format leaves behind is said beside it. */
export const ExportLinks: FC<{ seat: Seat; status: CatalogueStatus }> = ({ seat, status }) => {
  const { words } = seat;
  const isBlank = status.draft === null;
  // Nothing to send on where the source has no words either.
  if (isBlank && status.missing === 0) return null;
  return (
    <Panel id="export" title={words(isBlank ? "export.title.blank" : "export.title")}>
      <p>{words(isBlank ? "export.text.blank" : "export.text")}</p>
      <ul class="plain">
        {formatIds.map((format) => (
          <li>
            <FileLinks seat={seat} status={status} format={format} />
            {!isBlank && <span class="hint">{words(`export.${leftBehind[format]}`)}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const FileLinks: FC<{ seat: Seat; status: CatalogueStatus; format: FormatId }> = ({
  seat,
  status: { locale, namespace, draft, missing },
  format,
}) => {
  const path = `${deskPaths.export(locale, namespace)}?format=${format}&version=draft`;
  const isBlank = draft === null;
  return (
    <span class="line">
      <a href={isBlank ? `${path}&waiting=1` : path} download>
        {formatNames[format]}
      </a>
      {!isBlank && missing > 0 && !isForTranslating(format) && (
        <a href={`${path}&waiting=1`} download>
          <span class="hidden">{formatNames[format]} </span>
          {seat.words("export.waiting")}
        </a>
      )}
    </span>
  );
};

/** Those show the keys that wait anyway. */
const isForTranslating = (format: FormatId): boolean => format !== "i18next" && format !== "yaml";

const leftBehind = {
  i18next: "words",
  po: "coarse",
  "xliff-1.2": "whole",
  "xliff-2.1": "whole",
  csv: "whole",
  yaml: "notes",
} as const satisfies Record<FormatId, string>;
