/** Pictures as the desk's JSON has them. */
import { iso } from "../../api/localised.ts";
import type { UsedImage } from "../../images/read-one.ts";
import type { ImageRow } from "../../images/tables.ts";
import type { ImageUse } from "../../images/uses.ts";
import type { Locale } from "../../locales.ts";
import { imagePath } from "../../urls.ts";
import { etagOf } from "../articles/place.ts";

export function imageShape(origin: string, image: ImageRow) {
  const { id, format, width, height, bytes, name, alt, credit } = image;
  return {
    ...{ id, url: origin + imagePath(id, format), path: imagePath(id, format) },
    ...{ format, width, height, bytes, name, alt, credit },
    createdAt: iso(image.createdAt),
    createdBy: image.createdBy,
    etag: etagOf(image.version),
  };
}

export const usedImageShape = (origin: string, { image, uses }: UsedImage) => ({
  ...imageShape(origin, image),
  uses: uses.map(useShape),
});

const useShape = ({ imageId: _imageId, articleId, slug, ...use }: ImageUse) => ({
  article: { id: articleId, slug },
  ...use,
});

/** As it is put into a text of this language. What would end it early is left out. */
export function markdownFor({ id, alt, credit }: ImageRow, locale: Locale | undefined): string {
  const words = (locale && alt[locale]) ?? "";
  const title = credit === null ? "" : ` "${credit.replaceAll(/["\\]/g, "")}"`;
  return `![${words.replaceAll(/[[\]\\]/g, "")}](/images/${id}${title})`;
}
