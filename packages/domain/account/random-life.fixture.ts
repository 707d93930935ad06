/**
 * Lives of borrowers as nobody planned them, for properties: any fact that the contract knows of a borrower, over a line that was granted, applied for,
 * or imported. What an act is about (a drawdown that waits for its money, a hold in force) is found in the account as it is by then.
 * Nothing outside tests imports it.
 */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import type { Book } from '../book/book.ts'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { availableMinor } from '../line/line.ts'
import type { Pack } from '../pack/pack.ts'
import { seededPick } from '../pack/random-pack.fixture.ts'
import { cleared, doingFrom, explained, linked, suspected } from '../signals/security.fixture.ts'
import { TOLD_KINDS, toldFact } from '../signals/told-facts.fixture.ts'
import type { Account, Decision } from './account.ts'
import { newAccount, step } from './step.ts'

const START = Date.parse('2026-01-05T04:00:00Z')
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact

/** Small numbers that say what happens. `hours` pass before it. */
export type Act = Readonly<{ kind: number; hours: number; x: number; y: number; z: number }>
type Make = (at: number, act: Act, account: Account) => Fact | null
const CNY = { currency: 'CNY' } as const
const one = <T>(nth: number, of: readonly T[]): T => of[nth % of.length]!
const AMOUNTS = [1, 50_000, 100_000, 300_000, 1_000_000, 2_000_000, 90_000_000]

const drawing: Make = (at, { x, y, z }) =>
  fact('drawdown-requested', at, {
    drawdownId: `d${at}`,
    amountMinor: one(x + y, AMOUNTS),
    purpose: z < 7 ? 'consumption' : one(x, DRAWDOWN_PURPOSES),
    ...CNY,
    ...(z % 2 === 0 && { tenorMonths: one(y, [1, 3, 6, 12, 24]) }),
    ...(z % 3 === 0 && { deviceId: one(y, ['own', 'b']) }),
  })
const ofLoans: readonly Make[] = [
  drawing,
  drawing,
  drawing,
  (at, { x }, { line }) => {
    const waiting = line.pending[x % Math.max(1, line.pending.length)]
    if (waiting === undefined) return null
    const { drawdownId, amountMinor } = waiting
    return fact('drawdown-disbursed', at, { drawdownId, loanId: `ld_${drawdownId}`, amountMinor, ...CNY })
  },
  (at, { x, y }, { line }) => {
    const waiting = line.pending[x % Math.max(1, line.pending.length)]
    return waiting === undefined
      ? null
      : fact('disbursement-failed', at, { drawdownId: waiting.drawdownId, cause: one(y, ['bank_card', 'funder', 'technical'] as const) })
  },
  (at, { x }) => fact('repayment-posted', at, { repaymentId: `r${at}`, amountMinor: one(x, [1, 9_000, 100_000, 5_000_000]), ...CNY }),
  (at, { x, y, z }) => {
    const paid = { balanceMinor: 200_000 * x, paidMinor: one(y, [0, 5_000, 400_000]), daysPastDue: one(z, [0, 0, 3, 12, 45, 100]) }
    return fact('statement-issued', at, { statementId: `s${at}`, ...paid, ...CNY })
  },
  (at, { y }, { line }) => {
    const entry = line.loans.find(({ settledOn }) => settledOn === null)
    return entry === undefined
      ? null
      : fact('misuse-found', at, { findingId: `f${at}`, loanId: entry.loan.id, usedFor: one(y, DRAWDOWN_PURPOSES) })
  },
]

