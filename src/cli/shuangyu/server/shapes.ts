/** What the desk's API answers, as far as the command line reads it. */
import * as z from "zod";
import { checkSettings, glossary } from "../config/schema.ts";

const number = z.int().min(0);
const figures = z.object({ error: number, warning: number, info: number });
const place = { line: number.optional(), column: number.optional() };

export const me = z.object({
  name: z.string(),
  role: z.string(),
  locales: z.array(z.string()).nullable(),
  namespaces: z.array(z.string()).nullable(),
  expiresAt: z.string().nullable(),
});

export const catalogueStatus = z.object({
  namespace: z.string(),
  locale: z.string(),
  isSource: z.boolean(),
  draft: number.nullable(),
  published: number.nullable(),
  keys: number,
  translated: number,
  missing: number,
  outdated: number,
  findings: figures,
});
export type CatalogueStatus = z.infer<typeof catalogueStatus>;
export const oneCatalogue = catalogueStatus.extend({ etag: z.string() });
export const catalogueList = z.object({ items: z.array(catalogueStatus) });

export const namespaceView = z.object({ settings: z.object({ checks: checkSettings, glossary }) });

export const version = z.object({
  number,
  keys: number,
  author: z.string().nullable(),
  at: z.string().nullable(),
  note: z.string(),
  base: number.nullable(),
  restored: number.nullable(),
  isDraft: z.boolean(),
  isPublished: z.boolean(),
});
export type Version = z.infer<typeof version>;
export const recordPage = z.object({
  items: z.array(z.object({ action: z.string(), detail: z.record(z.string(), z.unknown()) })),
  nextCursor: z.string().nullish(),
});
export const versionPage = z.object({ items: z.array(version), nextCursor: z.string().nullish() });

const change = z.object({
  kind: z.enum(["added", "changed", "removed", "annotated"]),
  key: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  ...place,
});
const conflict = z.object({
  key: z.string(),
  base: z.string().optional(),
  theirs: z.string().optional(),
  yours: z.string().optional(),
  ...place,
});
const discarded = z.object({ key: z.string().optional(), message: z.string(), ...place });
export const finding = z.object({
  id: z.string(),
  check: z.string(),
  title: z.string(),
  severity: z.enum(["error", "warning", "info"]),
  key: z.string().optional(),
  message: z.string(),
  standing: z.boolean(),
  ...place,
});
export type ServerFinding = z.infer<typeof finding>;

export const proposal = z.object({
  id: z.string(),
  state: z.enum(["question", "open", "applied", "discarded", "outdated"]),
  question: z.object({ encoding: z.string(), preview: z.string() }).optional(),
  base: z.object({ version: number.nullable(), reason: z.string() }),
  head: number.nullable(),
  summary: z.object({
    added: number,
    changed: number,
    removed: number,
    annotated: number.default(0),
    unchanged: number,
    conflicting: number,
    discarded: number,
    findings: figures,
    blocking: number,
    unanswered: number,
    safelyFixable: number,
  }),
  changes: z.array(change),
  conflicts: z.array(conflict),
  discarded: z.array(discarded),
  findings: z.array(finding),
});
export type Proposal = z.infer<typeof proposal>;

export const application = z.object({ version: version.nullable(), nothing: z.boolean() });
export const nothing = z.undefined();
