/**
 * How many webhooks of one source were refused in the last hour: somebody is trying keys, a secret was changed on one side only, or a clock is wrong.
 *
 * Holds  one count for each minute, whoever floods it.
 */
const MINUTE_MS = 60_000
const MINUTES = 60

export class RefusalCount {
  readonly #minutes = new Map<number, number>()

  note(at: number): void {
    const minute = Math.floor(at / MINUTE_MS)
    this.#minutes.set(minute, (this.#minutes.get(minute) ?? 0) + 1)
    for (const old of this.#minutes.keys()) if (old <= minute - MINUTES) this.#minutes.delete(old)
  }

  /** To the minute: between 59 and 60 of them. */
  inLastHour(now: number): number {
    const minute = Math.floor(now / MINUTE_MS)
    let count = 0
    for (const [at, refused] of this.#minutes) if (at > minute - MINUTES && at <= minute) count += refused
    return count
  }
}
