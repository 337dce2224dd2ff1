import type { FC } from "hono/jsx";
import type { VersionSummary } from "../../catalogues/history.ts";
import type { CatalogueStatus } from "../../catalogues/status.ts";
import { formatIds, formatNames } from "../formats.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Field, Select, TextField } from "./fields.tsx";
import { Panel } from "./notice.tsx";

/** What was filled in; a file cannot be filled in again by anybody but her. */
export interface UploadFields {
  readonly note: string;
  readonly format: string;
  readonly encoding: string;
  readonly base: string;
}

const empty: UploadFields = { note: "", format: "", encoding: "", base: "" };

interface UploadData {
  readonly status: CatalogueStatus;
  readonly versions: readonly VersionSummary[];
}

/** A file to choose or to drop. What it would change is shown before anything is written. */
export const UploadForm: FC<{ seat: Seat; data: UploadData; fields: UploadFields | undefined }> = ({
  seat,
  data,
  fields = empty,
}) => {
  const { words } = seat;
  const { locale, namespace } = data.status;
  return (
    <Panel id="upload" title={words("upload.title")}>
      <p>{words("upload.text")}</p>
      <form
        method="post"
        action={deskPaths.uploads(locale, namespace)}
        enctype="multipart/form-data"
        class="upload"
      >
        <div class="drop" data-drop>
          <Field id="file" label={words("upload.file")} hint={words("upload.formats", { formats })}>
            <input
              id="file"
              name="file"
              type="file"
              required
              aria-describedby="file-hint"
              accept={accepted}
            />
          </Field>
          <p class="when-js">{words("upload.drop")}</p>
        </div>
        <TextField
          id="note"
          label={words("note")}
          hint={words("note.hint")}
          value={fields.note}
          maxlength={500}
        />
        <details class="more" open={fields.format + fields.encoding + fields.base !== ""}>
          <summary>{words("upload.more")}</summary>
          <MoreFields seat={seat} data={data} fields={fields} />
        </details>
        <button class="primary">{words("upload.do")}</button>
      </form>
    </Panel>
  );
};

const formats = formatIds.map((id) => formatNames[id]);
const accepted = ".json,.po,.pot,.xlf,.xliff,.csv,.tsv,.txt,.yaml,.yml";
const legacy = [
  { value: "gb18030", label: "GB18030" },
  { value: "big5", label: "Big5" },
];

const MoreFields: FC<{ seat: Seat; data: UploadData; fields: UploadFields }> = ({ seat, data, fields }) => {
  const { words } = seat;
  return (
    <div class="fields">
      <Select
        id="format"
        label={words("upload.format")}
        value={fields.format}
        options={[
          { value: "", label: words("upload.format.file") },
          ...formatIds.map((value) => ({ value, label: formatNames[value] })),
        ]}
      />
      <Select
        id="encoding"
        label={words("upload.encoding")}
        value={fields.encoding}
        options={[{ value: "", label: words("upload.encoding.file") }, ...legacy]}
      />
      <Select
        id="base"
        label={words("upload.base")}
        hint={words("upload.base.hint")}
        value={fields.base}
        options={[
          { value: "", label: words("upload.base.file") },
          { value: "head", label: words("upload.base.head") },
          ...data.versions.map(({ number }) => ({
            value: String(number),
            label: words("version", { number }),
          })),
        ]}
      />
    </div>
  );
};
