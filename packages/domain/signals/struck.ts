/**
 * What no longer counts: of a series, all that happened up to some instant, whenever we hear of it. A person found that it should not have been held against
 * the borrower, or it was answered for.
 *
 * Always   a fact of that time folds to the same state before and after it was struck. How much was owed stays known: of a late payment only its being late goes.
 */
import { EVIDENCE_SERIES } from '@fairline/contract/hold-outcomes'
import { type Reader, readCount, type Writer, writeCount } from '../kernel/bytes.ts'
import type { Conduct } from './conduct.ts'
import { dropInstants, dropSightings, type Sighting } from './retention.ts'

export type EvidenceSeries = (typeof EVIDENCE_SERIES)[number]

export type Struck = Readonly<Partial<Record<EvidenceSeries, number>>>

export const nothingStruck: Struck = {}

export function struckTo(struck: Struck, series: readonly EvidenceSeries[], at: number): Struck {
  if (series.length === 0) return struck
  return { ...struck, ...Object.fromEntries(series.map((name) => [name, Math.max(struck[name] ?? 0, at)])) }
}

/** What of the signals can be struck, as far as that looks at it. */
type Draft = {
  readonly struck: Struck
  identityFailures: readonly number[]
  devices: readonly Sighting[]
  places: readonly Sighting[]
  failedDraws: readonly number[]
  conduct: Conduct
  applications: readonly number[]
  elsewhere: readonly { readonly at: number }[]
  statements: readonly { readonly at: number; readonly daysPastDue: number }[]
  instalments: readonly { readonly at: number; readonly daysLate: number }[]
}

const STRIKE: Readonly<Record<EvidenceSeries, (draft: Draft, to: number) => void>> = {
  identity_failures: (draft, to) => {
    draft.identityFailures = dropInstants(draft.identityFailures, to)
  },
  devices: (draft, to) => {
    draft.devices = dropSightings(draft.devices, to)
  },
  places: (draft, to) => {
    draft.places = dropSightings(draft.places, to)
  },
  failed_draws: (draft, to) => {
    draft.failedDraws = dropInstants(draft.failedDraws, to)
    const { attempts } = draft.conduct
    if (attempts.some(({ at }) => at <= to)) draft.conduct = { ...draft.conduct, attempts: attempts.filter(({ at }) => at > to) }
  },
  applications: (draft, to) => {
    draft.applications = dropInstants(draft.applications, to)
  },
  delinquencies_elsewhere: (draft, to) => {
    if (draft.elsewhere.some(({ at }) => at <= to)) draft.elsewhere = draft.elsewhere.filter(({ at }) => at > to)
  },
  late_payments: (draft, to) => {
    const isLate = ({ at, days }: { at: number; days: number }): boolean => at <= to && days > 0
    if (draft.statements.some(({ at, daysPastDue: days }) => isLate({ at, days })))
      draft.statements = draft.statements.map((one) => (one.at <= to ? { ...one, daysPastDue: 0 } : one))
    if (draft.instalments.some(({ at, daysLate: days }) => isLate({ at, days })))
      draft.instalments = draft.instalments.map((one) => (one.at <= to ? { ...one, daysLate: 0 } : one))
  },
}

export function strike(draft: Draft): void {
  const { struck } = draft
  if (struck === nothingStruck) return
  for (const name of EVIDENCE_SERIES) {
    const to = struck[name]
    if (to !== undefined) STRIKE[name](draft, to)
  }
}

/** Most borrowers have none: one byte says so. Series are written by their place in the list: new ones go to its end. */
export function writeStruck(writer: Writer, struck: Struck): void {
  const names = EVIDENCE_SERIES.filter((name) => struck[name] !== undefined)
  writeCount(writer, names.length)
  for (const name of names) {
    writeCount(writer, EVIDENCE_SERIES.indexOf(name))
    writeCount(writer, struck[name]!)
  }
}

export function readStruck(reader: Reader): Struck {
  let left = readCount(reader)
  if (left === 0) return nothingStruck
  const entries: [string, number][] = []
  for (; left > 0; left--) entries.push([EVIDENCE_SERIES[readCount(reader)] ?? 'unheard-of', readCount(reader)])
  return Object.fromEntries(entries)
}
