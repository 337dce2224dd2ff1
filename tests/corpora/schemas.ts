/** Others' schemas, which lie beside the checkout, and what they say of our documents. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import Draft4 from "ajv-draft-04";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { validateXML } from "xmllint-wasm";

const folder = join(import.meta.dirname, "../../../shared/schemas");
if (!existsSync(folder)) throw new Error(`The schemas are missing: put them at ${folder}`);

const textOf = (name: string): string => readFileSync(join(folder, name), "utf8");
const schemaOf = (name: string): object => JSON.parse(textOf(name)) as object;

type Judge = (value: unknown) => readonly unknown[];

export function jsonFeedJudge(): Judge {
  const ajv = new Draft4({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema({ ...schemaOf("json-feed-1.0-base.json"), id: "https://json.schemastore.org/feed-1" });
  const validate = ajv.compile(schemaOf("json-feed-1.1.json"));
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

export function ninjsJudge(): Judge {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  // Places on a map, of which we have none.
  ajv.addSchema({ $id: "https://geojson.org/schema/GeoJSON.json#", not: {} });
  const validate = ajv.compile(schemaOf("ninjs-3.1.json"));
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

const sitemapParts = ["sitemap.xsd", "news.xsd", "xhtml-link.xsd"];

/** By the XSD of sitemaps.org with the two extensions; an empty list for a valid one. */
export async function sitemapFaults(xml: string): Promise<readonly string[]> {
  const file = (name: string) => ({ fileName: name, contents: textOf(`sitemap/${name}`) });
  const { errors } = await validateXML({
    xml: { fileName: "given.xml", contents: xml },
    schema: file("all.xsd"),
    preload: sitemapParts.map(file),
  });
  return errors.map(({ message }) => message);
}

/** By our own grammar of RFC 4287, beside this file. */
export async function atomFaults(xml: string): Promise<readonly string[]> {
  const contents = readFileSync(join(import.meta.dirname, "atom.rng"), "utf8");
  const { errors } = await validateXML({
    xml: { fileName: "given.xml", contents: xml },
    ...{ schema: { fileName: "atom.rng", contents }, extension: "relaxng" },
  });
  return errors.map(({ message }) => message);
}
