/** `/api/v1/desk`: everything that the desk's pages and the command line do, as JSON. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { articles, previews } from "./articles.ts";
import { suggestions } from "./articles/suggestions.ts";
import { catalogues } from "./catalogues.ts";
import { me } from "./me.ts";
import { members } from "./members.ts";
import { namespaces } from "./namespaces.ts";
import { record } from "./record.ts";
import { register } from "./register.ts";
import { tokens } from "./tokens.ts";

export const deskApi = new Hono<AppEnv>();

deskApi.route("/", me);
deskApi.route("/articles", articles);
deskApi.route("/preview-links", previews);
deskApi.route("/enterprises/suggestions", suggestions);
deskApi.route("/catalogues", catalogues);
deskApi.route("/namespaces", namespaces);
deskApi.route("/members", members);
deskApi.route("/tokens", tokens);
deskApi.route("/record", record);
deskApi.route("/", register);
