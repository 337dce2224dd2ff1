/** The contract itself, as a file for programs and as a page for people. */
import { Hono } from "hono";
import type { AppEnv } from "../../app-env.ts";
import { contentSecurityPolicy } from "../../reader/styles.ts";
import { docsPage } from "../docs/page.tsx";
import { parametersOf, wantedLocales } from "../parameters.ts";
import { serveStatic } from "../static-answer.ts";
import { contract } from "./made.ts";
import { queries } from "./queries.ts";

const file = serveStatic({
  contentType: "application/json; charset=utf-8",
  make: (locale) => contract[locale],
});

export const contractFile = new Hono<AppEnv>();
contractFile.get("/", (c) => file(c, wantedLocales(c, parametersOf(c, queries.getContract).lang)));

const page = serveStatic({
  contentType: "text/html; charset=utf-8",
  headers: { "Content-Security-Policy": contentSecurityPolicy },
  make: (locale) => docsPage(locale, contract[locale]),
});

export const contractPage = new Hono<AppEnv>();
contractPage.get("/", (c) => page(c, wantedLocales(c, parametersOf(c, queries.getContract).lang)));
