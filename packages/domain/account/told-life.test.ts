/** What is told of a borrower, from the fact to the hold and back, by the default pack. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS } from '../kernel/time.ts'
import type { LineOutcome, OutcomeOf } from '../line/outcomes.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { nearHolds } from '../recovery/near-holds.ts'
import { TOLD_KINDS, toldFact } from '../signals/told-facts.fixture.ts'
import type { Account, Decision } from './account.ts'
import { newAccount, step } from './step.ts'
import { nextWake } from './wake.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)

function defaultPack(): Pack {
  const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
  const reading = readPack(new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')])), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}

const pack = defaultPack()
const START = Date.parse('2026-09-01T04:00:00Z')
const at = (days: number): number => START + days * DAY_MS
const fact = <T extends FactType>(type: T, days: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at(days), knownAt: at(days), data }) as Fact
const score = (value: number, day: number, factors: string[] = []) =>
  fact('score-updated', day, { value, rangeMin: 350, rangeMax: 950, source: 'zhima', factors })
const granted = [
  fact('borrower-registered', 0, {
    kind: 'individual',
    currency: 'CNY',
    fieldsOnFile: ['phone', 'address', 'occupation'],
    name: 'n',
    phone: 'p',
    idNumber: 'i',
    address: 'a',
  }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('consent-granted', 0.1, { purpose: 'bureau' }),
  fact('identity-verified', 0.2, { method: 'document' }),
  score(760, 0.3),
]

type Run = { account: Account; decisions: Decision[] }
function run(facts: readonly Fact[], from: Account = newAccount): Run {
  const decisions: Decision[] = []
  const account = facts.reduce((before, one) => {
    const outcome = step(before, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    decisions.push(outcome.value.decision)
    return outcome.value.account
  }, from)
  return { account, decisions }
}

const holdsOf = ({ line }: Account): string[] => line.holds.map(({ reason, scope }) => `${reason} ${scope}`).sort()
const outcomesOf = <T extends LineOutcome['type']>({ decisions }: Run, type: T): OutcomeOf<T>[] =>
  decisions.flatMap(({ outcomes }) => outcomes.filter((outcome) => outcome.type === type)) as OutcomeOf<T>[]
const figures = ({ line, assessment }: Account) => ({
  limit: line.limitMinor,
  price: line.dayRate,
  score: assessment.behaviourScore,
  grade: assessment.grade,
})

const bureau = (day: number, told: Partial<FactOf<'bureau-identity-reported'>['data']>) =>
  fact('bureau-identity-reported', day, { source: 's', ...told })
const profile = (day: number, field: 'phone' | 'address' | 'occupation', verified: boolean, value: string) =>
  fact('profile-changed', day, { field, verified, value })

test('the bureau holds another phone: held, told which, and free the moment he proves the new one; it costs him nothing', () => {
  const held = run([...granted, bureau(3, { name: 'n', phone: 'q' })])
  expect(holdsOf(held.account)).toEqual(['IF02 draw'])
  const [notice] = outcomesOf(held, 'notice-due')
  expect(notice?.data.reasons).toMatchObject([{ reason: 'IF02', evidence: [{ signal: 'phone_state', value: 'differs' }, {}] }])
  const cured = run([profile(3.1, 'phone', true, 'q')], held.account)
  expect(holdsOf(cured.account)).toEqual([])
  expect(outcomesOf(cured, 'hold-lifted')).toHaveLength(1)
  expect(figures(cured.account)).toEqual(figures(run(granted).account))
})

test.each<[what: string, trouble: readonly Fact[], held: string[], cure: readonly Fact[]]>([
  ['another name at the bureau', [bureau(2, { name: 'm' })], ['IF01 draw'], [bureau(3, { name: 'n' })]],
  ['a new address, not confirmed', [profile(2, 'address', false, 'b')], ['IF03 draw'], [profile(3, 'address', true, 'b')]],
  [
    'an address spelled otherwise only pauses increases',
    [bureau(2, { address: 'A street' })],
    ['IF03 increase'],
    [profile(3, 'address', true, 'a')],
  ],
  ['a new occupation, not confirmed', [profile(2, 'occupation', false, 'x')], ['IF04 draw'], [profile(3, 'occupation', true, 'x')]],
  [
    'a document that ended',
    [fact('identity-document-reported', 2, { document: 'identity_card', expiresAt: at(2) })],
    ['IF05 draw'],
    [fact('identity-document-reported', 3, { document: 'identity_card', expiresAt: at(3_000) })],
  ],
  [
    'a card that failed',
    [fact('bank-card-failed', 2, { cardId: 'c', cause: 'frozen' })],
    ['IF06 draw'],
    [fact('bank-card-bound', 3, { cardId: 'd' })],
  ],
  [
    'asked to verify again, by regulation',
    [fact('reverification-requested', 2, { requestId: 'r', trigger: 'regulation', dueAt: at(9) })],
    ['IF07 draw'],
    [fact('identity-verified', 3, { method: 'face' })],
  ],
  [
    'documents not brought',
    [fact('document-requested', 2, { requestId: 'r', items: ['income_proof'], dueAt: at(2) })],
    ['IF08 draw'],
    [fact('document-submitted', 3, { documentId: 'd', item: 'income_proof' })],
  ],
  [
    'reported incapacitated',
    [fact('incapacity-reported', 2, { reportId: 'r', kind: 'incapacitated' })],
    ['IN07 draw'],
    [fact('incapacity-cleared', 3, { reportId: 'r' })],
  ],
  [
    'a measure against fraud',
    [fact('anti-fraud-measure-ordered', 2, { orderId: 'o', measure: 'restrict', basis: 'b' })],
    ['RG03 draw'],
    [fact('anti-fraud-measure-lifted', 3, { orderId: 'o' })],
  ],
  [
    'due diligence',
    [fact('due-diligence-requested', 2, { requestId: 'r', items: ['other'] })],
    ['RG04 draw'],
    [fact('due-diligence-completed', 3, { requestId: 'r' })],
  ],
  [
    'frozen by a court',
    [fact('judicial-freeze-ordered', 2, { orderId: 'o', authority: 'court' })],
    ['RG05 draw'],
    [fact('judicial-freeze-lifted', 3, { orderId: 'o' })],
  ],
  [
    'a breach of the terms',
    [fact('terms-breach-reported', 2, { breachId: 'b', clause: '4.2' })],
    ['BE09 draw'],
    [fact('terms-breach-cleared', 3, { breachId: 'b' })],
  ],
  [
    'money used for securities',
    [fact('proceeds-use-reported', 2, { drawdownId: 'd', use: 'securities', amountMinor: 5, currency: 'CNY' })],
    ['BE07 draw'],
    [fact('proceeds-use-reported', 3, { drawdownId: 'd', use: 'renovation', amountMinor: 5, currency: 'CNY' })],
  ],
  [
    'a person is asked for',
    [fact('automated-decision-refused', 2, { requestId: 'r' })],
    ['CO05 increase'],
    [fact('appeal-decided', 3, { appealId: 'a', result: 'rejected' })],
  ],
])('%s: held, and free on the day of the cure', (_what, trouble, held, cure) => {
  const before = run([...granted, ...trouble])
  expect(holdsOf(before.account)).toEqual(held)
  for (const { evidence } of before.account.line.holds) expect(evidence.some(({ test: met }) => met !== null)).toBe(true)
  expect(outcomesOf(before, 'notice-due').length).toBeGreaterThan(0)
  const after = run(cure, before.account)
  expect(holdsOf(after.account)).toEqual([])
  expect(figures(after.account)).toEqual(figures(run(granted).account))
})

/** Woken when it says so: on which day its holds become these. */
function dayOf(account: Account, holds: readonly string[]): number {
  let woken = account
  for (let wakeAt = nextWake(woken, pack); wakeAt !== null && wakeAt < at(100); wakeAt = nextWake(woken, pack)) {
    woken = run([{ type: 'clock-ticked', occurredAt: wakeAt, knownAt: wakeAt, data: {} }], woken).account
    if (holdsOf(woken).join() === holds.join()) return (wakeAt - START) / DAY_MS
  }
  return Number.NaN
}

