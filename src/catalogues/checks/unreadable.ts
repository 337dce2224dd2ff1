import type { Unreadable } from "../document.ts";
import type { Finding } from "../finding.ts";
import { hasCase, isReaderCheckId } from "./container/reader.ts";

/** What is to be said of a file that could not be read. */
export function findingOf({ check, place, params }: Unreadable): Finding {
  const id = isReaderCheckId(check) ? check : "unreadable";
  // The readers call what they tell apart by different names; the sentences are chosen by one.
  const name = String(params["mistake"] ?? params["what"] ?? "");
  return {
    check: id,
    severity: "error",
    ...(place && { place }),
    params: hasCase(id, name) ? { ...params, case: name } : params,
  };
}
