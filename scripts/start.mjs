// npm start: from a fresh clone to a newsroom in the browser.
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { dataFolder, prepareDatabase, prepareTypes } from "./prepare.mjs";
import { read, run, windows } from "./run.mjs";

const port = Number(process.env.PORT ?? 8787);
const data = dataFolder();
const origin = `http://localhost:${port}`;

if (!Number.isInteger(port) || port < 1 || port > 65535) {
  console.error(`PORT must be a port number, not “${process.env.PORT}”.`);
  process.exit(1);
}
if (await isTaken()) {
  console.error(`Port ${port} is taken. Choose another port: PORT=9000 npm start`);
  process.exit(1);
}

await prepareTypes();
await prepareDatabase(data);
if ((await run("node", ["src/cli/seed.ts", "--data", data])) !== 0) process.exit(1);

const token = await developmentToken();

// A receiver on this machine may be told; a hub is where one is named.
const hub = process.env.WEBSUB_HUB ? ["--var", `WEBSUB_HUB:${process.env.WEBSUB_HUB}`] : [];

let stopping = false;
let minute;

console.log("Starting the Worker …");
const worker = spawn(
  "wrangler",
  [
    ...["dev", "--port", String(port), "--inspector-port", "0", "--persist-to", data],
    ...["--var", `ORIGIN:${origin}`, "--var", "WEBHOOKS_LOCAL:yes", ...hub],
    ...["--show-interactive-dev-session", "false", "--log-level", "error"],
  ],
  { stdio: ["ignore", "inherit", "inherit"], shell: windows, detached: !windows },
);
worker.on("exit", (code) => process.exit(stopping ? 0 : (code ?? 1)));

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);

await untilHealthy();
minute = setInterval(tick, 60_000);
// What the seed loaded is found at once, and not from the first minute on.
tick();
console.log(`
The newsroom is open.
  English  ${origin}/en/
  中文     ${origin}/zh/
  API      ${origin}/api/v1/articles?lang=en,zh-Hans
  Desk     ${origin}/desk/
           ${token}
Ctrl-C stops it; what it holds stays in ${data}.
`);

/** Lets in whoever reads this terminal, for a week or until the next start. */
async function developmentToken() {
  const { code, output } = await read("node", ["src/cli/token.ts", "--development", "--data", data]);
  if (code !== 0) process.exit(1);
  return output.trim();
}

/** Whoever listens there, in whatever protocol, on either loopback address. */
async function isTaken() {
  const refusals = await Promise.all(["127.0.0.1", "::1"].map(listenOnce));
  return refusals.includes("EADDRINUSE");
}

function listenOnce(host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve("code" in error ? error.code : undefined));
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
}

async function untilHealthy() {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const healthy = await fetch(`${origin}/healthz`).then(
      (response) => response.ok,
      () => false,
    );
    if (healthy) return;
    if (Date.now() > deadline) {
      console.error("The Worker did not become healthy within a minute.");
      stop();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** In production the platform calls the clock; here nobody else does. */
function tick() {
  fetch(`${origin}/cdn-cgi/local/scheduled?cron=*+*+*+*+*`).catch(() => undefined);
}

function stop() {
  if (stopping) return;
  stopping = true;
  clearInterval(minute);
  try {
    // The whole group, so that no runtime process is left behind.
    if (windows) worker.kill();
    else if (worker.pid !== undefined) process.kill(-worker.pid, "SIGTERM");
  } catch {
    process.exit(0);
  }
  setTimeout(() => process.exit(0), 5000).unref();
}
