/**
 * The unified social credit code of GB 32100-2015: 18 characters, of which the
 * 9th to 17th are an organisation code with its own check (GB 11714) and the
 * 18th checks the whole.
 */
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const organisationAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

export function isUscc(code: string): boolean {
  if (code.length !== 18 || [...code].some((char) => !alphabet.includes(char))) return false;
  return code.charAt(16) === organisationCheck(code.slice(8, 16)) && code.charAt(17) === overallCheck(code);
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
