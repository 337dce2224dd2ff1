import type { FC } from "hono/jsx";
import type { Seat } from "../../view.ts";
import { TextField } from "../fields.tsx";

/** An article's address, with its rules said. */
export const SlugField: FC<{ seat: Seat; value: string }> = ({ seat: { words }, value }) => (
  <TextField
    id="slug"
    label={words("article.slug")}
    hint={words("article.slug.hint", { example: "yangpu-tunnel-opens" })}
    value={value}
    required
    maxlength={64}
    autocomplete="off"
    mono
  />
);
