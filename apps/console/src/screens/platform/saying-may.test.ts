import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { BOOK_PATHS, isBookSaying } from '../../api/book-paths.ts'
import { SAYING_MAY } from './saying-may.ts'

type Described = { paths: Record<string, { post?: { security: Record<string, string[]>[] } }> }

test('it is what the API asks for', () => {
  const { paths } = JSON.parse(readFileSync(new URL('../../../../../docs/openapi.json', import.meta.url), 'utf8')) as Described
  const asked = Object.entries(BOOK_PATHS).map(([saying, path]) => [saying, paths[path]!.post!.security[0]!.key![0]])
  expect(Object.entries(SAYING_MAY)).toEqual(asked)
  expect(asked.every(([saying]) => isBookSaying(saying!))).toBe(true)
})
