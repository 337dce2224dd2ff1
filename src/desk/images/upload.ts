/** A picture as it is sent: as the body itself with the rest in the query, or as a form (RFC 7578) with a part called `file`. */
import type { AppContext } from "../../app-env.ts";
import { bytesOf } from "../../body.ts";
import { DomainError } from "../../errors.ts";
import type { NewImage } from "../../images/add.ts";
import { imageLimits } from "../../images/limits.ts";
import type { ImageTermsChange } from "../../images/terms.ts";
import { locales } from "../../locales.ts";

/** What a form adds to a file: its other fields and the marks between them. */
const formOverhead = 64 * 1024;

/** @throws file_required, file_too_large */
export async function imageUpload(c: AppContext): Promise<NewImage> {
  if (isForm(c)) return formUpload(await imageForm(c));
  const { lang: _lang, locale: _locale, name = "", ...fields } = c.req.query();
  const bytes = await fileBytes(c.req.raw, imageLimits.bytes);
  return { bytes, name, ...termsIn(new URLSearchParams(fields)) };
}

export const isForm = (c: AppContext): boolean =>
  /^multipart\/form-data\b/i.test(c.req.header("Content-Type") ?? "");

export async function formUpload(form: FormData): Promise<NewImage> {
  const file = form.get("file");
  if (!(file instanceof File) || file.size === 0) throw new DomainError("file_required");
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { bytes, name: file.name, ...termsIn(textsIn(form)) };
}

/** @throws file_required for what is no form */
export async function imageForm(c: AppContext): Promise<FormData> {
  const bytes = await fileBytes(c.req.raw, imageLimits.bytes + formOverhead);
  try {
    const headers = { "Content-Type": c.req.header("Content-Type") ?? "" };
    return await new Response(bytes, { headers }).formData();
  } catch {
    throw new DomainError("file_required");
  }
}

export const textsIn = (form: FormData): URLSearchParams =>
  new URLSearchParams(
    [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
  );

/** Of the fields `alt-<locale>` and `credit`; an empty one takes away what there was. */
export function termsIn(fields: URLSearchParams): ImageTermsChange {
  const alt = locales.flatMap((locale) => {
    const text = fields.get(`alt-${locale}`);
    return text === null ? [] : [[locale, text] as const];
  });
  const credit = fields.get("credit");
  return { alt: Object.fromEntries(alt), ...(credit !== null && { credit }) };
}

async function fileBytes(request: Request, limit: number): Promise<Uint8Array> {
  try {
    return await bytesOf(request, limit);
  } catch (error) {
    if (error instanceof DomainError && error.code === "request_too_large")
      throw new DomainError("file_too_large", { limit: imageLimits.bytes });
    throw error;
  }
}
