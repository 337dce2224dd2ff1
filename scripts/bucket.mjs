// Before a deployment: the bucket for pictures is there, or is made; where the account has no R2, what to do.
import { spawn } from "node:child_process";
import { windows } from "./run.mjs";

/** Ends the script where pictures would have no place. @param {string} config wrangler.toml */
export async function ensureBucket(config) {
  const bucket = /^bucket_name = "([^"]+)"/m.exec(config)?.[1];
  if (bucket === undefined) return;
  const { code, output } = await wrangler(["r2", "bucket", "create", bucket]);
  const answer = answerTo(code, output);
  if (answer === "made") return console.log(`Made the bucket ${bucket} for pictures.`);
  if (answer === "there") return console.log(`The bucket ${bucket} for pictures is there.`);
  console.error(output.trim());
  for (const line of advice[answer](bucket)) console.error(line);
  process.exit(1);
}

/** What an attempt to make a bucket came to, by its exit code and what the platform said: 10004 and 10042 are its own numbers. */
export function answerTo(code, output) {
  if (code === 0) return "made";
  if (/already exists|already own|\b10004\b/i.test(output)) return "there";
  return /enable R2|R2 .*not.*enabled|\b10042\b/i.test(output) ? "off" : "unclear";
}

const advice = {
  off: (bucket) => [
    "R2, which keeps the pictures, is not enabled on this account. Nothing has been deployed.",
    "Enable it under “R2 object storage” in the dashboard (it has a free allowance, and asks for a way to pay),",
    `then deploy again: the bucket ${bucket} is made by itself.`,
  ],
  unclear: (bucket) => [
    `The bucket ${bucket} for pictures could not be made or found. Nothing has been deployed.`,
    "See that you are signed in (npx wrangler whoami) and that the token may edit R2, then deploy again.",
  ],
};

function wrangler(args) {
  return new Promise((resolve) => {
    const child = spawn("wrangler", args, { stdio: ["ignore", "pipe", "pipe"], shell: windows });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
