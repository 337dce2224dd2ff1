/** A newsroom in which every act of the desk has something to act on. */
import { env } from "cloudflare:workers";
import { addMember } from "../../src/access/members.ts";
import { identify } from "../../src/access/identify.ts";
import { openSession } from "../../src/access/sessions.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { askReview } from "../../src/articles/review/ask.ts";
import { assignEdition } from "../../src/articles/review/assign.ts";
import { addComment } from "../../src/articles/review/comment.ts";
import { settleThread } from "../../src/articles/review/settle.ts";
import { collectMissing } from "../../src/catalogues/missing.ts";
import { publishCatalogue } from "../../src/catalogues/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { identifyEnterprise } from "../../src/enterprises/identify.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import { addImage } from "../../src/images/add.ts";
import { addWebhook } from "../../src/webhooks/add.ts";
import { tryOut } from "../../src/webhooks/try-out.ts";
import { issue, operator } from "./access.ts";
import { app, chief, openNamespace, put, upload } from "./catalogues.ts";
import { refill } from "./databases.ts";
import { everything } from "./log.ts";
import { draft, editor, noon, register, tell } from "./newsroom.ts";
import { png } from "./pictures.ts";
import { outside } from "./receiver.ts";
import { establishTiers } from "./register.ts";

/** The ids that nobody can choose. */
export interface Furnished {
  /** Of Lin, who is an admin, and her browser's session. */
  readonly token: string;
  readonly sessionId: string;
  readonly cookie: string;
  readonly linId: string;
  /** Of Mei, a translator. */
  readonly memberId: string;
  /** Of a translator's machine. */
  readonly tokenId: string;
  /** Of Tunnel Works. */
  readonly nameId: string;
  /** Of Signal House. */
  readonly otherNameId: string;
  readonly uploads: Readonly<Record<"open" | "overtaken" | "question" | "ofAnother", string>>;
  readonly imageId: string;
  readonly threads: Readonly<Record<"open" | "settled", string>>;
  readonly noticeId: string;
  /** A receiver, and what it was sent to try it out. */
  readonly webhookId: string;
  readonly messageId: string;
  /** What a form sends along as seen, by what it is of. */
  readonly seen: Readonly<Record<string, string>>;
}

const db = openDatabase(env.DB);

/** It has a catalogue of its own, so that there is something of another's. */
export const otherNamespace = "sport";

export async function furnish(): Promise<Furnished> {
  if (kept !== undefined) {
    await refill(env.DB, kept.rows);
    return kept.room;
  }
  const room = await furnishAnew();
  kept = { room, rows: await everything() };
  return room;
}

/** To furnish it takes fifty verbs, and to put back what they wrote one batch. */
let kept: { readonly room: Furnished; readonly rows: Record<string, unknown[]> } | undefined;

async function furnishAnew(): Promise<Furnished> {
  const people = await letIn();
  await keepRegister();
  await write();
  const uploads = await catalogues();
  const image = { bytes: png(24, 16), name: "tunnel.png" };
  const { image: picture } = await addImage(db, env.IMAGES, operator, image, noon);
  const threads = await talk(people.linId);
  const told = await tellSomebody();
  return { ...people, uploads, imageId: picture.id, threads, ...told, ...(await written()) };
}

async function letIn() {
  const lin = { name: "Lin", email: "lin@example.org", roles: ["admin"] };
  const mei = { name: "Mei", email: "mei@example.org", roles: ["translator"], locales: ["zh-Hans"] };
  const { id: linId } = await addMember(db, operator, lin, noon);
  const { id: memberId } = await addMember(db, operator, mei, noon);
  const { token } = await issue({ name: "laptop", role: "admin", memberId: linId });
  const { id: tokenId } = await issue({ name: "robot", role: "translator" });
  const identity = await identify(db, token, { door: "page", address: "", requestId: "" }, noon);
  const { id: sessionId, secret } = await openSession(db, identity, "Firefox", noon);
  return { linId, memberId, token, tokenId, sessionId, cookie: `__Host-shuangyu=${secret}` };
}

async function keepRegister(): Promise<void> {
  await establishTiers(db);
  await register(db, "port-yard", "Port Yard", "港口船厂");
  await setParent(db, operator, { enterpriseId: "port-yard", parentId: "signal-house" }, noon);
  const uscc = { kind: "uscc", value: "91310000133031388G", source: "official", verified: true } as const;
  await identifyEnterprise(db, operator, { enterpriseId: "port-yard", ...uscc }, noon);
}

