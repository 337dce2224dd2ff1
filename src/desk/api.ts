/** `/api/v1/desk`: everything that the desk's pages and the command line do, as JSON. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { articles, previews } from "./articles.ts";
import { suggestions } from "./articles/suggestions.ts";
import { catalogues } from "./catalogues.ts";
import { images } from "./images.ts";
import { me } from "./me.ts";
import { members } from "./members.ts";
import { metrics } from "./metrics.ts";
import { namespaces } from "./namespaces.ts";
import { notices } from "./notices.ts";
import { record } from "./record.ts";
import { register } from "./register.ts";
import { rendering } from "./rendering.ts";
import { settings } from "./settings.ts";
import { topics } from "./topics.ts";
import { tokens } from "./tokens.ts";
import { webhooks } from "./webhooks.ts";

export const deskApi = new Hono<AppEnv>();

deskApi.route("/", me);
deskApi.route("/articles", articles);
deskApi.route("/preview-links", previews);
deskApi.route("/enterprises/suggestions", suggestions);
deskApi.route("/images", images);
deskApi.route("/catalogues", catalogues);
deskApi.route("/namespaces", namespaces);
deskApi.route("/members", members);
deskApi.route("/tokens", tokens);
deskApi.route("/topics", topics);
deskApi.route("/notices", notices);
deskApi.route("/record", record);
deskApi.route("/metrics", metrics);
deskApi.route("/rendering", rendering);
deskApi.route("/settings", settings);
deskApi.route("/webhooks", webhooks);
deskApi.route("/", register);
