import { expect, test } from 'vitest'
import { neighbour } from './row-keys.ts'

test.each<[at: number, key: string, then: number | undefined]>([
  [0, 'ArrowDown', 1],
  [0, 'j', 1],
  [1, 'ArrowUp', 0],
  [1, 'k', 0],
  [0, 'k', undefined],
  [1, 'j', 2],
  [2, 'j', undefined],
  [-1, 'j', undefined],
  [1, 'x', undefined],
])('of three rows, from %i by %s', (at, key, then) => expect(neighbour(at, key, 3)).toBe(then))
