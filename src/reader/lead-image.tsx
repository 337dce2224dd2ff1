import type { FC } from "hono/jsx";
import type { ShownImage } from "../articles/lead-image.ts";
import type { Place } from "./view.ts";

/** The picture at the head of an article, with what is said of it and whose it is. Its place is kept free by its size. */
export const LeadFigure: FC<{ place: Place; image: ShownImage | undefined; lang?: string | undefined }> = ({
  place,
  image,
  lang,
}) => {
  if (image === undefined) return null;
  const { path, width, height, alt, caption, credit } = image;
  return (
    <figure class="lead">
      <img src={path} width={width} height={height} alt={alt} decoding="async" fetchpriority="high" />
      {(caption !== undefined || credit !== undefined) && (
        <figcaption>
          {caption}
          {caption !== undefined && credit !== undefined && " "}
          {credit !== undefined && (
            <span class="credit" lang={lang && place.locale}>
              {place.words("article.credit", { name: credit })}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
};
