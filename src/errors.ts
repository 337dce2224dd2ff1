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
  "certification_exists",
  "certification_not_found",
  "claim_exists",
  "edit_conflict",
  "edition_missing",
  "edition_withdrawn",
  "enterprise_not_found",
  "identifier_invalid",
  "identifier_taken",
  "internal",
  "invalid_cursor",
  "invalid_parameter",
  "invalid_transition",
  "method_not_allowed",
  "name_required",
  "not_found",
  "nothing_to_publish",
  "repeated_parameter",
  "scheme_not_found",
  "slug_invalid",
  "slug_taken",
  "title_required",
  "unavailable",
  "unknown_block",
  "unknown_parameter",
  "unsupported_locale",
  "uri_malformed",
  "uri_too_long",
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
