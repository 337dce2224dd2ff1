import { app } from "../catalogues.ts";
import type { Furnished } from "../furnished.ts";
import { api, page } from "./write.ts";
import type { Write } from "./write.ts";

const place = { lng: "en", ns: app };
const path = "/catalogues/:lng/:ns{.+}";
const file = '{"home":"Hall"}';

export function catalogueWrites({ uploads }: Furnished): Write[] {
  const proposal = (state: keyof typeof uploads) => ({ ...place, id: uploads[state] });
  return [
    { ...api(`POST ${path}/uploads`, place), file },
    api(`PUT ${path}/uploads/:id/encoding`, proposal("question"), { encoding: "big5" }),
    api(`POST ${path}/uploads/:id/renewal`, proposal("overtaken")),
    api(`PUT ${path}/uploads/:id/application`, proposal("open"), { accept: true }),
    api(`DELETE ${path}/uploads/:id`, proposal("open")),
    api(`POST ${path}/versions`, place, { restore: 1 }),
    api(`DELETE ${path}/missing`, place),
    api(`PUT ${path}/publication`, place, { version: 2 }),
    api(`DELETE ${path}/publication`, place),
    api("PUT /namespaces/:ns{.+}", place, { sourceLocale: "en", collectsMissing: false }),
    { ...page(`POST ${path}/uploads`, place), form: undefined, file },
    page(`POST ${path}/uploads/overtaken`, place),
    page(`POST ${path}/uploads/:id do=apply`, proposal("open")),
    page(`POST ${path}/uploads/:id do=discard`, proposal("open")),
    page(`POST ${path}/uploads/:id do=renew`, proposal("overtaken")),
    page(`POST ${path}/uploads/:id do=encoding`, proposal("question"), { encoding: "big5" }),
    page(`POST ${path}/versions/:number{\\d{1,9}}`, { ...place, number: "1" }),
    page(`POST ${path}/missing`, place, { all: "on" }),
    page(`POST ${path}/publication`, place, { version: "2" }),
    page("POST /namespaces", {}, { name: "news/web", source: "en" }),
    page("POST /namespaces/:ns{.+}", place, { source: "en", lock: "1", separator: "." }),
  ];
}
