/** The people of the newsroom: listed, added, changed and removed, and given tokens of their own. */
import { Hono } from "hono";
import { memberRead } from "../access/find-member.ts";
import { addMember, changeMember, listMembers, removeMember } from "../access/members.ts";
import { expectMay } from "../access/policy.ts";
import { issueToken, tokensRead } from "../access/tokens.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import type { DomainError } from "../errors.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { memberFieldsIn, memberInput } from "./member-form.ts";
import { memberView } from "./pages/member.tsx";
import type { MemberAnswer } from "./pages/member.tsx";
import { membersView } from "./pages/members.tsx";
import type { MembersAnswer } from "./pages/members.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const memberPages = new Hono<AppEnv>();

const perPage = 50;

memberPages.get("/members", (c) => showMembers(c));

memberPages.post("/members", async (c) => {
  expectMay(actorOf(c), "member.manage");
  const fields = memberFieldsIn(await formOf(c));
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const { id } = await addMember(databaseOf(c), actorOf(c), memberInput(fields), c.env.now());
      return redirectDone(c, deskPaths.member(id), "saved");
    },
    fieldOf,
  );
  return outcome instanceof Response ? outcome : showMembers(c, { ...outcome, fields });
});

memberPages.get("/members/:id", (c) => showMember(c));

memberPages.post("/members/:id", async (c) => {
  expectMay(actorOf(c), "member.manage");
  const form = await formOf(c);
  const fields = memberFieldsIn(form);
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const input = { ...memberInput(fields), id: idFor(c), expectedVersion: versionIn(form) };
      await changeMember(databaseOf(c), actorOf(c), input, c.env.now());
      return redirectDone(c, deskPaths.member(idFor(c)), "saved");
    },
    fieldOf,
  );
  return outcome instanceof Response ? outcome : showMember(c, { ...outcome, fields });
});

memberPages.post("/members/:id/removal", async (c) => {
  expectMay(actorOf(c), "member.manage");
  const input = { id: idFor(c), expectedVersion: versionIn(await formOf(c)) };
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      await removeMember(databaseOf(c), actorOf(c), input, c.env.now());
      return redirectDone(c, deskPaths.members, "member_removed");
    },
    () => undefined,
  );
  return outcome instanceof Response ? outcome : showMember(c, outcome);
});

/** Not a redirect: the one answer that the token itself is in. */
memberPages.post("/members/:id/tokens", async (c) => {
  expectMay(actorOf(c), "token.manage");
  const form = await formOf(c);
  const token = { name: form.get("token_name")?.trim() ?? "", days: form.get("days")?.trim() ?? "" };
  const input = { name: token.name, days: Number(token.days), memberId: idFor(c) };
  const outcome = await attempt(
    await seatFor(c),
    async () => showMember(c, { issued: await issueToken(databaseOf(c), actorOf(c), input, c.env.now()) }),
    ({ params }) => (params["field"] === "days" ? "days" : "token_name"),
  );
  return outcome instanceof Response ? outcome : showMember(c, { ...outcome, token });
});

/** What a form was sent to is no page of its own. */
for (const form of ["removal", "tokens"])
  memberPages.get(`/members/:id/${form}`, (c) => c.redirect(deskPaths.member(idFor(c)), 303));

const idFor = (c: AppContext): string => c.req.param("id") ?? "";

function versionIn(form: URLSearchParams): number | undefined {
  const version = Number(form.get("version") ?? "");
  return Number.isInteger(version) && version > 0 ? version : undefined;
}

function fieldOf({ code, params }: DomainError): string | undefined {
  if (code === "locale_invalid") return "locales";
  if (code === "email_taken") return "email";
  if (code === "last_admin_member") return "roles";
  const field = String(params["field"] ?? "");
  return field === "role" ? "roles" : field || undefined;
}

async function showMembers(c: AppContext, answer: MembersAnswer = {}): Promise<Response> {
  const seat = await seatAt(c, deskPaths.members);
  const after = decodeCursor("members", c.req.query("cursor"));
  const rows = await listMembers(databaseOf(c), actorOf(c), { after, limit: perPage });
  const page = pageOf("members", rows, perPage, ({ name, id }) => [name, id]);
  return showView(c, seat, membersView(seat, page, { done: doneIn(c, seat), ...answer }));
}

async function showMember(c: AppContext, answer: MemberAnswer = {}): Promise<Response> {
  expectMay(actorOf(c), "member.manage");
  const seat = await seatAt(c, deskPaths.member(idFor(c)));
  const memberId = idFor(c);
  const { member, items } = await readNow(
    databaseOf(c),
    combine({ member: memberRead(memberId), items: tokensRead(actorOf(c), { memberId, limit: perPage }) }),
  );
  const tokens = { items, nextCursor: undefined, now: c.env.now() };
  return showView(c, seat, memberView(seat, { member, tokens }, { done: doneIn(c, seat), ...answer }));
}
