/** The default pack and the engine together under books of all kinds: what stops drawing, whom an order holds and releases, and that nobody pays for it (P5). */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bookFactOf, NUMBERS } from '../book/book.fixture.ts'
import { type Book, foldBook, newBook } from '../book/book.ts'
import { DAY_MS } from '../kernel/time.ts'
import { statusOf } from '../line/line.ts'
import { type Pack, readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import type { Account, Decision } from './account.ts'
import { explainDecision } from './explain.ts'
import { applyDecision, newAccount, step } from './step.ts'
import { nextWake, versionsThatMatter, wakeOfBook } from './wake.ts'

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
const fold = (...facts: readonly Fact[]): Book => facts.reduce((book, one, index) => foldBook(book, one, index + 1), newBook)

/** From the first on, each as it was after one fact more. */
function versionsOf(said: readonly Fact[]): Book[] {
  const versions = [newBook]
  for (const [index, one] of said.entries()) versions.push(foldBook(versions.at(-1)!, one, index + 1))
  return versions
}

const opening: readonly Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY' }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('consent-granted', 0.1, { purpose: 'bureau' }),
  fact('identity-verified', 0.2, { method: 'document' }),
  fact('score-updated', 0.3, { value: 780, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]
const tick = (days: number) => fact('clock-ticked', days, {})
const draw = (days: number, more: object = {}) =>
  fact('drawdown-requested', days, { drawdownId: `d${days}`, amountMinor: 100_000, currency: 'CNY', purpose: 'consumption', ...more })

function take(account: Account, one: Fact, book: Book): { account: Account; decision: Decision } {
  const outcome = step(account, one, pack, { borrower: 'b' }, { book })
  if (!outcome.ok) throw new Error(outcome.refusal.code)
  return outcome.value
}
const after = (facts: readonly Fact[], book: Book = newBook, from: Account = newAccount): Account =>
  facts.reduce((account, one) => take(account, one, book).account, from)
const opened = after(opening)

const incident = (kind: 'outage' | 'data_fault' | 'security', severity: 'minor' | 'major' | 'critical', component = 'limits') =>
  fact('incident-opened', 1, { incidentId: 'i', component, kind, severity, startedAt: at(1), expectedEndAt: at(3) })
const maintenance = (component: string) =>
  fact('maintenance-scheduled', 1, { maintenanceId: 'm', components: [component], startsAt: at(1.5), endsAt: at(2.5) })
const floor = fact('minimum-client-version-changed', 1, { client: 'android', version: '10.5' })
const exhausted = (limitMinor: number) =>
  fact('funder-limit-changed', 1, { funder: 'example-consumer-finance', limitMinor, currency: 'CNY' })
const order = (more: Partial<FactOf<'regulator-order-issued'>['data']> = {}) =>
  fact('regulator-order-issued', 1, { orderId: 'o', closes: 'draws', basis: 'B', startsAt: at(2), ...more })
const lifted = fact('regulator-order-lifted', 5, { orderId: 'o' })
const android = (version: string) => ({ client: { kind: 'android' as const, version } })

test.each<[rule: string, said: readonly Fact[], asked: Fact, answer: string]>([
  ['nothing was ever said', [], draw(2), 'approved'],
  ['maintenance', [maintenance('drawdowns')], draw(2), 'technical TE01'],
  ['maintenance of something else', [maintenance('reports')], draw(2), 'approved'],
  ['maintenance that is over', [maintenance('drawdowns')], draw(2.5), 'approved'],
  ['an outage', [incident('outage', 'major')], draw(2), 'technical TE02'],
  ['a minor one', [incident('outage', 'minor')], draw(2), 'approved'],
  ['of something else', [incident('outage', 'critical', 'reports')], draw(2), 'approved'],
  ['a wrong value on show', [incident('data_fault', 'critical')], draw(2), 'approved'],
  ['a security incident, wherever', [incident('security', 'major', 'reports')], draw(2), 'platform PL10'],
  ['a client too old', [floor], draw(2, android('10.4.9')), 'technical TE04'],
  ['one that will do', [floor], draw(2, android('10.5')), 'approved'],
  ['one that is not told', [floor], draw(2), 'approved'],
  ['a funder with nothing left', [exhausted(0)], draw(2), 'platform PL06'],
  ['one with something left', [exhausted(1)], draw(2), 'approved'],
  ['several at once', [incident('outage', 'major'), maintenance('drawdowns'), exhausted(0)], draw(2), 'technical TE02 TE01 PL06'],
  ['too much besides: still no doing of his', [incident('outage', 'major')], draw(2, { amountMinor: 90_000_000 }), 'technical TE02'],
  ['too little besides: his reason first', [maintenance('drawdowns')], draw(2, { amountMinor: 1 }), 'policy amount-below-minimum TE01'],
])('a drawdown: %s', (_rule, said, asked, answer) => {
  const { decision } = take(opened, asked, fold(...said))
  const [outcome, ...others] = decision.outcomes
  const told = explainDecision(decision, pack).reasons.map(({ code }) => code)
  const code = outcome?.type === 'drawdown-declined' ? outcome.data.code : 'approved'
  expect([code, ...told].join(' ')).toBe(answer)
  if (outcome?.type === 'drawdown-declined') expect(outcome.data.counts).toBe(false)
  // No notice of an adverse decision where none was made.
  if (code === 'technical' || code === 'platform') expect(others).toEqual([])
  expect(decision.bookVersion).toBe(said.length)
})

test('every shown reason says what it is about, and until when', () => {
  const { decision } = take(opened, draw(2), fold(maintenance('drawdowns')))
  const [reason] = explainDecision(decision, pack).reasons
  expect(reason?.evidence.map(({ signal, value, unit }) => [signal, value, unit])).toEqual([
    ['draws_maintenance', true, 'flag'],
    ['maintenance_id', 'm', 'text'],
    ['maintenance_ends_at', new Date(at(2.5)).toISOString(), 'instant'],
  ])
})

test('an order holds at its first moment and releases at its end, or when it is lifted; a new line waits', () => {
  const book = fold(order({ licence: 'consumer_finance', endsAt: at(4) }))
  const line = (days: number, known = book, from = opened) => statusOf(after([tick(days)], known, from).line)
  expect([line(1.9), line(2)]).toEqual(['active', 'suspended'])
  const held = after([tick(2)], book, opened)
  expect(held.line.holds.map(({ reason, scope }) => `${reason} ${scope}`)).toEqual(['RG02 draw'])
  expect(nextWake(held, pack, book)).toBe(at(4))
  expect([line(3.9, book, held), line(4, book, held)]).toEqual(['suspended', 'active'])
  expect(line(3, foldBook(book, { ...lifted, occurredAt: at(2.5) }, 2), held)).toBe('active')
  const newcomer = after(opening, fold(order({ closes: 'new_lines', startsAt: at(0) })))
  expect(newcomer.line.stage).toBe('pending')
  expect(after([tick(6)], newBook, newcomer).line.stage).toBe('open')
})

test.each<[what: string, said: readonly Fact[], account: Account, now: number, wakeAt: number | null]>([
  ['an order in force', [order()], opened, 3, at(3)],
  ['one of its licence', [order({ licence: 'consumer_finance' })], opened, 3, at(3)],
  ['one of another licence', [order({ licence: 'trust' })], opened, 3, null],
  ['one that comes', [order()], opened, 1, at(2)],
  ['one that was, and is over: it may have been held meanwhile', [order({ endsAt: at(3) })], opened, 4, null],
  ['issued and lifted again before anybody looked', [order(), lifted], opened, 6, at(6)],
  ['an outage: no hold, no look', [incident('outage', 'critical')], opened, 2, null],
  ['new lines closed, where there is one', [order({ closes: 'new_lines' })], opened, 3, null],
  ['new lines closed, where there is none', [order({ closes: 'new_lines' })], newAccount, 3, at(3)],
])('who is woken: %s', (_what, said, account, now, wakeAt) => {
  const versions = versionsOf(said)
  const matter = versionsThatMatter(pack, versions)
  expect(wakeOfBook(account, pack, matter, at(now))).toBe(wakeAt)
})

test('a look of the moment that was looked at already would be lost: it is put behind it', () => {
  const book = fold(order({ startsAt: at(0) }))
  expect(wakeOfBook(after([tick(2)], newBook, opened), pack, [newBook, book], at(2))).toBe(at(2) + 1)
})

const anyBooks = fc.array(
  fc.array(fc.nat(), { minLength: NUMBERS, maxLength: NUMBERS }).map((numbers) => bookFactOf(numbers, at(0), 40)),
  { minLength: 1, maxLength: 8 },
)

test('in any book: who is turned away by it is as if he had not asked, and no score, grade or limit moves', () => {
  fc.assert(
    fc.property(
      anyBooks,
      fc.array(fc.tuple(fc.integer({ min: 10, max: 400 }), fc.constantFrom(1_000, 100_000, 90_000_000)), { maxLength: 8 }),
      (said, asked) => {
        const book = fold(...said)
        let account = opened
        for (const [tenth, amountMinor] of [...asked].sort(([a], [b]) => a - b)) {
          const request = draw(tenth / 10, { drawdownId: `d${account.sequence}`, amountMinor, ...android('10') })
          const answered = take(account, request, book)
          const [outcome] = answered.decision.outcomes.filter(({ type }) => type.startsWith('drawdown'))
          const twin = take(account, tick(tenth / 10), book)
          if (outcome?.type === 'drawdown-declined' && (outcome.data.code === 'technical' || outcome.data.code === 'platform')) {
            expect(answered.account).toEqual(twin.account)
            expect(answered.decision.outcomes.some(({ type }) => type === 'notice-due')).toBe(
              twin.decision.outcomes.some(({ type }) => type === 'notice-due'),
            )
          }
          const plain = take(account, tick(tenth / 10), newBook)
          expect([twin.account.assessment, twin.account.line.limitMinor, twin.account.signals]).toEqual([
            plain.account.assessment,
            plain.account.line.limitMinor,
            plain.account.signals,
          ])
          expect(applyDecision(account, request, answered.decision)).toEqual(answered.account)
          account = answered.account
        }
      },
    ),
    { numRuns: 300 },
  )
})

/** An order that was over when it was told, though the account had last looked while it would have been in force; then told anew, without an end. */
const toldLate = (data: object): ReturnType<typeof bookFactOf> => ({
  type: 'regulator-order-issued',
  occurredAt: 1_788_390_960_910,
  knownAt: 1_788_390_960_910,
  data: { orderId: 'a', closes: 'increases', basis: 'basis', startsAt: 1_788_235_200_000, ...data },
})
const TOLD_LATE = [toldLate({ endsAt: 1_788_261_120_001 }), toldLate({})]

test('in any life of a book: woken only when it says so, no other look at a line finds anything to do', () => {
  fc.assert(
    fc.property(anyBooks, (said) => {
      const versions = versionsOf(said.toSorted((a, b) => a.occurredAt - b.occurredAt))
      let account = opened
      let wakeAt = nextWake(account, pack)
      const pass = (until: number, book: Book) => {
        for (; wakeAt !== null && wakeAt <= until; wakeAt = nextWake(account, pack, book))
          account = take(account, { ...tick(0), occurredAt: wakeAt, knownAt: wakeAt }, book).account
      }
      for (const [index, book] of versions.entries()) {
        if (index === 0) continue
        const now = Math.max(book.asOf, account.clockAt)
        pass(now, versions[index - 1]!)
        const asked = wakeOfBook(account, pack, versionsThatMatter(pack, versions.slice(index - 1, index + 1)), now)
        if (asked !== null) wakeAt = Math.min(wakeAt ?? asked, asked)
        pass(now + 1, book)
        const looked = take(account, { ...tick(0), occurredAt: now + 1, knownAt: now + 1 }, book)
        expect(looked.decision.outcomes.filter(({ type }) => type !== 'hold-kept')).toEqual([])
      }
    }),
    { numRuns: 300, examples: [[TOLD_LATE]] },
  )
})
