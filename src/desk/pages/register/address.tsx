import type { Dossier } from "../../../enterprises/dossier.ts";
import { categories } from "../../../enterprises/tables.ts";
import { Select, TextField } from "../../components/fields.tsx";
import { registerView, Send, Sheet } from "../../components/register/frame.tsx";
import { SeenFields } from "../../components/register/seen.tsx";
import { registerPaths } from "../../register-pages/paths.ts";
import { enterpriseFacts } from "../../register-pages/said.ts";
import type { Answer } from "../../register-pages/take.ts";
import { deskPaths } from "../../view.ts";
import type { Seat, View } from "../../view.ts";
import { withinEnterprise } from "./name.tsx";

export interface AddressFields {
  readonly slug: string;
  readonly category: string;
}

type AddressAnswer = Answer & { readonly fields?: AddressFields | undefined };

/** Where it stands, and whether it is an enterprise or an authority. */
export function addressView(seat: Seat, dossier: Dossier, answer: AddressAnswer = {}): View {
  const { words } = seat;
  const { id, version, slug, category } = dossier.enterprise;
  const fields = answer.fields ?? { slug, category };
  return registerView(seat, answer, {
    title: words("enterprise.address"),
    within: withinEnterprise(seat, dossier),
    body: (
      <Sheet>
        <form method="post" action={registerPaths.address(id)} data-unsaved>
          <SeenFields seat={seat} version={version} facts={enterpriseFacts(dossier)} />
          <TextField
            id="slug"
            label={words("enterprise.slug")}
            hint={words("enterprise.slug.change")}
            value={fields.slug}
            required
            maxlength={64}
            autocomplete="off"
            mono
          />
          <Select
            id="category"
            label={words("enterprise.category")}
            hint={words("enterprise.category.hint")}
            value={fields.category}
            options={categories.map((value) => ({ value, label: words(`enterprise.category.${value}`) }))}
          />
          <Send seat={seat} label={words("register.save")} back={deskPaths.enterprise(id)} />
        </form>
      </Sheet>
    ),
  });
}
