/** What the lender makes of the people of the building project. */
import type { Account } from '@fairline/domain/account/account'
import { statusOf } from '@fairline/domain/line/line'
import { expect, test } from 'vitest'
import { defaultPack } from '../bench/default-pack.ts'
import { COHORT, cohortItems } from './cohort.ts'
import { play } from './play.ts'

const END = Date.parse('2026-11-27T03:00:00Z')
const LATER = END + 90 * 86_400_000

const items = (until: number) => {
  const known = []
  for (const item of cohortItems(END)) {
    if (item.at >= until) return known
    known.push(item)
  }
  throw new Error('it never ends')
}

async function playedUntil(until: number) {
  const accounts = new Map<string, Account>()
  const pack = await defaultPack()
  for (const _message of play(items(until), { pack, until, hear: (subject, _fact, _decision, account) => accounts.set(subject, account) }));
  return accounts
}

test('they come in order', () => {
  const at = items(LATER).map((item) => item.at)
  expect(at).toEqual([...at].sort((a, b) => a - b))
})

const REASONS = { devices: 'SE01', score: 'CR01,CR02', address: 'IF03', occupation: 'IF04' } as const

test('at the end of the history seven of twenty are restricted, each by what he did, and every line is of the product that he asked for', async () => {
  const accounts = await playedUntil(END - 1)
  const seen = COHORT.map(({ subject }) => {
    const { line } = accounts.get(subject)!
    return [subject, line.product, statusOf(line), line.holds.map(({ reason }) => reason).join()]
  })
  const expected = COHORT.map(({ subject, product, trouble }) => {
    const reasons = trouble === null ? '' : REASONS[trouble.kind]
    return [subject, `${product}@1`, trouble === null ? 'active' : 'suspended', reasons]
  })
  expect(seen).toEqual(expected)
  expect(Object.values(REASONS).map((reason) => seen.filter((one) => one[3] === reason).length)).toEqual([3, 2, 1, 1])
})
