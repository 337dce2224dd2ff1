/**
 * Spreadsheets take a cell for a formula that begins with one of these, quoted
 * or not, and some take the full-width forms for the same.
 */
const formula = /^'*[=+\-@＝＋－＠\t\r\n]/;

/** An apostrophe goes before what could be a formula, and before what looks guarded already. */
export function guard(value: string): string {
  return formula.test(value) ? `'${value}` : value;
}

/** The exact inverse of `guard`; words that it would not have changed are left alone. */
export function unguard(value: string): string {
  return value.startsWith("'") && formula.test(value) ? value.slice(1) : value;
}
