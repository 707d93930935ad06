/**
 * What came of an effect, said as a fact: down the lanes, like everybody's.
 *
 * Twice    every fact has an id that is made of its job's key: said again, it is recorded once.
 * Time     it is known when the book's clock says, and took effect then or before.
 * Away     while the database is away it waits, so that a job that is done is not done again for that.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FactOf, FactType } from '@fairline/contract/facts'
import { ownFact } from '../ingest/own-fact.ts'
import type { EventLog } from '../operations/event-log.ts'
import type { BookClocks } from '../scheduler/book-clocks.ts'
import { borrowerKey } from '../store/borrower-key.ts'
import type { Lanes } from '../store/lanes.ts'

export type Said<T extends FactType> = {
  readonly organisationId: number
  readonly ref: string
  readonly source: string
  readonly eventId: string
  readonly type: T
  readonly data: FactOf<T>['data']
  /** When it took effect, where that is known. */
  readonly occurredAt?: number
}

export type Say = <T extends FactType>(said: Said<T>, signal: AbortSignal) => Promise<void>

type SayParts = { readonly lanes: Lanes; readonly clocks: BookClocks; readonly log: EventLog }

const TRY_AGAIN_AFTER_MS = 1_000

/** The event broke our code, and is kept: said again after an upgrade, it goes through. */
class NotTaken extends Error {
  override name = 'NotTaken'
  readonly code: string
  constructor(code: string) {
    super(`a fact of an effect was not taken: ${code}`)
    this.code = code
  }
}

export function openSay({ lanes, clocks, log }: SayParts): Say {
  return async (said, signal) => {
    const { organisationId, ref, source, type, occurredAt = Number.POSITIVE_INFINITY } = said
    for (;;) {
      const knownAt = clocks.nowIn(organisationId) ?? clocks.receivesAt(organisationId)
      const times = { knownAt, occurredAt: Math.min(occurredAt, knownAt) }
      const fact = ownFact({ ...said, borrower: borrowerKey(organisationId, ref), actor: source, ...times })
      const { answer } = await lanes.submitWhenRoom(fact, { closed: false })
      const result = await answer
      if (result.kind === 'answered') return
      if (result.kind === 'refused') return log('effect-refused', { fact_type: type, code: result.refusal.code })
      if (result.code !== 'unavailable') throw new NotTaken(result.code)
      await sleep(TRY_AGAIN_AFTER_MS, undefined, { signal })
    }
  }
}
