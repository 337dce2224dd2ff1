import type { FC } from "hono/jsx";
import type { EnterpriseRow } from "../../../enterprises/tables.ts";
import { inOwnWords } from "../../localised.ts";
import type { Seat } from "../../view.ts";

/** The form that links an enterprise with the article, moves it and takes it out. */
export const linkForm = "enterprises-form";

export function nameOf(seat: Seat, { display, slug }: EnterpriseRow) {
  const name = inOwnWords(seat, display);
  return { label: name?.value.value ?? slug, lang: name?.lang };
}

/** Named for whom it links. */
export const LinkButton: FC<{ seat: Seat; enterprise: EnterpriseRow }> = ({ seat, enterprise }) => (
  <button
    form={linkForm}
    name="do"
    value={`add:${enterprise.id}`}
    aria-label={seat.words("article.enterprises.link.named", { name: nameOf(seat, enterprise).label })}
  >
    {seat.words("article.enterprises.link")}
  </button>
);
