import type { FC } from "hono/jsx";
import { boundSeconds } from "../../bound.ts";
import { deskPaths } from "../../view.ts";
import { Tick } from "../fields.tsx";
import type { AffairProps } from "./edition-affairs.tsx";
import { LockFields } from "./lock-fields.tsx";
import { NoteFields } from "./note-fields.tsx";
import { TimeField } from "./time-field.tsx";

/** Out of public view, with a public reason or without a word. */
export const Withdrawal: FC<AffairProps> = ({ seat, edition, now, typed }) => {
  const { words } = seat;
  const { articleId, locale, version } = edition;
  const action = deskPaths.editionPart(articleId, locale, "withdrawal");
  const own = typed?.form === "withdrawal" && typed.locale === locale ? typed : undefined;
  const lock = { version, seen: now };
  return (
    <>
      <details class="more" open={own !== undefined}>
        <summary>{words("publishing.withdraw")}</summary>
        <form method="post" action={action} class="withdrawal">
          <LockFields lock={lock} />
          <p>{words("publishing.withdraw.text", { number: boundSeconds })}</p>
          <NoteFields
            seat={seat}
            prefix={`withdrawal-${locale}`}
            own={locale}
            note={own?.note ?? edition.withdrawalNote ?? {}}
          />
          <fieldset class="when">
            <legend>{words("publishing.when")}</legend>
            <Tick type="radio" name="when" value="now" checked={own?.isLater !== true}>
              {words("publishing.now")}
            </Tick>
            <Tick type="radio" name="when" value="at" checked={own?.isLater === true}>
              {words("publishing.later")}
            </Tick>
            <TimeField
              seat={seat}
              id={`withdrawal-${locale}-at`}
              label={words("publishing.at")}
              value={own?.at ?? ""}
              now={now}
            />
          </fieldset>
          <button class="danger">{words("publishing.withdraw.do")}</button>
        </form>
      </details>
      <details class="more">
        <summary>{words("publishing.silently")}</summary>
        <form method="post" action={action} class="silently">
          <LockFields lock={lock} />
          <p>{words("publishing.silently.text")}</p>
          <button class="danger" name="do" value="silently">
            {words("publishing.silently.do")}
          </button>
        </form>
      </details>
    </>
  );
};
