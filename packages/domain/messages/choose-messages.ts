/** Of what might be said to a borrower, what is said now: each occasion once, not the same kind too soon, and not too much at a time. */
import { DAY_MS } from '../kernel/time.ts'
import type { MessageKind, MessageWords } from './message-words.ts'
import type { Message } from './messages-due.ts'

/** What he was told before; `at` in epoch milliseconds of his book. */
export type Told = Readonly<{ kind: string; key: string; at: number }>

/** These he waits for, or has to know by a day: however much was said. */
const ALWAYS: ReadonlySet<string> = new Set<MessageKind>(['payment_due', 'monthly_report'])

/** The most urgent first. */
const URGENCY: readonly MessageKind[] = ['payment_due', 'monthly_report', 'near_hold', 'freshness', 'borrowing', 'learning', 'on_time']

/**
 * In the order of urgency; the rest is said another day, if there is still occasion for it.
 * `told`: of the same occasions whenever it was, and all of the last `historyDays`.
 */
export function chooseMessages<T extends Pick<Message, 'kind' | 'key' | 'againAfterDays'>>(
  candidates: readonly T[],
  { at_most }: Pick<MessageWords, 'at_most'>,
  told: readonly Told[],
  at: number,
): readonly T[] {
  const lately = (days: number) => told.filter((one) => one.at > at - days * DAY_MS)
  const room = at_most === undefined ? Number.POSITIVE_INFINITY : at_most.count - countOf(lately(at_most.within_days))
  const keys = new Set(told.map(({ key }) => key))
  const chosen: T[] = []
  const kinds = new Set<string>()
  for (const one of candidates.toSorted((a, b) => URGENCY.indexOf(a.kind) - URGENCY.indexOf(b.kind))) {
    const { kind, key, againAfterDays } = one
    const isTooSoon = againAfterDays !== null && (kinds.has(kind) || lately(againAfterDays).some((before) => before.kind === kind))
    if (keys.has(key) || isTooSoon || (!ALWAYS.has(kind) && countOf(chosen) >= room)) continue
    chosen.push(one)
    kinds.add(kind)
  }
  return chosen
}

const countOf = (told: readonly Pick<Told, 'kind'>[]): number => told.filter(({ kind }) => !ALWAYS.has(kind)).length

/** How far back it matters what he was told; 0 where it does not. */
export function historyDays({ at_most, learning, ...words }: MessageWords): number {
  const { near_hold, payment_due, on_time, freshness, borrowing, monthly_report } = words
  const kinds = [near_hold, payment_due, on_time, freshness, borrowing, monthly_report, ...learning]
  return Math.max(at_most?.within_days ?? 0, ...kinds.map(({ again_after_days }) => again_after_days ?? 0))
}
