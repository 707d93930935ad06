/**
 * No pattern of the contract can be made to think for long: texts that begin well, go on for a hundred thousand letters and end badly are turned down while one
 * waits. A pattern whose work grows with the square of the text would take minutes.
 */
import { readFile } from 'node:fs/promises'
import { Script } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const LETTERS = 100_000
const WITHIN_MS = 5_000
const SAMPLES = 5

function patternsIn(value: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof value !== 'object' || value === null) return found
  if ('pattern' in value && typeof value.pattern === 'string') found.add(value.pattern)
  for (const inner of Object.values(value)) patternsIn(inner, found)
  return found
}

const description: unknown = JSON.parse(await readFile(new URL('../../docs/openapi.json', import.meta.url), 'utf8'))
const patterns = [...patternsIn(description)]

/** Beginnings of texts that fit, over and over, and a last letter that no pattern wants. */
function hostileTo(pattern: string): string[] {
  const fitting = fc.sample(fc.stringMatching(new RegExp(pattern)), { numRuns: SAMPLES, seed: 1 })
  const pieces = fitting.flatMap((text) => [
    text,
    text.slice(0, 1),
    text.slice(0, 2),
    text.slice(0, Math.ceil(text.length / 2)),
    text.slice(-2),
  ])
  return [...new Set(pieces.filter(Boolean))].map((piece) => `${piece.repeat(Math.ceil(LETTERS / piece.length))}\u0000`)
}

/** Throws where it is not done in time. */
const tryPattern = (pattern: string, text: string, timeout = WITHIN_MS): boolean =>
  new Script('new RegExp(pattern).test(text)').runInNewContext({ pattern, text }, { timeout }) as boolean

test('there are patterns to try', () => {
  expect(patterns.length).toBeGreaterThan(3)
})

test.each(patterns.map((pattern) => [pattern] as const))('%s', (pattern) => {
  for (const text of hostileTo(pattern)) expect(tryPattern(pattern, text)).toBe(false)
})

test('one that can is found out', () => {
  expect(() => tryPattern('^(a+)+$', `${'a'.repeat(LETTERS)}!`, 500)).toThrow('timed out')
})
