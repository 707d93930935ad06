/**
 * Where the next page of a list begins. It fits the list, filters and order it came from: another one is refused, as its pages would overlap or
 * leave something out.
 *
 * Text     base64url of JSON: a fingerprint of what was asked for, and the keys of the last row.
 */
import { hash } from 'node:crypto'
import type { FastifyReply } from 'fastify'
import { canonicalJson } from '../store/event-key.ts'
import { problemOf, sendProblem } from './problems.ts'

export type CursorKeys = readonly (string | number)[]

const FINGERPRINT_LETTERS = 12
/** Not part of the question: how much of the answer is told. */
const ASIDE: ReadonlySet<string> = new Set(['cursor', 'limit', 'fields', 'total'])

const fingerprintOf = (list: string, query: object): string =>
  hash(
    'sha256',
    canonicalJson([list, Object.entries(query).filter(([name, value]) => !ASIDE.has(name) && value !== undefined)]),
    'base64url',
  ).slice(0, FINGERPRINT_LETTERS)

export const writeCursor = (list: string, query: object, keys: CursorKeys): string =>
  Buffer.from(JSON.stringify([fingerprintOf(list, query), ...keys])).toString('base64url')

/** Undefined where there is none; `'foreign'` for one that is not of this question. `shape`: of its keys. */
export function readCursor<const Shape extends readonly ('string' | 'number')[]>(
  list: string,
  query: { readonly cursor?: string | undefined },
  shape: Shape,
): KeysOf<Shape> | undefined | 'foreign' {
  if (query.cursor === undefined) return undefined
  const [fingerprint, ...keys] = parsed(query.cursor)
  const fits = fingerprint === fingerprintOf(list, query) && keys.length === shape.length
  return fits && keys.every((key, index) => typeof key === shape[index]) ? (keys as KeysOf<Shape>) : 'foreign'
}

type KeysOf<Shape extends readonly ('string' | 'number')[]> = { [I in keyof Shape]: Shape[I] extends 'string' ? string : number }

function parsed(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(value) ? value : []
  } catch {
    return [] // Whatever it is, it is no cursor of ours.
  }
}

export const refuseCursor = (reply: FastifyReply): FastifyReply =>
  sendProblem(
    reply,
    problemOf('invalid-request', {
      errors: [{ pointer: '/cursor', detail: 'is not a cursor of this list with these filters in this order: leave it out to begin anew' }],
    }),
  )
