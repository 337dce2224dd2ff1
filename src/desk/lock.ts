/** What somebody saw before she changed it: a form sends it back. Pure. */

export interface Lock {
  /** Of the article as a whole, or of one edition. */
  readonly version: number;
  /** When the page was made; Unix milliseconds. */
  readonly seen: number;
}

/** A form that does not say it has seen nothing, and so loses every race. */
export function lockIn(form: URLSearchParams): Lock {
  return { version: numberIn(form, "version"), seen: numberIn(form, "seen") };
}

function numberIn(form: URLSearchParams, name: string): number {
  const value = Number(form.get(name) ?? "");
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}
