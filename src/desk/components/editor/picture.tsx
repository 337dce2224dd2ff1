import type { Child, FC } from "hono/jsx";
import type { LeadImage } from "../../../articles/tables.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";

/** Which picture, and what is said of it. */
export const Picture: FC<{ seat: Seat; image: LeadImage | undefined }> = ({ seat: { words }, image }) =>
  image === undefined ? (
    <span class="void">{words("merge.image.none")}</span>
  ) : (
    <dl class="details">
      <PictureLine label={words("revision.image")}>
        <a href={deskPaths.image(image.id)} class="mono">
          {image.id.slice(0, 8)}
        </a>
      </PictureLine>
      <PictureLine label={words("revision.image.alt")}>{image.alt}</PictureLine>
      {image.caption !== undefined && (
        <PictureLine label={words("revision.image.caption")}>{image.caption}</PictureLine>
      )}
    </dl>
  );

const PictureLine: FC<{ label: string; children?: Child }> = ({ label, children }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
);
