/**
 * Where a message may be sent: to a name of the public internet, over TLS.
 * Asked when a receiver is named and again before everything that is sent.
 */

export type Refusal = "malformed" | "scheme" | "credentials" | "host" | "port" | "own";

export interface Ground {
  /** Ourselves: nothing is sent there. */
  readonly origin: string;
  /** For tests and one's own machine alone: anything that can be written as an address of http. */
  readonly allowsLocal: boolean;
}

const longest = 1000;
const ports = ["", "443", "8443"];

/** Names that are nowhere, or that somebody's own network answers for (RFC 6761, 6762, 8375, 9476). */
const localNames = [
  ...["localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan"],
  ...["home.arpa", "in-addr.arpa", "ip6.arpa", "invalid", "test", "onion", "alt", "cluster.local"],
];

/** Undefined where nothing speaks against it. */
export function refusalOf(text: string, { origin, allowsLocal }: Ground): Refusal | undefined {
  const url = parsed(text);
  if (url === undefined) return "malformed";
  if (!(url.protocol === "https:" || (allowsLocal && url.protocol === "http:"))) return "scheme";
  if (url.username !== "" || url.password !== "") return "credentials";
  if (url.host === parsed(origin)?.host) return "own";
  if (allowsLocal) return undefined;
  if (!isPublicName(url.hostname)) return "host";
  return ports.includes(url.port) ? undefined : "port";
}

/** As it is kept: parsed and written again, so that what is asked about is what is sent to. */
export function addressOf(text: string): string {
  const url = parsed(text);
  if (url === undefined) throw new Error("an address that was refused");
  url.hash = "";
  return url.href;
}

/** Without what may be secret in it, for the record and for lists. */
export function shownAddress(text: string): string {
  const url = parsed(text);
  if (url === undefined) return "–";
  return `${url.origin}${url.pathname}${url.search === "" ? "" : "?…"}`;
}

/** A parser drops line breaks and blanks without a word; whoever wrote them meant something else. */
function parsed(text: string): URL | undefined {
  if (text.length > longest || /[\s\p{C}\\]/u.test(text) || !URL.canParse(text)) return undefined;
  return new URL(text);
}

/**
 * No address in numbers, whichever: the parser has brought every spelling of
 * one (octal, hexadecimal, a single number) into the form that is looked for here.
 */
function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "").toLowerCase();
  if (name.startsWith("[") || /^[\d.]+$/.test(name)) return false;
  if (!/^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}$/.test(name)) return false;
  return !localNames.some((local) => name === local || name.endsWith(`.${local}`));
}
