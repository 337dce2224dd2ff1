/** Notices as e-mail: gathered, in the member's language, tried again, and given up. */
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { members } from "../../src/access/tables.ts";
import { readNow } from "../../src/changes/read.ts";
import { commit } from "../../src/changes/commit.ts";
import { openDatabase } from "../../src/database.ts";
import { composeMail } from "../../src/notices/compose-mail.ts";
import type { Letter } from "../../src/notices/compose-mail.ts";
import { mailDue, waitAfter } from "../../src/notices/mail.ts";
import { noticesRead } from "../../src/notices/list.ts";
import { readAllNotices } from "../../src/notices/mark-read.ts";
import { gathering, notify } from "../../src/notices/notify.ts";
import type { News } from "../../src/notices/notify.ts";
import { notices } from "../../src/notices/tables.ts";
import { recordLine } from "../../src/access/record.ts";
import { recorded } from "../support/access.ts";
import { as, hire, memberRow } from "../support/colleagues.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const minute = 60_000;

let sent: Letter[] = [];
let isDown = false;
const mailer = {
  send: (letter: Letter) => {
    if (isDown) return Promise.reject(new Error("away"));
    sent.push(letter);
    return Promise.resolve();
  },
};
const terms = { from: "desk@example.org", origin: "https://newsroom.test", mailer };
const run = (at: number) => mailDue(db, terms, at);

beforeEach(async () => {
  [sent, isDown] = [[], false];
  await hire(db, "lin", "chen", "mei");
});

const about = (title = "A tunnel opens", more: object = {}): News => ({
  ...{ kind: "mentioned", subject: "article/tunnel/en", to: ["chen"] },
  detail: { title, text: "Look!", comment: "c1", ...more },
});

async function tell(news: News, at = noon): Promise<void> {
  const line = { action: "comment.added", subject: news.subject };
  await commit(db, [notify(db, as("lin"), news, at), recordLine(db, as("lin"), line, at)]);
}

const states = () =>
  db
    .select({ due: notices.mailDueAt, attempts: notices.mailAttempts, mailed: notices.mailedAt })
    .from(notices)
    .orderBy(asc(notices.id));

