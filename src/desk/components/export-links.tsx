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
  if (status.draft === null) return null;
  const path = deskPaths.export(status.locale, status.namespace);
  return (
    <Panel id="export" title={words("export.title")}>
      <p>{words("export.text")}</p>
      <ul class="plain">
        {formatIds.map((format) => (
          <li>
            <a href={`${path}?format=${format}&version=draft`} download>
              {formatNames[format]}
            </a>
            <span class="hint">{words(`export.${leftBehind[format]}`)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const leftBehind = {
  i18next: "words",
  po: "coarse",
  "xliff-1.2": "whole",
  "xliff-2.1": "whole",
  csv: "whole",
  yaml: "notes",
} as const satisfies Record<FormatId, string>;
