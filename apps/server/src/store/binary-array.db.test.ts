/** The slow twin of each encoder is PostgreSQL: it takes the array in binary and tells, as text, what it understood. */
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'
import { bigints, byteas, instants, integers, jsonbs, smallints, texts, uuids } from './binary-array.ts'
import { type Database, openDatabase } from './database.ts'

let testing: TestDatabase
let database: Database

beforeAll(async () => {
  testing = await testDatabase()
  database = openDatabase(testing.url)
})
afterAll(async () => {
  await database?.close()
  await testing?.drop()
})

async function readBack(type: string, array: Buffer, as = 'element::text'): Promise<string[]> {
  const { rows } = await database.query<{ told: string[] }>(
    `select array(select ${as} from unnest($1::${type}[]) with ordinality as given(element, place) order by place) as told`,
    [array],
  )
  return rows[0]!.told
}

const whole = (min: bigint, max: bigint, edges: bigint[]) => fc.oneof(fc.bigInt(min, max), fc.constantFrom(min, max, ...edges))
const numbers = (min: number, max: number) => whole(BigInt(min), BigInt(max), [-1n, 0n, 1n, 127n, 128n, 255n, 256n]).map(Number)
const printable = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.includes('\0'))
const someTexts = fc.oneof(printable, fc.constantFrom('', '借款人甲', '"\\{},', 'é', '𝄞'))

type Column<T> = { type: string; encode: (values: readonly T[]) => Buffer; value: fc.Arbitrary<T>; told: (value: T) => string; as?: string }
const column = <T>(one: Column<T>) => [one.type, one as Column<unknown>] as const

test.each([
  column({ type: 'smallint', encode: smallints, value: numbers(-(2 ** 15), 2 ** 15 - 1), told: String }),
  column({ type: 'integer', encode: integers, value: numbers(-(2 ** 31), 2 ** 31 - 1), told: String }),
  column({
    type: 'bigint',
    encode: bigints,
    value: whole(-(2n ** 63n), 2n ** 63n - 1n, [-(2n ** 62n) - 1n, -1n, 0n, 2n ** 32n, 2n ** 53n + 1n]),
    told: String,
  }),
  column({ type: 'uuid', encode: uuids, value: fc.uuid(), told: (value) => value }),
  column({
    type: 'timestamptz',
    encode: instants,
    value: whole(-86_400_000_000n, 253_402_300_799_999n, [-1n, 0n, 1n, 946_684_799_999n, 946_684_800_000n, 9_954_000_000_123n]).map(Number),
    told: (ms) => new Date(ms).toISOString(),
    as: `to_char(element at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  }),
  column({
    type: 'bytea',
    encode: byteas,
    value: fc.uint8Array({ maxLength: 700 }),
    told: (value) => Buffer.from(value).toString('hex'),
    as: `encode(element, 'hex')`,
  }),
  column({ type: 'text', encode: texts, value: someTexts, told: (value) => value }),
])('what is written as %s[] is what PostgreSQL reads', async (type, { encode, value, told, as }) => {
  expect(await readBack(type, encode([]), as)).toEqual([])
  await fc.assert(
    fc.asyncProperty(fc.array(value, { maxLength: 50 }), async (values) => {
      expect(await readBack(type, encode(values), as)).toEqual(values.map(told))
    }),
    { numRuns: 60 },
  )
})

test('what is written as jsonb[] is what PostgreSQL reads', async () => {
  const json = fc.dictionary(someTexts, fc.oneof(someTexts, fc.maxSafeInteger(), fc.boolean(), fc.constant(null), fc.array(someTexts)))
  expect(await readBack('jsonb', jsonbs([]))).toEqual([])
  await fc.assert(
    fc.asyncProperty(fc.array(json, { maxLength: 20 }), async (values) => {
      const told = await readBack('jsonb', jsonbs(values.map((value) => JSON.stringify(value))))
      expect(told.map((text) => JSON.parse(text))).toEqual(values.map((value) => JSON.parse(JSON.stringify(value))))
    }),
    { numRuns: 60 },
  )
})

test('microseconds are exact after the year 2255 too, where they are no safe integers', async () => {
  const times = [9_007_199_254_741, 9_953_884_054_741, 253_402_300_799_999]
  const micros = await readBack('timestamptz', instants(times), `((extract(epoch from element) * 1000000)::numeric(30))::text`)
  expect(micros).toEqual(times.map((ms) => `${BigInt(ms) * 1000n}`))
})
