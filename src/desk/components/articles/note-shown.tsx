import type { FC } from "hono/jsx";
import type { Localised } from "../../../locales.ts";

/** What readers are told, in each language in which they are. */
export const NoteShown: FC<{ note: Localised<string> }> = ({ note }) => (
  <>
    {Object.entries(note).map(([locale, text]) => (
      <blockquote class="note" lang={locale}>
        {text}
      </blockquote>
    ))}
  </>
);
