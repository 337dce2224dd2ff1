/** Reviews, remarks, work, notices and settings as JSON and as pages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { bearerOf, as, hire } from "../support/colleagues.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { addComment } from "../../src/articles/review/comment.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { readPage } from "../support/html.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";
import { sameOrigin } from "../support/access.ts";

const db = openDatabase(env.DB);
const edition = "/articles/tunnel/editions/en";

beforeEach(async () => {
  await hire(db, "lin", "chen", "mei", "wei", "gu");
  await establishRegister(db);
  await tell(db, { published: [], drafts: ["en"] });
});

type Who = Parameters<typeof bearerOf>[1];

async function api(
  who: Who,
  method: string,
  path: string,
  body?: object,
  headers: Record<string, string> = {},
) {
  const response = await visitor().send(
    method,
    `/api/v1/desk${path}`,
    { ...(await bearerOf(db, who)), "If-Match": "*", ...headers },
    body && JSON.stringify(body),
  );
  const text = await response.text();
  return {
    status: response.status,
    etag: response.headers.get("ETag") ?? "",
    body: (text === "" ? {} : JSON.parse(text)) as Record<string, unknown>,
  };
}
const codeOf = async (asked: ReturnType<typeof api>) => {
  const { status, body } = await asked;
  return [status, body["code"]];
};

describe("as JSON", () => {
  test("a review is asked for, decided and read, under the edition's ETag", async () => {
    const asked = await api("lin", "PUT", `${edition}/review`, { reviewerId: "chen", note: "Please." });
    expect(asked.body).toMatchObject({ open: { note: "Please.", revision: 1, reviewer: { id: "chen" } } });
    const decision = { decision: "approved" };
    const path = `${edition}/review/decision`;
    expect(await codeOf(api("chen", "PUT", path, decision, { "If-Match": '"v7"' }))).toEqual([
      412,
      "edit_conflict",
    ]);
    const decided = await api("chen", "PUT", path, decision, { "If-Match": asked.etag });
    expect(decided.body).toMatchObject({
      open: null,
      decided: { decision: "approved", decidedBy: { id: "chen" } },
    });
    expect((await api("gu", "GET", `${edition}/review`)).body).toEqual(decided.body);
    expect(await codeOf(api("lin", "DELETE", `${edition}/review`))).toEqual([404, "review_not_found"]);
  });

  test("a write says what was seen, and nothing but the fields that there are", async () => {
    const token = await bearerOf(db, "lin");
    await visitor().get("/api/v1/desk/me", token);
    const before = await everything();
    for (const [method, path] of [
      ["PUT", `${edition}/review`],
      ["DELETE", `${edition}/review`],
      ["PUT", `${edition}/review/decision`],
      ["PUT", `${edition}/assignment`],
      ["DELETE", `${edition}/assignment`],
      ["PUT", `${edition}/comments/c1/settlement`],
    ] as const) {
      const response = await visitor().send(method, `/api/v1/desk${path}`, token, "{}");
      expect([path, response.status]).toEqual([path, 428]);
    }
    expect(await everything()).toEqual(before);
    for (const [path, body] of [
      ["/review", { note: "x", askedBy: "chen" }],
      ["/review/decision", { decision: "approved", decidedBy: "chen" }],
      ["/review/decision", { decision: "published" }],
      ["/assignment", { memberId: "mei", assignedBy: "chen" }],
    ] as const) {
      expect((await api("lin", "PUT", edition + path, body)).status).toBeGreaterThanOrEqual(400);
    }
  });

  test("remarks are made, answered and settled", async () => {
    const made = await api("gu", "POST", `${edition}/comments`, { text: "@Lin Wei: when?", block: "title" });
    expect(made).toMatchObject({ status: 201, body: { block: "title", standing: "same", settledAt: null } });
    const thread = `${edition}/comments/${String(made.body["id"])}`;
    const answered = await api("lin", "POST", `${thread}/answers`, { text: "Today.", mentions: ["mei"] });
    expect(answered.body["comments"]).toMatchObject([
      { mentions: [{ id: "lin" }] },
      { mentions: [{ id: "mei" }] },
    ]);
    const settle = { "If-Match": made.etag };
    expect(await codeOf(api("gu", "PUT", `${thread}/settlement`, undefined, settle))).toEqual([
      412,
      "edit_conflict",
    ]);
    const settled = await api("gu", "PUT", `${thread}/settlement`, undefined, { "If-Match": answered.etag });
    expect(settled.body).toMatchObject({ settledBy: { id: "gu" } });
    expect((await api("gu", "DELETE", `${thread}/settlement`)).body).toMatchObject({ settledAt: null });
    expect((await api("mei", "GET", `${edition}/comments`)).body["items"]).toHaveLength(1);
    const elsewhere = `/articles/tunnel/editions/zh-Hans/comments/${String(made.body["id"])}/answers`;
    expect(await codeOf(api("lin", "POST", elsewhere, { text: "x" }))).toEqual([404, "comment_not_found"]);
  });

  test("work is assigned, claimed and given back under a lock of its own", async () => {
    const path = "/articles/tunnel/editions/zh-Hans/assignment";
    const none = await api("mei", "GET", path);
    expect([none.etag, none.body["assignment"]]).toEqual(['"v0"', null]);
    const given = await api(
      "lin",
      "PUT",
      path,
      { memberId: "mei", dueOn: "2026-03-08" },
      { "If-Match": none.etag },
    );
    expect(given.body["assignment"]).toMatchObject({ member: { name: "梅" }, dueOn: "2026-03-08" });
    expect(await codeOf(api("chen", "PUT", path, {}, { "If-Match": none.etag }))).toEqual([
      412,
      "edit_conflict",
    ]);
    const line = (await api("gu", "GET", "/articles/tunnel")).body["editions"];
    expect(line).toMatchObject([{ assignee: null }, { assignee: { id: "mei", dueOn: "2026-03-08" } }]);
    const back = await api("mei", "DELETE", path, undefined, { "If-Match": given.etag });
    expect(back.etag).toBe('"v0"');
    expect((await api("mei", "PUT", path, {})).body["assignment"]).toMatchObject({ member: { id: "mei" } });
  });

  test("notices are one's own", async () => {
    await api("lin", "POST", `${edition}/comments`, { text: "@梅 @顾明" });
    const own = await api("mei", "GET", "/notices");
    expect(own.body).toMatchObject({
      unread: 1,
      items: [{ kind: "mentioned", by: { id: "lin" }, readAt: null }],
    });
    const [first] = own.body["items"] as { id: number }[];
    const id = first?.id ?? 0;
    expect(await codeOf(api("gu", "PUT", `/notices/${id}/read`))).toEqual([404, "notice_not_found"]);
    expect((await api("mei", "PUT", `/notices/${id}/read`)).body["readAt"]).not.toBeNull();
    expect((await api("mei", "GET", "/notices?unread=true")).body).toMatchObject({ unread: 0, items: [] });
    expect((await api("gu", "GET", "/notices")).body["unread"]).toBe(1);
    expect((await api("gu", "PUT", "/notices/read")).status).toBe(204);
    expect((await api("gu", "GET", "/notices")).body["unread"]).toBe(0);
  });

  test("the board has a state for what is under review", async () => {
    await api("lin", "PUT", `${edition}/review`, {});
    const { body } = await api("gu", "GET", "/articles?state=review&locale=en");
    expect(body["items"]).toMatchObject([{ id: "tunnel", editions: [{ stands: ["draft", "review"] }, {}] }]);
    expect((await api("gu", "GET", edition)).body["stands"]).toEqual(["draft", "review"]);
    expect((await api("gu", "GET", "/articles?state=review&locale=zh-Hans")).body["items"]).toEqual([]);
  });

  test("who may publish without a review is a setting, and the checks say so to whom it concerns", async () => {
    const settings = await api("gu", "GET", "/settings");
    expect(settings.body["publishWithoutReview"]).toEqual(["admin", "editor"]);
    const change = { publishWithoutReview: ["admin"] };
    expect(await codeOf(api("lin", "PATCH", "/settings", change))).toEqual([403, "forbidden"]);
    expect((await api("wei", "PATCH", "/settings", change, { "If-Match": settings.etag })).etag).toBe('"v1"');
    expect(await codeOf(api("wei", "PATCH", "/settings", change, { "If-Match": settings.etag }))).toEqual([
      412,
      "edit_conflict",
    ]);
    const checks = async (who: Who) =>
      ((await api(who, "GET", `${edition}/checks`)).body["items"] as { check: string }[]).map(
        ({ check }) => check,
      );
    expect(await checks("lin")).toContain("review_missing");
    expect(await checks("wei")).not.toContain("review_missing");
    const refused = await api("lin", "PUT", `${edition}/publication`, {});
    expect(refused).toMatchObject({ status: 422, body: { code: "findings_block" } });
    expect((await api("wei", "PUT", `${edition}/publication`, {})).status).toBe(200);
  });
});

describe.each(languages)("as pages, in $locale,", ({ locale }) => {
  const path = "/desk/articles/tunnel/en";

  /** What an isolate that has heard of the newest words asks the database for. */
  async function page(who: Who, address: string, tally: RoundTrip[] = []) {
    const headers = { ...(await bearerOf(db, who)), "Accept-Language": locale };
    const worker = visitor(undefined, { DB: tallying(env.DB, tally) });
    await worker.get(address, headers);
    tally.splice(0);
    return readPage(await worker.get(address, headers));
  }
  async function post(who: Who, address: string, fields: Record<string, string>) {
    const headers = {
      ...(await bearerOf(db, who)),
      ...sameOrigin,
      "Accept-Language": locale,
      "Content-Type": "application/x-www-form-urlencoded",
    };
    return visitor().send("POST", address, headers, new URLSearchParams(fields).toString());
  }

  test("all that is said stands on one, for two round trips", async () => {
    await addComment(
      db,
      as("gu"),
      { articleId: "tunnel", locale: "en", text: "<b>@Lin Wei</b>", block: "title" },
      noon,
    );
    const tally: RoundTrip[] = [];
    const shown = await page("lin", `${path}/comments`, tally);
    expect(shown.status).toBe(200);
    expect(tally.filter(({ isWrite }) => !isWrite)).toHaveLength(2);
    expect(shown.html).toContain("&lt;b&gt;");
    expect((await shown.one(".thread .mention")).text).toBe("@Lin Wei");
    expect((await shown.one(".thread blockquote")).text).toBe("A tunnel opens");
  });

  test("a form leads back to where it stood, and nowhere else", async () => {
    const back = async (to: string) => {
      const response = await post("lin", `${path}/comments`, { do: "comment", text: "Here.", to });
      return [response.status, response.headers.get("Location")];
    };
    expect(await back(`${path}?done=drafted`)).toEqual([303, `${path}?done=commented`]);
    expect(await back("/desk/articles/tunnel")).toEqual([303, "/desk/articles/tunnel?done=commented"]);
    for (const to of ["https://evil.test/", "//evil.test", "/desk/sign-out", ""])
      expect(await back(to)).toEqual([303, `${path}/comments?done=commented`]);
  });

  test("what cannot be taken comes back with what was written", async () => {
    const response = await post("lin", `${path}/comments`, {
      do: "comment",
      text: "x".repeat(2001),
      about: "title",
    });
    const answer = await readPage(response);
    expect(answer.status).toBe(422);
    expect((await answer.one("#remark_text")).text).toHaveLength(2001);
    expect((await answer.one("#about option[selected]")).attributes.get("value")).toBe("title");
    expect((await answer.all("#errors a"))[0]?.attributes.get("href")).toBe("#remark_text");
  });

  test("a review is asked for, and decided by somebody else", async () => {
    const text = { articleId: "tunnel", locale: "en", title: "A tunnel", body: "It is open." } as const;
    await draftRevision(db, as("lin"), text, noon);
    expect((await post("lin", `${path}/review`, { do: "ask", note: "Please." })).status).toBe(303);
    const own = await page("lin", `${path}/comments`);
    expect(await own.all("button[value=approved]")).toEqual([]);
    const theirs = await page("chen", `${path}/comments`);
    const [version] = await theirs.all("#talk [name=version]");
    const stale = await post("chen", `${path}/review`, { do: "approved", version: "7" });
    expect(stale.status).toBe(412);
    const done = await post("chen", `${path}/review`, {
      do: "approved",
      version: version?.attributes.get("value") ?? "",
    });
    expect(done.headers.get("Location")).toBe(`${path}/comments?done=review_decided`);
  });

  test("the masthead says how much a member has not read, and each notice leads to what it is about", async () => {
    await addComment(db, as("lin"), { articleId: "tunnel", locale: "en", text: "@梅" }, noon);
    const tally: RoundTrip[] = [];
    const shown = await page("mei", "/desk/notices", tally);
    expect(tally.filter(({ isWrite }) => !isWrite)).toHaveLength(2);
    expect((await shown.one(".bell .number")).text).toBe("1");
    const id = (await shown.one(".unread [name=notice]")).attributes.get("value") ?? "";
    expect((await shown.all(".unread button")).map(({ text }) => text)[0]).toContain("Lin Wei");
    expect((await post("gu", "/desk/notices", { do: "open", notice: id })).status).toBe(404);
    const opened = await post("mei", "/desk/notices", { do: "open", notice: id });
    expect(opened.headers.get("Location")).toMatch(
      /^\/desk\/articles\/tunnel\/en\/comments#thread-[0-9a-f]{32}$/,
    );
    const after = await page("mei", "/desk/notices");
    expect(await after.all(".bell .number")).toEqual([]);
    expect(await after.all("ul.plain a")).toHaveLength(1);
  });

  test("the newsroom's settings are the admins'", async () => {
    expect((await page("lin", "/desk/settings")).status).toBe(403);
    const shown = await page("wei", "/desk/settings");
    expect(
      (await shown.all("[name=publish][checked]")).map(({ attributes }) => attributes.get("value")),
    ).toEqual(["admin", "editor"]);
    expect((await post("wei", "/desk/settings", { version: "0", publish: "admin" })).status).toBe(303);
    expect((await post("wei", "/desk/settings", { version: "0", publish: "editor" })).status).toBe(412);
  });
});