describe("what a member is told", () => {
  test("is gathered into one e-mail, some minutes after the first", async () => {
    await tell(about());
    await tell(about("A bridge"), noon + 4 * minute);
    await tell({ ...about(), to: ["mei"] }, noon + 4 * minute);
    await run(noon + gathering - 1);
    expect(sent).toEqual([]);
    await run(noon + gathering);
    expect(sent.map(({ from, to, subject }) => [from, to, subject])).toEqual([
      ["desk@example.org", "chen@example.org", "Notices from the newsroom: 2"],
    ]);
    expect(sent[0]?.text).toContain(
      "Lin Wei mentioned you in “A bridge” (English).\n  Look!\nhttps://newsroom.test/",
    );
    await run(noon + gathering + 1);
    expect(sent).toHaveLength(1);
    await run(noon + 4 * minute + gathering);
    expect(sent.map(({ to }) => to)).toEqual(["chen@example.org", "mei@example.org"]);
    expect(await states()).toMatchObject([
      { due: null, mailed: noon + gathering },
      { due: null },
      { due: null },
    ]);
    expect((await recorded()).filter(({ action }) => action === "notice.mailed")).toMatchObject([
      { subject: "member/chen", door: "clock", detail: { notices: [1, 2] } },
      { subject: "member/mei" },
    ]);
  });

  test("is not mailed once she has read it, has switched it off, or is gone", async () => {
    for (const id of ["chen", "mei", "lin"]) await tell({ ...about(), to: [id] });
    await tell({ ...about(), to: ["mei"] });
    await readAllNotices(db, as("chen"), undefined, noon);
    await db.update(members).set({ mail: false }).where(eq(members.id, "mei"));
    await run(noon + gathering);
    expect(sent).toEqual([]);
    await tell({ ...about(), to: ["mei"] });
    expect((await states()).at(-1)).toMatchObject({ due: null });
    await tell({ ...about(), to: ["chen"] });
    await db.update(members).set({ removedAt: noon }).where(eq(members.id, "chen"));
    await run(noon + 2 * gathering);
    expect(sent).toEqual([]);
    expect((await states()).filter(({ due }) => due !== null)).toEqual([]);
  });

  test("is tried again, later each time, and given up in the end, which is on record", async () => {
    isDown = true;
    await tell(about());
    let at = noon + gathering;
    for (let attempt = 1; attempt < 8; attempt += 1) {
      expect(await run(at)).toHaveLength(1);
      expect(await states()).toMatchObject([{ attempts: attempt, due: at + waitAfter(attempt) }]);
      expect(await run(at + waitAfter(attempt) - 1)).toEqual([]);
      at += waitAfter(attempt);
    }
    await run(at);
    expect(await states()).toMatchObject([{ attempts: 8, due: null, mailed: null }]);
    expect((await recorded()).at(-1)).toMatchObject({ action: "notice.not_mailed", subject: "member/chen" });
    isDown = false;
    await run(at + 24 * 3600_000);
    expect(sent).toEqual([]);
  });

  test("comes once it can be sent again, with what has come meanwhile", async () => {
    isDown = true;
    await tell(about());
    await run(noon + gathering);
    await tell(about("A bridge"), noon + gathering);
    isDown = false;
    await run(noon + gathering + minute);
    expect(sent.map(({ subject }) => subject)).toEqual(["Notices from the newsroom: 2"]);
  });

  test("is sent by one of two runs at once", async () => {
    await tell(about());
    await Promise.all([run(noon + gathering), run(noon + gathering)]);
    expect(sent).toHaveLength(1);
  });

  test("of a run that was never heard of again is tried once more", async () => {
    await tell(about());
    const lost = { ...terms, mailer: { send: () => new Promise<never>(() => undefined) } };
    void mailDue(db, lost, noon + gathering);
    await expect.poll(async () => (await states())[0]?.attempts).toBe(1);
    await run(noon + gathering + 9 * minute);
    expect(sent).toEqual([]);
    await run(noon + gathering + 10 * minute);
    expect(sent).toHaveLength(1);
  });

  test("is kept at the desk alone where no sender is named, and not sent on the day that one is", async () => {
    await tell(about());
    expect(await mailDue(db, { ...terms, from: " " }, noon + gathering)).toEqual([]);
    expect(await states()).toMatchObject([{ due: null, mailed: null }]);
    await run(noon + gathering + minute);
    expect(sent).toEqual([]);
  });
});

describe("an e-mail", () => {
  const rows = async () => readNow(db, noticesRead("chen", { limit: 100 }));
  const composed = async (language: "en" | "zh-Hans" | null = null) =>
    composeMail((await rows()).toReversed(), memberRow("chen", { language }), terms);

  test("is in the member's language, and in the newsroom's first where she has not said", async () => {
    await tell(about("隧道通车"));
    expect((await composed()).subject).toBe("Lin Wei mentioned you in “隧道通车” (English).");
    const chinese = await composed("zh-Hans");
    expect(chinese.subject).toBe("Lin Wei在《隧道通车》（英语）中提到了您。");
    expect(chinese.text).toContain("https://newsroom.test/desk/articles/tunnel/en/comments#thread-c1");
    expect(chinese.text).toContain("https://newsroom.test/desk/me");
  });

  test("has one line for a subject, whatever somebody calls an article", async () => {
    await tell(about("Tunnel\r\nBcc: all@example.org\u2028X-Evil: 1\u0000"));
    const { subject, to } = await composed();
    expect(subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
    expect(subject).toContain("Tunnel Bcc: all@example.org X-Evil: 1");
    expect(to).toBe("chen@example.org");
    await tell(about("界".repeat(500)));
    expect([...(await composed()).subject].length).toBeLessThanOrEqual(150);
  });

  test("tells of so many and says how many there are", async () => {
    for (let number = 1; number <= 25; number += 1) await tell(about(`Tunnel ${number}`));
    const { text } = await composed();
    expect(text).toContain("“Tunnel 20”");
    expect(text).not.toContain("“Tunnel 21”");
    expect(text).toContain("25: https://newsroom.test/desk/notices");
  });
});

test("the clock sends it through the platform's own binding", async () => {
  await tell(about());
  const clock = { now: noon + gathering };
  await visitor(clock, { MAIL_FROM: "desk@example.org" }).scheduled();
  expect(await states()).toMatchObject([{ due: null, attempts: 1, mailed: clock.now }]);
});
