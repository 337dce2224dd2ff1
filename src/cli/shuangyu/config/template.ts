import { Failure } from "../failure.ts";
import type { Names } from "../files/names.ts";

/** @throws Failure for one that leads out of the folder, or that two catalogues would share a file under */
export function expectTemplate(template: string, namespaces: readonly string[] | undefined): void {
  const parts = template.split("/");
  const leadsOut =
    template.includes("\\") || /^[A-Za-z]:/.test(template) || parts.some((part) => /^(\.\.)?$/.test(part));
  if (leadsOut) throw new Failure("config.files_outside", { files: template });
  for (const name of ["locale", "namespace"] as const) {
    const isNeeded = name === "locale" || namespaces?.length !== 1;
    if (isNeeded && !template.includes(`{${name}}`))
      throw new Failure("config.files_lacking", { files: template, name: `{${name}}` });
  }
}

/** The path under the folder, with `/` between its parts on every system. */
export function fillTemplate(template: string, { locale, namespace }: Names): string {
  return template.replaceAll(/\{(locale|namespace)\}/g, (_, name) =>
    name === "locale" ? locale : namespace,
  );
}

/** What a path is for; undefined for one that the template would not have made. */
export function namesIn(path: string, template: string, only: string | undefined): Names | undefined {
  const seen = new Set<string>();
  const pattern = template.replaceAll(/\{(locale|namespace)\}|[^{}]+|[{}]/g, (piece, name?: string) => {
    if (name === undefined) return piece.replaceAll(/[$()*+.?[\]^{|}\\]/g, "\\$&");
    if (seen.has(name)) return `\\k<${name}>`;
    seen.add(name);
    return name === "locale" ? "(?<locale>[A-Za-z0-9_-]+)" : "(?<namespace>[A-Za-z0-9_/-]+?)";
  });
  const { locale, namespace = only } = new RegExp(`^${pattern}$`).exec(path)?.groups ?? {};
  return locale === undefined || namespace === undefined ? undefined : { locale, namespace };
}
