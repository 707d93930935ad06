import { expect, test } from 'vitest'
import { type CheckState, firstToHelp } from './coaching-order.ts'

type Line = Parameters<typeof firstToHelp>[0]
const words = { zh: 'x', en: 'x' }
const line = (label: string, states: readonly CheckState[], dues = 0): Line => ({
  label,
  readiness: states.map((state, nth) => ({ check: `c${nth}`, name: words, state, seen: words, how: null })),
  guidance: [...Array(dues).fill('due'), 'cleared'].map((state: 'due') => ({
    ...{ topic: 'device' as const, name: words, state, given_on: null, what: words, why: words, how: words },
  })),
})

test('who is to be told something comes first, then who is least ready, then by label', () => {
  const lines = [
    line('ready', ['ready', 'ready']),
    line('another', ['ready', 'ready']),
    line('unknown', ['unknown', 'unknown']),
    line('attention', ['attention', 'attention']),
    line('worse', ['attention', 'unknown', 'not_ready']),
    line('one due', ['ready'], 1),
    line('two due', ['ready'], 2),
  ]
  const order = lines.sort(firstToHelp).map(({ label }) => label)
  expect(order).toEqual(['two due', 'one due', 'worse', 'attention', 'unknown', 'another', 'ready'])
})
