import type { BatchRow, SchemeRow } from "../../../enterprises/tables.ts";
import { CertifyFields } from "../../components/register/certify-fields.tsx";
import { Choice, SearchStep } from "../../components/register/choose.tsx";
import type { Found } from "../../components/register/choose.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import type { CertifyFields as Fields } from "../../register-pages/certification-form.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { batchName } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import { withinScheme } from "./batch.tsx";

interface EntryData {
  readonly batch: BatchRow;
  readonly scheme: SchemeRow;
  readonly found: Found;
}

/** Who stands on the list that was published: found by name, chosen, and entered; and then the next one. */
export function batchEntryView(
  seat: Seat,
  data: EntryData,
  answer: Answer & { readonly fields: Fields },
): View {
  const { words } = seat;
  const { batch, scheme, found } = data;
  const action = registerPaths.batchEntry(batch.id);
  return registerView(seat, answer, {
    title: words("batch.entry"),
    within: [
      ...withinScheme(seat, scheme),
      { label: batchName(seat, batch), href: deskPaths.batch(batch.id) },
    ],
    body: (
      <>
        <SearchStep seat={seat} action={action} found={found} />
        {found.items && (
          <Sheet>
            <form method="post" action={action} data-unsaved>
              <input type="hidden" name="q" value={found.q} />
              <Choice
                seat={seat}
                name="enterprise"
                legend={words("batch.entry.choose")}
                found={found}
                chosen={answer.fields.enterprise}
                isLocked
              />
              <CertifyFields seat={seat} fields={answer.fields} />
              <Send seat={seat} label={words("enterprise.certify.do")} back={deskPaths.batch(batch.id)} />
            </form>
          </Sheet>
        )}
        <p>
          {words("batch.entry.unknown")} <a href={deskPaths.newEnterprise}>{words("register.new")}</a>
        </p>
      </>
    ),
  });
}
