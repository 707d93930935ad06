/** A line that comes back in stages, after a promise (scenario A4). */
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { statusOf, usableMinor } from '../line/line.ts'
import { dataOf, draw, fact, granted, lastTypes, live, packOfLife, statement, tick, typesOf } from './hold-life.fixture.ts'
import { nextWake } from './wake.ts'

const pack = packOfLife()
const extending = packOfLife('extend')

/** Twice more than he ever had: his own doing, and the trigger of BE01 for a day. */
const tried = [...granted, draw('z', 1_000, 1), draw('a', 100_001, 10), draw('b', 100_001, 10.5)]
const commit = (day: number, durationMonths = 6, more: object = {}): Fact =>
  fact('commitment-made', day, { commitmentId: `c${day}`, durationMonths, ...more })
/** The first of the two leaves its window on day 11; the restoration begins then. */
const promised = [...tried, commit(10.6), tick(11)]
const months = (...days: readonly number[]): readonly Fact[] => days.map((day) => tick(11 + day))

test('the whole way: monthly checkpoints, and a quarter, a half and all of the limit', () => {
  const life = live([...promised, ...months(30, 60, 90, 120, 150, 180)], pack)
  const since = typesOf(life).slice(typesOf(life).indexOf('step-completed'))
  expect(since).toBe(
    'step-completed:commit restoration-started stage:0 checkpoint:1 checkpoint:2 stage:250 checkpoint:3 checkpoint:4 stage:500 checkpoint:5 ' +
      'checkpoint:6 stage:1000 restoration-completed hold-lifted:cured'.trim(),
  )
  expect([statusOf(life.account.line), usableMinor(life.account.line)]).toEqual(['active', 100_000])
  expect(typesOf(life)).toContain('restoration-agreed')
})

test.each<[day: number, status: string, usable: number]>([
  [59.999, 'suspended', 0],
  [60, 'active', 25_000],
  [119.999, 'active', 25_000],
  [120, 'active', 50_000],
  [179.999, 'active', 50_000],
  [180, 'active', 100_000],
])('after %s days the line is %s with %s to use, and its limit was never touched', (day, status, usable) => {
  const { line } = live([...promised, ...months(30, 59).filter(() => day > 59), ...months(day)], pack).account
  expect([statusOf(line), usableMinor(line), line.limitMinor]).toEqual([status, usable, 100_000])
})

test('within its stage it is drawn on, beyond it not, and that is not held against him', () => {
  const life = live([...promised, ...months(60), draw('c', 24_000, 72), draw('d', 1, 73)], pack)
  expect(dataOf(life, 'drawdown-approved').map(({ amountMinor }) => amountMinor)).toEqual([1_000, 24_000])
  expect(dataOf(life, 'drawdown-declined').at(-1)).toMatchObject({ code: 'credit-insufficient', counts: false })
})

test.each<[rule: string, facts: readonly Fact[], then: string]>([
  ['without a promise: the whole observation, then all of it', [...tried, tick(11), tick(190.999)], ''],
  ['on its last day', [...tried, tick(11), tick(191)], 'hold-lifted:cured'],
  ['a promise for less time than the way takes changes nothing', [...tried, commit(10.6, 5)], 'step-completed:commit'],
  ['one about another hold neither', [...tried, commit(10.6, 6, { holdId: 'hd_b_9' })], 'step-completed:commit'],
  ['while the trigger is there it waits', [...tried, commit(10.6), tick(10.9)], ''],
  [
    'a promise half way: what he was observed for counts',
    [...tried, tick(11), commit(71)],
    'restoration-agreed step-completed:commit restoration-started checkpoint:1 checkpoint:2 stage:0 stage:250',
  ],
  [
    'two failures again set it back, and he is told',
    [...promised, ...months(60), draw('c', 200_000, 80), draw('d', 200_000, 80.1)],
    'drawdown-declined restoration-set-back notice-due notice-due',
  ],
  ['three days past due do not', [...promised, ...months(60), statement(3, 100, 80)], 'limit-changed notice-due'],
  ['more do', [...promised, ...months(60), statement(4, 100, 80)], 'limit-changed restoration-set-back notice-due notice-due'],
])('%s', (_rule, facts, then) => {
  const said = lastTypes(live(facts, pack)).split(' ')
  expect(said.sort()).toEqual(then.split(' ').sort())
})

