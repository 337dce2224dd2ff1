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
/** Everybody who writes. */
const pictures: Who = { ...editors, translator: "yes" };
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
  ...api(everybody, "PATCH /me"),
  ...pages(everybody, "GET /me", "POST /me", "POST /me/sessions/all"),
  ...pages(everybody, "GET /me/sessions/:id", "POST /me/sessions/:id"),
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

  // The pages of articles.
  ...pages(
    everybody,
    "GET /articles",
    "GET /articles/:id",
    ...["address", "topics", "enterprises"].map((part) => `GET /articles/:id/${part}`),
    ...["schedule", "withdrawal", "correction"].map((part) => `GET /articles/:id/:locale/${part}`),
  ),
  ...pages(
    editors,
    "GET /articles/new",
    "POST /articles/new",
    ...["address", "topics", "enterprises", "publication"].map((part) => `POST /articles/:id/${part}`),
    "GET /articles/:id/publication",
    ...["schedule", "withdrawal", "correction"].map((part) => `POST /articles/:id/:locale/${part}`),
  ),

  // The editor of an edition, and its revisions.
  ...api(readers, "POST /rendering"),
  ...pages(
    everybody,
    "GET /articles/:id/:locale",
    "GET /articles/:id/:locale/preview-link",
    "GET /articles/:id/:locale/revisions",
    "GET /articles/:id/:locale/revisions/:number{[1-9]\\d{0,8}}",
  ),
  ...pages(
    translators,
    ...["save", "preview", "settle"].map((act) => `POST /articles/:id/:locale do=${act}`),
    "POST /articles/:id/:locale/preview-link",
    "POST /articles/:id/:locale/revisions/:number{[1-9]\\d{0,8}}",
  ),

  // Pictures.
  ...api(
    pictures,
    ...["GET", "POST"].map((method) => `${method} /images`),
    ...["GET", "PATCH", "DELETE"].map((method) => `${method} /images/:id`),
  ),
  ...pages(
    pictures,
    "GET /images",
    "POST /images",
    "GET /images/:id",
    "POST /images/:id",
    "POST /images/:id/removal",
  ),
  ...pages(everybody, "GET /images/:id/removal"),

  // Topics.
  ...api(everybody, "GET /topics"),
  ...api(editors, "PUT /topics/:id"),
  ...pages(everybody, "GET /topics"),
  ...pages(editors, "POST /topics"),

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
    "DELETE /enterprises/:id/identifiers/:kind",
    "PUT /enterprises/:id/parent",
    "DELETE /enterprises/:id/parent",
    "POST /schemes",
    "PATCH /schemes/:id",
    "POST /batches",
    "PATCH /batches/:id",
    "POST /certifications",
    "POST /certifications/:id/events",
    "PATCH /certifications/:id",
  ),

  // The register's pages.
  ...pages(
    everybody,
    "GET /register",
    "GET /register/enterprises",
    "GET /register/enterprises/:id",
    "GET /register/enterprises/:id/names/:nameId/mistake",
    "GET /register/enterprises/:id/uscc/removal",
    "GET /register/certifications/:id",
    "GET /register/certifications/:id/events",
    "GET /register/certifications/:id/mistake",
    "GET /register/schemes",
    "GET /register/schemes/:id",
    "GET /register/schemes/:id/batches",
    "GET /register/batches/:id",
  ),
  ...pages(
    registrars,
    ...[
      ...["enterprises/new", "enterprises/:id/names", "enterprises/:id/names/:nameId"],
      ...["enterprises/:id/address", "enterprises/:id/uscc", "enterprises/:id/parent"],
      ...["enterprises/:id/merge", "enterprises/:id/certifications", "batches/:id/entry"],
    ].flatMap((path) => [`GET /register/${path}`, `POST /register/${path}`]),
    "POST /register/enterprises/:id/names/:nameId/mistake",
    "POST /register/enterprises/:id/uscc/removal",
    "POST /register/certifications/:id/events",
    "POST /register/certifications/:id/mistake",
    "POST /register/schemes",
    "POST /register/schemes/:id",
    "POST /register/schemes/:id/batches",
    "POST /register/batches/:id",
  ),

  // What people at the desk say to each other, and what the newsroom has decided for itself.
  ...api(
    everybody,
    ...["review", "comments", "assignment"].map((part) => `GET ${edition}/${part}`),
    `POST ${edition}/comments`,
    `POST ${edition}/comments/:comment/answers`,
    `PUT ${edition}/comments/:comment/settlement`,
    `DELETE ${edition}/comments/:comment/settlement`,
    "GET /notices",
    "PUT /notices/read",
    "PUT /notices/:notice{[1-9]\\d{0,14}}/read",
    "GET /settings",
  ),
  ...api(
    translators,
    ...["PUT", "DELETE"].flatMap((method) =>
      ["review", "assignment"].map((part) => `${method} ${edition}/${part}`),
    ),
  ),
  ...api(editors, `PUT ${edition}/review/decision`, `PUT ${edition}/assignment {"memberId":"mei"}`),
  ...api(admins, "PATCH /settings"),
  ...pages(
    everybody,
    ...["review", "comments", "assignment"].map((part) => `GET /articles/:id/:locale/${part}`),
    "POST /articles/:id/:locale/comments",
    "GET /notices",
    "POST /notices",
  ),
  ...pages(
    translators,
    ...["ask", "take_back"].map((act) => `POST /articles/:id/:locale/review do=${act}`),
    ...["claim", "release"].map((act) => `POST /articles/:id/:locale/assignment do=${act}`),
  ),
  ...pages(
    editors,
    ...["approved", "changes_wanted"].map((act) => `POST /articles/:id/:locale/review do=${act}`),
    "POST /articles/:id/:locale/assignment do=assign",
  ),
  ...pages(admins, "GET /settings", "POST /settings"),

  // Who is told of changes.
  ...api(
    admins,
    ...["GET /webhooks", "POST /webhooks", "GET /webhooks/:id", "PATCH /webhooks/:id"],
    ...["DELETE /webhooks/:id", "POST /webhooks/:id/secrets", "POST /webhooks/:id/tests"],
    ...["POST /webhooks/:id/replays", "GET /webhooks/:id/messages"],
    "GET /webhooks/:id/messages/:message",
  ),
  ...pages(
    admins,
    ...["GET /webhooks", "POST /webhooks", "GET /webhooks/:id", "POST /webhooks/:id"],
    ...["state", "secrets", "tests", "replays", "removal"].map((part) => `POST /webhooks/:id/${part}`),
    "GET /webhooks/:id/messages/:message",
  ),
  ...pages(
    everybody,
    ...["state", "secrets", "tests", "replays", "removal"].map((part) => `GET /webhooks/:id/${part}`),
  ),

  // People, machines, and what they did.
  ...api(everybody, "GET /members"),
  ...api(admins, "POST /members", "GET /members/:id", "PATCH /members/:id", "DELETE /members/:id"),
  ...api(admins, "GET /tokens", "POST /tokens", "DELETE /tokens/:id"),
  ...api(editors, "GET /record", "GET /record/export", "GET /metrics"),
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
  ...pages(editors, "GET /record", "GET /record/export", "GET /deliveries"),
];

function open(route: DeskRoute): DeskRoute {
  return { ...route, isOpen: true };
}
