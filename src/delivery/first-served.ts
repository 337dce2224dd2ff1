/** When readers first saw a change: noticed by an isolate on the side, behind its answers. */
import { readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { openDatabase } from "../database.ts";
import { withinTime } from "./availability.ts";
import { awaitedRead, noteSightings } from "./deliveries.ts";
import type { Visit } from "./isolate.ts";
import type { Rendering } from "./respond.ts";
import { Sightings } from "./sightings.ts";
import type { Awaited, Sighting } from "./sightings.ts";

/** Milliseconds, as long as an isolate's own looks are apart. */
const askAfter = 2000;

export class FirstServed {
  readonly #sightings = new Sightings();
  #isAsking = false;

  /**
   * For the look at the log that an isolate makes anyway: what has come to be awaited since the last one.
   * @param known the newest change that it knows of
   */
  newsAfter(known: number): Read<readonly Awaited[]> {
    return awaitedRead(this.#sightings.askedUpTo, known);
  }

  learned(visit: Visit, news: readonly Awaited[], epoch: number): void {
    this.#put(visit, this.#sightings.learned(news, epoch, visit.now()));
  }

  /**
   * Of an answer that was just made; what memory sends again was sent by here
   * first. One that brings news of a change is asked about at once; in an
   * isolate that has only begun, with its next look or two seconds on, so that
   * to begin costs nothing.
   * @param known the newest change that the isolate knew of before
   */
  sent(visit: Visit, { tags, language }: Rendering, epoch: number, known: number): void {
    const answer = { epoch, tags, languages: language.split(", "), at: visit.now() };
    this.#put(visit, this.#sightings.sent(answer));
    const { askedUpTo, waitingSince = answer.at } = this.#sightings;
    const isNews = known > 0 && epoch > known && epoch > askedUpTo;
    const isLate = answer.at - waitingSince > askAfter;
    if ((isNews || isLate) && !this.#isAsking) visit.waitUntil(this.#ask(visit, epoch));
  }

  forget(): void {
    this.#sightings.forget();
  }

  async #ask(visit: Visit, epoch: number): Promise<void> {
    this.#isAsking = true;
    try {
      const db = openDatabase(visit.d1.withSession("first-primary"));
      this.learned(visit, await withinTime(readNow(db, this.newsAfter(epoch))), epoch);
    } catch (error) {
      console.warn("not asked what is awaited", error);
    } finally {
      this.#isAsking = false;
    }
  }

  #put(visit: Visit, sightings: readonly Sighting[]): void {
    if (sightings.length === 0) return;
    const put = noteSightings(openDatabase(visit.d1), sightings).catch((error: unknown) => {
      console.warn("not put down when it was served", error);
      this.#sightings.missed(sightings);
    });
    visit.waitUntil(put);
  }
}
