// The house's directions: which room may import which. Rooms below the doors know
// nothing of hono; reader and api call no verb; only the owner writes a table.
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** What each room may import, beside itself and the ground. `tables` files are open to every room for joins. */
const rooms = {
  // What a token may be for is spelt as catalogues spell it.
  access: ["changes", "catalogues/locale.ts"],
  changes: ["delivery/tags.ts"],
  delivery: ["changes"],
  enterprises: ["changes", "delivery/tags.ts", "access/actor.ts", "access/record.ts"],
  // Prose is looked over by the catalogues' checks.
  articles: [
    "changes",
    "delivery/tags.ts",
    "enterprises",
    "access",
    "images",
    "notices",
    "catalogues/checks",
    "catalogues/finding.ts",
    "catalogues/document.ts",
  ],
  // Traditional characters are folded by the table that the checks have.
  search: ["articles", "enterprises", "changes", "catalogues/checks/script.ts"],
  images: ["access", "changes", "delivery/tags.ts"],
  webhooks: ["access", "catalogues/copies.ts", "changes", "notices/notify.ts"],
  notices: ["access", "changes"],
  reader: ["articles", "enterprises", "images", "search", "changes", "delivery", "api/cors.ts"],
  // Its one page looks like those of the reader.
  api: [
    "reader/styles.ts",
    "articles",
    "enterprises",
    "images",
    "search",
    "catalogues/copies.ts",
    "changes",
    "delivery",
  ],
  catalogues: ["changes", "delivery/tags.ts", "access/actor.ts", "access/policy.ts", "access/record.ts"],
  desk: [
    ...["access", "catalogues", "articles", "enterprises", "images", "notices", "changes", "delivery"],
    "webhooks",
    ...["api/localised.ts", "api/parameters.ts", "api/problem.ts", "reader"],
  ],
  bundles: ["catalogues", "changes", "delivery", "api/cors.ts", "api/problem.ts", "api/contract/types.ts"],
  // Whoever takes it along gets nothing of the rest.
  client: [],
  mcp: ["api", "search/html-text.ts", "changes", "delivery"],
  cli: ["access", "catalogues", "articles", "enterprises", "search", "changes", "delivery"],
};
const doors = ["reader", "api", "desk", "bundles", "mcp"];
/** Files that hold verbs, or make them up: nothing that answers a GET may import these. */
const verbs = [
  "access/admit.ts",
  "access/members.ts",
  "access/record.ts",
  "access/self.ts",
  "access/sessions.ts",
  "access/settings.ts",
  "access/tokens.ts",
  "articles/board.ts",
  "articles/change-public-state.ts",
  "articles/correct.ts",
  "articles/create.ts",
  "articles/draft.ts",
  "articles/links.ts",
  "articles/listings.ts",
  "articles/merge-enterprises.ts",
  "articles/name-topic.ts",
  "articles/preview.ts",
  "articles/publish.ts",
  "articles/relink.ts",
  "articles/restore.ts",
  "articles/review/ask.ts",
  "articles/review/assign.ts",
  "articles/review/comment.ts",
  "articles/review/decide.ts",
  "articles/review/overtake.ts",
  "articles/review/settle.ts",
  "articles/review/tell.ts",
  "articles/slugs.ts",
  "articles/terms.ts",
  "articles/unschedule.ts",
  "articles/withdraw.ts",
  "changes/append-each.ts",
  "changes/append.ts",
  "changes/commit.ts",
  "changes/insert-rows.ts",
  "changes/lock.ts",
  "delivery/acknowledge.ts",
  "delivery/purge.ts",
  "images/add.ts",
  "images/clear.ts",
  "images/describe.ts",
  "images/remove.ts",
  "enterprises/certifications.ts",
  "enterprises/change-name.ts",
  "enterprises/change.ts",
  "enterprises/claims.ts",
  "enterprises/correct-batch.ts",
  "enterprises/edit.ts",
  "enterprises/identify.ts",
  "enterprises/merge-certifications.ts",
  "enterprises/merge-names.ts",
  "enterprises/merge-parents.ts",
  "enterprises/merge.ts",
  "enterprises/parents.ts",
  "enterprises/record-event.ts",
  "enterprises/register.ts",
  "enterprises/rename.ts",
  "enterprises/schemes.ts",
  "enterprises/slugs.ts",
  "enterprises/standing.ts",
  "notices/mail.ts",
  "notices/mark-read.ts",
  "notices/notify.ts",
  "enterprises/void-certification.ts",
  "search/follow.ts",
  "search/want-rebuild.ts",
  "search/write-documents.ts",
  "search/write-words.ts",
  "webhooks/add.ts",
  "webhooks/advance.ts",
  "webhooks/change.ts",
  "webhooks/claim.ts",
  "webhooks/deliver.ts",
  "webhooks/follow-hub.ts",
  "webhooks/forget.ts",
  "webhooks/replay.ts",
  "webhooks/rotate.ts",
  "webhooks/settle.ts",
  "webhooks/tell.ts",
  "webhooks/try-out.ts",
];
/** They write beside `commit`: how far the edge and receivers have been told, whether an e-mail went out, and when a token was used. */
const unrecorded = [
  "access/identify.ts",
  "delivery/deliveries.ts",
  "delivery/purge.ts",
  "notices/mail.ts",
  "webhooks/forget.ts",
];
const ground =
  /^(app-env|body|columns|cursor|database|errors|identity|limits|locales|own-words|status|urls|words)\.ts$/;
