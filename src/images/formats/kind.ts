/** What a file is, by how it begins: never by its name, and never by what its sender calls it. */
import type { ImageFormat } from "../tables.ts";
import { brandsOf } from "./avif.ts";
import { textAt } from "./bytes.ts";

/** In names that stand the same in every language; undefined for what we do not know. */
export type Kind = { readonly format: ImageFormat } | { readonly other: string | undefined };

const beginnings: readonly (readonly [begins: RegExp, is: ImageFormat])[] = [
  [/^\xff\xd8\xff/, "jpeg"],
  [/^\x89PNG\r\n\x1a\n/, "png"],
  [/^RIFF[^]{4}WEBP/, "webp"],
  [/^GIF8[79]a/, "gif"],
];

const others: readonly (readonly [begins: RegExp, is: string])[] = [
  [/^%PDF-/, "PDF"],
  [/^BM/, "BMP"],
  [/^(?:II\*\0|MM\0\*)/, "TIFF"],
  [/^\0\0\x01\0/, "ICO"],
  [/^8BPS/, "PSD"],
  [/^(?:\0\0\0\x0cJXL |\xff\x0a)/, "JPEG XL"],
  [/^\0\0\0\x0cjP {2}/, "JPEG 2000"],
  [/^PK\x03\x04/, "ZIP"],
  [/^\x7fELF|^MZ/, "EXE"],
];

export function kindOf(bytes: Uint8Array): Kind {
  const start = textAt(bytes, 0, 64);
  const format = beginnings.find(([begins]) => begins.test(start))?.[1];
  if (format !== undefined) return { format };
  if (/^[^]{4}ftyp/.test(start) && bytes.length >= 16) return boxedKind(bytes);
  return { other: others.find(([begins]) => begins.test(start))?.[1] ?? textKind(bytes) };
}

function boxedKind(bytes: Uint8Array): Kind {
  const brands = brandsOf(bytes);
  if (brands.includes("avif")) return { format: "avif" };
  if (brands.some((brand) => /^(?:hei|hev|mif1)/.test(brand))) return { other: "HEIC" };
  return { other: brands.includes("avis") ? "AVIF sequence" : "MP4" };
}

/** Of what a browser would take for text. */
function textKind(bytes: Uint8Array): string | undefined {
  const text = textAt(bytes, 0, 2048)
    .replace(/^\xef\xbb\xbf/, "")
    .replaceAll("\0", "")
    .toLowerCase();
  if (/<svg[\s>]/.test(text)) return "SVG";
  if (/<(?:!doctype|html|head|body|script|iframe|meta|style)\b/.test(text)) return "HTML";
  return /^\s*<\?xml/.test(text) ? "XML" : undefined;
}
