/** Somebody else in the account, on the default pack: stopped before money leaves, and afterwards as if he had never been there. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, HOUR_MS } from '../kernel/time.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { readSignals } from '../signals/catalogue.ts'
import {
  asked,
  cleared,
  explained,
  fact,
  identityFailed,
  linked,
  login,
  moved,
  suspected,
  trusted,
  verified,
  wrong,
} from '../signals/security.fixture.ts'
import type { Account, Decision } from './account.ts'
import { decodeAccount, encodeAccount } from './codec.ts'
import { applyDecision, newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

const MINUTE_MS = HOUR_MS / 60
const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)

function defaultPack(change: Readonly<Record<string, string>> = {}): Pack {
  const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
  const files = paths.map((path): [string, string] => [path, readFileSync(new URL(path, DIR), 'utf8') + (change[path] ?? '')])
  const reading = readPack(new Map(files), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}

const pack = defaultPack()
const START = Date.parse('2026-09-01T04:00:00Z')
const day = (days: number): number => START + days * DAY_MS

type Run = { account: Account; decisions: Decision[] }
function run(facts: readonly Fact[], by: Pack = pack, from: Account = newAccount): Run {
  const state: Run = { account: from, decisions: [] }
  for (const one of facts) {
    const outcome = step(state.account, one, by, { borrower: 'b' })
    if (!outcome.ok) throw new Error(`${one.type}: ${outcome.refusal.code}`)
    expect(applyDecision(state.account, one, outcome.value.decision)).toEqual(outcome.value.account)
    expect(decodeAccount(encodeAccount(outcome.value.account))).toEqual(outcome.value.account)
    state.account = outcome.value.account
    state.decisions.push(outcome.value.decision)
  }
  return state
}
const holdsOf = ({ account }: Run): string[] => account.line.holds.map(({ reason, scope }) => `${reason} ${scope}`).sort()

function answerOf({ decisions }: Run): string {
  const found = decisions
    .flatMap(({ outcomes }) => outcomes)
    .findLast(({ type }) => type === 'drawdown-approved' || type === 'drawdown-declined')
  if (found?.type !== 'drawdown-declined') return found?.type ?? 'none'
  const { code, counts, causes } = found.data
  return `${code}${counts ? ' counts' : ''}: ${causes.map(({ reason }) => reason).join(' ')}`
}

const draw = (at: number, amountMinor: number, device?: string): Fact => {
  const one = asked(at, amountMinor, { device })
  return { ...one, data: { ...one.data, purpose: 'consumption' } } as Fact
}
const income = { source: 'payslip', incomeMinor: 3_000_000, currency: 'CNY', verified: true } as const
const debts = { source: 'bureau', obligationMinor: 0, balanceMinor: 0, lenderCount: 0, currency: 'CNY' } as const
const phone = (at: number) => login(at, { device: 'phone', session: `p${at}`, place: 'hangzhou', network: 'home' })
const opened = [
  fact('borrower-registered', day(0), { kind: 'individual', currency: 'CNY', fieldsOnFile: ['phone', 'address'] }),
  fact('consent-granted', day(0), { purpose: 'score' }),
  phone(day(0)),
  verified(day(0) + 1),
  fact('income-statement-received', day(0) + 2, income),
  fact('debt-statement-received', day(0) + 3, debts),
  fact('score-updated', day(0) + 4, { value: 720, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]
const own = [...opened, draw(day(2), 100_000, 'phone'), draw(day(5), 120_000, 'phone'), phone(day(9))]

const ATTACK = day(9) + 2 * HOUR_MS
const thief = { device: 'thief', session: 't1' }
const limitMinor = run(own).account.line.limitMinor
const theft = draw(ATTACK + 20 * MINUTE_MS, Math.floor((limitMinor * 0.8) / 10_000) * 10_000, 'thief')
const attack: readonly Fact[] = [
  wrong(ATTACK, 'thief'),
  wrong(ATTACK + MINUTE_MS, 'thief'),
  login(ATTACK + 4 * MINUTE_MS, { ...thief, place: 'overseas', network: 'anonymised' }),
  identityFailed(ATTACK + 9 * MINUTE_MS, thief),
  moved(ATTACK + 10 * MINUTE_MS, 'phone', thief),
  theft,
]
const told = { attackerDevices: ['thief'], attackerSessions: ['t1'] }
const [PROVED, SETTLED] = [day(11), day(11) + HOUR_MS]
const proved = [verified(PROVED), cleared(SETTLED, { ...told, sinceAt: ATTACK, untilAt: day(10) })]

test('a new device, another login at the same time and a large draw: stopped before the money leaves', () => {
  expect(limitMinor).toBeGreaterThan(500_000)
  const during = run([...own, ...attack])
  expect(answerOf(during)).toBe('held: SE03 SE04')
  expect(holdsOf(during)).toEqual(['SE03 draw', 'SE04 draw', 'SE04 login'])
  const notices = during.decisions.at(-1)!.outcomes.filter(({ type }) => type === 'notice-due')
  expect(notices.length).toBeGreaterThan(0)
  expect(during.account.line.drawnMinor).toBe(run(own).account.line.drawnMinor)
})

test.each<[what: string, without: (one: Fact) => boolean, then: string]>([
  [
    'without the other login, the new device alone is asked to verify',
    (one) => one.type === 'session-started' && one.occurredAt === day(9),
    'policy: SE02',
  ],
  ['without a login on it, it is still one that nobody knows', (one) => one.occurredAt === ATTACK + 4 * MINUTE_MS, 'policy: SE02'],
])('%s', (_what, without, then) => {
  expect(answerOf(run([...own, ...attack].filter((one) => !without(one))))).toBe(then)
})

test('what is declined so counts for nothing, and money can be paid back all the time', () => {
  const during = run([...own, ...attack])
  expect(during.account.signals.failedDraws).toEqual([])
  const repaid = fact('repayment-posted', ATTACK + HOUR_MS, { repaymentId: 'r', amountMinor: 10_000, currency: 'CNY' })
  expect(run([repaid], pack, during.account).account.line.holds.length).toBe(3)
})

test('the owner proves who he is: the holds end, and he draws on his own device', () => {
  const after = run([...own, ...attack, suspected(ATTACK + HOUR_MS), verified(PROVED)])
  expect(holdsOf(after)).toEqual(['SE04 draw', 'SE04 login', 'SE04 profile'])
  const settled = run([proved[1]!], pack, after.account)
  expect(holdsOf(settled)).toEqual([])
  expect(answerOf(run([draw(SETTLED + HOUR_MS, 120_000, 'phone')], pack, settled.account))).toBe('drawdown-approved')
  expect(answerOf(run([draw(SETTLED + HOUR_MS, 120_000, 'thief')], pack, settled.account))).toBe('policy: SE02')
})

/** From nowhere that was told, for more than he ever could draw: his own doing, unless it was the other's. */
const greedy = draw(ATTACK + 30 * MINUTE_MS, 900_000_000)

