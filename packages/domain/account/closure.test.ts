/** The last step of the ladder: the policy closes a line, after milder measures, and it is opened again where that was wrong. */
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Pack } from '../pack/pack.ts'
import { tinyDmn, tinyFiles, tinyPack } from '../pack/tiny-pack.fixture.ts'
import {
  dataOf,
  draw,
  fact,
  lastTypes,
  live,
  outcomesOf,
  reasonsOfLife,
  statement,
  tablesOfLife,
  tick,
  verified,
} from './hold-life.fixture.ts'

/** CR03 holds above so many days past due, and closes above others. */
function packClosing(holdsAbove: number, closesAbove: number, severity = 3): Pack {
  const tables = {
    ...tablesOfLife,
    holds: { ...tablesOfLife.holds, inputs: ['days_past_due'], rows: [[`> ${holdsAbove}`, '"CR03"', '"draw"']] },
    closure: { hit: 'COLLECT', inputs: ['days_past_due'], outputs: { reason: 'string' }, rows: [[`> ${closesAbove}`, '"CR03"']] },
  }
  const reasons = reasonsOfLife().replace('evidence: [days_past_due], wait', `severity: ${severity}, evidence: [days_past_due], wait`)
  return tinyPack(tinyFiles(tinyDmn(tables), reasons))
}
const pack = packClosing(30, 180)
const imported: readonly Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  verified(0.2),
  fact('line-imported', 0.5, { limitMinor: 1_000, drawnMinor: 400, currency: 'CNY' }),
]
const late = [...imported, statement(40, 400, 30), statement(181, 400, 171)]
const decided = (day: number, more: object = {}): Fact => fact('appeal-decided', day, { appealId: 'a', result: 'upheld', ...more })

test.each<[rule: string, facts: readonly Fact[], by: Pack, then: string]>([
  ['held first', [...imported, statement(40, 400, 30)], pack, 'balance-observed hold-placed limit-changed notice-due notice-due'],
  ['closed when that did not help, and he is told', late, pack, 'balance-observed hold-kept line-closed notice-due'],
  ['not a day before', [...imported, statement(40, 400, 30), statement(180, 400, 171)], pack, 'balance-observed hold-kept'],
  [
    'never as the first measure',
    [...imported, statement(181, 400, 171)],
    pack,
    'balance-observed hold-placed limit-changed notice-due notice-due',
  ],
  ['but at the next look', [...imported, statement(181, 400, 171), tick(172)], pack, 'line-closed notice-due'],
  [
    'unless the reason is of the gravest',
    [...imported, statement(181, 400, 171)],
    packClosing(30, 180, 5),
    'balance-observed hold-placed limit-changed line-closed notice-due notice-due notice-due',
  ],
  ['closed, it says why nothing is drawn', [...late, draw('d', 1, 172)], pack, 'drawdown-declined notice-due'],
  ['he cannot open himself what the policy closed', [...late, fact('reopening-requested', 172, { requestId: 'o' })], pack, ''],
  ['an appeal that is upheld opens it', [...late, decided(172)], pack, 'line-reopened'],
  [
    'with its hold, that is lifted too',
    [...late, decided(172, { holdId: 'hd_b_1' })],
    pack,
    'line-reopened hold-lifted:overturned limit-changed exemption-ended',
  ],
  ['of another hold it opens nothing', [...late, decided(172, { holdId: 'hd_b_9' })], pack, ''],
  [
    'a mistake of ours opens it, and he is told',
    [...late, fact('operator-error-recorded', 172, { correctionId: 'k', kind: 'wrong_borrower', holdId: 'hd_b_1' })],
    pack,
    'line-reopened hold-lifted:corrected limit-changed exemption-ended notice-due',
  ],
  ['what it was closed for does not close it again', [...late, decided(172), tick(173)], pack, ''],
])('%s', (_rule, facts, by, then) => {
  const words = (text: string): string[] => text.split(' ').sort()
  expect(words(lastTypes(live(facts, by)))).toEqual(words(then))
})

test('its causes are those of the closure, not of a wish of his; repaying goes on, and what is owed stays as it is', () => {
  const life = live(
    [...late, draw('d', 1, 172), fact('repayment-posted', 173, { repaymentId: 'r', amountMinor: 100, currency: 'CNY' })],
    pack,
  )
  expect(dataOf(life, 'drawdown-declined')[0]).toMatchObject({
    code: 'line-closed',
    causes: [{ reason: 'CR03', evidence: [{ value: 181, test: '> 180' }] }],
  })
  expect(dataOf(life, 'repayment-applied')[0]?.principalMinor).toBe(100)
  expect(dataOf(life, 'notice-due').find(({ about }) => about === 'line-closed')?.reasons).toMatchObject([
    { reason: 'CR03', cures: ['ours'] },
  ])
})

test('whatever the tables say, a milder measure is tried first unless the reason is of the gravest', () => {
  const packs = [0, 30, 180].flatMap((holds) =>
    [0, 30, 180].flatMap((closes) => [3, 5].map((severity) => ({ severity, by: packClosing(holds, closes, severity) }))),
  )
  const told = fc.array(fc.record({ days: fc.constantFrom(0, 10, 31, 90, 181), after: fc.integer({ min: 1, max: 60 }) }), { maxLength: 8 })
  let closures = 0
  fc.assert(
    fc.property(fc.constantFrom(...packs), told, ({ severity, by }, statements) => {
      let day = 1
      const facts = statements.map(({ days, after }) => {
        day += after
        return statement(days, 400, day)
      })
      const { decisions } = live([...imported, ...facts], by)
      decisions.forEach(({ outcomes }, nth) => {
        const closed = outcomes.find(({ type }) => type === 'line-closed')
        if (closed === undefined) return
        closures++
        const before = outcomesOf({ account: undefined!, decisions: decisions.slice(0, nth) })
        if (severity < 5) expect(before.some((one) => one.type === 'hold-placed' && one.data.cause.reason === 'CR03')).toBe(true)
      })
    }),
    { numRuns: 200 },
  )
  expect(closures).toBeGreaterThan(10)
})
