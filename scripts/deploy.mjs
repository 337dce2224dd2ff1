// npm run deploy: the bucket and the migrations first, then the Worker. Refuses what would publish
// links to localhost or write into nobody's database.
import { readFileSync } from "node:fs";
import { ensureBucket } from "./bucket.mjs";
import { run } from "./run.mjs";

const config = readFileSync("wrangler.toml", "utf8");
const origin = process.env.ORIGIN ?? /^ORIGIN = "([^"]*)"/m.exec(config)?.[1] ?? "";

if (!/^https:\/\/[^/]+$/.test(origin)) {
  console.error(
    `ORIGIN must be the address readers use, such as https://news.example.org, and not “${origin}”.`,
  );
  console.error("Set it in wrangler.toml, or for once: ORIGIN=https://news.example.org npm run deploy");
  process.exit(1);
}
if (/database_id = "0{8}-/.test(config)) {
  console.error("wrangler.toml does not name both databases yet. Make them with:");
  console.error("  npx wrangler d1 create shuangyu");
  console.error("  npx wrangler d1 create shuangyu-search");
  console.error("and put the database_id that each prints into wrangler.toml.");
  process.exit(1);
}
if (/^WEBHOOKS_LOCAL = "yes"/m.test(config)) {
  console.error("WEBHOOKS_LOCAL is for development: leave it empty in wrangler.toml.");
  process.exit(1);
}

await ensureBucket(config);

const steps = [
  ["Applying migrations …", ["d1", "migrations", "apply", "DB", "--remote"]],
  ["Applying those of the search index …", ["d1", "migrations", "apply", "SEARCH", "--remote"]],
  ["Deploying the Worker …", ["deploy", "--minify", "--var", `ORIGIN:${origin}`]],
];
for (const [sentence, args] of steps) {
  console.log(sentence);
  const code = await run("wrangler", args);
  if (code !== 0) process.exit(code);
}
