/** What XML 1.0 cannot hold at all, not even as a character reference (XML 1.0 §2.2 Char). */
const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const everyForbidden = new RegExp(forbidden, "gu");

export function isXmlText(text: string): boolean {
  return !forbidden.test(text);
}

/** With U+FFFD, which says that something stood here, for each character that XML cannot hold. */
export function withoutForbidden(text: string): string {
  return text.replaceAll(everyForbidden, "\uFFFD");
}

/** Cut where a character is that XML cannot hold: every second part is one such character. */
export function cutAtForbidden(text: string): readonly string[] {
  return isXmlText(text) ? [text] : text.split(new RegExp(`(${forbidden.source})`, "u"));
}

/** CR as a reference, because a parser turns a bare one into LF (§2.11). */
export function escapeText(text: string): string {
  return text.replaceAll(/[&<>\r]/g, reference);
}

/** Tab and line ends as references, because a parser turns bare ones into spaces (§3.3.3). */
export function escapeAttribute(text: string): string {
  return text.replaceAll(/[&<>"\t\n\r]/g, reference);
}

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

function reference(character: string): string {
  return references[character] ?? character;
}

/** `NameChar` of XML 1.0 §2.3, for a character class. */
export const nameCharacter =
  "-.:\\w\\u00B7\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u037D\\u037F-\\u1FFF\\u200C\\u200D\\u203F\\u2040" +
  "\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD\\u{10000}-\\u{EFFFF}";
