/** What is said of a change: that it happened, and where to read what it is. */
import type { Mark } from "../changes/since.ts";
import type { Locale } from "../locales.ts";
import type { Filter, Happening } from "./events.ts";

/** Where the feed of changes begins with whatever comes after a line, in these languages. */
export type SyncAddress = (after: Mark, locales: readonly Locale[] | null) => string;

export interface NewMessage {
  readonly messageId: string;
  readonly seq: number;
  readonly type: string;
  readonly body: string;
}

/** The same for everybody and every attempt; a database that was set back gives out numbers again, but not with their times. */
export const messageIdOf = ({ seq, committedAt }: Pick<Happening, "seq" | "committedAt">): string =>
  `chg_${seq}_${committedAt.toString(36)}`;

/** @param before the line above it in the log */
export function payloadOf(
  { kind, seq, subjectId, locale, at }: Happening,
  before: Mark,
  { locales }: Pick<Filter, "locales">,
  syncFrom: SyncAddress,
): string {
  const [type] = kind.split(".", 1);
  return JSON.stringify({
    type: kind,
    timestamp: new Date(at).toISOString(),
    data: {
      ...{ seq, type: type === "certification" ? "enterprise" : type, id: subjectId },
      ...(locale !== null && { locale }),
      sync: syncFrom(before, locales),
    },
  });
}

export const testPayload = (now: number): string =>
  JSON.stringify({ type: "webhook.test", timestamp: new Date(now).toISOString(), data: {} });
