import type { FC } from "hono/jsx";
import type { ImageRow } from "../../../images/tables.ts";
import type { ImageUse } from "../../../images/uses.ts";
import { locales } from "../../../locales.ts";
import { imagePath } from "../../../urls.ts";
import { formatList, formatNumber, languageName } from "../../formats.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";

interface ImageListProps {
  seat: Seat;
  items: readonly ImageRow[];
  uses: ReadonlyMap<string, readonly ImageUse[]>;
}

/** Pictures beside each other, each with its name, what it lacks, and how often it is shown. */
export const ImageList: FC<ImageListProps> = ({ seat, items, uses }) => (
  <ul class="pictures">
    {items.map((image) => (
      <li>
        <a href={deskPaths.image(image.id)}>
          <Thumbnail image={image} />
          <span class="name">{image.name}</span>
        </a>
        <span class="hint">{sizeOf(seat, image)}</span>
        <Shown seat={seat} uses={uses.get(image.id) ?? []} />
        <Lacking seat={seat} image={image} />
      </li>
    ))}
  </ul>
);

/** Beside its name, which says enough to whoever does not see it. */
export const Thumbnail: FC<{ image: ImageRow }> = ({ image: { id, format, width, height } }) => (
  <span class="thumbnail">
    <img src={imagePath(id, format)} width={width} height={height} alt="" loading="lazy" decoding="async" />
  </span>
);

export const sizeOf = ({ words, locale }: Seat, { width, height }: ImageRow): string =>
  words("image.size", { width: formatNumber(locale, width), height: formatNumber(locale, height) });

const Shown: FC<{ seat: Seat; uses: readonly ImageUse[] }> = ({ seat, uses }) => {
  const articles = new Set(uses.map(({ articleId }) => articleId)).size;
  if (articles === 0) return null;
  return (
    <span class="hint">{seat.words("images.used", { number: formatNumber(seat.locale, articles) })}</span>
  );
};

const Lacking: FC<{ seat: Seat; image: ImageRow }> = ({ seat, image }) => {
  const missing = locales.filter((locale) => image.alt[locale] === undefined);
  if (missing.length === 0) return null;
  const languages = formatList(
    seat.locale,
    missing.map((locale) => languageName(seat.locale, locale)),
  );
  return (
    <span>
      <Tag tone="warning">{seat.words("images.without_alt", { languages })}</Tag>
    </span>
  );
};