const wiring = ["index.ts", "app.ts", "health.ts", "app-env.ts"];

const problems = [];
for (const file of readdirSync("src", { recursive: true }).map(String)) {
  if (/\.tsx?$/.test(file)) checkFile(file.replaceAll("\\", "/"));
}
for (const problem of problems) console.error(problem);
process.exit(problems.length === 0 ? 0 : 1);

function checkFile(file) {
  const room = file.includes("/") ? file.split("/")[0] : undefined;
  if (room !== undefined && rooms[room] === undefined)
    problems.push(`src/${file}: no such room in scripts/check-rooms.mjs`);
  const text = readFileSync(join("src", file), "utf8");
  for (const [, target] of text.matchAll(/\bfrom "([^"]+)"/g)) checkImport(file, room, target);
  for (const table of tablesWritten(text)) checkWrite(file, room, text, table);
  if (/\bawait\s+db\s*\.(insert|update|delete)\(/.test(text) && !unrecorded.includes(file))
    problems.push(`src/${file}: writes beside commit(), and so without a line in the record`);
}

function tablesWritten(text) {
  const direct = [...text.matchAll(/\.(?:insert|update|delete)\((\w+)\)/g)].map((match) => match[1]);
  const many = [...text.matchAll(/\binsertRows\(\s*db,\s*(\w+)/g)].map((match) => match[1]);
  return [...direct, ...many];
}

/** A table is written where it is declared; the log hands its purges to delivery in the same batch. */
function checkWrite(file, room, text, table) {
  const from = new RegExp(`import \\{[^}]*\\b${table}\\b[^}]*\\} from "([^"]+)"`).exec(text)?.[1];
  if (from === undefined) return;
  const owner = normalize(join(dirname(file), from)).replaceAll("\\", "/");
  if (!owner.endsWith("/tables.ts") || owner.split("/")[0] === room) return;
  if (file === "changes/append.ts" && owner === "delivery/tables.ts") return;
  problems.push(`src/${file}: writes ${table}, which only ${dirname(owner)} may`);
}

function checkImport(file, room, target) {
  if (!target.startsWith(".")) {
    const knowsHono = doors.includes(room) || wiring.includes(file);
    if (target.startsWith("hono") && !knowsHono)
      problems.push(`src/${file}: imports ${target}; only doors know hono`);
    return;
  }
  const path = normalize(join(dirname(file), target)).replaceAll("\\", "/");
  if (path.startsWith("../")) return;
  if (["reader", "api", "mcp"].includes(room) && verbs.includes(path))
    problems.push(`src/${file}: imports the verb ${path}; this door only reads`);
  if (room === undefined || wiring.includes(file) || !path.includes("/"))
    return checkGround(file, room, path);
  const isOpen = path.startsWith(`${room}/`) || path.endsWith("/tables.ts");
  const allowed = rooms[room]?.some((other) => path === other || path.startsWith(`${other}/`));
  if (!isOpen && !allowed) problems.push(`src/${file}: ${room} may not import ${path}`);
}

function checkGround(file, room, path) {
  if (room === undefined && !wiring.includes(file) && path.includes("/")) {
    problems.push(`src/${file}: the ground imports no room, but this imports ${path}`);
  }
  if (room !== undefined && !path.includes("/") && !ground.test(path))
    problems.push(`src/${file}: ${path} is wiring, not ground`);
}
