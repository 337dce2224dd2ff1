import type { Origin } from "../../document.ts";

/** `und` is how a file says that it does not know its language (BCP 47 §4.1). */
export function asLanguage(
  name: "locale" | "sourceLocale",
  tag: string | undefined,
): Pick<Origin, typeof name> {
  return tag === undefined || tag === "und" ? {} : { [name]: tag };
}
