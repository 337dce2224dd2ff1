import { existsSync } from "node:fs";
import chromium from "@sparticuz/chromium";
import { chromium as playwright } from "playwright-core";
import type { Browser } from "playwright-core";

const installed = [
  process.env["CHROMIUM"],
  "/usr/bin/chromium",
  "/usr/bin/google-chrome",
  "/usr/bin/chromium-browser",
];

/** The system's Chromium where there is one; else the one that comes with the install. */
export async function openBrowser(): Promise<Browser> {
  const found = installed.find((path) => path !== undefined && existsSync(path));
  return playwright.launch({
    executablePath: found ?? (await chromium.executablePath()),
    args: [
      ...(found === undefined ? chromium.args : []),
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
    ],
    headless: true,
  });
}
