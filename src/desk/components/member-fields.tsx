import type { FC } from "hono/jsx";
import { roles } from "../../access/tables.ts";
import type { MemberFields as Fields } from "../member-form.ts";
import type { Seat } from "../view.ts";
import { TextField, Tick } from "./fields.tsx";

/** What there is to be said of a member; the same for a new one and for one that is. */
export const MemberFields: FC<{ seat: Seat; fields: Fields }> = ({ seat: { words }, fields }) => (
  <>
    <div class="fields">
      <TextField
        id="name"
        label={words("member.name")}
        value={fields.name}
        required
        maxlength={80}
        autocomplete="off"
      />
      <TextField
        id="email"
        label={words("member.email")}
        hint={words("member.email.hint", { example: "lin@example.org" })}
        value={fields.email}
        required
        maxlength={254}
        autocomplete="off"
        mono
      />
      <TextField
        id="timeZone"
        label={words("member.zone")}
        hint={words("member.zone.hint", { example: "Asia/Shanghai" })}
        value={fields.timeZone}
        required
        mono
      />
      <TextField
        id="locales"
        label={words("member.locales")}
        hint={words("tokens.scope.hint", { example: "en, zh-Hans" })}
        value={fields.locales}
        mono
      />
    </div>
    <fieldset id="roles" tabindex={-1} aria-describedby="roles-hint">
      <legend>{words("member.roles")}</legend>
      <p class="hint" id="roles-hint">
        {words("member.roles.hint")}
      </p>
      {roles.map((role) => (
        <Tick name="roles" value={role} checked={fields.roles.includes(role)}>
          {words(`role.${role}`)}
        </Tick>
      ))}
    </fieldset>
  </>
);
