import type { FC } from "hono/jsx";
import { imageLimits } from "../../../images/limits.ts";
import { locales } from "../../../locales.ts";
import { languageName } from "../../formats.ts";
import type { ImageFields as Fields } from "../../images/form.ts";
import type { Seat } from "../../view.ts";
import { TextField } from "../fields.tsx";

/** What is said of a picture; the same for a new one and for one that is. */
export const ImageFields: FC<{ seat: Seat; fields: Fields }> = ({ seat, fields }) => {
  const { words } = seat;
  return (
    <div class="fields">
      {locales.map((locale) => (
        <TextField
          id={`alt-${locale}`}
          label={words("image.alt", { language: languageName(seat.locale, locale) })}
          value={fields.alt[locale]}
          lang={locale}
          maxlength={imageLimits.alt}
        />
      ))}
      <TextField
        id="credit"
        label={words("image.credit")}
        value={fields.credit}
        maxlength={imageLimits.credit}
      />
    </div>
  );
};
