/** When a route is on its way out, it says so in every answer: RFC 9745, and RFC 8594 for the day it ends. */
import type { OperationId } from "./contract/operations.ts";

export interface Lifecycle {
  /** Unix milliseconds: since when nobody should begin to use it. */
  readonly deprecatedAt: number;
  /** Unix milliseconds: when it may be gone. Never before `deprecatedAt` (RFC 9745 §4). */
  readonly sunsetAt?: number;
  /** Where it says what to use instead. */
  readonly document?: string;
}

/** None of them, at present. The contract marks them, and gives their dates. */
export const lifecycles: Readonly<Partial<Record<OperationId, Lifecycle>>> = {};

export function lifecycleHeaders(
  operation: OperationId,
  declared: typeof lifecycles = lifecycles,
): Readonly<Record<string, string>> {
  const lifecycle = declared[operation];
  return lifecycle === undefined ? {} : headersOf(lifecycle);
}

function headersOf({ deprecatedAt, sunsetAt, document }: Lifecycle): Readonly<Record<string, string>> {
  if (sunsetAt !== undefined && sunsetAt < deprecatedAt) throw new RangeError("ends before it is deprecated");
  return {
    Deprecation: `@${Math.floor(deprecatedAt / 1000)}`,
    ...(sunsetAt !== undefined && { Sunset: new Date(sunsetAt).toUTCString() }),
    ...(document !== undefined && { Link: `<${document}>; rel="deprecation"; type="text/html"` }),
  };
}
