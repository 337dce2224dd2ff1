/** The bytes that a reader of Windows-1252 had before it; undefined where there is a character that it never shows. */
export function encodeLatin1(text: string): Uint8Array | undefined {
  const codes = (windows1252 ??= invert(new TextDecoder("windows-1252"), singleBytes()));
  return encodeWith(text, codes);
}

/** The bytes that a reader of GBK had before it. */
export function encodeGbk(text: string): Uint8Array | undefined {
  const codes = (gbk ??= invert(new TextDecoder("gbk"), doubleBytes()));
  return encodeWith(text, codes);
}

type Codes = ReadonlyMap<string, readonly number[]>;
let windows1252: Codes | undefined;
let gbk: Codes | undefined;

function encodeWith(text: string, codes: Codes): Uint8Array | undefined {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character < "\u0080" ? [character.charCodeAt(0)] : codes.get(character);
    if (code === undefined) return undefined;
    bytes.push(...code);
  }
  return Uint8Array.from(bytes);
}

/** All codes in one go, each followed by a comma: a wrong one spoils nothing but itself. */
function invert(decoder: TextDecoder, codes: readonly (readonly number[])[]): Codes {
  const characters = decoder.decode(Uint8Array.from(codes.flatMap((code) => [...code, comma]))).split(",");
  const bytesOf = new Map<string, readonly number[]>();
  for (const [index, code] of codes.entries()) {
    const character = characters[index] ?? "";
    if (character.length === 1 && character !== "\ufffd" && !bytesOf.has(character))
      bytesOf.set(character, code);
  }
  return bytesOf;
}

const comma = 0x2c;
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

const singleBytes = (): number[][] => range(0x80, 0xff).map((byte) => [byte]);
const doubleBytes = (): number[][] => [
  ...range(0x81, 0xfe).flatMap((lead) => range(0x80, 0xfe).map((trail) => [lead, trail])),
  ...range(0x81, 0xfe).flatMap((lead) => range(0x40, 0x7e).map((trail) => [lead, trail])),
  [0x80],
];
