import { award } from "./award.ts";
import { centre } from "./centre.ts";
import { cooperation } from "./cooperation.ts";
import { cultivation } from "./cultivation.ts";
import { digital } from "./digital.ts";
import { exhibition } from "./exhibition.ts";
import { green } from "./green.ts";
import { laboratory } from "./laboratory.ts";
import { patents } from "./patents.ts";
import { product } from "./product.ts";
import { projectFinish } from "./project-finish.ts";
import { projectStart } from "./project-start.ts";
import { quarter } from "./quarter.ts";
import type { Shape } from "./shape.ts";
import { training } from "./training.ts";
import { visit } from "./visit.ts";

/** Every kind of story but the publication of a batch, which follows a calendar of its own. */
export const shapes: readonly Shape[] = [
  award,
  centre,
  cooperation,
  cultivation,
  digital,
  exhibition,
  green,
  laboratory,
  patents,
  product,
  projectFinish,
  projectStart,
  quarter,
  training,
  visit,
];
