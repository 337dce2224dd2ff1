import { Unreadable, type Place } from "../../document.ts";

/** 5 MiB, in bytes. */
export const sizeLimit = 5 * 1024 * 1024;

/** Brackets or indentations within one another. */
export const depthLimit = 32;

/** Values in one file. An isolate's memory ends before its patience does. */
const keyLimit = 100_000;

/** @throws Unreadable `container-keys` */
export function refuseBeyondLimit(keys: number, place: () => Place): void {
  if (keys > keyLimit) throw new Unreadable("container-keys", place(), { limit: keyLimit });
}
