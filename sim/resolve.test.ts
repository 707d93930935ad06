import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { newAccount, step } from '@fairline/domain/account/step'
import { lendingPack } from '@fairline/domain/pack/lending-pack.fixture'
import { expect, test } from 'vitest'
import type { Condition } from './condition.ts'
import { resolve } from './resolve.ts'

const pack = lendingPack()
const DAY = 86_400_000
const noon = (day: string): number => Date.parse(`${day}T04:00:00Z`)
const START = noon('2026-01-10')
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at, knownAt: at, data }) as Fact

const known = [
  fact('borrower-registered', START, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', START + 1, { purpose: 'score' }),
  fact('identity-verified', START + 2, { method: 'document' }),
]
const scored = fact('score-updated', START + 3, { value: 750, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const granted = [...known, scored]
const applied = [fact('application-submitted', START - 1, { applicationId: 'app', currency: 'CNY' }), ...known]
const offered = [...applied, scored]
const DRAWN_AT = noon('2026-01-15')
const wish = {
  amountMinor: 1_000_000,
  currency: 'CNY',
  purpose: 'consumption',
  tenorMonths: 12,
  repaymentMethod: 'equal_instalment',
} as const
const quoted = [...granted, fact('quote-requested', DRAWN_AT, { quoteId: 'q', ...wish })]
const drawn = [...granted, fact('drawdown-requested', DRAWN_AT, { drawdownId: 'd', ...wish })]
const lent = [...drawn, fact('drawdown-disbursed', DRAWN_AT + 1, { drawdownId: 'd', loanId: 'l', amountMinor: 1_000_000, currency: 'CNY' })]
const failed = [...drawn, fact('disbursement-failed', DRAWN_AT + 1, { drawdownId: 'd', cause: 'technical' })]
const paid = [
  ...lent,
  fact('repayment-posted', noon('2026-02-15'), { repaymentId: 'r', amountMinor: 90_041, currency: 'CNY', loanId: 'l' }),
]
const writtenOff = [...lent, fact('loan-charged-off', noon('2026-08-14'), { loanId: 'l', principalMinor: 1, currency: 'CNY' })]

/** The amount it gets, true where it has none, undefined where it does not happen. */
function outcomeOf(facts: readonly Fact[], only: Condition, at: number, wishMinor?: number): number | true | undefined {
  let account = newAccount
  for (const one of facts) {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    account = outcome.value.account
  }
  const data = wishMinor === undefined ? {} : { amount_minor: wishMinor }
  const message = { specversion: '1.0', id: 'i', source: 's', type: 't', subject: 'b', time: '', knownat: '', data } as const
  const resolved = resolve({ at, message, only }, account, pack)?.data as { amount_minor?: number; principal_minor?: number } | undefined
  return resolved && (resolved.amount_minor ?? resolved.principal_minor ?? true)
}

const app = (need: 'applied' | 'referred' | 'offered') => ({ need, applicationId: 'app' })
const owed = (pays: Extract<Condition, { need: 'owed' }>['pays'], loanId = 'l') => ({ need: 'owed', loanId, pays }) as const
const off = { need: 'past-due', loanId: 'l', days: 180 } as const

test.each<[rule: string, facts: readonly Fact[], only: Condition, at: number, then: number | true | undefined, wishMinor?: number]>([
  ['without a line he may apply', known, { need: 'no-line' }, START + 9, true],
  ['not twice', applied, { need: 'no-line' }, START + 9, undefined],
  ['not with a line', granted, { need: 'no-line' }, START + 9, undefined],
  ['an application can be taken back', applied, app('applied'), START + 9, true],
  ['where there is one', granted, app('applied'), START + 9, undefined],
  ['nobody looks at what the rules decide', offered, app('referred'), START + 9, undefined],
  ['an offer is accepted', offered, app('offered'), START + 9, true],
  ['until the moment before it ends', offered, app('offered'), START + 3 + 30 * DAY - 1, true],
  ['not from then on', offered, app('offered'), START + 3 + 30 * DAY, undefined],
  ['nor where there is none', applied, app('offered'), START + 9, undefined],
  ['he takes what he wishes', granted, { need: 'room' }, DRAWN_AT, 4_990_000, 4_990_000],
  ['and no more than is free', drawn, { need: 'room' }, DRAWN_AT + 9, 4_000_000, 4_990_000],
  ['in round figures', granted, { need: 'room' }, DRAWN_AT, 50_000, 59_999],
  ['no less than can be drawn', granted, { need: 'room' }, DRAWN_AT, undefined, 49_999],
  ['without a line nothing is free', known, { need: 'room' }, DRAWN_AT, undefined, 50_000],
  ['a quote is taken up once it was to be read', quoted, { need: 'quoted', quoteId: 'q' }, DRAWN_AT + 10_000, 1_000_000, 1],
  ['not sooner', quoted, { need: 'quoted', quoteId: 'q' }, DRAWN_AT + 9_999, undefined, 1],
  ['until the moment before it ends', quoted, { need: 'quoted', quoteId: 'q' }, DRAWN_AT + 1_800_000 - 1, 1_000_000, 1],
  ['not from then on', quoted, { need: 'quoted', quoteId: 'q' }, DRAWN_AT + 1_800_000, undefined, 1],
  ['money comes to what was approved', drawn, { need: 'approved', drawdownId: 'd' }, DRAWN_AT + 9, 1_000_000, 1],
  ['and to nothing else', granted, { need: 'approved', drawdownId: 'd' }, DRAWN_AT + 9, undefined, 1],
  ['no amount where none is told', drawn, { need: 'approved', drawdownId: 'd' }, DRAWN_AT + 9, true],
  ['tried again after it failed', failed, { need: 'unpaid', drawdownId: 'd' }, DRAWN_AT + 9, true],
  ['not before', drawn, { need: 'unpaid', drawdownId: 'd' }, DRAWN_AT + 9, undefined],
  ['nothing is due on the day before', lent, owed('due'), noon('2026-02-14'), undefined],
  ['on the due day the instalment is', lent, owed('due'), noon('2026-02-15'), 90_041],
  ['once', paid, owed('due'), noon('2026-02-15'), undefined],
  ['the oldest of two', lent, owed('oldest'), noon('2026-03-15'), 90_041 + 1_304],
  ['none of them on the day before the first', lent, owed('oldest'), noon('2026-02-14'), undefined],
  ['all of it with the interest of the days', lent, owed('all'), noon('2026-01-25'), 1_004_000],
  ['so much of the principal, in round figures', lent, owed({ permille: 255 }), noon('2026-01-25'), 250_000],
  ['less than the least of it is nothing', lent, owed({ permille: 9 }), noon('2026-01-25'), undefined],
  ['of a loan that was never paid out nothing is owed', lent, owed('all', 'x'), noon('2026-01-25'), undefined],
  ['before the money came nothing is', lent, owed('all'), noon('2026-01-14'), undefined],
  ['a repayment is sent back with its amount', paid, { need: 'paid', repaymentId: 'r' }, noon('2026-02-16'), 90_041],
  ['one that never was is not', lent, { need: 'paid', repaymentId: 'r' }, noon('2026-02-16'), undefined],
  ['after 180 days he is given up', lent, off, noon('2026-08-14'), 1_000_000],
  ['not on the day before', lent, off, noon('2026-08-13'), undefined],
  ['nor twice', writtenOff, off, noon('2026-08-15'), undefined],
])('%s', (_rule, facts, only, at, then, wishMinor) => {
  expect(outcomeOf(facts, only, at, wishMinor)).toBe(then)
})
