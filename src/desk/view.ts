import type { Child } from "hono/jsx";
import type { Actor } from "../access/actor.ts";
import { mayI } from "../access/policy.ts";
import type { Act, On } from "../access/policy.ts";
import type { Locale } from "../locales.ts";
import type { DeskWords, Lexicon } from "../words.ts";
import type { DeskScript } from "./scripts/script.ts";

export type Section =
  | "articles"
  | "images"
  | "register"
  | "catalogues"
  | "notices"
  | "members"
  | "tokens"
  | "deliveries"
  | "record"
  | "self";

/** Where somebody sits at the desk: who, in which language, before which page. */
export interface Seat {
  readonly locale: Locale;
  readonly words: DeskWords;
  readonly lexicon: Lexicon;
  /** Undefined before she has signed in. */
  readonly actor: Actor | undefined;
  /** Path and query of the page, to come back to. */
  readonly address: string;
  /** How many notices she has not read; undefined for who is no member. */
  readonly unread?: number | undefined;
}

/** Whether she may: asked to leave out what she could not use. The verbs' doors ask again. */
export const may = ({ actor }: Seat, act: Act, on?: On): boolean =>
  actor !== undefined && mayI(actor, act, on);

export interface Crumb {
  readonly label: string;
  readonly href?: string;
  /** The language of the label, where it is not the page's. */
  readonly lang?: string;
}

/** What a page of the desk shows. */
export interface View {
  readonly title: string;
  readonly section?: Section;
  /** What the page lies in, from the outside in. */
  readonly crumbs?: readonly Crumb[];
  readonly body: Child;
  readonly status?: number;
  /** The form that the language switch sends along, so that nothing typed is lost. */
  readonly form?: string;
  /** What this page does more where scripts run; what every page does comes of itself. */
  readonly scripts?: readonly DeskScript[];
}

const catalogues = "/desk/catalogues";
const articles = "/desk/articles";
const register = "/desk/register";
const edition = (id: string, locale: string) => `${articles}/${id}/${locale}`;

/** Where everything at the desk stands. */
export const deskPaths = {
  home: articles,
  catalogues,
  signIn: "/desk/sign-in",
  signOut: "/desk/sign-out",
  signOutOfAccess: "/cdn-cgi/access/logout",
  language: "/desk/language",
  open: "/desk/open",
  catalogue: (locale: string, namespace: string) => `${catalogues}/${locale}/${namespace}`,
  export: (locale: string, namespace: string) => `/api/v1${catalogues}/${locale}/${namespace}/export`,
  uploads: (locale: string, namespace: string) => `${catalogues}/${locale}/${namespace}/uploads`,
  upload: (locale: string, namespace: string, id: string) =>
    `${catalogues}/${locale}/${namespace}/uploads/${id}`,
  overtaken: (locale: string, namespace: string) => `${catalogues}/${locale}/${namespace}/uploads/overtaken`,
  publication: (locale: string, namespace: string) => `${catalogues}/${locale}/${namespace}/publication`,
  missing: (locale: string, namespace: string) => `${catalogues}/${locale}/${namespace}/missing`,
  messages: (locale: string, namespace: string, query: Readonly<Record<string, string>>) =>
    withQuery(`${catalogues}/${locale}/${namespace}/messages`, query),
  version: (locale: string, namespace: string, number: number) =>
    `${catalogues}/${locale}/${namespace}/versions/${number}`,
  namespaces: "/desk/namespaces",
  namespace: (name: string) => `/desk/namespaces/${name}`,
  members: "/desk/members",
  member: (id: string) => `/desk/members/${id}`,
  memberRemoval: (id: string) => `/desk/members/${id}/removal`,
  memberTokens: (id: string) => `/desk/members/${id}/tokens`,
  tokens: "/desk/tokens",
  token: (id: string) => `/desk/tokens/${id}`,
  record: "/desk/record",
  recordExport: "/desk/record/export",
  deliveries: "/desk/deliveries",
  notices: "/desk/notices",
  self: "/desk/me",
  /** One of them by its id, or `all`. */
  selfSession: (id: string) => `/desk/me/sessions/${id}`,
  settings: "/desk/settings",
  webhooks: "/desk/webhooks",
  webhook: (id: string) => `/desk/webhooks/${id}`,
  /** To one of a receiver's forms. */
  webhookPart: (id: string, part: WebhookPart) => `/desk/webhooks/${id}/${part}`,
  webhookMessage: (id: string, message: number) => `/desk/webhooks/${id}/messages/${message}`,

  articles,
  newArticle: `${articles}/new`,
  article: (id: string) => `${articles}/${id}`,
  /** To one of an article's forms: `address`, `topics`, `enterprises`, `publication`. */
  articlePart: (id: string, part: ArticlePart) => `${articles}/${id}/${part}`,
  edition,
  /** To one of an edition's pages or forms. */
  editionPart: (id: string, locale: string, part: EditionPart) => `${edition(id, locale)}/${part}`,
  revisions: (id: string, locale: string) => `${edition(id, locale)}/revisions`,
  revision: (id: string, locale: string, number: number) => `${edition(id, locale)}/revisions/${number}`,
  topics: "/desk/topics",
  images: "/desk/images",
  image: (id: string) => `/desk/images/${id}`,
  imageRemoval: (id: string) => `/desk/images/${id}/removal`,

  register,
  newEnterprise: `${register}/enterprises/new`,
  enterprise: (id: string) => `${register}/enterprises/${id}`,
  schemes: `${register}/schemes`,
  scheme: (id: string) => `${register}/schemes/${id}`,
  batch: (id: string) => `${register}/batches/${id}`,
  certification: (id: string) => `${register}/certifications/${id}`,
} as const;

export type WebhookPart = "state" | "secrets" | "tests" | "replays" | "removal";
export type ArticlePart = "address" | "topics" | "enterprises" | "publication";
export type EditionPart =
  | "publication"
  | "schedule"
  | "withdrawal"
  | "correction"
  | "preview-link"
  | "assignment"
  | "review"
  | "comments";

function withQuery(path: string, query: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(query).toString();
  return search === "" ? path : `${path}?${search}`;
}

export const versionName = ({ words }: Seat, number: number): string =>
  number === 0 ? words("version.built_in") : words("version", { number });
