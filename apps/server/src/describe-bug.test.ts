import { expect, test } from 'vitest'
import { describeBug } from './describe-bug.ts'

const PLACE = '    at decide (apps/secret-4711.ts:1:2)'

test('a message that looks like places leaves nothing of itself', () => {
  const bug = describeBug(new Error(`4711\n${PLACE}\n    at secret`))
  expect(bug.frames[0]).toMatch(/describe-bug\.test\.ts:\d+:\d+/)
  expect(JSON.stringify(bug)).not.toMatch(/4711|secret/)
})

test('where the message is not in the stack, nobody can tell what is a place', () => {
  const error = new Error(`4711\n${PLACE}`)
  expect(error.stack).toContain('4711') // Some hosts write the stack only when it is asked for.
  error.message = 'another'
  expect(describeBug(error)).toEqual({ name: 'Error', frames: [] })
})

test.each<[what: string, error: Error, name: string, code: string | undefined]>([
  ['a plain error', new TypeError('x'), 'TypeError', undefined],
  ['a code of the database', Object.assign(new Error('x'), { code: '23505' }), 'Error', '23505'],
  ['a code that is a sentence', Object.assign(new Error('x'), { code: 'borrower 4711' }), 'Error', undefined],
  ['a name that is a sentence', Object.assign(new Error('x'), { name: 'borrower 4711' }), 'Error', undefined],
])('%s', (_what, error, name, code) => {
  const described = describeBug(error)
  expect([described.name, described.code]).toEqual([name, code])
})

test('places are told as paths of the project', () => {
  const [first] = describeBug(new Error('x')).frames
  expect(first).toMatch(/ \(?apps\/server\/src\/describe-bug\.test\.ts:\d+:\d+\)?$/)
})
