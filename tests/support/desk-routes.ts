/**
 * Who may what at the desk: a row for every route, as it is registered, and
 * one more for each body that makes a difference. A route without a row fails
 * the walk in `tests/desk/policy.test.ts`.
 */
import type { Role } from "../../src/access/tables.ts";

/** `own`: in the languages of her scope; everybody else's roles have none. */
type May = "yes" | "own" | "no";
type Who = Readonly<Record<Role, May>>;

const everybody: Who = { admin: "yes", editor: "yes", translator: "yes", registrar: "yes" };
const editors: Who = { ...everybody, translator: "no", registrar: "no" };
const registrars: Who = { ...everybody, editor: "no", translator: "no" };
const admins: Who = { ...editors, editor: "no" };
/** Of catalogues she reads every language, and writes her own. */
const readers: Who = { ...editors, translator: "yes" };
const translators: Who = { ...editors, translator: "own" };

export interface DeskRoute {
  readonly method: string;
  readonly path: string;
  readonly who: Who;
  /** What is sent along, where that decides. */
  readonly body: string;
  /** Even to those who have not signed in. */
  readonly isOpen?: boolean;
}

const api = (who: Who, ...routes: string[]) => rows(who, "/api/v1/desk", routes);
const pages = (who: Who, ...routes: string[]) => rows(who, "/desk", routes);

function rows(who: Who, base: string, routes: readonly string[]): DeskRoute[] {
  return routes.map((route) => {
    const [method = "", path = "", body = "{}"] = route.split(" ");
    return { method, path: base + path, who, body };
  });
}

const catalogue = "/catalogues/:lng/:ns{.+}";
const version = `${catalogue}/versions/:number{\\d{1,9}}`;

const edition = "/articles/:id/editions/:locale";
const revision = `${edition}/revisions/:number{[1-9]\\d{0,8}}`;

export const deskRoutes: readonly DeskRoute[] = [
  // What concerns oneself alone.
  ...api(everybody, "GET /me", "GET /sessions", "DELETE /sessions", "DELETE /sessions/:id"),
  ...pages(everybody, "GET /"),
  ...pages(everybody, "GET /sign-in", "POST /sign-in", "POST /sign-out", "POST /language").map(open),

  // Articles.
  ...api(
    everybody,
    "GET /articles",
    "GET /articles/:id",
    `GET ${edition}`,
    `GET ${edition}/checks`,
    `GET ${edition}/revisions`,
    `GET ${revision}`,
    `GET ${revision}/diff`,
    "GET /enterprises/suggestions",
  ),
  ...api(translators, `PUT ${edition}/draft`, `POST ${edition}/revisions`, `POST ${edition}/preview-link`),
  ...api(
    editors,
    "POST /articles",
    "PATCH /articles/:id",
    "PUT /articles/:id/publication",
    `PUT ${edition}/publication`,
    `DELETE ${edition}/publication`,
    `DELETE ${edition}/schedule`,
    `PUT ${edition}/withdrawal`,
    `PUT ${edition}/correction`,
    `DELETE ${edition}/correction`,
  ),
  ...api(admins, "DELETE /preview-links"),

  // Catalogues.
  ...api(everybody, "GET /catalogues", "GET /namespaces"),
  ...api(
    readers,
    ...["", "/uploads", "/uploads/:id", "/export", "/versions", "/missing", "/messages"].map(
      (rest) => `GET ${catalogue}${rest}`,
    ),
    `GET ${version}/diff`,
    `POST ${catalogue}/uploads/:id/preview`,
    "GET /namespaces/:ns{.+}",
  ),
  ...api(
    translators,
    `POST ${catalogue}/uploads`,
    `PUT ${catalogue}/uploads/:id/encoding`,
    `POST ${catalogue}/uploads/:id/renewal`,
    `PUT ${catalogue}/uploads/:id/application`,
    `DELETE ${catalogue}/uploads/:id`,
    `POST ${catalogue}/versions`,
    `DELETE ${catalogue}/missing`,
  ),
  ...api(
    editors,
    `PUT ${catalogue}/publication`,
    `DELETE ${catalogue}/publication`,
    "PUT /namespaces/:ns{.+}",
  ),
  ...pages(everybody, "GET /catalogues", "GET /open"),
  ...pages(
    readers,
    ...["", "/uploads", "/uploads/:id", "/publication", "/missing", "/messages"].map(
      (rest) => `GET ${catalogue}${rest}`,
    ),
    `GET ${version}`,
    "GET /namespaces/:ns{.+}",
    // A proposal with these choices; to take it is another matter.
    `POST ${catalogue}/uploads/:id`,
  ),
  ...pages(
    translators,
    `POST ${catalogue}/uploads`,
    `POST ${catalogue}/uploads/overtaken`,
    ...["apply", "discard", "renew", "encoding"].map((act) => `POST ${catalogue}/uploads/:id do=${act}`),
    `POST ${version}`,
    `POST ${catalogue}/missing`,
  ),
  ...pages(
    editors,
    `POST ${catalogue}/publication`,
    "GET /namespaces",
    "POST /namespaces",
    "POST /namespaces/:ns{.+}",
  ),

  // The register.
  ...api(everybody, "GET /enterprises", "GET /enterprises/:id", "GET /schemes"),
  ...api(
    registrars,
    "POST /enterprises",
    "PATCH /enterprises/:id",
    "POST /enterprises/:id/merge",
    "POST /enterprises/:id/names",
    "PATCH /enterprises/:id/names/:nameId",
    "PUT /enterprises/:id/identifiers/:kind",
    "PUT /enterprises/:id/parent",
    "DELETE /enterprises/:id/parent",
    "POST /schemes",
    "PATCH /schemes/:id",
    "POST /batches",
    "PATCH /batches/:id",
    "POST /certifications",
    "POST /certifications/:id/events",
  ),

  // People, machines, and what they did.
  ...api(everybody, "GET /members"),
  ...api(admins, "POST /members", "GET /members/:id", "PATCH /members/:id", "DELETE /members/:id"),
  ...api(admins, "GET /tokens", "POST /tokens", "DELETE /tokens/:id"),
  ...api(editors, "GET /record"),
  ...pages(
    everybody,
    "GET /members",
    "GET /members/:id/removal",
    "GET /members/:id/tokens",
    "GET /tokens/:id",
  ),
  ...pages(
    admins,
    "POST /members",
    "GET /members/:id",
    "POST /members/:id",
    "POST /members/:id/removal",
    "POST /members/:id/tokens",
    "GET /tokens",
    "POST /tokens",
    "POST /tokens/:id",
  ),
  ...pages(editors, "GET /record"),
];

function open(route: DeskRoute): DeskRoute {
  return { ...route, isOpen: true };
}
