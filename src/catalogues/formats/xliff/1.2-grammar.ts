import { rule, type Grammar } from "./grammar.ts";

export const xliff1 = "urn:oasis:names:tc:xliff:document:1.2";

const inline = "g|x|bx|ex|bpt|ept|ph|it|mrk* #text";
const state =
  "state=final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|needs-review-translation|" +
  "needs-translation|new|signed-off|translated|x-";
const beside = "context-group|count-group|prop-group|note";
const open = "and unknown";

/**
 * XLIFF 1.2 and its transitional schema, as far as a reader depends on it: the
 * schema itself lets any attribute stand nearly everywhere, and the order of what
 * stands beside source and target is looser here, as it is in the world.
 */
const core = {
  xliff: rule("version!", "file|##other+", open),
  file: rule("original! source-language!=language target-language=language datatype!", "header? body", open),
  header: rule("", "skl|phase-group|glossary|reference|count-group|prop-group|note|tool|##other*", open),
  skl: rule("", "internal-file|external-file", open),
  glossary: rule("", "internal-file|external-file", open),
  reference: rule("", "internal-file|external-file", open),
  "internal-file": rule("", "##other* #text", open),
  "external-file": rule("href!", "", open),
  tool: rule("tool-id! tool-name!", "##other* #text", open),
  "phase-group": rule("", "phase+", open),
  phase: rule("phase-name! process-name!", "note*", open),
  "count-group": rule("name!", "count*", open),
  count: rule("", "#text", open),
  "context-group": rule("", "context+", open),
  context: rule("context-type!", "#text", open),
  "prop-group": rule("", "prop+", open),
  prop: rule("prop-type!", "#text", open),
  note: rule("priority=1|2|3|4|5|6|7|8|9|10 annotates=source|target|general", "#text", open),
  body: rule("", "group|trans-unit|bin-unit*", open),
  group: rule("", `${beside}|group|trans-unit|bin-unit|##other*`, open),
  "trans-unit": rule(
    "id! approved=yesNo translate=yesNo",
    `source seg-source? target? ${beside}|alt-trans|##other*`,
    open,
  ),
  source: rule("", inline, open),
  "seg-source": rule("", inline, open),
  target: rule(state, inline, open),
  "alt-trans": rule("", `source? seg-source? target+ ${beside}|##other*`, open),
  "bin-unit": rule("id! mime-type!", `bin-source bin-target? ${beside}|trans-unit|##other*`, open),
  "bin-source": rule("", "internal-file|external-file", open),
  "bin-target": rule("", "internal-file|external-file", open),
  g: rule("id! clone=yesNo", inline, open),
  x: rule("id! clone=yesNo", "", open),
  bx: rule("id! clone=yesNo", "", open),
  ex: rule("id!", "", open),
  bpt: rule("id!", "sub* #text", open),
  ept: rule("id!", "sub* #text", open),
  ph: rule("id! assoc=preceding|following|both", "sub* #text", open),
  it: rule("id! pos!=open|close", "sub* #text", open),
  sub: rule("", inline, open),
  mrk: rule("mtype!", inline, open),
};

export const grammar12: Grammar = new Map([[xliff1, core]]);
