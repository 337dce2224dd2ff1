/**
 * Everything that can go wrong by somebody's doing, as a closed list. A code is
 * also a key of `locales/<tag>/errors.json`; the doors hold a
 * `Record<ErrorCode, status>`, so a new code does not compile until every
 * language has words for it and every door a status.
 */
export const errorCodes = [
  "article_not_found",
  "article_withdrawn",
  "batch_not_found",
  "body_too_deep",
  "body_too_long",
  "bundle_not_found",
  "catalogue_not_found",
  "certification_exists",
  "certification_not_found",
  "claim_exists",
  "conflicts_unsettled",
  "cross_site",
  "edit_conflict",
  "edition_missing",
  "edition_withdrawn",
  "encoding_unconfirmed",
  "enterprise_not_found",
  "field_invalid",
  "file_required",
  "file_too_large",
  "file_unreadable",
  "findings_block",
  "findings_unanswered",
  "forbidden",
  "format_unknown",
  "head_moved",
  "identifier_invalid",
  "identifier_taken",
  "internal",
  "invalid_cursor",
  "invalid_parameter",
  "invalid_transition",
  "json_malformed",
  "last_admin",
  "locale_invalid",
  "method_not_allowed",
  "missing_not_collected",
  "name_required",
  "namespace_built_in",
  "namespace_in_use",
  "namespace_invalid",
  "namespace_not_found",
  "not_found",
  "nothing_to_publish",
  "repeated_parameter",
  "request_too_large",
  "scheme_not_found",
  "session_not_found",
  "slug_invalid",
  "slug_taken",
  "title_required",
  "token_not_found",
  "token_rejected",
  "too_many_requests",
  "unauthenticated",
  "unavailable",
  "unknown_block",
  "unknown_parameter",
  "unsupported_locale",
  "upload_closed",
  "upload_not_found",
  "uri_malformed",
  "uri_too_long",
  "version_not_found",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values for the placeholders of the message; never a secret, never an exception's text. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;

  constructor(code: ErrorCode, params: ErrorParams = {}) {
    super(code);
    this.name = "DomainError";
    this.code = code;
    this.params = params;
  }
}
