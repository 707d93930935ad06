/** How the entries of the demo's desk are written: in yuan and in days from the day it begins. */
import { DESK_ENTRIES, type DeskEntry, type DeskKind } from '@fairline/contract/desk/entries'
import type { OBSERVED, ObservedKind } from '@fairline/contract/desk/observations'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000
/** The desk is in China. */
const ZONE_MS = 8 * HOUR_MS

export const CNY = 'CNY'
export const yuan = (amount: number): number => amount * 100

/** `day(10)`: the tenth day from now. `at(-2)`: two hours ago. */
export type DemoDays = Readonly<{ now: number; day: (days: number) => string; at: (hours: number) => number }>

export const daysFrom = (now: number): DemoDays => ({
  now,
  day: (days) => new Date(now + ZONE_MS + days * DAY_MS).toISOString().slice(0, 10),
  at: (hours) => now + hours * HOUR_MS,
})

/** Registered some time ago, though the desk is told only now. */
export function entry<K extends DeskKind>(kind: K, id: string, content: DeskEntry<K>, { now }: DemoDays): NewDeskFact {
  return {
    ...{ factId: `${kind}:${id}:1`, type: 'registered', kind, id, effectiveAt: now, observedAt: null, source: 'desk_entry' },
    ...{ confidencePpm: null, evidence: null, data: DESK_ENTRIES[kind].parse(content) },
  }
}

type Seen<K extends ObservedKind> = Readonly<{
  kind: K
  id: string
  field: keyof (typeof OBSERVED)[K] & string
  value: unknown
  at: number
  source?: NewDeskFact['source']
}>

export const observed = <K extends ObservedKind>({ kind, id, field, value, at, source = 'desk_entry' }: Seen<K>): NewDeskFact => ({
  ...{ factId: `observation:demo.${kind}.${id}.${field}.${source}.${at}`, type: 'observed', kind, id, effectiveAt: at, observedAt: at },
  ...{ source, confidencePpm: null, evidence: null, data: { field, value } },
})

export const money = (amount: number) => ({ amount_minor: yuan(amount), currency: CNY })
