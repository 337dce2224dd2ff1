// How scripts start other programs: by name from node_modules/.bin, output passed on.
import { spawn } from "node:child_process";

export const windows = process.platform === "win32";

/** Resolves with the exit code; what it prints is shown only when it fails. */
export function runQuietly(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell: windows });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.stderr.on("data", (data) => (output += data));
    child.on("close", (code) => {
      if (code !== 0) process.stderr.write(output);
      resolve(code ?? 1);
    });
  });
}

/** Resolves with the exit code; prints as it goes. */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: "inherit", shell: windows, ...options });
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Resolves with the exit code and what it wrote to stdout. */
export function read(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "inherit"], shell: windows });
    let output = "";
    child.stdout.on("data", (data) => (output += data));
    child.on("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Says what is being done, does it, and ends the script when it fails. Said aside: what a script is for goes to stdout. */
export async function step(sentence, command, args) {
  console.error(sentence);
  const code = await runQuietly(command, args);
  if (code !== 0) process.exit(code);
}
