import type { FC } from "hono/jsx";
import { deskPaths } from "../../view.ts";
import type { AffairProps } from "./edition-affairs.tsx";
import { LockFields } from "./lock-fields.tsx";
import { NoteFields } from "./note-fields.tsx";
import { NoteShown } from "./note-shown.tsx";
import { TimeSaid } from "./time-said.tsx";

/** What readers are told of what was wrong and has been put right. */
export const Correction: FC<AffairProps> = ({ seat, edition, now, typed }) => {
  const { words } = seat;
  const { articleId, locale, version, correctionNote, correctedAt } = edition;
  const action = deskPaths.editionPart(articleId, locale, "correction");
  const own = typed?.form === "correction" && typed.locale === locale ? typed : undefined;
  const lock = { version, seen: now };
  return (
    <>
      {correctionNote !== null && (
        <div class="told">
          {correctedAt !== null && (
            <p>
              <TimeSaid seat={seat} at={correctedAt} say="publishing.correction.told" />
            </p>
          )}
          <NoteShown note={correctionNote} />
          <form method="post" action={action} class="removal">
            <LockFields lock={lock} />
            <button name="do" value="remove">
              {words("publishing.correction.remove")}
            </button>
          </form>
        </div>
      )}
      <details class="more" open={own !== undefined}>
        <summary>
          {words(correctionNote === null ? "publishing.correction" : "publishing.correction.change")}
        </summary>
        <form method="post" action={action} class="correction">
          <LockFields lock={lock} />
          <p>{words("publishing.correction.text")}</p>
          <NoteFields
            seat={seat}
            prefix={`correction-${locale}`}
            own={locale}
            note={own?.note ?? correctionNote ?? {}}
          />
          <button>{words("publishing.correction.do")}</button>
        </form>
      </details>
    </>
  );
};