/** One that is public and has a draft, one that is planned, one whose review was asked for. */
async function write(): Promise<void> {
  await nameTopic(db, editor, { id: "metro", label: { en: "Metro", "zh-Hans": "地铁" } }, noon);
  await tell(db);
  await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 2, title: "A tunnel reopens" });
  await tell(db, { id: "planned", published: [], drafts: ["en"] });
  const plan = { articleId: "planned", editions: [{ locale: "en" as const }], accept: true };
  await publishEditions(db, editor, { ...plan, at: noon + 3_600_000 }, noon);
  await tell(db, { id: "asked", published: [], drafts: ["en"] });
}

async function talk(linId: string): Promise<Furnished["threads"]> {
  const asked = { articleId: "asked", locale: "en" } as const;
  await askReview(db, chief, asked, noon);
  await assignEdition(db, operator, { ...asked, memberId: linId }, noon);
  const tunnel = { articleId: "tunnel", locale: "en" } as const;
  const open = await addComment(db, chief, { ...tunnel, text: "When?", mentions: [linId] }, noon);
  const settled = await addComment(db, chief, { ...tunnel, text: "Who?" }, noon);
  await settleThread(db, chief, { ...tunnel, threadId: settled, isSettled: true }, noon);
  return { open, settled };
}

async function tellSomebody(): Promise<Pick<Furnished, "webhookId">> {
  const { surroundings } = outside({ now: noon });
  const input = { name: "App", url: "https://app.example.org/hook" };
  const { id } = await addWebhook(db, operator, surroundings, input, noon);
  await tryOut(db, operator, surroundings, id);
  return { webhookId: id };
}

async function catalogues(): Promise<Furnished["uploads"]> {
  await openNamespace(db, { collectsMissing: true });
  await openNamespace(db, { name: otherNamespace });
  const file = (home: string) => ({ locale: "en", text: JSON.stringify({ home }), base: "head" as const });
  await put(db, chief, { locale: "en", text: '{"home":"Home"}' });
  await publishCatalogue(db, chief, { locale: "en", namespace: app, number: 1 }, noon);
  const overtaken = await upload(db, chief, file("Start"));
  await put(db, chief, file("Home page"));
  const open = await upload(db, chief, file("House"));
  // 中文 in Big5.
  const bytes = new Uint8Array([0x7b, 0x22, 0x61, 0x22, 0x3a, 0x22, 0xa4, 0xa4, 0xa4, 0xe5, 0x22, 0x7d]);
  const question = await upload(db, chief, { locale: "en", bytes });
  const ofAnother = await upload(db, chief, { locale: "en", namespace: otherNamespace, text: '{"a":"A"}' });
  await collectMissing(db, { locale: "en", namespace: app, keys: [["gone", "Gone"]] }, noon);
  return { open: open.id, overtaken: overtaken.id, question: question.id, ofAnother: ofAnother.id };
}

const givenBy = [
  "SELECT 'name ' || enterprise_id AS what, min(id) AS is_ FROM names WHERE tag = 'en' GROUP BY 1",
  "SELECT 'notice' AS what, max(id) AS is_ FROM notices",
  "SELECT 'message' AS what, max(id) AS is_ FROM webhook_messages",
  `SELECT 'article ' || a.id AS what, a.version + sum(e.version) AS is_
    FROM articles a JOIN editions e ON e.article_id = a.id GROUP BY a.id`,
  "SELECT 'edition ' || article_id || ' ' || locale AS what, version AS is_ FROM editions",
  "SELECT 'enterprise ' || id AS what, version AS is_ FROM enterprises",
  "SELECT 'certification ' || id AS what, version AS is_ FROM certifications",
];

/** What the newsroom gave itself. */
async function written(): Promise<
  Pick<Furnished, "nameId" | "otherNameId" | "noticeId" | "messageId" | "seen">
> {
  const rows = await env.DB.batch<{ what: string; is_: string | number }>(
    givenBy.map((one) => env.DB.prepare(one)),
  );
  const results = rows.flatMap((row) => row.results);
  const seen = Object.fromEntries(results.map(({ what, is_ }) => [what, String(is_)]));
  const of = (what: string) => seen[what] ?? "";
  return {
    seen,
    noticeId: of("notice"),
    messageId: of("message"),
    nameId: of("name tunnel-works"),
    otherNameId: of("name signal-house"),
  };
}

/** The same without anything in it, for whoever wants to know only what there is. */
export const unfurnished: Furnished = {
  ...{ token: "", sessionId: "", cookie: "", linId: "", memberId: "", tokenId: "" },
  ...{ nameId: "", otherNameId: "", imageId: "", noticeId: "", webhookId: "", messageId: "", seen: {} },
  threads: { open: "", settled: "" },
  uploads: { open: "", overtaken: "", question: "", ofAnother: "" },
};
