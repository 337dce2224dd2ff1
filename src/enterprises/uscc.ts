import { DomainError } from "../errors.ts";

/**
 * The unified social credit code of GB 32100-2015: 18 characters, of which the
 * 9th to 17th are an organisation code with its own check (GB 11714) and the
 * 18th checks the whole.
 */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const organisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export const isUscc = (code: string): boolean => faultIn(code) === undefined;

/** @throws `identifier_invalid`, whose `unit` says what is wrong with it, and which character a check would have to be */
export function expectUscc(code: string): void {
  const fault = faultIn(code);
  if (fault) throw new DomainError("identifier_invalid", { value: code.slice(0, 80), ...fault });
}

type Fault = Readonly<Record<"unit", string>> & Readonly<Record<string, string | number>>;

function faultIn(code: string): Fault | undefined {
  const characters = [...code];
  if (characters.length !== 18) return { unit: "length", length: characters.length };
  const foreign = characters.findIndex((char) => !alphabet.includes(char));
  if (foreign >= 0) return { unit: "character", character: characters[foreign] ?? "", position: foreign + 1 };
  const complete = completeUscc(code.slice(0, 16));
  const wrong = [16, 17].filter((index) => code.charAt(index) !== complete.charAt(index));
  const [first, second] = wrong;
  if (first === undefined) return undefined;
  const expected = complete.charAt(first);
  if (second === undefined) return { unit: "check", position: first + 1, expected };
  return { unit: "checks", expected, last: complete.charAt(second) };
}

function organisationCheck(body: string): string {
  const sum = [...body].reduce(
    (total, char, index) => total + organisationAlphabet.indexOf(char) * (organisationWeights[index] ?? 0),
    0,
  );
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? "X" : String(check);
}

function overallCheck(code: string): string {
  let weight = 1;
  let sum = 0;
  for (const char of code.slice(0, 17)) {
    sum += alphabet.indexOf(char) * weight;
    weight = (weight * 3) % 31;
  }
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

/** A code whose 17th and 18th characters follow from the rest; for examples and generators. */
export function completeUscc(first16: string): string {
  const first17 = first16 + organisationCheck(first16.slice(8));
  return first17 + overallCheck(first17);
}
