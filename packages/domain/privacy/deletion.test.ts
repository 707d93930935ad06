/** A request for deletion, on the default pack: what is kept, why and until when; what must not happen meanwhile; and the day on which it is erased. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from '../account/account.ts'
import { decodeAccount, encodeAccount } from '../account/codec.ts'
import { applyDecision, newAccount, step } from '../account/step.ts'
import { nextWake } from '../account/wake.ts'
import { DAY_MS } from '../kernel/time.ts'
import { zoneFor } from '../pack/line-product.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { isInForce } from '../signals/consent.ts'
import { foldFact, newSignals } from '../signals/signals.ts'
import { standingDeletion } from './deletion.ts'
import { keptFor } from './kept-for.ts'

const START = Date.parse('2026-03-01T00:00:00Z')
const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)

function defaultPack(): Pack {
  const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
  const reading = readPack(new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')])), notSha256)
  if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
  return reading.pack
}
const pack = defaultPack()
const day = (nth: number): number => START + nth * DAY_MS
const fact = <T extends FactType>(type: T, at: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: day(at), knownAt: day(at), data }) as Fact
const tick = (at: number) => fact('clock-ticked', at, {})
const ask = (at: number, requestId = 'del_1') => fact('deletion-requested', at, { requestId })

function take(account: Account, one: Fact): Account & { said: readonly string[] } {
  const taken = step(account, one, pack, { borrower: 'b' })
  if (!taken.ok) return { ...account, said: [taken.refusal.code] }
  const said = taken.value.decision.outcomes.map((outcome) =>
    outcome.type === 'deletion-answered'
      ? `${outcome.data.answer} ${outcome.data.grounds.map(({ code }) => code).join('+')} ${outcome.data.until?.slice(0, 10) ?? ''}`.trim()
      : outcome.type,
  )
  expect(applyDecision(account, one, taken.value.decision)).toEqual(taken.value.account)
  expect(decodeAccount(encodeAccount(taken.value.account))).toEqual(taken.value.account)
  return { ...taken.value.account, said }
}
const live = (...facts: Fact[]) => facts.reduce(take, { ...newAccount, said: [] as readonly string[] })

const registered = fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY', fieldsOnFile: [] })
const consented = fact('consent-granted', 0.1, { purpose: 'score' })
const verified = fact('identity-verified', 0.2, { method: 'face' })
const score = fact('score-updated', 0.3, { value: 780, rangeMin: 350, rangeMax: 950, source: 'zhima' })
const close = (at: number) => fact('closure-requested', at, { requestId: 'c', kind: 'close' })
const applicant = [registered, consented]
const withLine = [registered, consented, verified, score]

test.each<[what: string, facts: Fact[], said: string]>([
  ['who never had a line: at once', [...applicant, ask(2)], 'erased'],
  ['an open line: as long as he keeps it, and then for its records', [...withLine, ask(2)], 'locked line-open+records'],
  ['a closed one: ten years from its last day', [...withLine, close(3), ask(9)], 'locked records 2036-03-04'],
])('%s', (_what, facts, said) => {
  expect(live(...facts).said).toContain(said)
})

test('on the day on which the last reason has ended a tick erases, and the account is woken for it; not a moment before', () => {
  const locked = live(...withLine, close(3), ask(9))
  const due = Date.parse('2036-03-05T00:00:00+08:00')
  expect(keptFor(locked, zoneFor(pack, locked.line)).map(({ code, law }) => [code, law])).toEqual([['records', 'CN-AML']])
  expect(nextWake(locked, pack)).toBeLessThanOrEqual(due)
  const before = take(locked, { ...tick(0), occurredAt: due - 1, knownAt: due - 1 })
  expect(before.said).not.toContain('erased')
  expect(nextWake(before, pack)).toBe(due)
  const then = take(before, { ...tick(0), occurredAt: due, knownAt: due })
  expect(then.said).toEqual(['erased'])
  expect(then.signals.information.erasedAt).toBe(due)
  expect(standingDeletion(then.signals.information)).toBeNull()
  expect(nextWake(then, pack) ?? Infinity).toBeGreaterThan(due)
})

test('all his consents end with it: nothing is drawn any more, and none is given until he takes it back; repaying is nobody’s business to stop', () => {
  const locked = live(...withLine, ask(2))
  expect(isInForce(locked.signals.consents.score, day(2))).toBe(false)
  expect(locked.signals.consents.bureau.withdrawnAt).toBeNull()
  expect(locked.line.holds.map(({ reason }) => reason)).toEqual(['CO01'])
  const granting = fact('consent-granted', 3, { purpose: 'score' })
  expect(take(locked, granting).said).toEqual(['deletion-under-way'])
  expect(take(locked, fact('desk-consent-granted', 3, { scope: 'board' })).said).toEqual(['deletion-under-way'])
  const back = take(locked, fact('deletion-withdrawn', 3, { requestId: 'del_1' }))
  expect(standingDeletion(back.signals.information)).toBeNull()
  expect(take(back, fact('deletion-withdrawn', 4, { requestId: 'del_1' })).said).toEqual(['no-deletion-under-way'])
  expect(take(back, { ...granting, occurredAt: day(4), knownAt: day(4) }).line.holds).toEqual([])
})

test.each([
  ['borrower_service', 'storage-only'],
  ['identity_check', 'storage-only'],
  ['appeal_review', 'storage-only'],
  ['fraud_inquiry', 'storage-only'],
  ['loan_servicing', undefined],
  ['legal_request', undefined],
  ['audit', undefined],
  ['data_subject_access', undefined],
] as const)('looked at for %s while it is only stored: %s', (purpose, refusal) => {
  const look = fact('personal-data-revealed', 3, { fields: ['phone'], purpose })
  const open = fact('document-revealed', 3, { uploadId: 'u', purpose })
  for (const one of [look, open]) {
    expect(take(live(...withLine, ask(2)), one).said[0]).toBe(refusal)
    expect(take(live(...withLine), one).said).toEqual([])
  }
})

test('an order or a review that runs keeps it, and an order is not told as what it is', () => {
  const held = live(
    ...applicant,
    fact('due-diligence-requested', 1, { requestId: 'd', items: ['identity_document'], dueAt: day(9) }),
    ask(2),
  )
  expect(held.said.at(-1)).toBe('locked legal-duty')
  const free = take(held, fact('due-diligence-completed', 3, { requestId: 'd' }))
  expect(take(free, tick(4)).said.at(-1)).toBe('erased')
})

test('in whatever order requests and takings back are heard of, the newest stands', () => {
  const AT = fc.integer({ min: 0, max: 5 })
  const one = fc.oneof(
    AT.map((at) => ask(at, `d${at}`)),
    AT.map((at) => fact('deletion-withdrawn', at, { requestId: 'x' })),
  )
  fc.assert(
    fc.property(fc.array(one, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (facts, order) => {
      const asked = Math.max(-1, ...facts.filter(({ type }) => type === 'deletion-requested').map(({ occurredAt }) => occurredAt))
      const back = Math.max(-1, ...facts.filter(({ type }) => type === 'deletion-withdrawn').map(({ occurredAt }) => occurredAt))
      const shuffled = facts.map((each) => [order.next().value ?? 0, each] as const).sort(([a], [b]) => a - b)
      const signals = shuffled.reduce((all, [, each]) => foldFact(all, each), newSignals)
      expect(standingDeletion(signals.information) !== null).toBe(asked > back)
    }),
  )
})
