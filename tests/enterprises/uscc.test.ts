import { expect, test } from "vitest";
import fc from "fast-check";
import { DomainError } from "../../src/errors.ts";
import { completeUscc, expectUscc, isUscc } from "../../src/enterprises/uscc.ts";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const railway = "91310000133031388G";

test("a code from the public record is valid", () => {
  expect(isUscc(railway)).toBe(true);
});

test("each corruption of one character is refused", () => {
  let tried = 0;
  for (let place = 0; place < railway.length; place += 1) {
    for (const char of `${alphabet}IOSVZ`) {
      if (char === railway.charAt(place)) continue;
      const corrupted = railway.slice(0, place) + char + railway.slice(place + 1);
      expect(isUscc(corrupted), corrupted).toBe(false);
      tried += 1;
    }
  }
  expect(tried).toBe(18 * 35);
});

test("each swap of two neighbours that differ is refused", () => {
  for (let place = 0; place < railway.length - 1; place += 1) {
    const [a, b] = [railway.charAt(place), railway.charAt(place + 1)];
    const swapped = railway.slice(0, place) + b + a + railway.slice(place + 2);
    expect(isUscc(swapped), swapped).toBe(a === b);
  }
});

test.each([
  "",
  "9131000013303138",
  railway.toLowerCase(),
  ` ${railway}`,
  `${railway}0`,
  railway.replace("9", "９"),
  "0".repeat(17) + "G",
  "I".repeat(18),
])("%j is refused", (code) => {
  expect(isUscc(code)).toBe(false);
});

test("any sixteen characters complete to a valid code, whose every corruption is refused", () => {
  const sixteen = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 16, maxLength: 16 });
  const corruption = fc.record({ place: fc.nat(17), char: fc.constantFrom(...alphabet) });
  fc.assert(
    fc.property(sixteen, corruption, (first16, { place, char }) => {
      const code = completeUscc(first16);
      expect(isUscc(code)).toBe(true);
      const corrupted = code.slice(0, place) + char + code.slice(place + 1);
      expect(isUscc(corrupted)).toBe(corrupted === code);
    }),
  );
});

const faultOf = (code: string) => {
  try {
    expectUscc(code);
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.params : error;
  }
};

test.each([
  [railway, undefined],
  ["91310000133031388H", { unit: "check", position: 18, expected: "G" }],
  ["91310000133031387G", { unit: "check", position: 17, expected: "8" }],
  ["913100001330313854", { unit: "checks", expected: "8", last: "G" }],
  ["9131000013303138OG", { unit: "character", character: "O", position: 17 }],
  ["9131000013303138", { unit: "length", length: 16 }],
  ["码".repeat(18), { unit: "character", character: "码", position: 1 }],
])("what is wrong with %s is said: %o", (code, fault) => {
  expect(faultOf(code)).toEqual(fault && { value: code, ...fault });
});
