/** A loan found to be misused, through the whole core. */
import type { Fact } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { lendingPack } from '../pack/lending-pack.fixture.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { draw, fact, noon, onboarded, out, relieve, repay, tick } from './lending-life.fixture.ts'
import { ledgerOf, ofType, run } from './lending-run.fixture.ts'
import { step } from './step.ts'

const lent = [...onboarded, draw('d1', 1_000_000, '2026-01-15'), out('d1', 1_000_000, '2026-01-15')]
const found = (day: string, findingId = 'mf', loanId = 'ld_d1') =>
  fact('misuse-found', noon(day), { findingId, loanId, usedFor: 'securities' })
const cleared = (day: string, cause: 'remedied' | 'found_wrongly', findingId = 'mf') =>
  fact('misuse-cleared', noon(day), { findingId, cause })

test('he is told at once: why, from when on, at which rate of his contract', () => {
  const ran = run([...lent, found('2026-01-25')])
  expect(ofType(ran, 'misuse-charged')).toMatchObject([
    { loanId: 'ld_d1', findingId: 'mf', chargedFrom: '2026-01-25', penaltyPermille: 2_000, causes: [{ reason: 'BE07' }] },
  ])
  expect(ofType(ran, 'notice-due')).toMatchObject([
    { about: 'misuse-charged', reasons: [{ reason: 'BE07', evidence: [{ signal: 'draw_purpose', value: 'securities' }] }] },
  ])
  expect(decodeAccount(encodeAccount(ran.account))).toEqual(ran.account)
})

test('it is booked as penalty, beside the interest as agreed', () => {
  const ran = run([...lent, found('2026-01-25'), tick('2026-02-15')])
  expect(ledgerOf(ran)).toMatchObject({ penalty_income: -8_400, penalty_receivable: 8_400, interest_income: -12_400 })
  expect(Object.values(ledgerOf(ran)).reduce((sum, minor) => sum + minor, 0)).toBe(0)
})

test.each<[cause: 'remedied' | 'found_wrongly', penaltyIncome: number, told: number]>([
  ['remedied', -4_000, 0],
  ['found_wrongly', 0, 4_000],
])('%s ten days later: %i of penalty is earned in the end', (cause, penaltyIncome, penaltyMinor) => {
  const ran = run([...lent, found('2026-01-25'), cleared('2026-02-04', cause), tick('2026-02-14'), tick('2026-02-15')])
  expect(ledgerOf(ran).penalty_income ?? 0).toBe(penaltyIncome + 0)
  expect(ofType(ran, 'misuse-ended')).toEqual([
    { loanId: 'ld_d1', findingId: 'mf', cause, endedOn: '2026-02-04', penaltyMinor, principalMinor: 0 },
  ])
  expect(decodeAccount(encodeAccount(ran.account))).toEqual(ran.account)
  expect(ran.refusals).toEqual([])
})

test('found wrongly after it was paid: what was paid for it has paid the loan', () => {
  const life = [repay('r1', 90_041 + 8_400, '2026-02-15'), tick('2026-02-20')]
  const wrongly = run([...lent, found('2026-01-25'), ...life, cleared('2026-02-20', 'found_wrongly'), tick('2026-03-01')])
  const never = run([...lent, ...life, tick('2026-03-01')])
  expect(wrongly.account.line.loans[0]!.loan).toEqual(never.account.line.loans[0]!.loan)
  expect([wrongly.account.line.drawnMinor, ledgerOf(wrongly)]).toEqual([never.account.line.drawnMinor, ledgerOf(never)])
  expect(ofType(wrongly, 'misuse-ended')[0]).toMatchObject({ penaltyMinor: 8_400 + 1_845, principalMinor: 8_400 })
})

test('found wrongly after it was paid back: what was too much is his', () => {
  const ended = [...lent, found('2026-01-25'), repay('r1', 1_012_000, '2026-02-04')]
  const ran = run([...ended, cleared('2026-02-10', 'found_wrongly')])
  expect(ran.account.line.loans[0]!.settledOn).toBe(knownDay('2026-02-04'))
  expect(ledgerOf(ran)).toEqual({ cash: 12_000, interest_income: -8_000, overpaid: -4_000 })
})

test.each<[what: string, facts: Fact[], refusal: string[]]>([
  ['a loan that he does not have', [found('2026-01-25', 'mf', 'ld_x')], ['loan-unknown']],
  ['a loan that is paid back', [repay('r', 1_004_000, '2026-01-25'), found('2026-01-26')], ['loan-not-open']],
  ['a finding made before', [found('2026-01-25'), found('2026-01-26')], ['finding-id-reused']],
  ['another while it is charged', [found('2026-01-25'), found('2026-01-26', 'other')], ['misuse-charged-already']],
  ['another after it was remedied', [found('2026-01-25'), cleared('2026-01-26', 'remedied'), found('2026-01-26', 'other')], []],
  ['clearing what was never found', [cleared('2026-01-26', 'remedied')], ['finding-unknown']],
  ['remedied twice', [found('2026-01-25'), cleared('2026-01-26', 'remedied'), cleared('2026-01-28', 'remedied')], []],
])('%s', (_what, facts, refusals) => {
  expect(run([...lent, ...facts]).refusals).toEqual(refusals)
})

test('a relief waives what is unpaid of it, and it runs on by the new plan', () => {
  const ran = run([...lent, found('2026-01-25'), tick('2026-02-04'), relieve('ld_d1', '2026-02-04'), tick('2026-02-14')])
  expect(ofType(ran, 'loan-relieved')[0]).toMatchObject({ waivedPenaltyMinor: 4_000 })
  expect(Object.values(ledgerOf(ran)).reduce((sum, minor) => sum + minor, 0)).toBe(0)
})

test('a loan of an earlier release, whose terms name no such rate, bears that of its product', () => {
  const { account } = run(lent)
  const [entry] = account.line.loans
  const { misusePenaltyPermille: _none, ...terms } = entry!.loan.terms
  const older = { ...account, line: { ...account.line, loans: [{ ...entry!, loan: { ...entry!.loan, terms } }] } }
  expect(decodeAccount(encodeAccount(older))).toEqual(older)
  const outcome = step(older, found('2026-01-25'), lendingPack({ penalty_permille: { overdue: 1_500, misuse: 1_800 } }), { borrower: 'b' })
  expect(outcome.ok && outcome.value.account.line.loans[0]!.loan.misuses[0]!.penaltyPermille).toBe(1_800)
})
