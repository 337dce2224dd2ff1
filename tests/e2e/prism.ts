/** A proxy that holds every request and answer to the contract's file: Prism. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { freePort } from "./newsroom.ts";

export interface Prism {
  readonly origin: string;
  readonly stop: () => Promise<unknown>;
}

const root = join(import.meta.dirname, "../..");

/** @param validatesRequests false for what the contract does not allow to be asked, to see how that is answered */
export async function openPrism(
  upstream: string,
  { validatesRequests = true, document = join(root, "docs/openapi.json") } = {},
): Promise<Prism> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      ...[join(root, "node_modules/@stoplight/prism-cli/dist/index.js"), "proxy"],
      ...[document, upstream, "--port", String(port), "--errors", "--verboseLevel", "error"],
      ...["--cors", "false", "--validate-request", String(validatesRequests)],
    ],
    { stdio: ["ignore", "ignore", "inherit"] },
  );
  const ended = new Promise((resolve) => child.on("exit", resolve));
  const origin = `http://127.0.0.1:${port}`;
  await answering(`${origin}/healthz`);
  return {
    origin,
    stop: () => {
      child.kill();
      return ended;
    },
  };
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${url} does not answer`);
}
