/** The pictures of the newsroom: brought, found, described and removed. */
import { Hono } from "hono";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { tellEdgeSoon } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { addImage } from "../images/add.ts";
import { isImageId } from "../images/address.ts";
import { describeImage } from "../images/describe.ts";
import { imagesRead, listedUsesRead } from "../images/list.ts";
import { usedImageRead, usesById } from "../images/read-one.ts";
import { removeImage } from "../images/remove.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import { imageFieldsIn } from "./images/form.ts";
import { formUpload, imageForm, termsIn, textsIn } from "./images/upload.ts";
import { imageView } from "./pages/image.tsx";
import type { ImageAnswer } from "./pages/image.tsx";
import { imagesView } from "./pages/images.tsx";
import type { ImagesAnswer } from "./pages/images.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";

export const imagePages = new Hono<AppEnv>();

const perPage = 48;

imagePages.get("/images", (c) => showImages(c));

imagePages.post("/images", async (c) => {
  const actor = welcome(c);
  let fields: ImagesAnswer["fields"];
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const form = await imageForm(c);
      fields = imageFieldsIn(textsIn(form));
      const input = await formUpload(form);
      const { image, isNew } = await addImage(databaseOf(c), c.env.IMAGES, actor, input, c.env.now());
      return redirectDone(c, deskPaths.image(image.id), isNew ? "image_added" : "image_known");
    },
    ({ params }) => idOfField(params["field"]) ?? "file",
  );
  return outcome instanceof Response ? outcome : showImages(c, { ...outcome, ...(fields && { fields }) });
});

imagePages.get("/images/:id", (c) => showImage(c));

imagePages.post("/images/:id", async (c) => {
  const actor = welcome(c);
  const form = await formOf(c);
  const version = versionIn(form);
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      const change = { id: idIn(c), expectedVersion: version, ...termsIn(form) };
      await describeImage(databaseOf(c), actor, change, c.env.now());
      tellEdgeSoon(c);
      return redirectDone(c, deskPaths.image(change.id), "saved");
    },
    ({ params }) => idOfField(params["field"]),
  );
  if (outcome instanceof Response) return outcome;
  return showImage(c, { ...outcome, fields: imageFieldsIn(form), version });
});

imagePages.post("/images/:id/removal", async (c) => {
  const actor = welcome(c);
  const input = { id: idIn(c), expectedVersion: versionIn(await formOf(c)) };
  const outcome = await attempt(
    await seatFor(c),
    async () => {
      await removeImage(databaseOf(c), c.env.IMAGES, actor, input, c.env.now());
      tellEdgeSoon(c);
      return redirectDone(c, deskPaths.images, "image_removed");
    },
    () => undefined,
  );
  return outcome instanceof Response ? outcome : showImage(c, outcome);
});

/** What a form was sent to is no page of its own. */
imagePages.get("/images/:id/removal", (c) => c.redirect(deskPaths.image(c.req.param("id")), 303));

function welcome(c: AppContext): Actor {
  const actor = actorOf(c);
  expectMay(actor, "image.upload");
  return actor;
}

/** What can be no id is not looked up. */
function idIn(c: AppContext): string {
  const id = c.req.param("id") ?? "";
  if (!isImageId(id)) throw new DomainError("image_not_found");
  return id;
}

/** What was never seen is nothing that there is. */
function versionIn(form: URLSearchParams): number {
  const version = Number(form.get("version") ?? "");
  return Number.isSafeInteger(version) ? version : 0;
}

/** `alt.en` stands in the field `alt-en`. */
const idOfField = (field: unknown): string | undefined =>
  typeof field === "string" ? field.replace(".", "-") : undefined;

async function showImages(c: AppContext, answer: ImagesAnswer = {}): Promise<Response> {
  welcome(c);
  const seat = await seatAt(c, deskPaths.images);
  const q = (c.req.query("q") ?? "").trim().slice(0, 200);
  const after = decodeCursor("images", c.req.query("cursor"));
  const range = { limit: perPage, after, q };
  const { rows, uses } = await now(c, combine({ rows: imagesRead(range), uses: listedUsesRead(range) }));
  const page = pageOf("images", rows, perPage, ({ createdAt, id }) => [createdAt, id]);
  return showView(
    c,
    seat,
    imagesView(seat, { page, uses: usesById(uses), q }, { done: doneIn(c, seat), ...answer }),
  );
}

async function showImage(c: AppContext, answer: ImageAnswer = {}): Promise<Response> {
  welcome(c);
  const id = idIn(c);
  const seat = await seatAt(c, deskPaths.image(id));
  const found = await now(c, usedImageRead(id));
  if (found === undefined) throw new DomainError("image_not_found", { id });
  return showView(c, seat, imageView(seat, found, { done: doneIn(c, seat), ...answer }));
}

const now = <T>(c: AppContext, read: Read<T>): Promise<T> => withinTime(readNow(databaseOf(c), read));
