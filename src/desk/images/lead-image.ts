/** The picture at the head of an edition, as the fields of its form say it. */
import type { LeadImage } from "../../articles/tables.ts";
import { isImageId } from "../../images/address.ts";

/** Undefined where none is chosen. */
export function leadImageIn(form: URLSearchParams): LeadImage | undefined {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const id = field("image");
  if (!isImageId(id)) return undefined;
  const caption = field("image_caption");
  return { id, alt: field("image_alt"), ...(caption !== "" && { caption }) };
}
