/**
 * Everything that can go wrong by somebody's doing, as a closed list. A code is
 * also a key of `locales/<tag>/errors.json`; the doors hold a
 * `Record<ErrorCode, status>`, so a new code does not compile until every
 * language has words for it and every door a status.
 */
export const errorCodes = [
  "already_assigned",
  "article_not_found",
  "article_withdrawn",
  "assignee_unable",
  "assignment_not_found",
  "batch_exists",
  "batch_not_found",
  "body_too_deep",
  "body_too_long",
  "bundle_not_found",
  "catalogue_not_found",
  "certification_exists",
  "certification_mistaken",
  "certification_not_found",
  "certifications_overlap",
  "claim_exists",
  "comment_not_found",
  "conflicts_unsettled",
  "cross_site",
  "cursor_gone",
  "date_ahead",
  "edit_conflict",
  "edition_missing",
  "edition_withdrawn",
  "email_taken",
  "encoding_unconfirmed",
  "enterprise_merged",
  "enterprise_not_found",
  "event_corrected",
  "event_not_found",
  "field_invalid",
  "file_required",
  "file_too_large",
  "file_unreadable",
  "findings_block",
  "findings_unanswered",
  "forbidden",
  "format_not_offered",
  "format_unknown",
  "head_moved",
  "identifier_invalid",
  "identifier_taken",
  "identifiers_differ",
  "image_in_use",
  "image_not_found",
  "image_refused",
  "internal",
  "invalid_cursor",
  "invalid_parameter",
  "invalid_transition",
  "json_malformed",
  "last_admin",
  "last_admin_member",
  "legal_name_exists",
  "locale_invalid",
  "member_not_found",
  "members_only",
  "merge_with_itself",
  "method_not_allowed",
  "missing_not_collected",
  "name_not_found",
  "name_required",
  "namespace_built_in",
  "namespace_in_use",
  "namespace_invalid",
  "namespace_not_found",
  "not_a_member",
  "not_found",
  "nothing_to_publish",
  "nothing_to_review",
  "notice_not_found",
  "origin_refused",
  "parent_cycle",
  "period_invalid",
  "precondition_required",
  "preview_expired",
  "repeated_parameter",
  "request_too_large",
  "review_exists",
  "review_not_found",
  "review_own",
  "reviewer_unable",
  "revision_not_found",
  "scheme_exists",
  "scheme_not_found",
  "session_not_found",
  "sign_in_unavailable",
  "slug_invalid",
  "slug_taken",
  "source_missing",
  "title_required",
  "token_not_found",
  "token_rejected",
  "too_many_comments",
  "too_many_requests",
  "topic_not_found",
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
  "webhook_address_refused",
  "webhook_built_in",
  "webhook_limit",
  "webhook_message_not_found",
  "webhook_not_found",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Values for the placeholders of the message; never a secret, never an exception's text. */
export type ErrorParams = Readonly<Record<string, string | number | readonly string[]>>;

export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  /** Of the article that it is about, where it is about one: its cache tag, and no word of the answer. */
  readonly articleId: string | undefined;

  constructor(code: ErrorCode, params: ErrorParams = {}, articleId?: string) {
    super(code);
    this.articleId = articleId;
    this.name = "DomainError";
    this.code = code;
    this.params = params;
  }
}
