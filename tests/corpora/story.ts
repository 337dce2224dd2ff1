/** A newsroom with everything in it that a feed may trip over. */
import { correctEdition } from "../../src/articles/correct.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { addImage } from "../../src/images/add.ts";
import { locales } from "../../src/locales.ts";
import { editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { idOf, png } from "../support/pictures.ts";
import type { Newsroom } from "./newsroom.ts";

export const picture = png(640, 360);
export const minute = 60_000;

/** As somebody types it who has heard of injections; with a character from outside of the BMP. */
export const hostile = "A < B && “C” ]]> <b>bold</b> & \u{20bb7}野家 &amp;lt; <!-- <?php";

export async function furnish({ db, images, clock }: Newsroom): Promise<void> {
  await establishRegister(db);
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail & <metro>", "zh-Hans": "轨道交通" } }, noon);
  await addImage(db, images, editor, { bytes: picture, name: "a.png", credit: "Lin & Co" }, noon);
  const about = { topics: ["rail"], enterprises: ["tunnel-works", "signal-house"] };
  await tell(db, { id: "tunnel", ...about });
  await tell(db, { id: "bridge", published: ["en"], topics: ["rail"], at: noon + minute });
  await tell(db, { id: "gone", ...about, at: noon + 2 * minute });
  await withdrawEdition(db, editor, { articleId: "gone", locale: "zh-Hans" }, noon + 3 * minute);
  await tell(db, { id: "hostile", ...about, at: noon + 4 * minute });
  for (const locale of locales) {
    const alt = locale === "en" ? "A tunnel > a bridge" : "一条隧道";
    await rewrite(
      db,
      {
        ...{ articleId: "tunnel", locale, title: locale === "en" ? "A tunnel opens" : "隧道通车" },
        ...{ byline: locale === "en" ? "Lin Mei" : "林梅", image: { id: idOf(picture), alt, caption: alt } },
        body: "[here](/articles/bridge)\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n> ]]>",
      },
      noon + 5 * minute,
    );
    const note = { en: "A figure was <wrong>.", "zh-Hans": "一处数字有误。" };
    await correctEdition(db, editor, { articleId: "tunnel", locale, note }, noon + 6 * minute);
    const words = {
      title: hostile,
      standfirst: hostile,
      byline: hostile,
      body: `${hostile}\n\n    ${hostile}`,
    };
    await rewrite(db, { articleId: "hostile", locale, ...words }, noon + 7 * minute);
  }
  clock.now = noon + 60 * minute;
}
