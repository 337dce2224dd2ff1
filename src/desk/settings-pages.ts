import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import { changeSettings, settingsRead } from "../access/settings.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { readNow } from "../changes/read.ts";
import { withinTime } from "../delivery/availability.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { settingsView } from "./pages/settings.tsx";
import type { SettingsAnswer } from "./pages/settings.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const settingsPages = new Hono<AppEnv>();

settingsPages.get("/settings", (c) => showSettings(c));

settingsPages.post("/settings", async (c) => {
  expectMay(actorOf(c), "settings.write");
  const form = await formOf(c);
  const ticked = form.getAll("publish");
  const version = form.get("version") ?? "";
  const expectedVersion = /^\d{1,9}$/.test(version) ? Number(version) : undefined;
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const input = { publishWithoutReview: ticked, expectedVersion };
      await changeSettings(databaseOf(c), actorOf(c), input, c.env.now());
      return redirectDone(c, deskPaths.settings, "saved");
    },
    () => "publish",
  );
  return outcome instanceof Response ? outcome : showSettings(c, { ...outcome, ticked });
});

async function showSettings(c: AppContext, answer: SettingsAnswer = {}): Promise<Response> {
  expectMay(actorOf(c), "settings.write");
  const seat = await seatAt(c, deskPaths.settings);
  const settings = await withinTime(readNow(databaseOf(c), settingsRead()));
  return showView(c, seat, settingsView(seat, settings, { done: doneIn(c, seat), ...answer }));
}
