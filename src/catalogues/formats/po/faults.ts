/** `what` is wrong with a PO file: the params of `po-syntax`. A closed list, so that each has words. */
export const poFaults = [
  "comment",
  "continuation",
  "escape",
  "index",
  "keyword",
  "missing-msgid",
  "missing-msgstr",
  "obsolete",
  "size",
  "string",
  "text",
] as const;

export type PoFault = (typeof poFaults)[number];

/** Refuses the file at an offset. */
export type RefusePo = (what: PoFault, offset: number) => never;
