/** Somebody who keeps the register, at the desk's JSON. */
import type { Database } from "../../src/database.ts";
import type { Locale } from "../../src/locales.ts";
import { deskOf } from "./desk.ts";
import { visitor } from "./reader.ts";
import type { Clock, Visitor } from "./reader.ts";

/** An answer as a test looks at it. */
export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly etag: string;
  readonly headers: Headers;
}

export interface Keeper {
  readonly worker: Visitor;
  readonly get: <T = Record<string, unknown>>(path: string) => Promise<Answer<T>>;
  /** `*` where no lock is said: whatever it is. */
  readonly write: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object | string,
    lock?: string | null,
  ) => Promise<Answer<T>>;
}

interface Terms {
  readonly locale?: Locale;
  readonly role?: string;
  readonly clock?: Clock;
  readonly bindings?: Partial<Env>;
}

export async function keeperOf(db: Database, terms: Terms = {}): Promise<Keeper> {
  const { locale = "en", role = "registrar", clock, bindings } = terms;
  const worker = visitor(clock, bindings);
  const desk = await deskOf(db, worker, { name: "Wu", role });
  const language = { "Accept-Language": locale };
  const write: Keeper["write"] = async (method, path, body, lock = "*") => {
    const headers = { ...language, ...(lock === null ? {} : { "If-Match": lock }) };
    return answerOf(await desk.send(method, path, body, headers));
  };
  return {
    worker,
    write,
    get: async (path) => answerOf(await desk.get(path, language)),
  };
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const text = await response.text();
  return {
    status: response.status,
    body: (text === "" ? undefined : JSON.parse(text)) as T,
    etag: response.headers.get("ETag") ?? "",
    headers: response.headers,
  };
}

/** What the tests read of an enterprise in full. */
export interface Kept {
  id: string;
  slug: string;
  category: string;
  name: { value: string; locale: string };
  names: Partial<Record<Locale, { value: string; kind: string }>>;
  standings: { batchId: string; year: number }[];
  foundAs: string | null;
  parent: { id: string } | null;
  children: { id: string }[];
  allNames: {
    id: string;
    locale: string;
    value: string;
    kind: string;
    verified: boolean;
    validFrom: string | null;
    validTo: string | null;
    mistakenAt: string | null;
  }[];
  identifiers: { kind: string; value: string; verified: boolean }[];
  certifications: KeptCertification[];
  formerKeys: { key: string }[];
  merged: { id: string }[];
  articles: number;
  etag: string;
}

export interface KeptCertification {
  id: string;
  enterpriseId: string;
  status: string;
  nameThen: Partial<Record<Locale, string>>;
  batch: { id: string };
  history: {
    position: number;
    kind: string;
    occurredOn: string;
    corrects: number | null;
    isCorrected: boolean;
  }[];
  etag: string;
}

export interface KeptList {
  items: Kept[];
  nextCursor: string | null;
}
