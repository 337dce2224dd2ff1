import type { DomainError, ErrorCode } from "./errors.ts";
import type { ReaderKey } from "./words.ts";

/** What each error is in HTTP. A new code does not compile until it stands here. */
export const statusOf: Readonly<Record<ErrorCode, number>> = {
  already_assigned: 409,
  article_not_found: 404,
  article_withdrawn: 410,
  assignee_unable: 422,
  assignment_not_found: 404,
  batch_exists: 409,
  batch_not_found: 404,
  body_too_deep: 422,
  body_too_long: 413,
  bundle_not_found: 404,
  catalogue_not_found: 404,
  certification_exists: 409,
  certification_mistaken: 409,
  certification_not_found: 404,
  certifications_overlap: 409,
  claim_exists: 409,
  comment_not_found: 404,
  conflicts_unsettled: 422,
  cursor_gone: 410,
  cross_site: 403,
  date_ahead: 422,
  edit_conflict: 412,
  edition_missing: 404,
  edition_withdrawn: 410,
  email_taken: 409,
  encoding_unconfirmed: 409,
  enterprise_merged: 409,
  enterprise_not_found: 404,
  event_corrected: 409,
  event_not_found: 404,
  field_invalid: 422,
  file_required: 400,
  file_too_large: 413,
  file_unreadable: 422,
  findings_block: 422,
  findings_unanswered: 422,
  forbidden: 403,
  format_not_offered: 501,
  format_unknown: 415,
  head_moved: 412,
  identifier_invalid: 422,
  identifier_taken: 409,
  identifiers_differ: 409,
  image_in_use: 409,
  image_not_found: 404,
  image_refused: 422,
  internal: 500,
  invalid_cursor: 400,
  invalid_parameter: 400,
  invalid_transition: 409,
  json_malformed: 400,
  last_admin: 409,
  last_admin_member: 409,
  legal_name_exists: 409,
  locale_invalid: 422,
  member_not_found: 404,
  members_only: 409,
  merge_with_itself: 409,
  method_not_allowed: 405,
  missing_not_collected: 404,
  name_not_found: 404,
  name_required: 422,
  namespace_built_in: 409,
  namespace_in_use: 409,
  namespace_invalid: 422,
  namespace_not_found: 404,
  not_a_member: 403,
  not_found: 404,
  nothing_to_publish: 409,
  nothing_to_review: 409,
  notice_not_found: 404,
  origin_refused: 403,
  parent_cycle: 409,
  period_invalid: 422,
  precondition_required: 428,
  preview_expired: 410,
  repeated_parameter: 400,
  request_too_large: 413,
  review_exists: 409,
  review_not_found: 404,
  review_own: 409,
  reviewer_unable: 422,
  revision_not_found: 404,
  scheme_exists: 409,
  scheme_not_found: 404,
  session_not_found: 404,
  sign_in_unavailable: 503,
  slug_invalid: 422,
  slug_taken: 409,
  source_missing: 409,
  title_required: 422,
  token_not_found: 404,
  token_rejected: 401,
  too_many_comments: 409,
  too_many_requests: 429,
  topic_not_found: 404,
  unauthenticated: 401,
  unavailable: 503,
  unknown_block: 422,
  unknown_parameter: 400,
  unsupported_locale: 400,
  upload_closed: 409,
  upload_not_found: 404,
  uri_malformed: 400,
  uri_too_long: 414,
  version_not_found: 404,
  webhook_address_refused: 422,
  webhook_built_in: 409,
  webhook_limit: 409,
  webhook_message_not_found: 404,
  webhook_not_found: 404,
};

/** What kind of thing went wrong, in the reader's words. */
export function titleKeyOf(code: ErrorCode): ReaderKey {
  const status = statusOf[code];
  if (status === 404) return "error.title";
  if (status === 410) return "error.gone";
  if (status === 503) return "error.unavailable";
  return status < 500 || status === 501 ? "error.bad_request" : "error.internal";
}

/** Headers that belong to an error wherever it is answered. */
export function headersOf({ code, params }: Pick<DomainError, "code" | "params">): Record<string, string> {
  const { allowed } = params;
  if (code === "method_not_allowed" && Array.isArray(allowed)) return { Allow: allowed.join(", ") };
  if (code === "unauthenticated" || code === "token_rejected")
    return { "WWW-Authenticate": challengeOf(code) };
  if (code === "too_many_requests") return refusalHeaders(params);
  return statusOf[code] === 503 ? { "Retry-After": "5" } : {};
}

/** How long to wait, and of which policy nothing is left. */
function refusalHeaders(params: DomainError["params"]): Record<string, string> {
  const [seconds, policy, quota] = [params["seconds"], params["policy"], params["quota"]].map(String);
  return {
    ...{ "Retry-After": String(seconds), RateLimit: `"${policy}";r=0;t=${seconds}` },
    "RateLimit-Policy": `"${policy}";q=${quota};w=${seconds}`,
  };
}

/** RFC 6750 §3: an error is named only where a token was sent. */
function challengeOf(code: "unauthenticated" | "token_rejected"): string {
  return `Bearer realm="shuangyu"${code === "token_rejected" ? ', error="invalid_token"' : ""}`;
}
