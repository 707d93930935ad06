/** Events that were a mistake of ours, under the default pack: what they did is taken back and told to him, and nothing of it is left. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { UNDOABLE } from '@fairline/contract/facts/upkeep-facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { LineOutcome } from '../line/outcomes.ts'
import { readPack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { CATALOGUE } from '../signals/catalogue.ts'
import type { Account } from './account.ts'
import { dataOf, fact, type Life, lastTypes, live, score, tick, verified } from './hold-life.fixture.ts'
import { step } from './step.ts'
import { whatItDid } from './what-it-did.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const reading = readPack(new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')])), notSha256)
if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
const { pack } = reading

const opened: readonly Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('consent-granted', 0.1, { purpose: 'bureau' }),
  verified(0.2),
  fact('application-submitted', 0.3, { applicationId: 'a', product: 'cn-consumer', currency: 'CNY', limitMinor: 1_200_000 }),
  score(680, 0.4),
  fact('offer-accepted', 0.5, { applicationId: 'a' }),
]
const drawn: readonly Fact[] = [
  fact('drawdown-requested', 1, { drawdownId: 'd', amountMinor: 600_000, currency: 'CNY', purpose: 'consumption', tenorMonths: 12 }),
  fact('drawdown-disbursed', 1.1, { drawdownId: 'd', loanId: 'ld', amountMinor: 600_000, currency: 'CNY' }),
]
const debt = (recordId: string, day: number): Fact =>
  fact('delinquency-elsewhere-reported', day, { source: 'bureau', recordId, daysPastDue: 95 })

/** As the door completes it from the log: the last event of `life`. */
function mistakeAbout(life: Life, event: Fact, day: number, more: object = {}): FactOf<'operator-error-recorded'> {
  const found = whatItDid(event, life.decisions.at(-1)!)
  const data = { correctionId: 'co', kind: 'wrong_borrower', eventId: 'e', ...found, ...more }
  return fact('operator-error-recorded', day, data as FactOf<'operator-error-recorded'>['data']) as FactOf<'operator-error-recorded'>
}

/** `before`: told first; then the event; then, a day later, that it was a mistake. */
function undone(before: readonly Fact[], event: Fact, day = 11): { first: Life; event: Life; after: Life } {
  const first = live(before, pack)
  const told = live([event], pack, first.account)
  return { first, event: told, after: live([mistakeAbout(told, event, day)], pack, told.account) }
}

const HELD: readonly (readonly [FactType, Fact, holds: string])[] = (
  [
    ['judgment-reported', { judgmentId: 'j', kind: 'enforcement', source: 'court' }, 'CR09'],
    ['terms-breach-reported', { breachId: 'b', clause: '3.2' }, 'BE09'],
    ['incapacity-reported', { reportId: 'r', kind: 'incapacitated' }, 'IN07'],
    ['anti-fraud-measure-ordered', { orderId: 'o', measure: 'restrict', basis: '示例' }, 'RG03'],
    ['judicial-freeze-ordered', { orderId: 'o', authority: '示例法院' }, 'RG05'],
    ['takeover-suspected', { suspicionId: 's', signs: ['new_device'] }, 'SE04'],
    ['delinquency-elsewhere-reported', { source: 'bureau', recordId: 'r', daysPastDue: 95 }, 'CR04'],
  ] as const
).map(([type, data, holds]) => [type, fact(type, 10, data as never), holds] as const)

test.each(HELD)('%s: its hold is gone at once, told with PL09, and all is as if it had never been', (_type, event, reason) => {
  const { first, event: told, after } = undone(opened, event)
  const placed = dataOf(told, 'hold-placed').map(({ cause }) => cause.reason)
  expect(placed).toContain(reason)
  expect(after.account.line.holds).toEqual([])
  expect(dataOf(after, 'hold-lifted').map(({ reason: lifted, why }) => [lifted, why])).toEqual(placed.map((one) => [one, 'corrected']))
  expect(after.account.line).toMatchObject({ stage: 'open', limitMinor: first.account.line.limitMinor })
  expect(dataOf(after, 'notice-due').map(({ about, reasons }) => [about, reasons.map((one) => one.reason)])).toEqual([
    ['mistake-undone', ['PL09']],
  ])
  const never = live([...opened, tick(11)], pack).account
  expect(valuesOf(after.account)).toEqual(valuesOf(never))
  expect(after.account.assessment).toEqual(never.assessment)
})

