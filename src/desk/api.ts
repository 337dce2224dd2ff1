/** `/api/v1/desk`: everything that the desk's pages and the command line do, as JSON. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { catalogues } from "./catalogues.ts";
import { me } from "./me.ts";
import { namespaces } from "./namespaces.ts";
import { record } from "./record.ts";
import { tokens } from "./tokens.ts";

export const deskApi = new Hono<AppEnv>();

deskApi.route("/", me);
deskApi.route("/catalogues", catalogues);
deskApi.route("/namespaces", namespaces);
deskApi.route("/tokens", tokens);
deskApi.route("/record", record);
