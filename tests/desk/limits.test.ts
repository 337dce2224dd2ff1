/** How often: writes by a token, attempts from an address. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { bearer, issue, postSignIn, sameOrigin } from "../support/access.ts";
import type { Problem } from "../support/answers.ts";
import { languages } from "../support/languages.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const write = "/api/v1/desk/sessions/nonesuch";

async function writeUntilRefused(
  headers: Record<string, string>,
): Promise<{ writes: number; last: Response }> {
  const { send } = visitor();
  for (let writes = 0; ; writes += 1) {
    const last = await send("DELETE", write, headers);
    if (last.status === 429 || writes > 250) return { writes, last };
  }
}

describe.each(languages)("in $locale", ({ locale }) => {
  test("a token may write 120 times a minute, and is then told when to come again", async () => {
    const headers = { ...(await bearer()), "Accept-Language": locale };
    const first = await writeUntilRefused(headers);
    // The platform counts by the clock's own minutes: when one ends on the way, the next has just begun.
    const again = first.writes === 120 ? first : await writeUntilRefused({ ...headers, ...(await bearer()) });
    const { writes, last } = again;
    expect(writes).toBe(120);
    expect(last.headers.get("Retry-After")).toBe("60");
    const problem = await last.json<Problem>();
    expect(problem).toMatchObject({ code: "too_many_requests", seconds: 60 });
    expect(problem.detail).toContain("60");
    expect((await visitor().get("/api/v1/desk/me", headers)).status).toBe(200);
    expect((await visitor().send("DELETE", write, await bearer())).status).toBe(404);
  });

  test("an address may try ten tokens a minute, the right one included", async () => {
    const { token } = await issue();
    const from = (address: string) => ({ ...sameOrigin, "CF-Connecting-IP": address });
    const reader = visitor();
    const here = `192.0.2.${locale === "en" ? 1 : 2}`;
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await postSignIn(reader, { token: `sy_${attempt}` }, from(here))).status).toBe(401);
    const refused = await postSignIn(reader, { token }, { ...from(here), "Accept-Language": locale });
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "60"]);
    expect(refused.headers.getSetCookie()).toEqual([]);
    expect((await postSignIn(reader, { token }, from(`${here}0`))).status).toBe(303);
  });
});

test("where the platform counts nothing, nothing is refused and nothing breaks", async () => {
  const { DESK_LIMITER: _, SIGN_IN_LIMITER: __, ...rest } = env;
  const without = visitor({ now: noon }, {
    ...rest,
    DESK_LIMITER: undefined,
    SIGN_IN_LIMITER: undefined,
  } as never);
  expect((await without.send("DELETE", write, await bearer())).status).toBe(404);
  const { token } = await issue();
  const from = { ...sameOrigin, "CF-Connecting-IP": "192.0.2.9" };
  expect((await postSignIn(without, { token }, from)).status).toBe(303);
});
