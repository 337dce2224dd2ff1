import type { Pulse } from "../changes/snapshot.ts";
import { bound } from "./policy.ts";

/** Milliseconds: how old the last look at the primary may be before it is renewed behind an answer, and before an answer waits for it. */
const renewAfter = 2000;
const waitAfter = bound.trustMemory * 1000;
/** After a failed look, how long until the next answer may wait for another. */
const retryAfter = 1000;

/**
 * What an isolate knows of the change log, and since when. `checkedAt` is the
 * moment at which the look at the primary was *begun*, so that a slow answer
 * never makes knowledge younger than it is.
 */
export class Vitals {
  #epoch = 0;
  #nextScheduledAt: number | undefined;
  #learnedAt = Number.NEGATIVE_INFINITY;
  #checkedAt = Number.NEGATIVE_INFINITY;
  #renewingSince = Number.NEGATIVE_INFINITY;
  #failedAt = Number.NEGATIVE_INFINITY;

  get epoch(): number {
    return this.#epoch;
  }

  get nextScheduledAt(): number | undefined {
    return this.#nextScheduledAt;
  }

  get checkedAt(): number {
    return this.#checkedAt;
  }

  /** Is what we know too old to answer from without asking first? */
  isExpired(now: number): boolean {
    const due = this.#nextScheduledAt ?? Number.POSITIVE_INFINITY;
    return now - this.#checkedAt > waitAfter || (this.#checkedAt < due && due <= now);
  }

  /** Should somebody look behind this answer? One at a time; a look that never came back counts for 2 s. */
  shouldRenew(now: number): boolean {
    return now - this.#checkedAt > renewAfter && now - this.#renewingSince > renewAfter;
  }

  /** Did a look fail so recently that waiting for another only adds delay? */
  isUnreachable(now: number): boolean {
    return now - this.#failedAt < retryAfter;
  }

  began(now: number): void {
    this.#renewingSince = now;
  }

  /**
   * From the primary: the truth as of `startedAt`. A look begun after we
   * learned of a change must see it, unless the database was restored to an
   * earlier day; then numbers will be given out again, and true comes back to
   * say that nothing remembered under them may be kept.
   */
  checked(pulse: Pulse, startedAt: number): boolean {
    this.#renewingSince = Number.NEGATIVE_INFINITY;
    this.#failedAt = Number.NEGATIVE_INFINITY;
    const restored = pulse.epoch < this.#epoch && startedAt > this.#learnedAt;
    if (startedAt < this.#checkedAt || (pulse.epoch < this.#epoch && !restored)) return false;
    this.#checkedAt = startedAt;
    this.#learn(pulse, startedAt);
    return restored;
  }

  /** From a replica: a newer epoch is news, an older one proves nothing. */
  heard(pulse: Pulse, now: number): void {
    if (pulse.epoch > this.#epoch) this.#learn(pulse, now);
  }

  #learn(pulse: Pulse, at: number): void {
    if (pulse.epoch !== this.#epoch) this.#learnedAt = at;
    this.#epoch = pulse.epoch;
    this.#nextScheduledAt = pulse.nextScheduledAt;
  }

  failed(now: number): void {
    this.#renewingSince = Number.NEGATIVE_INFINITY;
    this.#failedAt = now;
  }
}
