import type { FC } from "hono/jsx";
import { endonymOf, locales } from "../../../locales.ts";
import type { SelfFields } from "../../self-form.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Field, Select, Tick } from "../fields.tsx";
import { zoneGroups } from "./zones.ts";

interface Props {
  seat: Seat;
  fields: SelfFields;
  version: number;
}

/** What she decides herself. */
export const SelfForm: FC<Props> = ({ seat, fields, version }) => {
  const { words } = seat;
  const languages = [
    { value: "", label: words("self.language.first") },
    ...locales.map((locale) => ({ value: locale, label: endonymOf(locale) })),
  ];
  return (
    <form method="post" action={deskPaths.self} data-unsaved>
      <input type="hidden" name="version" value={String(version)} />
      <div class="fields">
        <ZoneField seat={seat} zone={fields.timeZone} />
        <Select
          id="language"
          label={words("self.language")}
          hint={words("self.language.hint")}
          value={fields.language}
          options={languages}
        />
      </div>
      <Tick name="mail" value="yes" checked={fields.mail}>
        {words("self.mail")}
      </Tick>
      <p>
        <button class="primary">{words("member.save")}</button>
      </p>
    </form>
  );
};

/** Every zone that the runtime knows, those of most newsrooms at the top. */
const ZoneField: FC<{ seat: Seat; zone: string }> = ({ seat, zone }) => (
  <Field id="timeZone" label={seat.words("member.zone")} hint={seat.words("self.zone.hint")}>
    <select id="timeZone" name="timeZone" aria-describedby="timeZone-hint">
      {zoneGroups(seat.locale, seat.words, zone).map(({ label, options }) => (
        <optgroup label={label}>
          {options.map(({ value, label: name }) => (
            <option value={value} selected={value === zone}>
              {name}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  </Field>
);
