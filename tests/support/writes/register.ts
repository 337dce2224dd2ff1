import type { Furnished } from "../furnished.ts";
import { api, page } from "./write.ts";
import type { Write } from "./write.ts";

const works = { id: "tunnel-works" };
const yard = { id: "port-yard" };
const tunnel23 = { id: "tunnel-23" };
const municipal = { id: "municipal" };
const batch23 = { id: "municipal-23" };
const name = { locale: "en", value: "Deep Works", kind: "short", source: "official" };
const uscc = { value: "91310106123456788Y", source: "official", verified: true };
const scheme = { id: "group", tier: "district", jurisdiction: "CN", position: 5 };
const withdrawn = { kind: "withdrawn", occurredOn: "2020" };

export const registerWrites = (room: Furnished): Write[] => [...resources(room), ...forms(room)];

const resources = ({ nameId }: Furnished): Write[] => [
  api("POST /enterprises", {}, { slug: "port", names: [{ ...name, verified: true }] }),
  api("PATCH /enterprises/:id", works, { slug: "deep-works" }),
  api("POST /enterprises/:id/merge", works, { into: "signal-house" }),
  api("POST /enterprises/:id/names", works, { ...name, verified: true }),
  api("PATCH /enterprises/:id/names/:nameId", { ...works, nameId }, { verified: false }),
  api("PUT /enterprises/:id/identifiers/:kind", { ...works, kind: "uscc" }, uscc),
  api("DELETE /enterprises/:id/identifiers/:kind", { ...yard, kind: "uscc" }),
  api("PUT /enterprises/:id/parent", works, { parent: "signal-house" }),
  api("DELETE /enterprises/:id/parent", yard),
  api("POST /schemes", {}, { ...scheme, name: { en: "Group" }, authorities: [] }),
  api("PATCH /schemes/:id", municipal, { position: 9 }),
  api("POST /batches", {}, { id: "m-25", scheme: "municipal", number: 25, year: 2019 }),
  api("PATCH /batches/:id", batch23, { year: 2016 }),
  api("POST /certifications", {}, { enterprise: "port-yard", batch: "municipal-24" }),
  api("POST /certifications/:id/events", tunnel23, withdrawn),
  api("PATCH /certifications/:id", tunnel23, { mistaken: true }),
];

function forms({ nameId, seen }: Furnished): Write[] {
  const [own, yards, house] = ["tunnel-works", "port-yard", "signal-house"].map((id) => ({
    version: seen[`enterprise ${id}`] ?? "",
  }));
  const held = { version: seen["certification tunnel-23"] ?? "" };
  const of = "/register/enterprises/:id";
  const named = { ...works, nameId };
  return [
    page("POST /register/enterprises/new", {}, { slug: "port", category: "enterprise", ...firstNames }),
    page(`POST ${of}/names`, works, { ...own, ...name, verified: "on" }),
    page(`POST ${of}/names/:nameId`, named, { ...own, ...name, kind: "legal" }),
    page(`POST ${of}/names/:nameId/mistake`, named, { ...own, mistaken: "true" }),
    page(`POST ${of}/address`, works, { ...own, slug: "deep-works", category: "enterprise" }),
    page(`POST ${of}/uscc`, works, { ...own, uscc: uscc.value, "uscc-source": "official" }),
    page(`POST ${of}/uscc/removal`, yard, { ...yards }),
    page(`POST ${of}/parent`, works, { ...own, parent: "signal-house" }),
    page(`POST ${of}/merge`, works, { ...own, into: "signal-house", "into-version": house?.version ?? "" }),
    page(`POST ${of}/certifications`, yard, { ...yards, batch: "municipal-24" }),
    page("POST /register/certifications/:id/events", tunnel23, { ...held, ...withdrawn }),
    page("POST /register/certifications/:id/mistake", tunnel23, { ...held, mistaken: "true" }),
    page("POST /register/schemes", {}, { ...scheme, position: "5", "name-en": "Group" }),
    page("POST /register/schemes/:id", municipal, { version: "1", position: "9", "name-en": "Municipal" }),
    page("POST /register/schemes/:id/batches", municipal, { id: "m-25", number: "25", year: "2019" }),
    page("POST /register/batches/:id", batch23, { version: "1", number: "23", year: "2016" }),
    page(
      "POST /register/batches/:id/entry",
      { id: "municipal-24" },
      { enterprise: "port-yard", ...entry(yards) },
    ),
  ];
}

const firstNames = { "en-value": "Port", "en-locale": "en", "en-kind": "legal", "en-source": "official" };
const entry = (yards: { version: string } | undefined) => ({ "version-port-yard": yards?.version ?? "" });
