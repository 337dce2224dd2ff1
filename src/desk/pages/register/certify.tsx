import type { Dossier } from "../../../enterprises/dossier.ts";
import type { SchemeWithBatches } from "../../../enterprises/read-schemes.ts";
import { Select } from "../../components/fields.tsx";
import { CertifyFields } from "../../components/register/certify-fields.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import type { CertifyFields as Fields } from "../../register-pages/certification-form.ts";
import { registerPaths } from "../../register-pages/paths.ts";
import { batchName, enterpriseFacts, schemeName } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import { withinEnterprise } from "./name.tsx";

interface CertifyAnswer extends Answer {
  readonly fields: Fields;
}

/** An enterprise is entered in a batch. */
export function certifyView(
  seat: Seat,
  dossier: Dossier,
  schemes: readonly SchemeWithBatches[],
  answer: CertifyAnswer,
): View {
  const { words } = seat;
  const { id, version } = dossier.enterprise;
  const options = schemes.flatMap(({ scheme, batches }) =>
    batches.map((batch) => ({
      value: batch.id,
      label: words("certification.batch.option", {
        scheme: schemeName(seat, scheme),
        batch: batchName(seat, batch),
      }),
    })),
  );
  return registerView(seat, answer, {
    title: words("enterprise.certify"),
    within: withinEnterprise(seat, dossier),
    body:
      options.length === 0 ? (
        <p class="empty">
          {words("certification.no_batches")} <a href={deskPaths.schemes}>{words("scheme.list")}</a>
        </p>
      ) : (
        <Sheet>
          <form method="post" action={registerPaths.certifications(id)} data-unsaved>
            <SeenFields seat={seat} version={version} facts={enterpriseFacts(dossier)} />
            <Select
              id="batch"
              label={words("certification.batch")}
              value={answer.fields.batch}
              options={options}
            />
            <CertifyFields seat={seat} fields={answer.fields} />
            <Send seat={seat} label={words("enterprise.certify.do")} back={deskPaths.enterprise(id)} />
          </form>
        </Sheet>
      ),
  });
}
