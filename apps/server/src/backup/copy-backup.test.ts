import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backupLines } from './backup-lines.ts'
import { copyToFile, copyToStream, draftOf } from './copy-backup.ts'

let dir: string
let whole: Buffer

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'fairline-test-copy-'))
  const parts: string[] = []
  const head = { fairline: 'backup', format: 1, schema: 2, release: '0.1.0', taken_at: '2026-11-22T08:00:00.000Z' } as const
  for await (const part of backupLines(head, async function* () {})) parts.push(String(part))
  whole = gzipSync(parts.join(''))
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function* pieces(bytes: Buffer, error?: Error): AsyncGenerator<Buffer> {
  for (let from = 0; from < bytes.length; from += 100) yield bytes.subarray(from, from + 100)
  if (error) throw error
}

test('the file is there when it is whole, for its owner only, and no draft is left', async () => {
  const path = join(dir, 'whole.gz')
  const { sections } = await copyToFile(pieces(whole), path)
  expect(sections).toHaveLength(7)
  expect(readFileSync(path)).toEqual(whole)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(existsSync(draftOf(path))).toBe(false)
})

test.each<[what: string, source: () => AsyncIterable<Buffer>, words: string]>([
  ['cut short', () => pieces(whole.subarray(0, -20)), 'it was cut short'],
  ['broken off with an error', () => pieces(whole.subarray(0, 200), new Error('terminated')), 'terminated'],
])('%s: the former file stays, and no draft is left', async (_what, source, words) => {
  const path = join(dir, 'former.gz')
  writeFileSync(path, 'the former one')
  await expect(copyToFile(source(), path)).rejects.toThrow(words)
  expect(readFileSync(path, 'utf8')).toBe('the former one')
  expect(existsSync(draftOf(path))).toBe(false)
})

test('a full disk: the draft is removed', async () => {
  const path = join(dir, 'full.gz')
  symlinkSync('/dev/full', draftOf(path)) // Every write to it fails as on a full disk.
  await expect(copyToFile(pieces(whole), path)).rejects.toMatchObject({ code: 'ENOSPC' })
  expect([existsSync(path), existsSync(draftOf(path))]).toEqual([false, false])
})

test('a stream gets the same bytes, and its failure is heard', async () => {
  const got: Buffer[] = []
  const out = new Writable({ write: (chunk, _encoding, done) => done(void got.push(chunk) as undefined) })
  await copyToStream(pieces(whole), out)
  expect([Buffer.concat(got).equals(whole), out.writableEnded]).toEqual([true, false])
  const broken = new Writable({ write: (_chunk, _encoding, done) => done(new Error('pipe closed')) })
  await expect(copyToStream(pieces(whole), broken)).rejects.toThrow('pipe closed')
})
