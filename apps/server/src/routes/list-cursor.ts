/**
 * Where the next page of a list begins. It fits the list, filters and order it came from: another one is refused, as its pages would overlap or
 * leave something out.
 *
 * Text     base64url of JSON: a fingerprint of what was asked for, and the keys of the last row.
 */
import { hash } from 'node:crypto'
import { instant } from '@fairline/contract/instant'
import { isPlainLine } from '@fairline/contract/text'
import { canonicalJson } from '@fairline/domain/kernel/canonical-json'
import { readDay } from '@fairline/domain/kernel/day'
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
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

/** Undefined where there is none; `'foreign'` for one that is not of this question. `types`: of its keys, as the database is asked for them. */
export function readCursor<const Types extends readonly KeyType[]>(
  list: string,
  query: { readonly cursor?: string | undefined },
  types: Types,
): KeysOf<Types> | undefined | 'foreign' {
  if (query.cursor === undefined) return undefined
  const [fingerprint, ...keys] = parsed(query.cursor)
  const fits = fingerprint === fingerprintOf(list, query) && keys.length === types.length
  return fits && types.every((type, index) => KEYS[type].safeParse(keys[index]).success) ? (keys as KeysOf<Types>) : 'foreign'
}

/** A fingerprint is no seal: anybody may have written the keys, and PostgreSQL breaks off at what is no value of a type. */
const KEYS = {
  text: z.string().refine(isPlainLine),
  bigint: z.string().refine((value) => /^-?\d{1,18}$/.test(value)),
  timestamptz: z.string().refine((value) => value === '-infinity' || isPostgresInstant(value)),
  date: z.string().refine((value) => value === '-infinity' || readDay(value) !== undefined),
  integer: z.int32().positive(),
  smallint: z.int().min(1).max(32_767),
} as const

type KeyType = keyof typeof KEYS
type KeysOf<Types extends readonly KeyType[]> = { [I in keyof Types]: z.infer<(typeof KEYS)[Types[I] & KeyType]> }

/** As PostgreSQL writes it in UTC: `2026-11-22 08:00:00.123+00`. */
const isPostgresInstant = (value: string): boolean => instant.safeParse(value.replace(' ', 'T').replace(/\+00$/, 'Z')).success

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
