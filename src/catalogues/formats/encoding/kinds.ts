/** What kind of file begins with which bytes, one character a byte. */
const kinds: readonly (readonly [kind: string, beginning: RegExp])[] = [
  ["xlsx", /^PK\x03\x04[^]*xl\//],
  ["docx", /^PK\x03\x04[^]*word\//],
  ["zip", /^PK(?:\x03\x04|\x05\x06|\x07\x08)/],
  ["gzip", /^\x1f\x8b/],
  ["bzip2", /^BZh[1-9]/],
  ["xz", /^\xfd7zXZ\0/],
  ["zstd", /^\x28\xb5\x2f\xfd/],
  ["7z", /^7z\xbc\xaf\x27\x1c/],
  ["rar", /^Rar!\x1a\x07/],
  ["pdf", /^%PDF-/],
  ["rtf", /^\{\\rtf/],
  ["xls", /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/],
  ["mo", /^(?:\xde\x12\x04\x95|\x95\x04\x12\xde)/],
  ["png", /^\x89PNG\r\n/],
  ["jpeg", /^\xff\xd8\xff/],
  ["gif", /^GIF8[79]a/],
  ["webp", /^RIFF[^]{4}WEBP/],
  ["utf-32", /^(?:\xff\xfe\0\0|\0\0\xfe\xff)/],
];

/** What a file is that is no text, by its first bytes. */
export function kindOfFile(bytes: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...bytes.subarray(0, 4096));
  return kinds.find(([, pattern]) => pattern.test(beginning))?.[0];
}
