import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { DomainError } from "../../src/errors.ts";
import { inspectImage } from "../../src/images/inspect.ts";
import { imageLimits } from "../../src/images/limits.ts";
import type { ImageFormat } from "../../src/images/tables.ts";
import * as pictures from "../support/pictures.ts";
import { ascii, big, canvas, exif, gif, join, jpegWith, little, png, pngChunk } from "../support/pictures.ts";
import { pngOf, real, riff, segment, subBlocks, webpChunk, webpPicture } from "../support/pictures.ts";

const formats: readonly ImageFormat[] = ["jpeg", "png", "webp", "avif", "gif"];
const secret = "Lin, 31.2304 N 121.4737 E";

/** As text, to look for what must not be in it. */
const asText = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

function refusal(bytes: Uint8Array): object {
  try {
    return { taken: inspectImage(bytes) };
  } catch (error) {
    if (error instanceof DomainError) return { code: error.code, ...error.params };
    throw error;
  }
}

describe("a picture as an encoder made it", () => {
  test.each(formats)("is known as %s by its content, with its size, and kept as it is", (format) => {
    const picture = inspectImage(real[format]);
    expect(picture).toMatchObject({ format, width: 24, height: 16 });
    expect([...picture.bytes]).toEqual([...real[format]]);
  });

  test.each(formats)("is refused wherever it is cut off: %s", (format) => {
    for (let end = 16; end < real[format].length; end += 1) {
      expect(refusal(real[format].subarray(0, end)), `${end}`).toMatchObject({ code: "image_refused" });
    }
  });

  test.each(["jpeg", "png", "webp", "gif"] as const)("loses whatever stands behind its end: %s", (format) => {
    const more = join(real[format], ascii("PK\u0003\u0004<script>alert(1)</script>"));
    expect([...inspectImage(more).bytes]).toEqual([...real[format]]);
  });

  test("of another kind behind its end is refused where nothing can be cut off: avif", () => {
    expect(refusal(join(real.avif, ascii("<script>alert(1)</script>")))).toMatchObject({ unit: "damaged" });
    const boxed = join(real.avif, big(16, 4), ascii("free"), ascii("<script>"));
    expect(asText(inspectImage(boxed).bytes)).not.toContain("<script>");
  });
});