test('a request that counts against him counts no more once it is known to be the other’s', () => {
  const failed = ({ account }: Run) => [account.signals.failedDraws.length, account.signals.applications.length]
  const counted = run([...own, greedy])
  expect(failed(counted)).toEqual([1, 3])
  expect(failed(run(proved, pack, counted.account))).toEqual([0, 2])
  expect(failed(run([...own, ...proved, { ...greedy, knownAt: SETTLED + HOUR_MS }]))).toEqual([0, 2])
})

/** All that a policy could read, at one moment. */
const signalsAt = ({ account }: Run, at: number) => readSignals(sourceAt(pack, account, at))

test('all that the attacker did is out of every signal and score, however late it is heard of', () => {
  const END = SETTLED + DAY_MS
  const clean = run([...own, verified(PROVED), fact('clock-ticked', END, {})])
  const strangers = [...attack, greedy, suspected(ATTACK + HOUR_MS), ...proved]
  const orders = fc.shuffledSubarray(strangers, { minLength: strangers.length })
  fc.assert(
    fc.property(orders, (order) => {
      // Heard of one after the other, whenever it happened.
      const heard = order.map((one, nth): Fact => ({ ...one, knownAt: Math.max(one.occurredAt, SETTLED + nth * MINUTE_MS) }))
      const strange = run([...own, ...heard, fact('clock-ticked', END, {})])
      expect(signalsAt(strange, END)).toEqual(signalsAt(clean, END))
      expect(strange.account.assessment).toEqual(clean.account.assessment)
      expect([holdsOf(strange), strange.account.line.drawnMinor]).toEqual([[], clean.account.line.drawnMinor])
    }),
    { numRuns: 100 },
  )
})

