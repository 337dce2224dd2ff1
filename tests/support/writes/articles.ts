import { noon } from "../newsroom.ts";
import type { Furnished } from "../furnished.ts";
import { api, page } from "./write.ts";
import type { Write } from "./write.ts";

const tunnel = { id: "tunnel", locale: "en" };
const planned = { id: "planned", locale: "en" };
const asked = { id: "asked", locale: "en" };
const text = { title: "A tunnel", body: "The tunnel opened." };
const edition = "/articles/:id/editions/:locale";
const desk = "/articles/:id/:locale";
const revision = "revisions/:number{[1-9]\\d{0,8}}";

export const articleWrites = (room: Furnished): Write[] => [...resources(), ...forms(room), ...talk(room)];

const resources = (): Write[] => [
  api("POST /articles", {}, { slug: "bridge", sourceLocale: "en" }),
  api("PATCH /articles/:id", tunnel, { slug: "long-tunnel" }),
  api("PUT /articles/:id/publication", tunnel, { locales: ["en", "zh-Hans"], accept: true }),
  api(`PUT ${edition}/draft`, tunnel, text),
  api(`PUT ${edition}/publication`, tunnel, { accept: true }),
  api(`DELETE ${edition}/publication`, tunnel),
  api(`DELETE ${edition}/schedule`, planned),
  api(`PUT ${edition}/withdrawal`, tunnel, { reason: { en: "Not so." } }),
  api(`PUT ${edition}/correction`, tunnel, { note: { en: "Put right." } }),
  api(`DELETE ${edition}/correction`, tunnel),
  api(`POST ${edition}/revisions`, tunnel, { restore: 1 }),
  api(`POST ${edition}/preview-link`, tunnel, { days: 1 }),
  api("DELETE /preview-links"),
  api("PUT /topics/:id", { id: "metro" }, { label: { en: "Underground", "zh-Hans": "地铁" } }),
];

function forms({ seen }: Furnished): Write[] {
  const [article, en, waiting] = ["article tunnel", "edition tunnel en", "edition planned en"].map(
    (what) => ({
      version: seen[what] ?? "",
      seen: String(noon),
    }),
  );
  return [
    page("POST /articles/new", {}, { slug: "bridge", source: "en" }),
    page("POST /articles/:id/address", tunnel, { ...article, slug: "long-tunnel" }),
    page("POST /articles/:id/topics", tunnel, { ...article, do: "add", topic: "metro" }),
    page("POST /articles/:id/enterprises", tunnel, {
      ...article,
      do: "add:signal-house",
      list: "tunnel-works",
    }),
    page("POST /articles/:id/publication", tunnel, { ...article, locale: "en", accept: "1" }),
    page("POST /topics", {}, { id: "port", lock: "0", "label-en": "Metro", "label-zh-Hans": "地铁" }),
    page(`POST ${desk}/schedule`, planned, { ...waiting }),
    page(`POST ${desk}/withdrawal`, tunnel, { ...en, "note-en": "Not so." }),
    page(`POST ${desk}/correction`, tunnel, { ...en, "note-en": "Put right." }),
    page(`POST ${desk} do=save`, tunnel, { ...en, ...text }),
    page(`POST ${desk}/preview-link`, tunnel, { days: "1" }),
    page(`POST ${desk}/${revision}`, { ...tunnel, number: "1" }, { ...en }),
  ];
}

/** What people say to each other about it. */
function talk({ linId, threads, noticeId, seen }: Furnished): Write[] {
  const comment = { ...tunnel, comment: threads.open };
  const version = seen["edition asked en"] ?? "";
  return [
    api(`PUT ${edition}/review`, tunnel, { note: "Please." }),
    api(`DELETE ${edition}/review`, asked),
    api(`PUT ${edition}/review/decision`, asked, { decision: "approved" }),
    api(`POST ${edition}/comments`, tunnel, { text: "Where?" }),
    api(`POST ${edition}/comments/:comment/answers`, comment, { text: "Here." }),
    api(`PUT ${edition}/comments/:comment/settlement`, comment),
    api(`DELETE ${edition}/comments/:comment/settlement`, { ...tunnel, comment: threads.settled }),
    api(`PUT ${edition}/assignment`, tunnel, {}),
    { ...api(`PUT ${edition}/assignment {"memberId":"mei"}`, tunnel, { memberId: linId }) },
    api(`DELETE ${edition}/assignment`, asked),
    page(`POST ${desk}/comments`, tunnel, { text: "Where?" }),
    page(`POST ${desk}/review do=ask`, tunnel, { version: seen["edition tunnel en"] ?? "" }),
    page(`POST ${desk}/review do=take_back`, asked, { version }),
    page(`POST ${desk}/review do=approved`, asked, { version }),
    page(`POST ${desk}/review do=changes_wanted`, asked, { version, note: "Shorter." }),
    page(`POST ${desk}/assignment do=claim`, tunnel),
    page(`POST ${desk}/assignment do=release`, asked),
    page(`POST ${desk}/assignment do=assign`, tunnel, { member: linId }),
    api("PUT /notices/read"),
    api("PUT /notices/:notice{[1-9]\\d{0,14}}/read", { notice: noticeId }),
    page("POST /notices", {}, { do: "all" }),
  ];
}