describe("what can betray people", () => {
  test("is taken out of a JPEG, but for which way up and its colours", () => {
    const profile = segment(0xe2, ascii("ICC_PROFILE\0\u0001\u0001colours"));
    const adobe = segment(0xee, join(ascii("Adobe"), [0, 100, 0, 0, 0, 0, 1]));
    const told = jpegWith(
      segment(0xe1, join(ascii("Exif\0\0"), exif(1, secret))),
      segment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
      segment(0xed, ascii(`Photoshop 3.0\0${secret}`)),
      segment(0xe2, ascii(`MPF\0${secret}`)),
      segment(0xfe, ascii(secret)),
      profile,
      adobe,
    );
    const kept = asText(inspectImage(told).bytes);
    expect(kept).not.toContain("Lin");
    expect(kept).not.toContain("Exif");
    expect(kept).toContain(asText(profile));
    expect(kept).toContain(asText(adobe));
  });

  test("is taken out of the small picture that a JPEG may carry", () => {
    const head = segment(0xe0, join(ascii("JFIF\0"), [1, 1, 0, 0, 1, 0, 1, 1, 1], ascii("rgb")));
    const bare = join(real.jpeg.subarray(0, 2), head, real.jpeg.subarray(20));
    expect(inspectImage(bare).bytes).toHaveLength(real.jpeg.length);
    expect(asText(inspectImage(bare).bytes)).not.toContain("rgb");
  });

  test.each([
    [1, 24, 16],
    [3, 24, 16],
    [6, 16, 24],
    [8, 16, 24],
    [0, 24, 16],
    [9, 24, 16],
  ])(
    "turned as camera position %i says, a JPEG is %i by %i pixels, and says nothing else",
    (turn, width, height) => {
      const told = jpegWith(segment(0xe1, join(ascii("Exif\0\0"), exif(turn, secret))));
      const picture = inspectImage(told);
      expect(picture).toMatchObject({ width, height });
      expect(asText(picture.bytes)).not.toContain("Lin");
      expect(asText(picture.bytes).includes("Exif")).toBe(turn > 1 && turn < 9);
      expect(inspectImage(picture.bytes)).toMatchObject({ width, height });
      expect([...inspectImage(picture.bytes).bytes]).toEqual([...picture.bytes]);
    },
  );

  test("is taken out of a PNG, but for its colours and its time", () => {
    const kept = [pngChunk("gAMA", big(45455, 4)), pngChunk("pHYs", [0, 0, 0, 1, 0, 0, 0, 1, 0])];
    const gone = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME", "prVt"].map((type) =>
      pngChunk(type, ascii(secret)),
    );
    const picture = inspectImage(png(20, 20, { chunks: [...gone, ...kept] }));
    expect([...picture.bytes]).toEqual([...png(20, 20, { chunks: kept })]);
  });

  test("is taken out of a WebP, and its head does not claim it any more", () => {
    const profile = webpChunk("ICCP", ascii("colours"));
    const told = riff(
      canvas(24, 16, 0x2c),
      profile,
      webpPicture(),
      webpChunk("EXIF", ascii(secret)),
      webpChunk("XMP ", ascii(secret)),
      webpChunk("mine", ascii(secret)),
    );
    expect([...inspectImage(told).bytes]).toEqual([...riff(canvas(24, 16, 0x20), profile, webpPicture())]);
  });

  test("is taken out of a GIF, and how often it is played stays", () => {
    const loop = join([0x21, 0xff, 11], ascii("NETSCAPE2.0"), [3, 1, 0, 0, 0]);
    const remark = join([0x21, 0xfe], subBlocks(ascii(secret)));
    const xmp = join([0x21, 0xff, 11], ascii("XMP DataXMP"), subBlocks(ascii(secret)));
    expect([...inspectImage(gif(20, 20, [remark, loop, xmp])).bytes]).toEqual([...gif(20, 20, [loop])]);
  });

  test("is overwritten in an AVIF, whose parts stay where they are", () => {
    const told = pictures.avifTelling(secret);
    expect(asText(told)).toContain("Lin");
    const picture = inspectImage(told);
    expect(picture).toMatchObject({ format: "avif", width: 40, height: 30 });
    expect(picture.bytes).toHaveLength(told.length);
    expect(asText(picture.bytes)).not.toContain("Lin");
    expect(asText(picture.bytes)).toContain("the picture itself");
  });

  test("an AVIF that is turned is as wide as it was high", () => {
    expect(inspectImage(pictures.avifTelling("", 1))).toMatchObject({ width: 30, height: 40 });
    expect(inspectImage(pictures.avifTelling("", 2))).toMatchObject({ width: 40, height: 30 });
  });
});

