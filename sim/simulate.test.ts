import { createHash } from 'node:crypto'
import { readFact } from '@fairline/contract/cloud-event'
import { FACT_TYPES } from '@fairline/contract/facts'
import { expect, test } from 'vitest'
import type { SimulatedItem } from './message.ts'
import { type SimulationOptions, simulate } from './simulate.ts'

const START = Date.parse('2026-01-15T00:00:00Z')
const SMALL: SimulationOptions = { seed: 42, borrowers: 200, months: 6, startAt: START }
const made = (options: Partial<SimulationOptions> = {}): SimulatedItem[] => [...simulate({ ...SMALL, ...options })]
const hashOf = (items: readonly SimulatedItem[]): string =>
  createHash('sha256')
    .update(items.map(({ message, only }) => JSON.stringify([message, only])).join('\n'))
    .digest('hex')
const idsOf = (items: readonly SimulatedItem[]): string[] => items.map(({ message }) => `${message.source} ${message.id}`)

const year = made({ borrowers: 1_500, months: 12, detail: 'sparse' })

test('every message that waits for no answer fits the contract, at the moment when it is known', () => {
  const strays = year.filter(({ at, message, only }) => {
    if (only !== undefined) return false
    const reading = readFact(JSON.parse(JSON.stringify(message)), at)
    return !reading.ok || reading.value.fact.knownAt !== at
  })
  expect(strays).toEqual([])
})

test('in order of time, within the run, and no id twice', () => {
  const times = year.map(({ at }) => at)
  expect(times.every((at, index) => index === 0 || at >= times[index - 1]!)).toBe(true)
  expect(times[0]).toBeGreaterThanOrEqual(START)
  expect(new Date(times.at(-1)!).toISOString() < '2027-01-15').toBe(true)
  expect(new Set(idsOf(year)).size).toBe(year.length)
})

test('a year of it tells half of all types of facts', () => {
  const types = new Set(year.map(({ message }) => message.type))
  expect(types.size).toBeGreaterThan(35)
  expect(types.size).toBeLessThanOrEqual(FACT_TYPES.length)
})

test('byte for byte the same for the same seed, on every machine; and another for another', () => {
  expect(hashOf(made())).toBe('541322ed7e9e844c438c470b6388ddaae0fcb760bd7d246970013df7f37885fe')
  expect(hashOf(made({ seed: 43 }))).not.toBe(hashOf(made()))
})

test('endless, it begins with what it is for so many months', () => {
  const finite = made()
  const endless = simulate({ ...SMALL, months: Number.POSITIVE_INFINITY })
  expect(hashOf(finite.map(() => endless.next().value as SimulatedItem))).toBe(hashOf(finite))
  expect((endless.next().value as SimulatedItem).at).toBeGreaterThanOrEqual(finite.at(-1)!.at)
})

test('nobody’s life depends on how many others there are, but for rings', () => {
  const of = (items: readonly SimulatedItem[]) => items.filter(({ message }) => message.subject === 'bor_000017')
  expect(of(made({ borrowers: 100 }))).toEqual(of(made({ borrowers: 200 })))
})

test('sparse leaves out three logins in four, and changes nothing else', () => {
  const isLogin = ({ message }: SimulatedItem) => message.type.startsWith('fairline.session-started.')
  const rest = (items: readonly SimulatedItem[]) => items.filter((item) => !isLogin(item))
  const [full, sparse] = [made(), made({ detail: 'sparse' })]
  expect(hashOf(rest(sparse))).toBe(hashOf(rest(full)))
  expect(sparse.filter(isLogin).length / full.filter(isLogin).length).toBeCloseTo(0.25, 1)
})

const dataOf = ({ message }: SimulatedItem) => message.data as Record<string, string>

test('money waits for the approval of its drawdown, a repayment for its loan, each after what it waits for', () => {
  const [asked, lent, repaid] = [new Set<string>(), new Set<string>(), new Set<string>()]
  const waits: Record<string, (item: SimulatedItem) => boolean> = {
    'drawdown-requested': ({ only }) => only?.need !== 'unpaid' || asked.has(only.drawdownId),
    'drawdown-disbursed': (item) => item.only?.need === 'approved' && asked.has(item.only.drawdownId),
    'disbursement-failed': (item) => item.only?.need === 'approved' && asked.has(item.only.drawdownId),
    'repayment-posted': (item) => item.only?.need === 'owed' && lent.has(item.only.loanId) && item.only.loanId === dataOf(item).loan_id,
    'repayment-reversed': (item) => item.only?.need === 'paid' && repaid.has(item.only.repaymentId),
    'loan-charged-off': (item) => item.only?.need === 'past-due' && lent.has(item.only.loanId),
  }
  const strays: SimulatedItem[] = []
  for (const item of year) {
    const type = item.message.type.split('.')[1]!
    const data = dataOf(item)
    if (waits[type]?.(item) === false) strays.push(item)
    if (type === 'drawdown-requested') asked.add(data.drawdown_id!)
    if (type === 'drawdown-disbursed') lent.add(data.loan_id!)
    if (type === 'repayment-posted') repaid.add(data.repayment_id!)
  }
  expect(strays).toEqual([])
  expect([asked.size > 1_000, lent.size > 1_000, repaid.size > 5_000]).toEqual([true, true, true])
})

test('the platform bills, and tells who is past due; nobody else does', () => {
  const told = new Set(year.map(({ message }) => message.type.split('.')[1]!))
  for (const type of ['instalment-due', 'instalment-paid', 'instalment-missed', 'statement-issued']) expect(told).not.toContain(type)
})