function valuesOf(account: Account): Record<string, unknown> {
  const source = sourceAt(pack, account, account.clockAt)
  return Object.fromEntries(CATALOGUE.map(({ name, read }) => [name, read(source)]))
}

const RAISED = fact('limit-proposed', 200, { proposalId: 'p', limitMinor: 2_000_000, currency: 'CNY' })
const better = [...opened, score(820, 170)]

test.each<[what: string, before: readonly Fact[], event: Fact, then: string]>([
  [
    'a repayment is taken back',
    [...opened, ...drawn],
    fact('repayment-posted', 10, { repaymentId: 'r', amountMinor: 50_000, currency: 'CNY' }),
    'repayment-taken-back journal-posted mistake-undone notice-due',
  ],
  ['an offer of a higher limit is withdrawn', better, RAISED, 'mistake-undone limit-proposal-closed notice-due'],
  [
    'a limit that he accepted is set back, and told as what it is',
    [...better, RAISED],
    fact('limit-accepted', 201, { proposalId: 'p' }),
    'mistake-undone limit-changed notice-due',
  ],
  [
    'a limit for a while ends',
    opened,
    fact('temporary-limit-granted', 10, { limitMinor: 1_400_000, currency: 'CNY', endsAt: tick(30).occurredAt }),
    'temporary-limit-ended mistake-undone notice-due',
  ],
  [
    'a line that was closed for him is open again',
    opened,
    fact('closure-requested', 10, { requestId: 'c', kind: 'close' }),
    'line-reopened mistake-undone notice-due',
  ],
])('%s', (_what, before, event, then) => {
  const day = Math.ceil(event.occurredAt / 86_400_000) + 1
  const { first, after } = undone(before, event, day)
  expect(lastTypes(after)).toBe(then)
  expect(dataOf(after, 'notice-due')[0]?.reasons.map(({ reason }) => reason)).toEqual(['PL09'])
  const { limitMinor, drawnMinor, stage, assessedMinor, temporary } = first.account.line
  expect(after.account.line).toMatchObject({ limitMinor, drawnMinor, stage, assessedMinor, temporary, proposal: null })
})

test('what stands for another reason too stays, and so does what is not left', () => {
  const { account } = live([...opened, debt('r1', 9)], pack)
  const second = live([debt('r2', 10)], pack, account)
  const after = live([mistakeAbout(second, debt('r2', 10), 11)], pack, second.account)
  expect(after.account.line.holds.map(({ reason }) => reason)).toEqual(['CR04'])
  expect(after.account.signals.elsewhere).toHaveLength(1)
})

test.each<[what: string, life: (account: Life) => readonly Fact[], event: Fact, before: readonly Fact[]]>([
  ['a repayment that bounced', () => [fact('repayment-reversed', 10.5, { repaymentId: 'r', amountMinor: 50_000, currency: 'CNY', cause: 'disputed' })], fact('repayment-posted', 10, { repaymentId: 'r', amountMinor: 50_000, currency: 'CNY' }), [...opened, ...drawn]], // biome-ignore format: one row
  ['a line that he opened again', () => [fact('reopening-requested', 10.5, { requestId: 'x' })], fact('closure-requested', 10, { requestId: 'c', kind: 'freeze' }), opened], // biome-ignore format: one row
  ['a limit for a while that has ended', () => [tick(31)], fact('temporary-limit-granted', 10, { limitMinor: 1_400_000, currency: 'CNY', endsAt: tick(30).occurredAt }), opened], // biome-ignore format: one row
])('%s is not taken back: refused, and nothing is recorded', (_what, since, event, before) => {
  const told = live([event], pack, live(before, pack).account)
  const { account } = live(since(told), pack, told.account)
  expect(step(account, mistakeAbout(told, event, 40), pack, { borrower: 'b' })).toEqual({ ok: false, refusal: { code: 'nothing-to-undo' } })
})

