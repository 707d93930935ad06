/**
 * Why a borrower's personal data has to be kept though he asked for its deletion, and until when: the conflict between his right and the duty to keep.
 *
 * Always   without a ground it is erased at once; with one it is only stored, and is erased by itself once the last has ended.
 * Units    epoch milliseconds; `until` null: the ground ends by what happens, and not on a day.
 * Source   reference/domain.md: PIPL 13 (a running contract), 24 (a review by a person), 47 (deletion); the anti-money-laundering law keeps identity and
 *          transaction data for ten years after the business ended. An applicant who never got a line had none.
 */
import type { KEPT_FOR } from '@fairline/contract/privacy-outcomes'
import type { Account } from '../account/account.ts'
import { addMonths } from '../kernel/day.ts'
import type { Zone } from '../kernel/zone.ts'
import type { Line } from '../line/line.ts'
import { type MatterKind, openMatters } from '../signals/matters.ts'
import { standingDeletion } from './deletion.ts'

export type KeptFor = (typeof KEPT_FOR)[number]
export type Ground = Readonly<{ code: KeptFor; law: string; until: number | null }>

const CONTRACT = 'CN-PIPL-13'
const REVIEW = 'CN-PIPL-24'
const RECORDS = 'CN-AML'
const RECORD_YEARS = 10
const MONTHS_A_YEAR = 12

/** None of them may be told apart by the borrower: of some it must not be told at all. */
const DUTIES: readonly MatterKind[] = ['judicial-freeze', 'anti-fraud', 'due-diligence']

/** In the order in which a borrower reads them. */
export function keptFor({ line, signals }: Pick<Account, 'line' | 'signals'>, zone: Zone): readonly Ground[] {
  const { matters } = signals.information
  const isOpen = (kind: MatterKind): boolean => openMatters(matters, kind).length > 0
  const open = (code: KeptFor, law: string, isSo: boolean): readonly Ground[] => (isSo ? [{ code, law, until: null }] : [])
  const owes = line.drawnMinor > 0 || line.loans.some(({ settledOn }) => settledOn === null)
  return [
    ...open('loan-open', CONTRACT, owes),
    ...open(
      'drawdown-pending',
      CONTRACT,
      line.pending.some(({ failed }) => !failed),
    ),
    ...open('credit-balance', CONTRACT, line.overpaidMinor > 0),
    ...open('line-open', CONTRACT, line.stage === 'open'),
    ...open('application-open', CONTRACT, line.application !== null),
    ...open('review-open', REVIEW, isOpen('human-review')),
    ...open('legal-duty', RECORDS, DUTIES.some(isOpen)),
    ...records(line, signals.conduct.usedAt, { zone, goesOn: owes || line.stage === 'open' }),
  ]
}

/** From the day on which the business ended: while it goes on, nobody knows that day. */
function records(line: Line, usedAt: number | null, { zone, goesOn }: { zone: Zone; goesOn: boolean }): readonly Ground[] {
  if (line.openedAt === null) return []
  if (goesOn) return [{ code: 'records', law: RECORDS, until: null }]
  const settled = line.loans.flatMap(({ settledOn }) => (settledOn === null ? [] : [settledOn]))
  const endedOn = Math.max(zone.dayAt(line.openedAt), zone.dayAt(line.closedAt ?? 0), zone.dayAt(usedAt ?? 0), ...settled)
  return [{ code: 'records', law: RECORDS, until: zone.startOf(addMonths(endedOn, RECORD_YEARS * MONTHS_A_YEAR) + 1) }]
}

/** Null where no day is known: one of the grounds ends by what happens. */
export const keptUntil = (grounds: readonly Ground[], at: number): number | null =>
  grounds.reduce<number | null>((until, ground) => (until === null || ground.until === null ? null : Math.max(until, ground.until)), at)

/** When the data of a standing request is to be erased, after `at`; null where there is none, or no day is known. */
export function erasureDue(account: Account, zone: Zone): number | null {
  if (standingDeletion(account.signals.information) === null) return null
  return keptUntil(keptFor(account, zone), account.clockAt)
}
