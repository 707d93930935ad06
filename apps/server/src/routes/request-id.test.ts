import { expect, test } from 'vitest'
import { openRequestIds } from './request-id.ts'

const idOf = (value: string | string[]) => openRequestIds()({ headers: { 'x-request-id': value } })

test.each(['a', 'Req_1.2-3', 'x'.repeat(64)])('%j is kept', (id) => expect(idOf(id)).toBe(id))

test.each([[''], ['x'.repeat(65)], ['a b'], ['a\n{"level":"error"}'], ['é'], [['a', 'b']]])('%j is replaced', (id) => {
  expect(idOf(id)).toMatch(/^[0-9a-f]{12}-1$/)
})

test('ours are numbered', () => {
  const next = openRequestIds()
  expect([next({ headers: {} }), next({ headers: {} })].map((id) => id.split('-')[1])).toEqual(['1', '2'])
})
