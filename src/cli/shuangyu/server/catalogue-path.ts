import type { Target } from "../files/targets.ts";

/** The address of a catalogue; names have been looked at, and need no escape. */
export function cataloguePath({ tag, namespace }: Pick<Target, "tag" | "namespace">, below = ""): string {
  return `/api/v1/desk/catalogues/${tag}/${namespace}${below}`;
}

export function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
