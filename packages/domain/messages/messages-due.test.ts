/** What a borrower of the default pack hears before anything happens: both sides of every edge, and once per occasion. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Fact, FactOf, FactType } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import type { Account } from '../account/account.ts'
import { newAccount, step } from '../account/step.ts'
import { DAY_MS } from '../kernel/time.ts'
import { readPack } from '../pack/pack.ts'
import { notSha256 } from '../pack/tiny-pack.fixture.ts'
import { readMessages } from './message-words.ts'
import { type Message, messagesDue } from './messages-due.ts'

const DIR = new URL('../../../policies/cn-consumer/', import.meta.url)
const paths = readdirSync(DIR, { recursive: true, encoding: 'utf8' }).filter((path) => /\.(dmn|ya?ml)$/.test(path))
const files = new Map(paths.map((path) => [path, readFileSync(new URL(path, DIR), 'utf8')]))
const reading = readPack(files, notSha256)
if (!reading.ok) throw new Error(JSON.stringify(reading.diagnostics))
const { pack } = reading

const START = Date.parse('2026-09-03T04:00:00Z')
const at = (days: number): number => START + Math.round(days * DAY_MS)
const fact = <T extends FactType>(type: T, days: number, data: FactOf<T>['data']): Fact =>
  ({ type, occurredAt: at(days), knownAt: at(days), data }) as Fact
const opening: Fact[] = [
  fact('borrower-registered', 0, { kind: 'individual', currency: 'CNY', fieldsOnFile: ['phone'] }),
  fact('consent-granted', 0.1, { purpose: 'score' }),
  fact('identity-verified', 0.2, { method: 'document_bank_card_otp' }),
  fact('score-updated', 0.3, { value: 700, rangeMin: 350, rangeMax: 950, source: 'zhima' }),
]
const device = (id: string, day: number) => fact('session-started', day, { device: { id } })

function after(...facts: Fact[]): Account {
  let account: Account = newAccount
  for (const one of [...opening, ...facts]) {
    const outcome = step(account, one, pack, { borrower: 'b' })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    account = outcome.value.account
  }
  return account
}
const keysOf = (messages: readonly Message[], kind: string): string[] => messages.filter((one) => one.kind === kind).map(({ key }) => key)

test('one device more would pause drawing: said at two, not at one, and not once it is paused', () => {
  const near = (...ids: string[]) => keysOf(messagesDue(after(...ids.map((id, nth) => device(id, 1 + nth / 10))), pack, at(2)), 'near_hold')
  expect([near('a'), near('a', 'b'), near('a', 'b', 'c')]).toEqual([[], ['near_hold SE01 2026-9'], []])
})

test('it says what, how much, and what would follow, in both languages', () => {
  const [message] = messagesDue(after(device('a', 1), device('b', 1.1)), pack, at(2)).filter(({ kind }) => kind === 'near_hold')
  expect(message!.text.zh).toContain('目前为2，再增加1就会触发“短期内频繁更换设备”')
  expect(message!.text.en).toContain('With 1 more, drawing may be paused (Frequent device changes)')
})

const draw = [
  fact('drawdown-requested', 1, { drawdownId: 'd', amountMinor: 1_200_000, currency: 'CNY', purpose: 'consumption', tenorMonths: 12 }),
  fact('drawdown-disbursed', 1.1, { drawdownId: 'd', loanId: 'ld_d', amountMinor: 1_200_000, currency: 'CNY' }),
]
// Disbursed on 4 September: the first instalment falls due on 4 October, day 31.
test.each([
  [26, []],
  [28, ['payment_due 20730 3']],
  [29, []],
  [30, ['payment_due 20730 1']],
  [31, ['payment_due 20730 0']],
  [32, []],
])('on day %i a payment is told of: %j', (day, keys) => {
  expect(keysOf(messagesDue(after(...draw), pack, at(day)), 'payment_due')).toEqual(keys)
})

test('a line that is used to four fifths is told of once a month', () => {
  const messages = messagesDue(after(...draw), pack, at(2))
  const isHigh = 1_200_000 * 1000 >= 800 * after().line.limitMinor
  expect(keysOf(messages, 'borrowing')).toEqual(isHigh ? ['borrowing 2026-9'] : [])
  expect(keysOf(messagesDue(after(), pack, at(2)), 'borrowing')).toEqual([])
})

test.each([
  [28, []],
  [29, ['monthly_report 2026-10']],
  [30, []],
])('the report of a month comes on its second day: day %i, %j', (day, keys) => {
  expect(keysOf(messagesDue(after(), pack, at(day)), 'monthly_report')).toEqual(keys)
})

test.each([
  [364, []],
  [365, ['freshness phone 2027-3']],
])('a phone number that was confirmed %i days ago: %j', (day, keys) => {
  expect(keysOf(messagesDue(after(), pack, at(day)), 'freshness')).toEqual(keys)
})

test('what there is to read about a hold comes once for that hold', () => {
  const held = after(device('a', 1), device('b', 1.1), device('c', 1.2))
  expect(keysOf(messagesDue(held, pack, at(2)), 'learning')).toEqual([`learning devices ${held.line.holds[0]!.id}`])
})

test('nothing is said without a line, of a closed one, or where the pack says nothing', () => {
  const closed = after(fact('closure-requested', 1, { requestId: 'c', kind: 'close' }))
  expect([
    messagesDue(newAccount, pack, at(29)),
    messagesDue(closed, pack, at(29)),
    messagesDue(after(), { ...pack, messages: null }, at(29)),
  ]).toEqual([[], [], []])
})

test('no message has a gap left', () => {
  const account = after(...draw, device('a', 20), device('b', 20.1))
  const all = Array.from({ length: 400 }, (_, day) => messagesDue(account, pack, at(20.2 + day))).flat()
  expect(new Set(all.map(({ kind }) => kind))).toEqual(
    new Set([
      'near_hold',
      'payment_due',
      'monthly_report',
      'freshness',
      ...keysOf(all, 'borrowing')
        .slice(0, 1)
        .map(() => 'borrowing'),
      ...(all.some(({ kind }) => kind === 'learning') ? ['learning'] : []),
    ]),
  )
  for (const { subject, text } of all) expect(JSON.stringify([subject, text])).not.toMatch(/[{][a-z_]+[}]|undefined/)
})

test.each([
  ['a gap that nothing fills', (text: string) => text.replace('{due_on}应还', '{due}应还'), 'nothing fills {due}'],
  ['a reason that is not there', (text: string) => text.replace('reasons: [SE01]', 'reasons: [SE99]'), 'there is no reason "SE99"'],
])('%s is told with its line', (_what, spoil, message) => {
  const { diagnostics } = readMessages(spoil(files.get('messages.yaml')!), pack.reasons)
  expect(diagnostics).toMatchObject([{ file: 'messages.yaml', line: expect.any(Number), message: expect.stringContaining(message) }])
})

const words = files.get('messages.yaml')!
const withWords = (text: string) => ({ ...pack, messages: readMessages(text, pack.reasons).messages! })
const faultsOf = (text: string): string[] => readMessages(text, pack.reasons).diagnostics.map(({ message }) => message)

/** The line is opened 0.3 days after the start, so day 90 is the 89th of its age. */
test.each([
  [90, 'newcomer'],
  [90.4, 'everybody'],
])('on day %s the words are for a newcomer, or for everybody: %s', (day, who) => {
  const told = words
    .replace('utilisation_permille: 800', 'utilisation_permille: 1')
    .replace('    - to: stretched\n', '    - to: newcomer\n')
  const [message] = messagesDue(after(...draw), withWords(told), at(day)).filter(({ kind }) => kind === 'borrowing')
  expect(message!.subject.en).toBe(who === 'newcomer' ? 'About what you pay each month' : 'About how you borrow')
})

test('a kind goes to a segment, or past it', () => {
  const of = (who: string) => words.replace('  on_day: 2\n', `  on_day: 2\n  ${who}: [newcomer]\n`)
  const told = (text: string, day: number) => keysOf(messagesDue(after(), withWords(text), at(day)), 'monthly_report')
  expect([told(of('to'), 29), told(of('to'), 29 + 92)]).toEqual([['monthly_report 2026-10'], []])
  expect([told(of('not_to'), 29), told(of('not_to'), 29 + 92)]).toEqual([[], ['monthly_report 2027-1']])
})

test.each([
  ['an unknown segment', words.replace('- to: newcomer', '- to: nobody'), 'there is no segment "nobody"'],
  ['an unknown signal', words.replace('line_age_days', 'shoe_size'), 'there is no signal "shoe_size"'],
  [
    'what must not be told',
    words.replace('line_age_days: "< 90"', 'fraud_links: "> 0"'),
    'a message must not depend on what nobody may be told',
  ],
  ['a gap in the words of a segment', words.replace('前{count}期', '前{number}期'), 'nothing fills {number}'],
])('%s is told when the pack is read', (_, text, fault) => {
  expect(faultsOf(text)).toEqual([expect.stringContaining(fault)])
})