test.each<[what: string, facts: readonly Fact[], day: number, holds: readonly string[]]>([
  ['a document ends', [fact('identity-document-reported', 2, { document: 'passport', expiresAt: at(40) })], 40, ['IF05 draw']],
  ['documents fall due', [fact('document-requested', 2, { requestId: 'r', items: ['other'], dueAt: at(9) })], 9, ['IF08 draw']],
  [
    'verification falls due',
    [fact('reverification-requested', 2, { requestId: 'r', trigger: 'periodic', dueAt: at(20) })],
    20,
    ['IF07 draw'],
  ],
  ['due diligence falls due', [fact('due-diligence-requested', 2, { requestId: 'r', items: ['other'], dueAt: at(15) })], 15, ['RG04 draw']],
  ['a freeze ends', [fact('judicial-freeze-ordered', 2, { orderId: 'o', authority: 'court', endsAt: at(30) })], 30, []],
])('%s: seen on its day, without a fact', (_what, facts, day, holds) => {
  expect(dayOf(run([...granted, ...facts]).account, holds)).toBe(day)
})

test('a document that will end is a warning before it is a hold', () => {
  const { account } = run([...granted, fact('identity-document-reported', 2, { document: 'passport', expiresAt: at(12) })])
  const near = nearHolds(pack, sourceAt(pack, account, account.clockAt))
  expect(near.find(({ reason }) => reason === 'IF05')).toMatchObject({ signal: 'identity_document_days_left', value: 10, bound: 0 })
})