test('an identity check that the attacker passed is none: the owner is asked for his own, and draws again once he gave it', () => {
  const passed = run([...own, login(ATTACK, thief), verified(ATTACK + MINUTE_MS, 'thief'), cleared(SETTLED, { ...told, sinceAt: ATTACK })])
  expect(holdsOf(passed)).toEqual(['IF07 draw'])
  const back = run([verified(SETTLED + HOUR_MS)], pack, passed.account)
  expect(holdsOf(back)).toEqual([])
  expect(answerOf(run([draw(SETTLED + 2 * HOUR_MS, 120_000, 'phone')], pack, back.account))).toBe('drawdown-approved')
})

test('a link to others stops increases only, until it is explained', () => {
  const reported = run([...own, linked(day(20))])
  expect(holdsOf(reported)).toEqual(['SE07 increase'])
  expect(answerOf(run([draw(day(20) + 1, 120_000, 'phone')], pack, reported.account))).toBe('drawdown-approved')
  expect(holdsOf(run([explained(day(21))], pack, reported.account))).toEqual([])
})

test('a draw far beyond what he usually asks for is confirmed first, and then had', () => {
  const often = [...own, draw(day(12), 110_000, 'phone'), phone(day(20))]
  const large = (at: number) => draw(at, 600_000, 'phone')
  const declined = run([...often, large(day(20) + 1)])
  expect(answerOf(declined)).toBe('policy: BE03')
  expect(holdsOf(declined)).toEqual([])
  expect(answerOf(run([verified(day(20) + 2), large(day(20) + 3)], pack, declined.account))).toBe('drawdown-approved')
  expect(answerOf(run([...own, phone(day(20)), large(day(20) + 1)]))).toBe('drawdown-approved')
})

test('a device that he trusts is asked no more', () => {
  const fresh = login(day(20), { device: 'new', session: 'n', place: 'hangzhou' })
  expect(answerOf(run([...own, fresh, draw(day(20) + 1, 120_000, 'new')]))).toBe('policy: SE02')
  expect(answerOf(run([...own, fresh, trusted(day(20) + 1, 'new'), draw(day(20) + 2, 120_000, 'new')]))).toBe('drawdown-approved')
  expect(answerOf(run([...own, fresh, draw(day(21), 120_000, 'new')]))).toBe('drawdown-approved')
})

test('logins at once are looked at again when the older one is a day old, and not before', () => {
  const both = run([...own, login(ATTACK, { device: 'other', session: 'o', place: 'beijing' })])
  expect(holdsOf(both)).toEqual(['SE03 draw'])
  const wakeAt = nextWake(both.account, pack)!
  expect(wakeAt).toBe(day(10))
  expect(holdsOf(run([fact('clock-ticked', wakeAt - 1, {})], pack, both.account))).toEqual(['SE03 draw'])
  expect(holdsOf(run([fact('clock-ticked', wakeAt, {})], pack, both.account))).toEqual([])
})

test('where a family of signals is switched off, no row that tests it fires', () => {
  const off = defaultPack({ 'pack.yaml': '\nsignals_off: { CN: [device, place, takeover] }\n' })
  expect(holdsOf(run([...own, ...attack, suspected(ATTACK + HOUR_MS)], off))).toEqual([])
  const ofProduct = defaultPack({ 'products/cn-consumer.yaml': '\nsignals_off: [device, place, takeover]\n' })
  expect(holdsOf(run([...own, ...attack, suspected(ATTACK + HOUR_MS)], ofProduct))).toEqual([])
  const ofAnother = defaultPack({ 'products/cn-business.yaml': '\nsignals_off: [device, place, takeover]\n' })
  expect(holdsOf(run([...own, ...attack], ofAnother))).toEqual(holdsOf(run([...own, ...attack])))
  expect(() => defaultPack({ 'products/cn-business.yaml': '\nsignals_off: [dreams]\n' })).toThrow('signals_off')
  expect(() => defaultPack({ 'pack.yaml': '\nsignals_off: { XX: [device] }\n' })).toThrow('no product keeps the rules of this jurisdiction')
  expect(() => defaultPack({ 'pack.yaml': '\nsignals_off: { CN: [dreams] }\n' })).toThrow('signals_off')
})
