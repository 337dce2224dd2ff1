import type { FC } from "hono/jsx";
import { formatNames } from "../../../images/formats/names.ts";
import { imageLimits } from "../../../images/limits.ts";
import { formatNumber } from "../../formats.ts";
import type { ImageFields as Fields } from "../../images/form.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Field } from "../fields.tsx";
import { Panel } from "../notice.tsx";
import { ImageFields } from "./image-fields.tsx";

const formats = Object.values(formatNames);
const accepted = Object.keys(formatNames).map((format) => `image/${format}`);

/** A picture to choose or to drop, with what stands for it. */
export const UploadImage: FC<{ seat: Seat; fields: Fields }> = ({ seat, fields }) => {
  const { words, locale } = seat;
  const limit = formatNumber(locale, imageLimits.bytes / 1024 / 1024);
  const megapixels = formatNumber(locale, imageLimits.pixels / 1_000_000);
  return (
    <Panel id="upload" title={words("images.upload")}>
      <form method="post" action={deskPaths.images} enctype="multipart/form-data">
        <div class="drop" data-drop>
          <Field
            id="file"
            label={words("images.file")}
            hint={words("images.file.hint", { formats, limit, megapixels })}
          >
            <input
              id="file"
              name="file"
              type="file"
              required
              aria-describedby="file-hint"
              accept={accepted.join(",")}
            />
          </Field>
          <p class="when-js">{words("upload.drop")}</p>
        </div>
        <p class="hint">{words("images.upload.text")}</p>
        <ImageFields seat={seat} fields={fields} />
        <button class="primary">{words("images.upload.do")}</button>
      </form>
    </Panel>
  );
};
