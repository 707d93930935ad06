/** A loan id is that of one loan for good, also when the line keeps the loan no more. */
import type { Fact } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { fingerprint } from '../kernel/fingerprint.ts'
import { evolve } from '../line/evolve.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { draw, noon, onboarded, out, repay } from './lending-life.fixture.ts'
import { ofType, run } from './lending-run.fixture.ts'

/** Paid back on 2026-01-25: kept up to the 89th day after, and gone with the first loan that is opened later. */
const settled: Fact[] = [draw('d1', 1_000_000, '2026-01-15'), out('d1', 1_000_000, '2026-01-15'), repay('r1', 1_004_000, '2026-01-25')]
const opened = (drawdownId: string, day: string, loanId = `ld_${drawdownId}`): Fact[] => [
  draw(drawdownId, 100_000, day),
  { ...out(drawdownId, 100_000, day), data: { drawdownId, loanId, amountMinor: 100_000, currency: 'CNY' } } as Fact,
]

test.each<[what: string, after: Fact[], loans: string[], former: string[], refusals: string[]]>([
  ['nothing since', [], ['ld_d1'], [], []],
  ['another on the 89th day', opened('d2', '2026-04-24'), ['ld_d1', 'ld_d2'], [], []],
  ['another on the 90th', opened('d2', '2026-04-25'), ['ld_d2'], ['ld_d1'], []],
  ['its id again, before it is gone', opened('d2', '2026-06-01', 'ld_d1'), ['ld_d1'], [], ['loan-id-reused']],
  [
    'its id again, after it is gone',
    [...opened('d2', '2026-04-25'), ...opened('d3', '2026-06-01', 'ld_d1')],
    ['ld_d2'],
    ['ld_d1'],
    ['loan-id-reused'],
  ],
  ['an id like it', [...opened('d2', '2026-04-25'), ...opened('d3', '2026-06-01', 'ld_d1x')], ['ld_d2', 'ld_d1x'], ['ld_d1'], []],
])('%s', (_what, after, loans, former, refusals) => {
  const ran = run([...onboarded, ...settled, ...after])
  const { line } = ran.account
  expect([line.loans.map(({ loan }) => loan.id), line.formerLoans, ran.refusals]).toEqual([loans, former.map(fingerprint), refusals])
  expect(decodeAccount(encodeAccount(ran.account))).toEqual(ran.account)
})

test('the oldest of more than a thousand is forgotten, and no other', () => {
  const ran = run([...onboarded, ...settled, draw('d2', 100_000, '2026-06-01')])
  const formerLoans = Array.from({ length: 1_024 }, (_, nth) => nth)
  const [first] = ofType(ran, 'loan-opened')
  const data = { ...first!, loanId: 'ld_d2', drawdownId: 'd2', principalMinor: 100_000, disbursedOn: '2026-06-01' }
  const after = evolve({ ...ran.account.line, formerLoans }, { type: 'loan-opened', data }, noon('2026-06-01'))
  expect(after.formerLoans).toEqual([...formerLoans.slice(1), fingerprint('ld_d1')])
})
