import { expect, test } from "vitest";
import { browserName } from "../../src/desk/browser-name.ts";

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

test.each([
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36`, "Chrome · Windows"],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/156.0.0.0 Safari/537.36 Edg/156.0`,
    "Edge · Windows",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox · Linux"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/20.0 Mobile/15E148 Safari/604.1",
    "Safari · iPhone",
  ],
  [
    `Mozilla/5.0 (Linux; Android 16) ${webkit} Version/4.0 Chrome/150.0 MicroMessenger/8.0`,
    "WeChat · Android",
  ],
  ["curl/8.9.1", "curl/8.9.1"],
  ["", ""],
])("%s is told as %s", (agent, name) => {
  expect(browserName(agent)).toBe(name);
});
