/** What no response may lack, and what none may give away. */
import { expect } from "vitest";

export function expectGuarded({ headers }: Response): void {
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Referrer-Policy")).toBe("strict-origin-when-cross-origin");
  expect(headers.get("Strict-Transport-Security")).toMatch(/^max-age=\d{8,}; includeSubDomains$/);
  expect(headers.get("Permissions-Policy")).toContain("geolocation=()");
  expect(headers.get("Cache-Control")).not.toBeNull();
}

export function expectPrivate({ headers }: Response): void {
  expect(headers.get("Cache-Control")).toBe("private, no-store");
  expect(headers.get("Cloudflare-CDN-Cache-Control") ?? "private, no-store").toBe("private, no-store");
}

/** Neither a stack nor an exception's own words, nor the database's. */
export function expectNothingInside(text: string): void {
  expect(
    text.match(/\bat \w+ \(|\.tsx?:\d+|\b\w*Error\b|D1_|SQLITE|sqlite|constraint|SELECT |node_modules|zod/),
  ).toBeNull();
}

/** Spellings that no cursor of ours has, each under what is wrong with it. */
export const foreignCursors: Readonly<Record<string, string>> = {
  "no Base64": "!!!",
  "not JSON": btoa("garbage"),
  "no list": encoded({ sort: 1, id: "x" }),
  "a list of one": encoded([1]),
  "a list of three": encoded([1, "x", "y"]),
  "an id that is none": encoded([1, 2]),
  "a place that is none": encoded([null, "x"]),
  "a place that is a list": encoded([[1], "x"]),
  "a fraction": encoded([1.5, "x"]),
  "an endless number": btoa('[1e999,"x"]').replaceAll("=", ""),
  "half a list": btoa('[1,"x"').replaceAll("=", ""),
  "words of SQL": "'%20OR%201=1--",
  "more than a thousand letters": "a".repeat(1200),
  "a dangerous name": encoded({ __proto__: null, 0: 1, 1: "x", length: 2 }),
};

export function encoded(value: unknown): string {
  return btoa(JSON.stringify(value)).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
