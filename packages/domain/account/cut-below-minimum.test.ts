/** A limit cut below the least drawdown (scenario A5): the line is open, nothing can be drawn, and he is told why; a little more can be. */
import { expect, test } from 'vitest'
import { evolve } from '../line/evolve.ts'
import { statusOf } from '../line/line.ts'
import { draw, onboarded, out, repay, tick } from './lending-life.fixture.ts'
import { ofType, pack, run } from './lending-run.fixture.ts'
import { step } from './step.ts'

const before = run([...onboarded, draw('d1', 500_000, '2026-01-15'), out('d1', 500_000, '2026-01-15')])
const cause = { reason: 'CR02', evidence: [{ signal: 'score_drop_180d', value: 130, test: '>= 100', asOf: null }] }

/** As our policy cut it, with its cause. */
function cutTo(toMinor: number) {
  const { line } = before.account
  const data = { fromMinor: line.limitMinor, toMinor, causes: [cause] }
  return { ...before.account, line: evolve({ ...line }, { type: 'limit-changed', data }, before.account.clockAt) }
}

test.each<[limit: string, limitMinor: number, repaidMinor: number, outcome: string, code: string | null]>([
  ['50 yuan: less than the least drawdown', 5_000, 500_000, 'drawdown-declined', 'not-offered'],
  ['5,000 yuan, all of it free', 500_000, 500_000, 'drawdown-approved', null],
])('%s', (_limit, limitMinor, repaidMinor, outcome, code) => {
  const account = cutTo(limitMinor)
  expect([statusOf(account.line), account.line.loans]).toEqual(['active', before.account.line.loans])
  const paid = step(account, repay('r1', repaidMinor + 10_000, '2026-01-16', { loanId: 'ld_d1' }), pack, { borrower: 'b' })
  if (!paid.ok) expect.fail(paid.refusal.code)
  const asked = step(paid.value.account, draw('d2', 50_000, '2026-01-17'), pack, { borrower: 'b' })
  if (!asked.ok) expect.fail(asked.refusal.code)
  const [answer] = asked.value.decision.outcomes.filter(({ type }) => type.startsWith('drawdown-'))
  expect(answer?.type).toBe(outcome)
  if (answer?.type === 'drawdown-declined') {
    expect([answer.data.code, answer.data.counts]).toEqual([code, false])
    expect(answer.data.causes.map(({ reason }) => reason)).toContain('PL08')
  }
  expect(ofType(run([...onboarded, tick('2026-01-16')]), 'line-closed')).toEqual([])
})
