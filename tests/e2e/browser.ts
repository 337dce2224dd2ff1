import { existsSync } from "node:fs";
import { chromium as playwright } from "playwright-core";
import type { Browser, LaunchOptions } from "playwright-core";

const installed = ["/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"];
const shared = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
];

/** The system's Chromium where there is one, or the one that `CHROMIUM` names; else, or for `npm`, the install's own. */
export async function openBrowser(): Promise<Browser> {
  const asked = process.env["CHROMIUM"];
  const found = asked === undefined ? installed.find((path) => existsSync(path)) : asked;
  const launch =
    found === undefined || found === "npm" ? await bundled() : { executablePath: found, args: shared };
  return playwright.launch({ ...launch, headless: true });
}

/**
 * The package brings its system libraries too, but unpacks them only where it
 * believes to be on AWS Lambda; a bare machine needs them just as much. They
 * are for the browser alone and not for what else this process starts.
 */
async function bundled(): Promise<LaunchOptions> {
  const before = { ...process.env };
  process.env["AWS_EXECUTION_ENV"] = "AWS_Lambda_nodejs24.x";
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const executablePath = await chromium.executablePath();
    const libraries = process.env["LD_LIBRARY_PATH"] ?? "";
    return {
      executablePath,
      args: [...chromium.args, ...shared],
      env: { ...before, LD_LIBRARY_PATH: libraries },
    };
  } finally {
    for (const name of ["AWS_EXECUTION_ENV", "LD_LIBRARY_PATH"]) {
      if (before[name] === undefined) delete process.env[name];
      else process.env[name] = before[name];
    }
  }
}
