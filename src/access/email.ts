import { DomainError } from "../errors.ts";

/**
 * An address as it is kept and compared. Only ASCII letters lose their case:
 * what Unicode would make the same (the Kelvin sign and k) is another address.
 * @throws `field_invalid`
 */
export function emailOf(text: string): string {
  const email = withoutCase(text.trim());
  if (isEmail(email)) return email;
  const params = { field: "email", value: text.slice(0, 80), allowed: ["name@example.org"] };
  throw new DomainError("field_invalid", params);
}

export const withoutCase = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

const isEmail = (text: string): boolean =>
  text.length <= 254 &&
  /^[^\s\p{C}@<>",;:\\()[\]]{1,64}@[^\s\p{C}@.,<>"/\\()[\]]+(?:\.[^\s\p{C}@.,<>"/\\()[\]]+)+$/u.test(text);
