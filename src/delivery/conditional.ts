/** RFC 9110 §13: does the client already hold what we would send? If-None-Match outranks If-Modified-Since. */
export function isNotModified(headers: Headers, etag: string, lastModified: number | undefined): boolean {
  const candidates = headers.get("If-None-Match");
  if (candidates !== null) return matches(candidates, etag);
  const since = headers.get("If-Modified-Since");
  if (since === null || lastModified === undefined) return false;
  const date = Date.parse(since);
  return !Number.isNaN(date) && Math.floor(lastModified / 1000) * 1000 <= date;
}

/** Weak comparison (§8.8.3.2), as §13.1.2 asks for GET and HEAD. */
function matches(candidates: string, etag: string): boolean {
  if (candidates === etag || candidates.trim() === "*") return true;
  return candidates.split(",").some((candidate) => candidate.trim().replace(/^W\//, "") === etag);
}
