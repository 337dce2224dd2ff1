/** The register as pages, under `/desk/register`; each part of it in a file of its own. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { certificationPages } from "./register-pages/certifications.ts";
import { enterprisePages } from "./register-pages/enterprises.ts";
import { mergePages } from "./register-pages/merge.ts";
import { namePages } from "./register-pages/names.ts";
import { relationPages } from "./register-pages/relations.ts";
import { schemePages } from "./register-pages/schemes.ts";

export const registerPages = new Hono<AppEnv>();

registerPages.route("/register", enterprisePages);
registerPages.route("/register", namePages);
registerPages.route("/register", relationPages);
registerPages.route("/register", mergePages);
registerPages.route("/register", certificationPages);
registerPages.route("/register", schemePages);
