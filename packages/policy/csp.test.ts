/** The suites of the package once more, where no code may be generated. */
import { expect, test } from 'vitest'
import { canGenerate } from './compile/build.ts'
import { compileForest } from './compile/forest/forest.ts'
import { tableXml } from './fixtures.ts'
import { forbidGeneration, refused } from './no-generation.ts'
import { loadPolicy } from './policy.ts'

forbidGeneration()
await Promise.all([
  import('./check/check-model.test.ts'),
  import('./compile/closures.test.ts'),
  import('./compile/expression.test.ts'),
  import('./dmn/read.test.ts'),
  import('./policy.test.ts'),
])

test('the host refuses', () => {
  // oxlint-disable-next-line typescript/no-implied-eval -- to see it refused
  expect(() => new Function('return 1')).toThrow('refused by the content security policy')
  expect(canGenerate()).toBe(false)
})

test('who asks for generated code gets the same answers without it', () => {
  const xml = tableXml({ name: 'T', inputs: { x: 'number' }, outputs: ['out'], rows: [['> 5', '1']] })
  const inputs = new Map([['x', { type: 'number', nullable: true } as const]])
  const loaded = loadPolicy({ xml, file: 'p.dmn', inputs, backEnd: 'generated' })
  expect(loaded.ok && loaded.policy.prepare(['T'])({ x: 6 }).values).toEqual([1])
})

test('and so does a forest', () => {
  const stump = {
    feature: [0, -1, -1],
    threshold: [1, 0, 0],
    left: [1, -1, -1],
    right: [2, -1, -1],
    missing: [2, -1, -1],
    value: [0, 1, 5],
  }
  for (const backEnd of ['arrays', 'generated'] as const) {
    const run = compileForest({ features: ['a'], goesLeft: '<', precision: 'double', base: 0, combine: 'sum', trees: [stump] }, backEnd)
    expect([run([0]), run([1]), run([Number.NaN])]).toEqual([1, 5, 5])
  }
})

test('closures never try', () => {
  // Asked by the three tests above, and by nobody else.
  expect(refused()).toEqual(['new Function', 'new Function', 'new Function', 'new Function'])
})
