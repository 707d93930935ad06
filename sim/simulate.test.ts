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
    .update(items.map(({ message }) => JSON.stringify(message)).join('\n'))
    .digest('hex')
const idsOf = (items: readonly SimulatedItem[]): string[] => items.map(({ message }) => `${message.source} ${message.id}`)

const year = made({ borrowers: 1_500, months: 12, detail: 'sparse' })

test('every message fits the contract, at the moment when it is known', () => {
  const strays = year.filter(({ at, message }) => {
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
  expect(hashOf(made())).toBe('70e8eb6c0649cb9d745e8f5d7fd5108da1deeca7644a9430e85a52af920eef3d')
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

test('what follows a drawdown says which, and comes after it', () => {
  const requested = new Map<string, number>()
  const strays: SimulatedItem[] = []
  for (const { at, message, drawdownId } of year) {
    const { drawdown_id, loan_id } = message.data as { drawdown_id?: string; loan_id?: string }
    if (message.type === 'fairline.drawdown-requested.v1') requested.set(drawdown_id!, at)
    else if (drawdown_id !== undefined || loan_id !== undefined) {
      const isRight = drawdownId === (drawdown_id ?? loan_id!.replace('ld_', 'dd_')) && requested.get(drawdownId)! < at
      if (!isRight) strays.push({ at, message })
    }
  }
  expect(strays).toEqual([])
  const repayments = year.filter(({ message }) => message.type === 'fairline.repayment-posted.v1')
  expect(repayments.every(({ drawdownId }) => drawdownId !== undefined && requested.has(drawdownId))).toBe(true)
})
