// npm run deploy: migrations first, then the Worker. Refuses what would publish
// links to localhost or write into nobody's database.
import { readFileSync } from "node:fs";
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
  console.error("wrangler.toml names no database yet. Make one with: npx wrangler d1 create shuangyu");
  console.error("and put the database_id that it prints into wrangler.toml.");
  process.exit(1);
}

const steps = [
  ["Applying migrations …", ["d1", "migrations", "apply", "DB", "--remote"]],
  ["Deploying the Worker …", ["deploy", "--minify", "--var", `ORIGIN:${origin}`]],
];
for (const [sentence, args] of steps) {
  console.log(sentence);
  const code = await run("wrangler", args);
  if (code !== 0) process.exit(code);
}
