/** Anybody's page may read the API; nothing here depends on who asks. */
export const corsHeaders: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Expose-Headers": [
    ...["Content-Language", "ETag", "Last-Modified", "Link", "Cache-Status", "Retry-After"],
    ...["RateLimit-Policy", "RateLimit", "Deprecation", "Sunset"],
  ].join(", "),
};

export const preflightHeaders: Readonly<Record<string, string>> = {
  "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
  "Access-Control-Allow-Headers": "Accept-Language, If-None-Match, If-Modified-Since",
  "Access-Control-Max-Age": "86400",
};
