/** The life of a borrower who draws, pays late, pays back and bounces, as facts: one by one, and from a list of random acts. Nothing outside tests imports it. */
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { dayText, knownDay } from '../kernel/day.ts'
import { HOUR_MS } from '../kernel/time.ts'
import { openZone } from '../kernel/zone.ts'

export const shanghai = openZone('Asia/Shanghai')!
export const noon = (day: string): number => shanghai.startOf(knownDay(day)) + 12 * HOUR_MS
export const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data'], knownAt = at): Fact =>
  ({ type, occurredAt: at, knownAt, data }) as Fact

const START = noon('2026-01-10')
export const onboarded = [
  fact('borrower-registered', START, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', START + 1, { purpose: 'score' }),
  fact('identity-verified', START + 2, { method: 'document' }),
  fact('score-updated', START + 3, { value: 750, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]
export const draw = (drawdownId: string, amountMinor: number, day: string, more: object = {}) =>
  fact('drawdown-requested', noon(day), {
    drawdownId,
    amountMinor,
    currency: 'CNY',
    purpose: 'consumption',
    tenorMonths: 12,
    repaymentMethod: 'equal_instalment',
    ...more,
  })
export const out = (drawdownId: string, amountMinor: number, day: string, knownOn = day) =>
  fact('drawdown-disbursed', noon(day), { drawdownId, loanId: `ld_${drawdownId}`, amountMinor, currency: 'CNY' }, noon(knownOn))
export const repay = (repaymentId: string, amountMinor: number, day: string, more: object = {}, knownOn = day) =>
  fact('repayment-posted', noon(day), { repaymentId, amountMinor, currency: 'CNY', ...more }, noon(knownOn))
export const bounce = (repaymentId: string, amountMinor: number, day: string) =>
  fact('repayment-reversed', noon(day), { repaymentId, amountMinor, currency: 'CNY', cause: 'insufficient_funds' })
export const relieve = (loanId: string, day: string, more: object = {}, reliefId = `${loanId} ${day}`) =>
  fact('relief-granted', noon(day), { reliefId, loanId, kind: 'defer', months: 2, reason: 'illness', ...more })
export const tick = (day: string) => fact('clock-ticked', noon(day), {})

/** What happens on each day, in random order of random days. */
export type Act = {
  kind: 'draw' | 'out' | 'fail' | 'repay' | 'bounce' | 'relieve' | 'tick'
  days: number
  nth: number
  amount: number
  late: number
  named: boolean
  tenor: number
  method: number
}
const TENORS = [1, 2, 3, 6, 12]
const METHODS = ['equal_instalment', 'interest_only', 'equal_principal'] as const
export function factsOf(acts: readonly Act[]): Fact[] {
  const told: Told = { drawn: [], paid: [] }
  let day = knownDay('2026-01-15')
  return acts.flatMap((act, index) => {
    day += act.days
    return factsOfAct(act, index, day, told)
  })
}

/** What was told of before: drawdowns, and repayments. */
type Told = { drawn: { id: string; amount: number; on: number }[]; paid: { id: string; amount: number }[] }

function factsOfAct(act: Act, index: number, day: number, { drawn, paid }: Told): Fact[] {
  const today = dayText(day)
  const before = dayText(Math.max(knownDay('2026-01-15'), day - act.late))
  const loan = drawn.at(act.nth % Math.max(1, drawn.length))
  switch (act.kind) {
    case 'draw': {
      const amount = 50_000 + Math.floor(act.amount / 30_000) * 10_000
      drawn.push({ id: `d${index}`, amount, on: day })
      return [draw(`d${index}`, amount, today, { tenorMonths: TENORS[act.tenor], repaymentMethod: METHODS[act.method] })]
    }
    case 'out':
      return loan === undefined ? [] : [out(loan.id, loan.amount, dayText(Math.max(loan.on, knownDay(before))), today)]
    case 'fail':
      return loan === undefined ? [] : [fact('disbursement-failed', noon(today), { drawdownId: loan.id, cause: 'technical' })]
    case 'repay':
      paid.push({ id: `r${index}`, amount: act.amount })
      return [repay(`r${index}`, act.amount, before, act.named && loan !== undefined ? { loanId: `ld_${loan.id}` } : {}, today)]
    case 'bounce': {
      const one = paid.at(act.nth % Math.max(1, paid.length))
      return one === undefined ? [] : [bounce(one.id, one.amount, today)]
    }
    case 'relieve':
      return loan === undefined
        ? []
        : [relieve(`ld_${loan.id}`, today, { kind: act.named ? 'defer' : 'extend', months: act.late + 1 }, `rl${index}`)]
    case 'tick':
      return [tick(today)]
  }
}

/** The same acts after a loan for twelve months: little money often, more reliefs, and days on which several things happen. */
export function hardLifeOf(acts: readonly Act[]): Fact[] {
  const method = acts.length % METHODS.length
  const drawn: Act = { kind: 'draw', days: 0, nth: 0, amount: 2_850_000, late: 0, named: false, tenor: 4, method }
  return factsOf([drawn, { ...drawn, kind: 'out' }, ...acts.map(harder)])
}

const harder = (act: Act): Act => ({
  ...act,
  kind: act.kind === 'fail' || (act.kind === 'out' && act.tenor === 0) ? 'relieve' : act.kind === 'out' ? 'repay' : act.kind,
  days: act.late % 2 === 0 ? act.days : 0,
  amount: act.amount % 13 === 0 ? act.amount : 1 + (act.amount % 150_000),
})
