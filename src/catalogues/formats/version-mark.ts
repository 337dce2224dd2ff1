import type { Origin } from "../document.ts";

type Base = Pick<Origin, "baseVersion" | "baseHash">;

/** `12+3f9a1c2b`: the number of a version and, behind the plus, how its hash begins. */
export function writeVersion({ baseVersion, baseHash }: Base): string {
  if (baseVersion === undefined) return "";
  return baseHash === undefined ? String(baseVersion) : `${baseVersion}+${baseHash}`;
}

/** What is no such mark tells nothing. */
export function readVersion(text: string): Base {
  const [, number, hash] = /^([0-9]{1,15})(?:\+([0-9a-f]{8,64}))?$/.exec(text.trim()) ?? [];
  if (number === undefined) return {};
  return { baseVersion: Number(number), ...(hash !== undefined && { baseHash: hash }) };
}
