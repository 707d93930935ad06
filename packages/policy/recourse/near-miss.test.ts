import fc from 'fast-check'
import { expect, test } from 'vitest'
import { tableXml } from '../fixtures.ts'
import { loadPolicy } from '../policy.ts'
import { nearMisses } from './near-miss.ts'
import { randomPolicy } from './random-policy.fixture.ts'

function told(rows: readonly (readonly string[])[], inputs: Record<string, number | null>, grain: number | null = 1): string[] {
  const xml = tableXml({ name: 'H', inputs: { a: 'number', b: 'number' }, outputs: ['reason'], rows, hitPolicy: 'COLLECT' })
  const schema = new Map(['a', 'b'].map((name) => [name, { type: 'number', nullable: true }] as const))
  const loaded = loadPolicy({ xml, file: 'h.dmn', inputs: schema })
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.diagnostics))
  const { policy } = loaded
  const misses = nearMisses({
    inputs,
    policy,
    decisions: ['H'],
    ask: policy.prepare(['H']),
    cuts: policy.cutPoints(['H']),
    grainOf: () => grain,
  })
  return misses.map(({ reason, feature, bound, isOpen, distance, direction }) => {
    return `${reason} ${feature} ${direction} ${String(distance)} to ${isOpen ? 'beyond ' : ''}${String(bound)}`
  })
}

test.each<[what: string, rows: string[][], inputs: Record<string, number | null>, said: string[]]>([
  ['one short of it', [['>= 3', '-', '"R"']], { a: 2, b: null }, ['R a up 1 to 3']],
  ['reached: no miss any more', [['>= 3', '-', '"R"']], { a: 3, b: null }, []],
  ['from above', [['< 600', '-', '"R"']], { a: 612, b: null }, ['R a down 13 to 599']],
  ['the last value before it', [['< 600', '-', '"R"']], { a: 600, b: null }, ['R a down 1 to 599']],
  ['beyond an open bound lies the next whole number', [['> 3', '-', '"R"']], { a: 1, b: null }, ['R a up 3 to 4']],
  ['another test of the row stands in the way', [['>= 3', '>= 9', '"R"']], { a: 2, b: 2 }, []],
  ['the other test holds', [['>= 3', '>= 9', '"R"']], { a: 2, b: 9 }, ['R a up 1 to 3']],
  [
    'either number gives it',
    [
      ['>= 3', '-', '"R"'],
      ['-', '< 5', '"R"'],
    ],
    { a: 1, b: 9 },
    ['R a up 2 to 3', 'R b down 5 to 4'],
  ],
  [
    'the nearer of two sides',
    [
      ['< 10', '-', '"R"'],
      ['> 20', '-', '"R"'],
    ],
    { a: 18, b: null },
    ['R a up 3 to 21'],
  ],
  ['nobody knows where a null stands', [['>= 3', '-', '"R"']], { a: null, b: null }, []],
])('%s', (_what, rows, inputs, said) => expect(told(rows, inputs)).toEqual(said))

test('where values lie densely, an open bound is what has to be passed', () => {
  expect(told([['> 3', '-', '"R"']], { a: 1, b: null }, null)).toEqual(['R a up 2 to beyond 3'])
  expect(told([['>= 3', '-', '"R"']], { a: 1, b: null }, null)).toEqual(['R a up 2 to 3'])
})

test('no smaller change gives the reason, through score and band too', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.array(fc.nat(24), { minLength: 3, maxLength: 3 }), (seed, values) => {
      const { policy, asked, features } = randomPolicy({ features: 3, seed })
      const inputs = Object.fromEntries(features.map((name, index) => [name, values[index]!]))
      const ask = policy.prepare(asked)
      const reasonsAt = (changed: Record<string, number>) =>
        new Set(
          ask({ ...inputs, ...changed })
            .fired.filter(({ decision }) => decision === 'holds')
            .map(({ reason }) => reason!),
        )
      const now = reasonsAt({})
      const slow: string[] = []
      for (const feature of features) {
        const seen = new Set<string>()
        for (let distance = 1; distance <= 40; distance++) {
          const found = [distance, -distance].flatMap((by) => [...reasonsAt({ [feature]: inputs[feature]! + by })])
          for (const reason of found) {
            if (!now.has(reason) && !seen.has(reason)) slow.push(`${feature} ${reason} ${distance}`)
            seen.add(reason)
          }
        }
      }
      const isAdverse = ({ decision }: { decision: string }) => decision === 'holds'
      const quick = nearMisses({ inputs, policy, decisions: asked, ask, cuts: policy.cutPoints(asked), isAdverse })
      expect(quick.map(({ feature, reason, distance }) => `${feature} ${reason} ${String(distance)}`).sort()).toEqual(slow.sort())
    }),
    { numRuns: 100 },
  )
})
