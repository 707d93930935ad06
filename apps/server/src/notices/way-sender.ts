/**
 * Sends all that is due on one way, AT_ONCE borrowers at a time, and takes more while it sends: whoever answers late takes one of these places, no more.
 *
 * Order    of one borrower one after the other; what comes behind one that failed waits with it (store/due-delivery-table.ts).
 * Failing  tried again, later each time, TRIES_MAX times; then it is given up and seen in the list of deliveries. A receiver that is not there is left alone for
 *          a while (way-health.ts); what it was to be told GIVEN_UP_AFTER_MS ago is given up.
 * Once     as far as the other side plays along: what was sent and could not be settled is sent again under the same id.
 */
import type { OrganisationDatabase } from '../store/database.ts'
import { deskFactOf } from '../store/desk-delivery-table.ts'
import { type DueDelivery, giveUpOlder, HOLDS_UP_TRIES, takeDue, type Way } from '../store/due-delivery-table.ts'
import { nameOfEvent, readToldEvents, type ToldEvent } from '../store/told-events.ts'
import { GIVEN_UP_AFTER_MS } from './backoff.ts'
import type { Outcome } from './channel.ts'
import { type SendingParts, sendOne, settledBy, untried } from './send-one.ts'
import { openSettler, type Settler } from './settler.ts'
import { afterFailure, HEALTHY, isProbing, isResting } from './way-health.ts'

export type WaySenderParts = SendingParts

const AT_ONCE = 32
/** Borrowers taken at once; more are taken when fewer than half of that wait. */
const TAKEN = 200
const LEASE_MS = 120_000
/** Nobody begins on what somebody else may soon take. */
const BEGINS_WITHIN_MS = LEASE_MS / 2
const GIVEN_UP_AT_ONCE = 1_000

/** What one borrower is to be told. */
type Turn = Readonly<{ deliveries: readonly DueDelivery[]; events: ReadonlyMap<string, ToldEvent>; takenAt: number }>

export class WaySender {
  readonly #parts: WaySenderParts
  readonly #organisationId: number
  readonly #way: Way
  readonly #signal: AbortSignal
  readonly #book: OrganisationDatabase
  readonly #settler: Settler
  readonly #turns: Turn[] = []
  #health = HEALTHY
  /** Why it was not reached, when it was tried last. */
  #problem = ''
  #sending = 0
  #mayBeMore = false
  #taking: Promise<void> | undefined
  #whenIdle: (() => void)[] = []

  constructor(parts: WaySenderParts, organisationId: number, way: Way, signal: AbortSignal) {
    this.#parts = parts
    this.#organisationId = organisationId
    this.#way = way
    this.#signal = signal
    this.#book = parts.database.as(organisationId)
    this.#settler = openSettler({ ...parts, book: this.#book })
  }

  /** Something may be due. */
  look(): void {
    this.#mayBeMore = true
    this.#goOn()
  }

  /** Resolves once nothing is under way, and nothing more is due. */
  async idle(): Promise<void> {
    if (this.#sending > 0 || this.#taking !== undefined) await new Promise<void>((resolve) => void this.#whenIdle.push(resolve))
    await this.#settler.idle()
  }

  #goOn(): void {
    while (this.#turns.length > 0 && (this.#sending < this.#atOnce() || !this.#isOpen())) this.#begin(this.#turns.shift()!)
    if (this.#mayTake()) {
      this.#mayBeMore = false
      this.#taking = this.#take().finally(() => {
        this.#taking = undefined
        this.#goOn()
      })
    }
    if (this.#sending > 0 || this.#taking !== undefined) return
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }

  #isOpen(): boolean {
    return !this.#signal.aborted && !isResting(this.#health, this.#parts.now())
  }

  #atOnce(): number {
    return isProbing(this.#health) ? 1 : AT_ONCE
  }

  #mayTake(): boolean {
    if (!this.#mayBeMore || this.#taking !== undefined || !this.#isOpen()) return false
    return isProbing(this.#health) ? this.#sending === 0 : this.#turns.length < TAKEN / 2
  }

  async #take(): Promise<void> {
    const { now, onFailure } = this.#parts
    const takenAt = now()
    const limit = isProbing(this.#health) ? 1 : TAKEN
    try {
      if (isProbing(this.#health)) await this.#giveUpOld()
      const due = await takeDue(this.#book, this.#way, { now: takenAt, leaseUntil: takenAt + LEASE_MS, limit })
      this.#mayBeMore ||= due.length >= limit
      const events = await readToldEvents(this.#book, due)
      for (const deliveries of turnsOf(due)) this.#turns.push({ deliveries, events, takenAt })
    } catch (error) {
      onFailure(error)
    }
  }

  #begin(turn: Turn): void {
    this.#sending++
    void this.#send(turn).finally(() => {
      this.#sending--
      this.#goOn()
    })
  }

  async #send({ deliveries, events, takenAt }: Turn): Promise<void> {
    let isHeldUp = false
    for (const delivery of deliveries) {
      if (!isHeldUp && this.#isOpen() && this.#parts.now() - takenAt < BEGINS_WITHIN_MS)
        isHeldUp = await this.#sendOne(delivery, events.get(nameOfEvent(delivery)))
      else this.#settler.add(untried(delivery))
    }
  }

  /** Whether what comes behind it has to wait. */
  async #sendOne(delivery: DueDelivery, event: ToldEvent | undefined): Promise<boolean> {
    const outcome = await sendOne(this.#parts, { organisationId: this.#organisationId, delivery, event }, this.#signal)
    // Cut off: nobody knows what became of it.
    if (this.#signal.aborted && outcome.outcome === 'failed') {
      this.#settler.add(untried(delivery))
      return true
    }
    const settled = settledBy(delivery, outcome, this.#parts)
    this.#settler.add(settled)
    this.#learn(outcome)
    return settled.state === 'waiting' && delivery.isMandatory && delivery.attempt < HOLDS_UP_TRIES
  }

  #learn(outcome: Outcome): void {
    const { now, random } = this.#parts
    const isUnreached = outcome.outcome === 'failed' && outcome.isUnreached
    this.#health = isUnreached ? afterFailure(this.#health, now(), random()) : HEALTHY
    if (isUnreached) this.#problem = outcome.problem
  }

  async #giveUpOld(): Promise<void> {
    const now = this.#parts.now()
    const problem = this.#problem
    const old = { dueBefore: now - GIVEN_UP_AFTER_MS, problem, now, limit: GIVEN_UP_AT_ONCE }
    for (const { id, attempts } of await giveUpOlder(this.#book, this.#organisationId, this.#way, old))
      this.#parts.log('delivery-given-up', { delivery: String(id), problem, attempts })
  }
}

/** In the order in which they were queued. Messages to borrowers wait for nobody. */
function turnsOf(due: readonly DueDelivery[]): DueDelivery[][] {
  const byBorrower = new Map<bigint, DueDelivery[]>()
  const others: DueDelivery[][] = []
  for (const delivery of due) {
    const before = byBorrower.get(delivery.borrower.id)
    if (delivery.messageKey !== null && deskFactOf(delivery.messageKey) === undefined) others.push([delivery])
    else if (before === undefined) byBorrower.set(delivery.borrower.id, [delivery])
    else before.push(delivery)
  }
  return [...byBorrower.values(), ...others]
}
