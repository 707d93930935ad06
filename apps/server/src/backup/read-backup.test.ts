import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SectionName } from '../store/book-sections.ts'
import type { BackupHead } from './backup-format.ts'
import { backupLines } from './backup-lines.ts'
import { type BackupItem, checkBackup, readBackup } from './read-backup.ts'

const HEAD: BackupHead = { fairline: 'backup', format: 2, schema: 6, release: '0.1.0', taken_at: '2026-11-22T08:00:00.000Z' }
const ROWS: Partial<Record<SectionName, string[][]>> = {
  organisation: [['{"id":1,"name":"default"}']],
  account: [['{"bucket":0,"ref":"a"}', '{"bucket":1,"ref":"借款人"}']],
  event: [['{"bucket":0,"sequence":1}'], ['{"bucket":0,"sequence":2}', '{"bucket":1,"sequence":1}']],
}

async function plainBackup(head = HEAD): Promise<Buffer> {
  const parts: Buffer[] = []
  const rowsOf = async function* (section: SectionName) {
    yield* ROWS[section] ?? []
  }
  for await (const part of backupLines(head, rowsOf)) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
}

/** In pieces, as a disk or a network gives them. */
async function* pieces(bytes: Buffer, size = 50): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size)
}

async function itemsOf(gzipped: Buffer): Promise<BackupItem[]> {
  const items: BackupItem[] = []
  for await (const item of readBackup(pieces(gzipped))) items.push(item)
  return items
}

/** What is wrong with it; undefined for a whole backup. */
const faultOf = (gzipped: Buffer): Promise<string | undefined> =>
  checkBackup(pieces(gzipped)).then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  )

const plain = await plainBackup()
const whole = gzipSync(plain)
const lines = plain.toString().trimEnd().split('\n')
const gzippedLines = (some: readonly string[]): Buffer => gzipSync(`${some.join('\n')}\n`)

test('what is written is read back, row by row, with counts', async () => {
  const items = await itemsOf(whole)
  expect(items[0]).toEqual({ kind: 'head', head: HEAD })
  const rows = items.flatMap((item) => (item.kind === 'row' ? [`${item.section} ${item.line.toString()}`] : []))
  expect(rows).toEqual(Object.entries(ROWS).flatMap(([section, pages]) => pages.flat().map((row) => `${section} ${row}`)))
  const { sections } = await checkBackup(pieces(whole))
  expect(sections.map(({ end, rows: count }) => `${end} ${count}`)).toEqual(
    ['organisation 1', 'pack 0', 'api_key 0', 'sealing_key 0', 'quarantine 0', 'account 2', 'event 3', 'document 0'],
  ) // biome-ignore format: one line
  const sha256 = createHash('sha256')
    .update(ROWS.account![0]!.map((row) => `${row}\n`).join(''))
    .digest('hex')
  expect(sections[5]).toEqual({ end: 'account', rows: 2, sha256 })
})

test.each<[format: 1 | 2, schema: number, count: number]>([
  [1, 5, 7],
  [1, 6, 8],
  [1, 7, 10],
  [2, 18, 26],
  [1, 19, 27],
  [2, 19, 28],
  [1, 21, 27],
  [2, 21, 29],
])('of format %i and schema %i it has the %i sections that there were', async (format, schema, count) => {
  const { sections } = await checkBackup(pieces(gzipSync(await plainBackup({ ...HEAD, format, schema }))))
  expect(sections).toHaveLength(count)
})

describe('is refused, with the place', () => {
  test('any one byte changed', async () => {
    for (let at = 0; at < plain.length; at++) {
      const changed = Buffer.from(plain)
      changed[at]! ^= 1 << (at % 8)
      expect(await faultOf(gzipSync(changed, { level: 0 })), `byte ${at}`).toMatch(/^BackupFault: .*(line \d+|format \d+)/)
    }
  })

  test('any one line dropped, doubled, or put before the one before it', async () => {
    for (let at = 0; at < lines.length; at++) {
      expect(await faultOf(gzippedLines(lines.toSpliced(at, 1))), `without line ${at}`).toMatch(/^BackupFault: /)
      expect(await faultOf(gzippedLines(lines.toSpliced(at, 0, lines[at]!))), `line ${at} twice`).toMatch(/^BackupFault: /)
      if (at === 0) continue
      const swapped = lines.toSpliced(at - 1, 2, lines[at]!, lines[at - 1]!)
      expect(await faultOf(gzippedLines(swapped)), `lines ${at - 1} and ${at} swapped`).toMatch(/^BackupFault: /)
    }
  })

  test('a file that ends anywhere before its end', async () => {
    for (let length = 0; length < whole.length; length++) {
      expect(await faultOf(whole.subarray(0, length)), `${length} bytes`).toMatch(
        /^BackupFault: it (ends after line \d+: it was cut short|is)/,
      )
    }
  })

  test('any bytes of the gzipped file changed: refused, or not one row is another', async () => {
    const items = await itemsOf(whole)
    const change = fc.record({ at: fc.nat(whole.length - 1), mask: fc.integer({ min: 1, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(change, async ({ at, mask }) => {
        const changed = Buffer.from(whole)
        changed[at]! ^= mask
        const fault = await faultOf(changed)
        if (fault === undefined) expect(await itemsOf(changed)).toEqual(items)
        else expect(fault).toMatch(/^BackupFault: /)
      }),
      { numRuns: 500 },
    )
  })

  test.each<[what: string, bytes: Buffer, words: string]>([
    ['nothing', Buffer.alloc(0), 'cut short'],
    ['not gzip', plain, 'it is not gzip'],
    ['another gzip', gzipSync('hello\n'), 'line 1 is not the head of a backup'],
    ['another format', gzippedLines([lines[0]!.replace('"format":2', '"format":3'), ...lines.slice(1)]), 'it has format 3, written by release 0.1.0; this release reads formats up to 2'],
    ['more behind it', Buffer.concat([whole, Buffer.from('more')]), 'it is damaged behind line'],
    ['another one behind it', Buffer.concat([whole, whole]), `line ${lines.length + 1} follows its end`],
    ['an empty line in it', gzippedLines(['', ...lines]), 'line 1 is not one of a backup'],
    ['cut after a row', gzippedLines(lines.slice(0, -3)), `it ends after line ${lines.length - 3}: it was cut short`],
    ['a row changed', gzippedLines(lines.map((line) => line.replace('"ref":"a"', '"ref":"b"'))), 'line 16 is not {"end":"account","rows":2,'],
  ])('%s', async (_what, bytes, words) => {
    expect(await faultOf(bytes)).toContain(words)
  }) // biome-ignore format: a table
})

test('an error of the source itself is heard as it is', async () => {
  const source = async function* () {
    yield gunzipSync(whole).subarray(0, 0)
    throw new Error('the network is gone')
  }
  await expect(checkBackup(source())).rejects.toThrow('the network is gone')
})
