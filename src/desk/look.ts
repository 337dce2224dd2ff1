/** Which part of a proposal a form or an address asks to see. */
import type { Severity } from "../catalogues/finding.ts";
import { severities } from "./components/severity.tsx";
import { isShow } from "./rows.ts";
import type { Look } from "./rows.ts";

/** The preview is stayed in until somebody goes back to choosing. */
export function isPreviewIn(form: URLSearchParams): boolean {
  const act = form.get("do");
  return act === "preview" || (act !== "choose" && form.get("mode") === "preview");
}

/** Of a form, and of an address that leads to a part of the proposal. */
export function lookIn(from: URLSearchParams): Partial<Look> {
  const show = from.get("show") ?? from.get("showing") ?? "";
  const page = Number(from.get("page") ?? 1);
  // Another tab is looked at as a whole; an address may name a tab and a filter.
  const isCleared = from.get("do") === "clear" || (from.has("showing") && from.has("show"));
  const field = (name: string) => (isCleared ? undefined : from.get(name)?.trim() || undefined);
  return {
    ...(isShow(show) ? { show } : {}),
    severity: severities.find((one): one is Severity => one === field("severity")),
    check: field("check"),
    text: field("q") ?? "",
    page: Number.isInteger(page) ? page : 1,
  };
}