test('without what the log knows of it nothing is taken back, as in books of before', () => {
  const life = live(
    [...opened, HELD[0]![1], fact('operator-error-recorded', 11, { correctionId: 'co', kind: 'wrong_value', eventId: 'e' })],
    pack,
  )
  expect(lastTypes(life)).toBe('')
})

test('what is not among them has nothing that takes it back', () => {
  const told = live([...opened, score(500, 10)], pack)
  expect(whatItDid(score(500, 10), told.decisions.at(-1)!)).toBeUndefined()
  expect(UNDOABLE).not.toContain('score-updated')
})

test('among other events, and whenever it is found, nothing is left of it', () => {
  const others = fc.array(fc.record({ nth: fc.nat(HELD.length - 1), day: fc.integer({ min: 12, max: 20 }) }), { maxLength: 4 })
  fc.assert(
    fc.property(fc.constantFrom(...HELD), others, ([type, event], more) => {
      const later = more
        .map(
          ({ nth, day }, index) =>
            ({ ...HELD[nth]![1], occurredAt: tick(day).occurredAt + index, knownAt: tick(day).knownAt + index }) as Fact,
        )
        .filter((one) => one.type !== type)
        .sort((a, b) => a.knownAt - b.knownAt)
      const told = live([event], pack, live(opened, pack).account)
      const { account } = live(later, pack, told.account)
      const after = live([mistakeAbout(told, event, 30)], pack, account).account
      const never = live([...opened, ...later, tick(30)], pack).account
      expect(valuesOf(after)).toEqual(valuesOf(never))
      const reasons = ({ line }: Account): string[] => line.holds.map(({ reason }) => reason).sort()
      expect(reasons(after)).toEqual(reasons(never))
    }),
    { numRuns: 40 },
  )
})

const isNotice = (one: LineOutcome): boolean => one.type === 'notice-due'
test('a hold that is named beside the event is lifted too, and he is told of both', () => {
  const first = live([...opened, debt('r1', 9)], pack)
  const repaid = fact('judgment-reported', 10, { judgmentId: 'j', kind: 'enforcement', source: 'court' })
  const told = live([repaid], pack, first.account)
  const holdId = first.account.line.holds[0]!.id
  const after = live([mistakeAbout(told, repaid, 11, { holdId })], pack, told.account)
  expect(after.account.line.holds).toEqual([])
  expect(after.decisions[0]!.outcomes.filter(isNotice)).toHaveLength(2)
})

test.each<[what: string, event: Fact, days: number, reason: string]>([
  ['a death that was reported a month ago', fact('incapacity-reported', 10, { reportId: 'r', kind: 'deceased' }), 30, 'IN07'],
  ['a breach of the terms that is not remedied', fact('terms-breach-reported', 10, { breachId: 'b', clause: '3.2' }), 90, 'BE09'],
])('%s closes the line after its hold, and by remediation it is open again as it was', (_what, event, days, reason) => {
  const first = live(opened, pack)
  const told = live([event], pack, first.account)
  expect(told.account.line).toMatchObject({ stage: 'open', holds: [{ reason }] })
  expect(live([tick(9.9 + days)], pack, told.account).account.line.stage).toBe('open')
  const closed = live([tick(10 + days)], pack, told.account)
  expect(closed.account.line.recovery.closedFor.map((cause) => cause.reason)).toEqual([reason])
  expect(dataOf(closed, 'notice-due').map(({ about }) => about)).toContain('line-closed')
  const back = live([mistakeAbout(told, event, 11 + days)], pack, closed.account)
  expect(back.account.line).toMatchObject({ stage: 'open', holds: [], limitMinor: first.account.line.limitMinor })
  expect(dataOf(back, 'line-reopened')).toEqual([{ by: 'remediation' }])
})

test('who can no longer act for himself keeps his line', () => {
  const { account } = live([...opened, fact('incapacity-reported', 10, { reportId: 'r', kind: 'incapacitated' }), tick(400)], pack)
  expect(account.line.stage).toBe('open')
})