test('a score below the floor is told with what weighs on it', () => {
  const { account } = run([...granted, score(590, 5, ['其他机构逾期', '信用记录较短'])])
  const told = account.line.holds.find(({ reason }) => reason === 'CR01')?.evidence
  expect(told?.find(({ signal }) => signal === 'score_factors')?.value).toBe('其他机构逾期; 信用记录较短')
})

test('he who refused to be decided on by machine alone keeps his limit until a person has looked, and is assessed as ever after', () => {
  const imported = [...granted, fact('line-imported', 1, { limitMinor: 1_000_000, drawnMinor: 900_000, currency: 'CNY' })]
  const late = (day: number) =>
    fact('statement-issued', day, { statementId: `s${day}`, balanceMinor: 900_000, paidMinor: 0, daysPastDue: 90, currency: 'CNY' })
  const limitAfter = (facts: readonly Fact[]) => run([...imported, ...facts]).account.line.limitMinor
  const refused = fact('automated-decision-refused', 2, { requestId: 'r' })
  const decided = fact('appeal-decided', 6, { appealId: 'a', result: 'rejected' })
  expect(limitAfter([late(4)])).toBe(500_000)
  expect(limitAfter([refused, late(4)])).toBe(1_000_000)
  expect(limitAfter([refused, late(4), decided, late(7)])).toBe(500_000)
})

test('whatever is told of who he is, or ordered about him: score, grade, limit and price stay', () => {
  const ofConduct = new Set<FactType>(['score-updated', 'borrower-registered'])
  const anyTold = fc
    .tuple(fc.nat(TOLD_KINDS - 1), fc.integer({ min: 1, max: 300 }), fc.record({ x: fc.nat(9), y: fc.nat(9), z: fc.nat(9) }))
    .map(([kind, day, picks]) => toldFact(kind, at(day), picks))
    .filter(({ type }) => !ofConduct.has(type) && type !== 'application-reviewed')
  const before = run(granted).account
  fc.assert(
    fc.property(fc.array(anyTold, { maxLength: 25 }), (facts) => {
      const { account } = run(facts, before)
      expect(figures(account)).toEqual(figures(before))
    }),
    { numRuns: 60 },
  )
})
