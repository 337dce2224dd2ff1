import { againstSource, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { setDifferenceOf } from "../sets.ts";
import type { Address } from "../text/addresses.ts";
import type { Text } from "../text/text.ts";

/** The same web addresses on both sides; the part of an address that chooses the language may differ. */
export const urlSet: ValueCheck = checkOf("url-set", "url", (raw) => withoutLanguage(raw));

export const emailSet: ValueCheck = checkOf("email-set", "email", (raw) => raw.toLowerCase());

function checkOf(
  id: "url-set" | "email-set",
  kind: Address["kind"],
  fold: (raw: string) => string,
): ValueCheck {
  const addresses = (text: Text): Map<string, string> =>
    new Map(text.addresses.filter((each) => each.kind === kind).map(({ raw }) => [fold(raw), raw]));
  return {
    id,
    group: "inside",
    severity: "warning",
    scope: againstSource,
    cases: differenceCases,
    inValue:
      () =>
      ({ text, source }) => {
        if (source === undefined || source.text.addresses.length + text.addresses.length === 0)
          return undefined;
        const [before, after] = [addresses(source.text), addresses(text)];
        const difference = setDifferenceOf(before.keys(), after.keys());
        if (difference === undefined) return undefined;
        const written = (folded: string): string => before.get(folded) ?? after.get(folded) ?? folded;
        return differenceHit({
          missing: difference.missing.map(written),
          extra: difference.extra.map(written),
        });
      },
  };
}

const tag = "(?:en|zh|cn|tw|hk)(?:[-_](?:[a-z]{4}|[a-z]{2}))?";
const language = new RegExp(String.raw`(?<=\/\/|\/|[?&](?:hl|lang|locale|lng)=)${tag}(?=[./?&#]|$)`, "gi");

function withoutLanguage(url: string): string {
  return url
    .replaceAll(language, "*")
    .replace(/\/\*(?=\/|$)/, "")
    .replace(/\/$/, "")
    .toLowerCase();
}
