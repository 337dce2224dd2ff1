import type { Origin } from "../../document.ts";
import { parseJson, type JsonChild, type JsonNode } from "./parse.ts";

const name = "$catalogue";
const fields = ["namespace", "locale", "sourceLocale"] as const;

/**
 * The same file with one member more, `$catalogue`, that says which version of
 * which catalogue it is: for a translator's copy, never for a client's.
 */
export function carryOrigin(text: string, origin: Origin): string {
  if (origin.baseVersion === undefined) return text;
  const bare = dropOrigin(text);
  const root = parseJson(bare);
  if (root.kind !== "object") return bare;
  const [first] = root.children;
  const before = first === undefined ? "" : bare.slice(first.from, first.at);
  const after = first === undefined ? "" : ",";
  return bare.slice(0, root.at + 1) + before + sidecar(origin) + after + bare.slice(root.at + 1);
}

function sidecar({ baseVersion, baseHash, ...origin }: Origin): string {
  const told = fields.flatMap((field) => (origin[field] === undefined ? [] : [[field, origin[field]]]));
  const hash = baseHash === undefined ? [] : [["hash", baseHash]];
  const pairs = [...told, ["version", baseVersion], ...hash].map(
    ([field, value]) => `"${field}": ${JSON.stringify(value)}`,
  );
  return `"${name}": { ${pairs.join(", ")} }`;
}

/** The file without that member, otherwise byte for byte. */
export function dropOrigin(text: string): string {
  const root = parseJson(text);
  const children = root.kind === "object" ? root.children : [];
  const at = children.findIndex((child) => originOf(child) !== undefined);
  const child = children[at];
  if (child === undefined) return text;
  const next = children[at + 1];
  if (next !== undefined) return text.slice(0, child.from) + text.slice(next.from);
  return text.slice(0, at === 0 ? child.from : child.from - 1) + text.slice(child.node.end);
}

/** What the member tells. The number in it sets it apart from any words under the same name. */
export function originOf(child: JsonChild): Origin | undefined {
  if (child.name !== name || child.node.kind !== "object") return undefined;
  const told = new Map(child.node.children.map((member) => [member.name, member.node]));
  const version = numberIn(told.get("version"));
  if (version === undefined) return undefined;
  const words = fields.flatMap((field) => {
    const node = told.get(field);
    return node?.kind === "string" ? [[field, node.value]] : [];
  });
  const hash = told.get("hash");
  return {
    ...Object.fromEntries(words),
    baseVersion: version,
    ...(hash?.kind === "string" && /^[0-9a-f]{8,64}$/.test(hash.value) && { baseHash: hash.value }),
  };
}

function numberIn(node: JsonNode | undefined): number | undefined {
  return node?.kind === "other" && /^[0-9]{1,15}$/.test(node.raw) ? Number(node.raw) : undefined;
}