describe("what is no picture", () => {
  test.each([
    ["HTML", "<!DOCTYPE html><script>alert(1)</script>"],
    ["HTML", "\u00ef\u00bb\u00bf  <script>alert(1)</script>"],
    ["SVG", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ["SVG", "<!-- a comment --><SVG></SVG>"],
    ["XML", '<?xml version="1.0"?><x/>'],
    ["PDF", "%PDF-1.7 some more"],
    ["ZIP", "PK\u0003\u0004 some more"],
    ["TIFF", "II*\0 some more"],
    ["BMP", "BM some more of it"],
    ["HEIC", "\0\0\0\u0018ftypheic\0\0\0\0mif1heic"],
    ["AVIF sequence", "\0\0\0\u0018ftypavis\0\0\0\0msf1avis"],
    ["MP4", "\0\0\0\u0018ftypisom\0\0\0\0isommp42"],
  ])("is called what it is: %s", (kind, text) => {
    expect(refusal(ascii(text))).toMatchObject({ code: "image_refused", unit: "kind", kind });
  });

  test("and not known at all is told which are taken", () => {
    expect(refusal(ascii("alert(1); // nothing"))).toEqual({
      code: "image_refused",
      formats: ["JPEG", "PNG", "WebP", "AVIF", "GIF"],
    });
    expect(refusal(new Uint8Array())).toEqual({ code: "file_required" });
  });

  test.each([
    [
      "a script that begins as a GIF",
      "GIF",
      ascii("GIF89a=0;alert(document.domain);/*aaaaaaaaaaaaaaaaaaa*/"),
    ],
    ["a script in the size of a GIF", "GIF", ascii("GIF89a/*\u00ff\u00ff\u0000\u0000*/=1;alert(1)//;")],
    ["a page that begins as a PNG", "PNG", join(real.png.subarray(0, 8), ascii("<script>alert(1)</script>"))],
    ["a page that begins as a JPEG", "JPEG", join([0xff, 0xd8, 0xff, 0xe0], ascii("<html>".repeat(20)))],
    [
      "a page that begins as a WebP",
      "WebP",
      join(ascii("RIFF"), little(40, 4), ascii("WEBP<script>alert(1)</script>")),
    ],
    [
      "a page that begins as an AVIF",
      "AVIF",
      join(big(20, 4), ascii("ftypavif\0\0\0\0avif<script>alert(1)</script>")),
    ],
    [
      "a JPEG of one scan without a frame",
      "JPEG",
      join([0xff, 0xd8], segment(0xda, [1, 1, 0, 0, 63, 0]), [1, 2, 0xff, 0xd9]),
    ],
    ["a PNG whose head comes twice", "PNG", png(20, 20, { chunks: [real.png.subarray(8, 33)] })],
    [
      "a lossless JPEG",
      "JPEG",
      join([0xff, 0xd8], segment(0xc3, [8, 0, 20, 0, 20, 1, 1, 0x11, 0]), [0xff, 0xd9]),
    ],
  ])("%s is said to be damaged", (_what, kind, bytes) => {
    expect(refusal(bytes)).toMatchObject({ code: "image_refused", unit: "damaged", kind });
  });
});

describe("a size that is not to be believed", () => {
  test("is refused before anybody makes room for it", () => {
    expect(refusal(pngOf(50_000, 50_000, new Uint8Array(3_000_000)))).toMatchObject({
      unit: "long",
      limit: 16_383,
    });
    expect(refusal(pngOf(10_000, 10_000, new Uint8Array(200_000)))).toMatchObject({
      ...{ unit: "large", width: 10_000, height: 10_000 },
      limit: 50,
    });
    expect(refusal(png(15, 400))).toMatchObject({ unit: "small", width: 15, limit: 16 });
    expect(refusal(gif(16, 15))).toMatchObject({ unit: "small", height: 15 });
    expect(refusal(pngOf(0, 0, new Uint8Array(9)))).toMatchObject({ unit: "small" });
  });

  test("is damaged where the data cannot be of it", () => {
    expect(refusal(pngOf(5000, 5000, new Uint8Array(100)))).toMatchObject({ unit: "damaged" });
    expect(refusal(riff(canvas(400, 300), webpPicture()))).toMatchObject({ unit: "damaged" });
    const frame = webpChunk(
      "ANMF",
      join([0, 0, 0, 0, 0, 0], little(8000, 3), little(8000, 3), [0, 0, 0, 0], webpPicture()),
    );
    expect(refusal(riff(canvas(24, 16, 2), webpChunk("ANIM", [0, 0, 0, 0, 0, 0]), frame))).toMatchObject({
      unit: "damaged",
    });
    const wide = gif(200, 100);
    wide.set(little(20, 2), 6);
    expect(refusal(wide)).toMatchObject({ unit: "damaged" });
  });

  test("at the limits is taken", () => {
    expect(inspectImage(png(16, 16))).toMatchObject({ width: 16, height: 16 });
    const most = png(20, 20);
    const rest = imageLimits.bytes - most.length;
    expect(refusal(join(most, new Uint8Array(rest + 1)))).toEqual({
      code: "file_too_large",
      limit: 10_485_760,
    });
    expect(inspectImage(join(most, new Uint8Array(rest))).bytes).toHaveLength(most.length);
  });
});
