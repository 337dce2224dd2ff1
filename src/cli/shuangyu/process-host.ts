import { createInterface } from "node:readline";
import { Writable } from "node:stream";
import { text } from "node:stream/consumers";
import type { Host, Sink } from "./host.ts";

export const processHost: Host = {
  cwd: process.cwd(),
  env: process.env,
  stdin: { isTTY: process.stdin.isTTY, readAll: () => text(process.stdin), ask },
  stdout: sinkOf(process.stdout),
  stderr: sinkOf(process.stderr),
};

function sinkOf(stream: NodeJS.WriteStream): Sink {
  // Whoever reads us has closed the pipe, as `head` does: there is nobody left to tell.
  stream.on("error", () => process.exit(0));
  return {
    write: (words) => void stream.write(words),
    isTTY: stream.isTTY,
    get columns() {
      return stream.columns;
    },
  };
}

async function ask(question: string, hidden?: "hidden"): Promise<string | undefined> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const output = hidden === undefined ? process.stderr : nowhere;
  const lines = createInterface({ input: process.stdin, output, terminal: true, prompt: question });
  if (hidden !== undefined) process.stderr.write(question);
  try {
    return await new Promise((resolve) => {
      lines.on("SIGINT", () => process.exit(130));
      lines.on("close", () => resolve(undefined));
      lines.on("line", resolve);
      lines.prompt();
    });
  } finally {
    lines.close();
    if (hidden !== undefined) process.stderr.write("\n");
  }
}
