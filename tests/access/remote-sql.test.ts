/** A token for the deployed database travels as text: a name must stay a name. */
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { tokens } from "../../src/access/tables.ts";
import { issueToken } from "../../src/access/tokens.ts";
import { databaseInText } from "../../src/cli/remote-sql.ts";
import { operator, recorded } from "../support/access.ts";
import { noon } from "../support/newsroom.ts";

test.each(["O'Neil", "''", "x'); DROP TABLE tokens; --", "what?", "林\\'静", '"; --'])(
  "%s is issued a token by that name",
  async (name) => {
    const sent: string[] = [];
    // Where wrangler stands the real database takes what was written.
    const db = databaseInText((sql) => {
      sent.push(sql);
      return env.DB.exec(sql);
    });
    const input = { name, role: "translator", locales: ["fr"], namespaces: ["app"] };
    const { id, token } = await issueToken(db, operator, input, noon);
    const { results } = await env.DB.prepare("SELECT name, locales, revoked_at FROM tokens").all();
    expect(results).toEqual([{ name, locales: '["fr"]', revoked_at: null }]);
    expect(await recorded()).toMatchObject([{ subject: id, detail: { name } }]);
    expect(sent).toHaveLength(1);
    expect(sent[0]).not.toContain(token.slice(10));
  },
);

test.each([[Infinity], [0.5], ["\0"]])("%o is refused rather than guessed", async (value) => {
  const db = databaseInText((sql) => env.DB.exec(sql));
  const write = db.update(tokens).set({ name: "x", createdAt: value as number });
  await expect(db.batch([write])).rejects.toThrow(/cannot be written/);
});
