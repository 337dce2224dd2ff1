/** The bytes of pictures, as they lie in the bucket: the same under their address for ever, or gone. */
import type { Handler } from "hono";
import type { AppEnv } from "../app-env.ts";
import { isNotModified } from "../delivery/conditional.ts";
import { browserPolicy, edgePolicy, immutablePolicy } from "../delivery/policy.ts";
import { imageTag } from "../delivery/tags.ts";
import { imageKey, imageOfFile, mediaTypeOf } from "../images/address.ts";
import type { ImageFormat } from "../images/tables.ts";
import { rangeAsked } from "./range.ts";
import type { ByteRange } from "./range.ts";

const edgeHeader = "Cloudflare-CDN-Cache-Control";

/** No database and no memory of the isolate's: the edge keeps it until it is removed. */
export const image: Handler<AppEnv> = async (c) => {
  const asked = imageOfFile(c.req.param("file") ?? "");
  if (asked === undefined) return missing("");
  const { id, format } = asked;
  const { method, headers } = c.req.raw;
  const key = imageKey(id, format);
  const isWhole = method === "GET" && !headers.has("Range") && !headers.has("If-None-Match");
  if (isWhole) return whole(await c.env.IMAGES.get(key), id, format);
  const head = await c.env.IMAGES.head(key);
  if (head === null) return missing(id);
  const kept = keptHeaders(id);
  if (isNotModified(headers, etagOf(id), undefined))
    return new Response(null, { status: 304, headers: kept });
  if (method === "HEAD") return new Response(null, { headers: { ...kept, ...described(format, head.size) } });
  const range = rangeAsked(headers, etagOf(id), head.size);
  if (range === undefined) return whole(await c.env.IMAGES.get(key), id, format);
  if (range === "unsatisfiable") return beyond(head.size);
  return part(await c.env.IMAGES.get(key, { range }), { id, format, range, size: head.size });
};

/** The id is a hash of the bytes. */
const etagOf = (id: string): string => `"${id}"`;

const keptHeaders = (id: string) => ({
  "Cache-Control": immutablePolicy,
  [edgeHeader]: immutablePolicy,
  "Cache-Tag": imageTag(id),
  ETag: etagOf(id),
  "Accept-Ranges": "bytes",
  "Content-Disposition": "inline",
  // Opened by itself it is a picture and nothing else, whatever a browser might make of it.
  "Content-Security-Policy": "default-src 'none'; sandbox",
});

const described = (format: ImageFormat, length: number) => ({
  "Content-Type": mediaTypeOf(format),
  "Content-Length": String(length),
});

function whole(object: R2ObjectBody | null, id: string, format: ImageFormat): Response {
  if (object === null) return missing(id);
  return new Response(object.body, {
    headers: { ...keptHeaders(id), ...described(format, object.size) },
  });
}

interface Part {
  readonly id: string;
  readonly format: ImageFormat;
  readonly range: ByteRange;
  readonly size: number;
}

function part(object: R2ObjectBody | null, { id, format, range, size }: Part): Response {
  if (object === null) return missing(id);
  const { offset, length } = range;
  const place = { "Content-Range": `bytes ${offset}-${offset + length - 1}/${size}` };
  const headers = { ...keptHeaders(id), ...described(format, length), ...place };
  return new Response(object.body, { status: 206, headers });
}

const beyond = (size: number): Response =>
  new Response(null, { status: 416, headers: { "Content-Range": `bytes */${size}` } });

/** For as long as anything else that is missing, which may come: a picture says it without words. */
function missing(id: string): Response {
  const headers = { "Cache-Control": browserPolicy, [edgeHeader]: edgePolicy };
  return new Response(null, {
    status: 404,
    headers: { ...headers, ...(id !== "" && { "Cache-Tag": imageTag(id) }) },
  });
}
