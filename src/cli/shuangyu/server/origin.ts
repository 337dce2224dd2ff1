import { Failure } from "../failure.ts";

/** Scheme and host of the newsroom. @throws Failure for a server that a token may not be sent to */
export function originOf(url: string): string {
  const parsed = URL.parse(url) ?? URL.parse(`https://${url}`);
  const isWeb = parsed?.protocol === "https:" || (parsed?.protocol === "http:" && isLocal(parsed.hostname));
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) throw new Failure("url.invalid", { url });
  if (!isWeb) throw new Failure("url.insecure", { url, scheme: "https" });
  if (parsed.username !== "" || parsed.password !== "")
    throw new Failure("url.invalid", { url: parsed.host });
  return parsed.origin;
}

/** Nobody else listens there. */
function isLocal(host: string): boolean {
  return (
    host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d+){3}$/.test(host)
  );
}
