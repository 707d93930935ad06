/** The events that one client makes up, seeded: of all borrowers of a round, his own for each of them in the order of time. */
import { eventOf } from '../../bench/synthetic-book.ts'
import type { Message } from './notebook.ts'
import type { Random } from './seeded.ts'

export type EventSource = { readonly next: () => Message }

const HOUR_MS = 3_600_000
const UNTIMED_SHARE = 0.1
/** Of events that may end in a hold. With more of them nobody would draw any more, and no balance would move. */
const TROUBLE_SHARE = 0.02
const GOOD_SCORE = 780
const SMALL_MINOR = 100_000
const CLIENTS_MAX = 100

/** `startAt`: of the first events, in the past of the server. */
export type EventSourceOptions = { client: number; round: string; borrowers: number; random: Random; startAt: number }

/** The first events of each client open the line, again where another was faster; ids of drawdowns and repayments are his own. */
export function eventSource({ client, round, borrowers, random, startAt }: EventSourceOptions): EventSource {
  const sentOf = new Map<number, number>()
  return {
    next: () => {
      const borrower = random.between(0, borrowers - 1)
      const nth = sentOf.get(borrower) ?? 0
      sentOf.set(borrower, nth + 1)
      const event = eventOf(borrower * CLIENTS_MAX + client, nth)
      const { type } = event
      const data = random.chance(TROUBLE_SHARE) ? event.data : calm(event.data, borrower)
      const message = { specversion: '1.0', id: `${borrower}-${nth}`, source: `urn:${round}:${client}`, subject: `${round}-${borrower}`, type, data } as const // biome-ignore format: one line
      if (random.chance(UNTIMED_SHARE)) return message
      const time = new Date(startAt + nth * HOUR_MS + client).toISOString()
      return { ...message, time, knownat: time }
    },
  }
}

/** One device, a good score, small drawdowns. */
function calm(data: object, borrower: number): object {
  if ('device_id' in data) return { ...data, device_id: `device-${borrower}` }
  if ('range_min' in data) return { ...data, value: GOOD_SCORE }
  return 'drawdown_id' in data ? { ...data, amount_minor: SMALL_MINOR, purpose: 'consumption' } : data
}
