import type { FC } from "hono/jsx";
import type { LeadImage } from "../../../articles/tables.ts";
import { imageLimits } from "../../../images/limits.ts";
import type { ImageRow } from "../../../images/tables.ts";
import { locales } from "../../../locales.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { TextField, Tick } from "../fields.tsx";
import { sizeOf, Thumbnail } from "./image-list.tsx";

interface LeadImageProps {
  seat: Seat;
  image: LeadImage | undefined;
  images: readonly ImageRow[];
}

/** The picture at the head of an edition: which, what stands for it, and what is said below it. */
export const LeadImageFields: FC<LeadImageProps> = ({ seat, image, images }) => {
  const { words } = seat;
  return (
    <fieldset id="image" tabindex={-1} class="lead-image" aria-describedby="image-hint">
      <legend>{words("image.lead")}</legend>
      <p class="hint" id="image-hint">
        {words("image.lead.hint")}
      </p>
      <Chosen seat={seat} image={image} images={images} />
      <details class="more">
        <summary>{words(image === undefined ? "image.lead.choose" : "image.lead.change")}</summary>
        <Choice seat={seat} image={image} images={images} />
      </details>
      <div class="fields">
        <TextField
          id="image_alt"
          label={words("image.lead.alt")}
          hint={words("image.lead.alt.hint")}
          value={image?.alt}
          maxlength={imageLimits.alt}
        />
        <TextField
          id="image_caption"
          label={words("image.lead.caption")}
          value={image?.caption}
          maxlength={imageLimits.caption}
        />
      </div>
    </fieldset>
  );
};

const Chosen: FC<LeadImageProps> = ({ seat: { words }, image, images }) => {
  if (image === undefined) return null;
  const row = images.find(({ id }) => id === image.id);
  return (
    <p class="chosen">
      {row && <Thumbnail image={row} />}
      <a href={deskPaths.image(image.id)}>{row?.name ?? words("image.lead.unlisted")}</a>
    </p>
  );
};

/** What stands for it in each language: to be taken over, which the script does. */
const Offered: FC<{ image: ImageRow }> = ({ image: { alt } }) => (
  <>
    {locales.map(
      (locale) =>
        alt[locale] !== undefined && (
          <span class="hint" lang={locale} data-alt={locale}>
            {alt[locale]}
          </span>
        ),
    )}
  </>
);

/** One that is not among the newest stays what it is until another is chosen. */
const Choice: FC<LeadImageProps> = ({ seat, image, images }) => {
  const { words } = seat;
  const isListed = images.some(({ id }) => id === image?.id);
  return (
    <>
      <div class="choices">
        <Tick type="radio" name="image" value="" checked={image === undefined}>
          {words("image.lead.none")}
        </Tick>
        {image !== undefined && !isListed && (
          <Tick type="radio" name="image" value={image.id} checked>
            {words("image.lead.unlisted")}
          </Tick>
        )}
        {images.map((row) => (
          <Tick
            type="radio"
            name="image"
            value={row.id}
            checked={row.id === image?.id}
            class="picture-choice"
          >
            <Thumbnail image={row} />
            <span class="name">{row.name}</span>
            <span class="hint">{sizeOf(seat, row)}</span>
            <Offered image={row} />
          </Tick>
        ))}
      </div>
      <p>
        <a href={deskPaths.images}>{words("image.lead.all")}</a>
      </p>
    </>
  );
};
