/** The proof itself is seen to fail: one thing wrong in a log that is otherwise right, and it says which. */
import { readFact } from '@fairline/contract/cloud-event'
import { newAccount, step } from '@fairline/domain/account/step'
import type { Pack } from '@fairline/domain/pack/pack'
import { beforeAll, expect, test } from 'vitest'
import { borrowerKey, shortBorrowerText } from '../../apps/server/src/store/borrower-key.ts'
import { defaultPack } from '../../bench/default-pack.ts'
import { eventSource } from './event-source.ts'
import type { LoggedRow, Stored } from './log-reader.ts'
import { type DecisionHeard, nameOf, openNotebook } from './notebook.ts'
import { seeded } from './seeded.ts'
import { verifyAccounts } from './verify-accounts.ts'
import { verifyLog } from './verify-log.ts'

const EVENTS = 120
const NOW = Date.parse('2026-12-31T00:00:00Z')

let pack: Pack
beforeAll(async () => {
  pack = await defaultPack()
})

/** One borrower, one client: what was sent, and the log and the account as they should be. */
function rightBook() {
  const notebook = openNotebook()
  const source = eventSource({ client: 0, round: 'r', borrowers: 1, random: seeded('right book'), startAt: NOW - 30 * 86_400_000 })
  const decisions = new Map<string, DecisionHeard>()
  const log: LoggedRow[] = []
  let account = newAccount
  for (let nth = 0; nth < EVENTS; nth++) {
    const entry = notebook.note(source.next())
    const reading = readFact(entry.message, NOW)
    if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
    const { fact, isTimed, id, subject } = reading.value
    const at = isTimed ? fact.occurredAt : account.clockAt + 1
    const outcome = step(account, { ...fact, occurredAt: at, knownAt: at }, pack, {
      borrower: shortBorrowerText(borrowerKey(1, subject).id),
    })
    if (!outcome.ok) throw new Error(outcome.refusal.code)
    account = outcome.value.account
    const { decision } = outcome.value
    const outcomes = decision.outcomes.map(({ type, data }) => ({ type: `fairline.${type}.v1`, data: withMinor(data) }))
    decisions.set(nameOf(entry.message), { line: { drawn_minor: decision.line.drawnMinor }, outcomes })
    notebook.hear(entry, { status: 'recorded', sequence: nth + 1 })
    log.push({ subject, source: entry.message.source, id, sequence: nth + 1, occurredAt: at, knownAt: at })
  }
  return { notebook, decisions, stored: { log, accounts: new Map([['r-0', { version: EVENTS, account }]]) } }
}

const withMinor = (data: object): Record<string, unknown> => {
  const { amountMinor, principalMinor } = data as { amountMinor?: number; principalMinor?: number }
  return { amount_minor: amountMinor, principal_minor: principalMinor }
}

type Book = ReturnType<typeof rightBook>

const faultsOf = (
  { notebook, decisions, stored }: Book,
  log: readonly LoggedRow[] = stored.log,
  accounts: Stored['accounts'] = stored.accounts,
) => {
  verifyLog({ log, accounts }, notebook)
  verifyAccounts({ log, accounts }, { notebook, decisions, pack })
  return new Set(notebook.faults.map(({ kind }) => kind))
}

test('a right book has no fault', () => {
  const book = rightBook()
  expect(faultsOf(book)).toEqual(new Set())
  const types = [...book.decisions.values()].flatMap(({ outcomes }) => outcomes.map(({ type }) => type))
  // Or the balances would prove nothing.
  expect(types).toEqual(expect.arrayContaining(['fairline.drawdown-approved.v1', 'fairline.repayment-applied.v1']))
})

test.each<[what: string, kind: string, log: (log: readonly LoggedRow[]) => LoggedRow[]]>([
  ['an acknowledged event is not there', 'lost', (log) => log.slice(0, -1)],
  ['one is there that nobody sent', 'unsent', (log) => [...log, { ...log[0]!, id: 'x', sequence: EVENTS + 1 }]],
  ['one is there twice', 'doubled', (log) => [...log, { ...log[0]!, sequence: EVENTS + 1 }]],
  ['a place is left out', 'gap', (log) => log.map((row) => (row.sequence > 9 ? { ...row, sequence: row.sequence + 1 } : row))],
  ['two of one sender changed places', 'reordered', (log) => [...log.slice(1, 2), ...log.slice(0, 1), ...log.slice(2)]],
  ['it lies in another place than was told', 'another-answer', (log) => log.map((row) => ({ ...row, sequence: row.sequence + 1 }))],
])('%s: %s', (_what, kind, change) => {
  const book = rightBook()
  expect(faultsOf(book, change(book.stored.log))).toContain(kind)
})

test('an account that is one event behind is another state and another balance', () => {
  const book = rightBook()
  const { account } = book.stored.accounts.get('r-0')!
  const other = { ...account, line: { ...account.line, drawnMinor: account.line.drawnMinor + 1 } }
  expect(faultsOf(book, book.stored.log, new Map([['r-0', { version: EVENTS - 1, account: other }]]))).toEqual(new Set(['another-state', 'another-balance'])) // biome-ignore format: one line
})

test('an answer that says new for the second time, or something else than before, is heard', () => {
  const { notebook } = rightBook()
  const entry = notebook.entries.values().next().value!
  notebook.hear(entry, { status: 'recorded', sequence: 1 })
  notebook.hear(entry, { status: 'repeated', sequence: 2 })
  const decision = (drawn: number) => ({ line: { drawn_minor: drawn }, outcomes: [] })
  notebook.hear(entry, { status: 'repeated', sequence: 1, decision: decision(1) })
  notebook.hear(entry, { status: 'repeated', sequence: 1, decision: decision(2) })
  expect(notebook.faults.map(({ kind }) => kind)).toEqual(['doubled', 'another-answer', 'another-answer'])
})
