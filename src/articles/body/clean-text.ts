/** C0 controls but line feed and tab, bidirectional controls, byte order marks. */
const invisible = /[\u0000-\u0008\u000b-\u001f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Line feeds only, and no character by which text could pose as other text; lone
 * surrogates become U+FFFD. Nothing else is changed, no normal form imposed.
 */
export function cleanText(text: string): string {
  return text.toWellFormed().replaceAll(/\r\n?/g, "\n").replaceAll(invisible, "");
}