const behind = [...promised, ...months(60), statement(4, 100, 80)]
const paid = statement(0, 0, 90)

test('set back, it begins again once he has paid: nothing to use until then, and two months after', () => {
  expect(usableMinor(live(behind, pack).account.line)).toBe(0)
  const again = live([...behind, tick(85), paid, tick(149.999)], pack)
  expect([usableMinor(again.account.line), dataOf(again, 'restoration-set-back').length]).toEqual([0, 1])
  expect(usableMinor(live([tick(150)], pack, again.account).account.line)).toBe(25_000)
})

test('or stands where it is, and ends so much later: 69 days run, 10 lost', () => {
  const set = live([...behind, tick(85), paid], extending)
  expect(usableMinor(set.account.line)).toBe(25_000)
  expect(usableMinor(live([tick(140.999)], extending, set.account).account.line)).toBe(25_000)
  expect(usableMinor(live([tick(141)], extending, set.account).account.line)).toBe(50_000)
})

test('its causes say what was late, by how much, and what was agreed', () => {
  const [set] = dataOf(live(behind, pack), 'restoration-set-back')
  expect(set).toMatchObject({ setBack: 'reset', nth: 1, causes: [{ reason: 'commitment-broken', evidence: [{ value: 4, test: '> 3' }] }] })
})

test('what was agreed holds, though the pack asks for more by now', () => {
  const stricter = packOfLife()
  const reasons = new Map(stricter.reasons)
  reasons.set('BE01', { ...reasons.get('BE01')!, observationMs: 300 * 86_400_000, restoring: null })
  const life = live(months(30, 60), { ...stricter, reasons }, live(promised, pack).account)
  expect(usableMinor(life.account.line)).toBe(25_000)
})

test('woken only on its dates, it comes to the same as looked at each day; at no time is more usable than the limit, nor the limit moved by it', () => {
  const late = fc.record({ day: fc.integer({ min: 12, max: 200 }), days: fc.constantFrom(0, 3, 4, 30) })
  fc.assert(
    fc.property(fc.array(late, { maxLength: 4 }), fc.constantFrom(pack, extending), (statements, by) => {
      const told = statements.toSorted((a, b) => a.day - b.day).map(({ day, days }) => ({ day, fact: statement(days, 0, day + 0.5) }))
      const daily = Array.from({ length: 400 }, (_, nth) => 11 + nth)
      const eachDay = daily.flatMap((day) => [tick(day), ...told.filter((one) => one.day === day).map((one) => one.fact)])
      const looked = live(eachDay, by, live(promised, by).account)
      let { account } = live(promised, by)
      for (const one of [...told.map((each) => each.fact), tick(411)]) {
        for (let at = nextWake(account, by); at !== null && at < one.occurredAt; at = nextWake(account, by)) {
          account = live([{ type: 'clock-ticked', occurredAt: at, knownAt: at, data: {} }], by, account).account
          expect(usableMinor(account.line)).toBeLessThanOrEqual(account.line.limitMinor)
        }
        account = live([one], by, account).account
      }
      expect(account.line.holds.map(({ restoration }) => restoration?.checkpointsPassed)).toEqual(
        looked.account.line.holds.map(({ restoration }) => restoration?.checkpointsPassed),
      )
      expect([account.line.limitMinor, usableMinor(account.line)]).toEqual([
        looked.account.line.limitMinor,
        usableMinor(looked.account.line),
      ])
    }),
    { numRuns: 15 },
  )
})
