import type { FC } from "hono/jsx";
import { locales } from "../../../locales.ts";
import { eventTypes } from "../../../webhooks/events.ts";
import { languageName } from "../../formats.ts";
import type { Seat } from "../../view.ts";
import type { WebhookFields as Fields } from "../../webhooks-form.ts";
import { TextField, Tick } from "../fields.tsx";

/** What there is to be said of a receiver; the same for a new one and for one that is. */
export const WebhookFields: FC<{ seat: Seat; fields: Fields }> = ({ seat, fields }) => {
  const { words } = seat;
  return (
    <>
      <div class="fields">
        <TextField
          id="name"
          label={words("webhook.name")}
          value={fields.name}
          required
          maxlength={80}
          autocomplete="off"
        />
      </div>
      <div class="fields one">
        <TextField
          id="url"
          label={words("webhook.url")}
          hint={words("webhook.url.hint", { example: "https://app.example/hooks" })}
          value={fields.url}
          required
          maxlength={1000}
          autocomplete="off"
          mono
        />
      </div>
      <details class="more" open={isFiltered(fields)}>
        <summary>{words("webhook.filter")}</summary>
        <p class="hint">{words("webhook.filter.hint")}</p>
        <Types seat={seat} chosen={fields.types} />
        <fieldset id="locales" tabindex={-1}>
          <legend>{words("webhook.locales")}</legend>
          {locales.map((locale) => (
            <Tick name="locales" value={locale} checked={fields.locales.includes(locale)}>
              {languageName(seat.locale, locale)}
            </Tick>
          ))}
        </fieldset>
        <div class="fields">
          <TextField
            id="enterprises"
            label={words("webhook.enterprises")}
            hint={words("webhook.ids.hint")}
            value={fields.enterprises}
            mono
          />
          <TextField
            id="topics"
            label={words("webhook.topics")}
            hint={words("webhook.ids.hint")}
            value={fields.topics}
            mono
          />
        </div>
      </details>
    </>
  );
};

const Types: FC<{ seat: Seat; chosen: readonly string[] }> = ({ seat, chosen }) => (
  <fieldset id="types" tabindex={-1}>
    <legend>{seat.words("webhook.types")}</legend>
    <div class="event-types">
      {eventTypes.map((type) => (
        <Tick name="types" value={type} checked={chosen.includes(type)}>
          <span class="mono" translate="no">
            {type}
          </span>
        </Tick>
      ))}
    </div>
  </fieldset>
);

const isFiltered = ({ types, locales: tags, enterprises, topics }: Fields): boolean =>
  types.length > 0 || tags.length > 0 || enterprises !== "" || topics !== "";
