import { rule, type ElementRule } from "./grammar.ts";

const module = (name: string) => `urn:oasis:names:tc:xliff:${name}`;

export const matches = module("matches:2.0");
export const glossary = module("glossary:2.0");
export const styles = module("fs:2.0");
export const resources = module("resourcedata:2.0");
export const sizes = module("sizerestriction:2.0");
export const validation = module("validation:2.0");
export const tracking = module("changetracking:2.0");
const metadata = module("metadata:2.0");

/** HTML's elements as the Format Style module knows them (XLIFF 2.1 #fs). */
const html =
  "a|b|bdo|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|h1|h2|h3|h4|" +
  "h5|h6|head|hr|html|i|img|label|legend|li|ol|p|pre|q|s|samp|select|small|span|strike|strong|sub|sup|table|" +
  "tbody|td|tfoot|th|thead|title|tr|tt|u|ul";

/**
 * The modules of XLIFF 2.1, as their schemas say it, and Change Tracking, which 2.1 has
 * made an extension. `@` holds the attributes that a module hangs on
 * elements of the core. ITS is open: its attributes are kept and not judged.
 */
export const modules: readonly (readonly [string, Readonly<Record<string, ElementRule>>])[] = [
  [
    matches,
    {
      matches: rule("", "match+"),
      match: rule(
        "id=nmtoken matchQuality=percent matchSuitability=percent origin ref! reference=yesNo " +
          "similarity=percent subType=ours type=am|mt|icm|idm|tb|tm|other",
        "##other+",
        "any",
      ),
    },
  ],
  [
    glossary,
    {
      glossary: rule("", "glossEntry+"),
      glossEntry: rule("id=nmtoken ref", "term translation* definition? ##other*", "any"),
      term: rule("source", "#text", "any"),
      translation: rule("id=nmtoken ref source", "#text", "any"),
      definition: rule("source", "#text", "any"),
    },
  ],
  [styles, { "@": rule(`fs=${html} subFs`) }],
  [
    metadata,
    {
      metadata: rule("id=nmtoken", "metaGroup+"),
      metaGroup: rule("id=nmtoken category appliesTo=source|target|ignorable", "metaGroup|meta+"),
      meta: rule("type!", "#text"),
    },
  ],
  [
    resources,
    {
      resourceData: rule("", "resourceItemRef* resourceItem*"),
      resourceItemRef: rule("id=nmtoken ref!=nmtoken", "", "any"),
      resourceItem: rule("id=nmtoken mimeType context=yesNo", "source? target? reference*", "any"),
      source: rule("href xml:lang=language", "##other*", "any"),
      target: rule("href xml:lang=language", "##other*", "any"),
      reference: rule("href! xml:lang=language", "", "any"),
    },
  ],
  [
    sizes,
    {
      "@": rule(
        "equivStorage=whole sizeInfo=size sizeInfoRef=nmtoken sizeRestriction=restriction storageRestriction=restriction",
      ),
      profiles: rule("generalProfile storageProfile", "normalization? ##other*"),
      normalization: rule("general=none|nfc|nfd storage=none|nfc|nfd"),
      data: rule("profile!", "##other*", "any"),
    },
  ],
  [
    validation,
    {
      validation: rule("", "rule+", "any"),
      rule: rule(
        "isPresent occurs=positive isNotPresent startsWith endsWith existsInSource=yesNo " +
          "caseSensitive=yesNo normalization=none|nfc|nfd disabled=yesNo",
        "",
        "any",
      ),
    },
  ],
  [
    tracking,
    {
      changeTrack: rule("", "revisions+"),
      revisions: rule("appliesTo!=nmtoken ref=nmtoken currentVersion=nmtoken", "revision+", "any"),
      revision: rule("author datetime version=nmtoken", "item+", "any"),
      item: rule("property!", "#text", "any"),
    },
  ],
  [module("itsm:2.1"), { "@": rule("", "", "any") }],
  ["http://www.w3.org/2005/11/its", { "@": rule("", "", "any") }],
];