const ofMeans: readonly Make[] = [
  (at, { x, y, z }) => {
    const verified = z > 3
    return fact('income-statement-received', at, { source: one(y, ['payslip', 'declared']), incomeMinor: 150_000 * x, verified, ...CNY })
  },
  (at, { x, y }) => {
    const owed = { obligationMinor: 100_000 * x, balanceMinor: 900_000 * y, lenderCount: x + y }
    return fact('debt-statement-received', at, { source: 'bureau', ...owed, ...CNY })
  },
  (at, { x, y }) => {
    const period = { periodStartedAt: at - 60 * DAY_MS, periodEndedAt: at - 30 * DAY_MS }
    return fact('business-statement-received', at, {
      of: one(y, ['business', 'employer']),
      cashFlowMinor: 300_000 * (x - 3),
      ...period,
      ...CNY,
    })
  },
  (at, { x }) => fact('score-updated', at, { value: 520 + 42 * x, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
  (at, { x, y }) => fact('score-updated', at, { value: 600 + 20 * x + y, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
  (at, { x, y }) =>
    fact('delinquency-elsewhere-reported', at, { recordId: one(x, ['e', 'f']), source: 'bureau', daysPastDue: one(y, [0, 10, 60]) }),
]

const ofConsent: readonly Make[] = [
  (at, { x, y }) => fact('consent-granted', at, { purpose: one(x, ['score', 'bureau']), ...(y > 5 && { expiresAt: at + y * 9 * DAY_MS }) }),
  (at, { x }) => fact('consent-withdrawn', at, { purpose: one(x, ['score', 'bureau', 'device']) }),
]

export const asking: readonly Make[] = [
  (at, { x }) => fact('increase-requested', at, { requestId: `i${at}`, ...CNY, ...(x > 1 && { limitMinor: 400_000 * x }) }),
  (at, { x }) => fact('limit-proposed', at, { proposalId: `p${at}`, limitMinor: 400_000 * (1 + x), ...CNY }),
  (at, { x }) => fact('quote-requested', at, { quoteId: `q${at}`, amountMinor: one(x, AMOUNTS), ...CNY }),
]
const ofHolds: readonly Make[] = [
  (at, { x }, { line }) => {
    const hold = line.holds[x % Math.max(1, line.holds.length)]
    return fact('appeal-submitted', at, { appealId: `a${at}`, ...(hold && { holdId: hold.id }) })
  },
  (at, { x, y }, { line }) => {
    const hold = line.holds[x % Math.max(1, line.holds.length)]
    return fact('appeal-decided', at, { appealId: 'a', result: one(y, ['upheld', 'rejected']), ...(hold && { holdId: hold.id }) })
  },
  (at, { x, y }, { line }) => {
    const hold = line.holds[x % Math.max(1, line.holds.length)]
    return fact('manual-review-decided', at, { requestId: 'm', result: one(y, ['overturned', 'upheld']), ...(hold && { holdId: hold.id }) })
  },
  (at, { x }, { line }) => {
    const hold = line.holds[x % Math.max(1, line.holds.length)]
    return fact('operator-error-recorded', at, { correctionId: `c${at}`, kind: 'wrong_value', ...(hold && { holdId: hold.id }) })
  },
  (at) => fact('commitment-made', at, { commitmentId: `m${at}`, durationMonths: 6 }),
  (at, { x }) => fact('closure-requested', at, { requestId: `z${at}`, kind: one(x, ['freeze', 'close']) }),
  (at) => fact('reopening-requested', at, { requestId: `o${at}` }),
  (at, { x }) => fact('temporary-limit-granted', at, { limitMinor: 400_000 * (1 + x), endsAt: at + 9 * DAY_MS, ...CNY }),
  (at, _act, { line }) => (line.proposal === null ? null : fact('limit-accepted', at, { proposalId: line.proposal.id })),
]
const ofSecurity: readonly Make[] = [
  (at, { x, y, z }) => doingFrom([z % 5, x, y, z], at, ['own', 'b', 'c', 'd'], ['s', 't']),
  (at, { x, y, z }) => doingFrom([z % 7, x, y, z], at, ['own', 'b', 'c', 'd'], ['s', 't']),
  (at) => suspected(at),
  (at) => cleared(at, { attackerDevices: ['d'] }),
  (at) => linked(at),
  (at) => explained(at),
]
const tick: Make = (at) => fact('clock-ticked', at, {})
const told = Array.from(
  { length: TOLD_KINDS },
  (_, kind): Make =>
    (at, act) => {
      const made = toldFact(kind, at, act)
      return made.type === 'borrower-registered' || made.type === 'score-updated' ? null : { ...made, knownAt: Math.max(at, made.knownAt) }
    },
)
/** Money is what most promises are about. */
const MAKES = [
  ...ofLoans,
  ...ofLoans,
  ...ofLoans,
  ...ofLoans,
  ...ofMeans,
  ...ofConsent,
  ...asking,
  ...ofHolds,
  ...ofSecurity,
  tick,
  tick,
  ...told,
]

/** About as much as there is. */
const drawingWell: Make = (at, { x, y }, { line }) => {
  const most = availableMinor(line)
  const amountMinor = one(x, [50_000, 100_000, most - (most % 10_000), most + 10_000])
  return amountMinor <= 0
    ? null
    : fact('drawdown-requested', at, {
        drawdownId: `d${at}`,
        amountMinor,
        purpose: 'consumption',
        tenorMonths: one(y, [3, 6, 12, 24]),
        ...CNY,
      })
}
const CALM: readonly Make[] = [
  ...Array.from({ length: 8 }, () => drawingWell),
  ...ofLoans.slice(0, -1),
  (at, { x }, { line }) =>
    line.stage === 'open'
      ? fact('temporary-limit-granted', at, { limitMinor: line.limitMinor + 400_000 * x, endsAt: at + 20 * DAY_MS, ...CNY })
      : null,
  (at, { x }, { line }) =>
    x < 5 || line.drawnMinor === 0 ? null : fact('repayment-posted', at, { repaymentId: `w${at}`, amountMinor: line.drawnMinor, ...CNY }),
]

/** `opened`: granted, imported, or applied for. `isCalm`: nothing happens but that money moves. */
export type RandomLife = Readonly<{ opened: number; isCalm: boolean; score: number; acts: readonly Act[] }>

/** The same seed and number of acts give the same life; fewer acts are its beginning. Short ways between acts come as often as long ones. */
export function lifeOf(seed: number, acts: number): RandomLife {
  const pick = seededPick(`life ${seed}`)
  const [opened, isCalm, score] = [pick(4), pick(3) === 0, 640 + pick(220)]
  const hours = (): number => [pick(4), 4 + pick(86), 100 + pick(1_400)][pick(3)]!
  const act = (): Act => ({ kind: pick(MAKES.length * CALM.length), hours: hours(), x: pick(10), y: pick(10), z: pick(10) })
  return { opened, isCalm, score, acts: Array.from({ length: acts }, act) }
}

export function opening(opened: number, score: number): Fact[] {
  const known = [
    fact('borrower-registered', START, { kind: 'individual', currency: 'CNY', fieldsOnFile: ['phone', 'address'] }),
    fact('consent-granted', START + 1, { purpose: 'score' }),
    fact('consent-granted', START + 2, { purpose: 'bureau' }),
    fact('identity-verified', START + 3, { method: 'document' }),
  ]
  const scored = fact('score-updated', START + 5, { value: score, rangeMin: 350, rangeMax: 950, source: 'zhima' })
  if (opened === 1) return [...known, fact('line-imported', START + 4, { limitMinor: 1_000_000, drawnMinor: 200_000, ...CNY })]
  if (opened !== 2) return [...known, scored]
  const applied = fact('application-submitted', START + 4, { applicationId: 'a', limitMinor: 1_200_000, ...CNY })
  return [...known, applied, scored, fact('offer-accepted', START + 6, { applicationId: 'a' })]
}

export type Stepped = Readonly<{ before: Account; fact: Fact; account: Account; decision: Decision }>
export type Living = Readonly<{ pack: Pack; book?: Book | undefined; earlier?: readonly Pack[] }>

export const take = (account: Account, one: Fact, { pack, book, earlier = [] }: Living) =>
  step(account, one, pack, { borrower: 'b', packNamed: (hash) => earlier.find((pack) => pack.hash === hash) }, { ...(book && { book }) })

/** The fact that an act is, for an account as it is: null where it is about nothing there. */
export const factOf = (act: Act, account: Account, at: number, makes: readonly Make[]): Fact | null =>
  one(act.kind, makes)(at, act, account)

type See = (stepped: Stepped) => void

/** Each step is seen; what is refused changes nothing, and is none. */
export function tell(from: Account, facts: readonly Fact[], living: Living, see: See = () => {}): Account {
  return facts.reduce((before, fact) => {
    const outcome = take(before, fact, living)
    if (!outcome.ok) return before
    const { account, decision } = outcome.value
    see({ before, fact, account, decision })
    return account
  }, from)
}

export function live({ opened, isCalm, score, acts }: RandomLife, living: Living, see?: See): Account {
  let account = tell(newAccount, opening(opened, score), living, see)
  let at = Math.max(account.clockAt, START + 10)
  for (const act of acts) {
    at += act.hours * HOUR_MS + 1
    const fact = factOf(act, account, at, isCalm ? CALM : MAKES)
    if (fact !== null) account = tell(account, [fact], living, see)
  }
  return account
}

/** Borrows by the day, may promise to do so less, and stops paying, elsewhere time and again; what he owes may be written off. */
export type Debtor = Readonly<{ draws: number; promises: boolean; paysMonths: number; isWrittenOff: boolean }>

export function debtorOf(seed: number): Debtor {
  const pick = seededPick(`debtor ${seed}`)
  return { draws: 1 + pick(9), promises: pick(2) === 0, paysMonths: pick(5), isWrittenOff: pick(2) === 0 }
}

export function liveAsDebtor({ draws, promises, paysMonths, isWrittenOff }: Debtor, living: Living, see?: See): Account {
  const day = (nth: number): number => START + nth * DAY_MS
  const drawn = Array.from({ length: draws }, (_, nth) => {
    const data = { drawdownId: `d${nth}`, amountMinor: 60_000, purpose: 'consumption', tenorMonths: 12, ...CNY } as const
    const out = { drawdownId: `d${nth}`, loanId: `ld${nth}`, amountMinor: 60_000, ...CNY }
    return [fact('drawdown-requested', day(1 + nth), data), fact('drawdown-disbursed', day(1 + nth) + 1, out)]
  })
  const elsewhere = [30, 0, 30, 0].map((daysPastDue, nth) =>
    fact('delinquency-elsewhere-reported', day(13 + 3 * nth), { recordId: 'e', source: 'bureau', daysPastDue }),
  )
  const misused = fact('misuse-found', day(23), { findingId: 'f', loanId: 'ld0', usedFor: 'securities' })
  const promise = fact('commitment-made', day(12), { commitmentId: 'c', durationMonths: 6 })
  const paid = Array.from({ length: paysMonths }, (_, nth) => {
    const repaid = { repaymentId: `r${nth}`, amountMinor: 7_000 * draws, ...CNY }
    return [
      fact('repayment-posted', day(25 + 30 * nth), repaid),
      ...[40, 45, 50].map((later) => fact('clock-ticked', day(later + 30 * nth), {})),
    ]
  })
  const stopped = 60 + 30 * paysMonths
  const passing = Array.from({ length: 26 }, (_, nth) => fact('clock-ticked', day(stopped + 10 * nth), {}))
  const writtenOff = Array.from({ length: isWrittenOff ? draws : 0 }, (_, nth) =>
    fact('loan-charged-off', day(stopped + 251) + nth, { loanId: `ld${nth}`, principalMinor: 60_000, ...CNY }),
  )
  const facts = [
    ...drawn.flat(),
    ...(promises ? [promise] : [...elsewhere, misused]),
    ...paid.flat(),
    ...passing,
    ...writtenOff,
    fact('clock-ticked', day(stopped + 260), {}),
  ]
  return tell(tell(newAccount, opening(0, 800), living, see), facts, living, see)
}
