import type { DomainError, ErrorCode } from "./errors.ts";
import type { ReaderKey } from "./words.ts";

/** What each error is in HTTP. A new code does not compile until it stands here. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  article_not_found: 404,
  article_withdrawn: 410,
  batch_not_found: 404,
  body_too_deep: 422,
  body_too_long: 413,
  certification_exists: 409,
  certification_not_found: 404,
  claim_exists: 409,
  edit_conflict: 412,
  edition_missing: 404,
  edition_withdrawn: 410,
  enterprise_not_found: 404,
  identifier_invalid: 422,
  identifier_taken: 409,
  internal: 500,
  invalid_cursor: 400,
  invalid_parameter: 400,
  invalid_transition: 409,
  method_not_allowed: 405,
  name_required: 422,
  not_found: 404,
  nothing_to_publish: 409,
  repeated_parameter: 400,
  scheme_not_found: 404,
  slug_invalid: 422,
  slug_taken: 409,
  title_required: 422,
  unavailable: 503,
  unknown_block: 422,
  unknown_parameter: 400,
  unsupported_locale: 400,
  uri_malformed: 400,
  uri_too_long: 414,
};

/** What kind of thing went wrong, in the reader's words. */
export function titleKeyOf(code: ErrorCode): ReaderKey {
  const status = statusOf[code];
  if (status === 404) return "error.title";
  if (status === 410) return "error.gone";
  if (status === 503) return "error.unavailable";
  return status < 500 ? "error.bad_request" : "error.internal";
}

/** Headers that belong to an error wherever it is answered. */
export function headersOf({ code, params }: Pick<DomainError, "code" | "params">): Record<string, string> {
  const { allowed } = params;
  if (code === "method_not_allowed" && Array.isArray(allowed)) return { Allow: allowed.join(", ") };
  return code === "unavailable" ? { "Retry-After": "5" } : {};
}
