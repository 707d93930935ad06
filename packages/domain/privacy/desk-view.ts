/**
 * What a financing desk sees of a borrower: a third party, so only what he lets it see, and only as long as he does.
 *
 * Always   nothing without his consent to be on the board; then status, band, kinds of causes and what is left to do. Each further field only while a consent
 *          for that very field stands. Devices, addresses of a network, and what a score is made of are for no desk.
 * Source   reference/domain.md, D12.
 */
import { writeInstant } from '@fairline/contract/instant'
import type { Account } from '../account/account.ts'
import { describeHold } from '../account/describe-hold.ts'
import { type Day, dayText } from '../kernel/day.ts'
import { holdsDrawing, type LineLoan, type LineStatus, statusOf, usableMinor } from '../line/line.ts'
import { owedOn } from '../loan/owed.ts'
import type { Pack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { isInForce } from '../signals/consent.ts'
import { dtiPermille } from '../signals/means-signals.ts'
import { WINDOW } from '../signals/windows.ts'
import { type DeskConsents, type DeskScope, deskConsentOf } from './desk-consents.ts'

type Words = Readonly<{ zh: string; en: string }>

/** Amounts from `fromMinor` on and below `toMinor`: steps of 1, 2 and 5, so that it tells how much, and not what. */
export type AmountBand = Readonly<{ fromMinor: number; toMinor: number }>

export type DeskView = Readonly<{
  status: LineStatus
  currency: string | null
  /** Of what may be used in all; null without a line. */
  band: AmountBand | null
  /** The kinds of what stands in the way, each once. */
  causes: readonly string[]
  tasks: readonly Words[]
  /** Null each: he does not let the desk see it. */
  limitMinor: number | null
  balanceMinor: number | null
  dueDates: readonly string[] | null
  score: Readonly<{ value: number; at: string }> | null
  reasons: readonly string[] | null
  /** In three months; also null where nobody showed us his credit file. */
  inquiries: number | null
  /** What falls due in a month of what he earns in one; also null where either is not known. */
  debtSharePpm: number | null
}>

type Seen = Readonly<{ pack: Pack; at: number; today: Day }>

/** `consents`: as they stand in the account, or as they would. Undefined: he is not on the board. */
export function deskViewOf(account: Account, consents: DeskConsents, { pack, at, today }: Seen): DeskView | undefined {
  const { line, signals } = account
  const allows = (scope: DeskScope): boolean => isInForce(deskConsentOf(consents, scope), at)
  if (!allows('board')) return undefined
  const holds = holdsDrawing(line)
  const open = holds.flatMap((hold) => describeHold(hold, pack).steps.filter(({ ours, done_at }) => !ours && done_at === null))
  const usable = usableMinor(line)
  return {
    status: statusOf(line),
    currency: line.currency,
    band: line.openedAt === null ? null : bandOf(usable),
    causes: [...new Set(holds.flatMap(({ reason }) => pack.reasons.get(reason)?.category ?? []))],
    tasks: open.map(({ text }) => text),
    limitMinor: allows('limit') ? usable : null,
    balanceMinor: allows('balance') ? line.drawnMinor : null,
    dueDates: allows('due_dates') ? dueDates(line.loans, today) : null,
    score: allows('score') ? newestScore(signals) : null,
    reasons: allows('reasons') ? holds.map(({ reason }) => reason) : null,
    inquiries: allows('inquiries') ? inquiriesIn(signals, at) : null,
    debtSharePpm: allows('income') ? debtSharePpm(account, pack, at) : null,
  }
}

const STEPS = [1, 2, 5, 10] as const

/** @example bandOf(3_450_000) // { fromMinor: 2_000_000, toMinor: 5_000_000 } */
export function bandOf(minor: number): AmountBand {
  if (minor < 1) return { fromMinor: 0, toMinor: 1 }
  const tens = 10 ** (String(minor).length - 1)
  const nth = STEPS.findLastIndex((step) => step * tens <= minor)
  return { fromMinor: STEPS[nth]! * tens, toMinor: STEPS[nth + 1]! * tens }
}

const dueDates = (loans: readonly LineLoan[], today: Day): readonly string[] =>
  [
    ...new Set(
      loans.flatMap(({ loan, settledOn }) => {
        const next = settledOn === null ? owedOn(loan, today).next : null
        return next === null ? [] : [dayText(next.dueOn)]
      }),
    ),
  ].sort()

/** Looks of three months. Who never showed us his file may have been looked at anywhere: that is no zero. */
function inquiriesIn({ conduct: { inquiries, file } }: Account['signals'], at: number): number | null {
  if (file === null && inquiries.length === 0) return null
  return inquiries.filter((one) => one.at > at - WINDOW.quarter && one.at <= at).length
}

const [PPM_PER_PERMILLE, PPM_MAX] = [1_000, 10_000_000]

/** As it stands in his own decisions; rounds as they do. */
function debtSharePpm(account: Account, pack: Pack, at: number): number | null {
  const permille = dtiPermille(sourceAt(pack, account, at))
  return permille === null ? null : Math.min(PPM_MAX, permille * PPM_PER_PERMILLE)
}

function newestScore({ scores }: Account['signals']): DeskView['score'] {
  const newest = scores.at(-1)
  return newest === undefined ? null : { value: newest.value, at: writeInstant(newest.at) }
}
