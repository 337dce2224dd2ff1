/** The register as JSON: everything that its keepers do, each in a file of its own. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { certifications } from "./register/certifications.ts";
import { enterprises } from "./register/enterprises.ts";
import { names } from "./register/names.ts";
import { relations } from "./register/relations.ts";
import { batches, schemes } from "./register/schemes.ts";

export const register = new Hono<AppEnv>();

register.route("/enterprises", enterprises);
register.route("/enterprises", names);
register.route("/enterprises", relations);
register.route("/schemes", schemes);
register.route("/batches", batches);
register.route("/certifications", certifications);
