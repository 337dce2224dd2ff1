/** What answers hold, as their schemas say: to these the functions that shape them are held. */
import type * as z from "zod";
import type * as articles from "./schemas/articles.ts";
import type * as exchange from "./schemas/exchange.ts";
import type * as other from "./schemas/other.ts";
import type * as register from "./schemas/register.ts";
import type * as search from "./schemas/search.ts";
import type * as sync from "./schemas/sync.ts";

export type Edition = z.output<typeof articles.article>;
export type ListedEdition = z.output<typeof articles.listedEdition>;
export type Batch = z.output<typeof register.batch>;
export type Certification = z.output<typeof register.certification>;
export type Enterprise = z.output<typeof register.enterprise>;
export type EnterpriseReference = z.output<typeof register.enterpriseReference>;
export type EnterpriseProfile = z.output<typeof register.profile>;
export type Scheme = z.output<typeof register.scheme>;
export type SchemeFigures = z.output<typeof register.statistics>["items"][number];
export type SearchAnswer = z.output<typeof search.searchAnswer>;
export type SearchResult = SearchAnswer["items"][number];
export type EmbeddedArticle = z.output<typeof exchange.embeddedArticle>;
export type Manifest = z.output<typeof other.manifest>;
export type Health = z.output<typeof other.health>;
export type Ill = z.output<typeof other.ill>;
export type ProblemKind = z.output<typeof other.problemKind>;

export type SyncPage = z.output<typeof sync.syncPage>;
export type SyncItem = z.output<typeof sync.syncItem>;
type Deletion = Extract<SyncItem, { op: "delete" }>;
export type Gone = Pick<Deletion, "reason" | "into" | "removed">;
export type ArticleCopy = z.output<typeof sync.articleCopy>;
export type EditionCopy = z.output<typeof articles.editionCopy>;
export type EnterpriseCopy = z.output<typeof sync.enterpriseCopy>;
export type SchemeCopy = z.output<typeof sync.schemeCopy>;
export type BatchCopy = z.output<typeof sync.batchCopy>;
export type TopicCopy = z.output<typeof sync.topicCopy>;
export type BundleCopy = z.output<typeof sync.bundleCopy>;
export type AnyCopy = ArticleCopy | EnterpriseCopy | SchemeCopy | BatchCopy | TopicCopy | BundleCopy;
