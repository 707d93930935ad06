/**
 * Reads a backup from its first line to its last, and refuses it at the first place where it is not what was written.
 *
 * Memory   one line, whatever the size of the file.
 * Throws   BackupFault, with the line; rows that were given before are then worth nothing.
 */
import { createHash, type Hash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { readLines } from '../ingest/lines.ts'
import { type SectionName, sectionsOf } from '../store/book-sections.ts'
import { BACKUP_FORMAT, BACKUP_FORMATS, BackupHead, lineOf, type SectionEnd } from './backup-format.ts'

export type BackupItem =
  | { readonly kind: 'head'; readonly head: BackupHead }
  | { readonly kind: 'row'; readonly section: SectionName; readonly line: Buffer }
  | { readonly kind: 'end'; readonly end: SectionEnd }

export class BackupFault extends Error {
  override name = 'BackupFault'
}

export type BackupSummary = { readonly head: BackupHead; readonly sections: readonly SectionEnd[] }

/** The largest line is that of a policy pack. */
const LINE_BYTES_MAX = 64 * 1024 * 1024

/** Reads all of it and keeps nothing: whoever comes back without a fault is whole. */
export async function checkBackup(source: AsyncIterable<Buffer>): Promise<BackupSummary> {
  let head: BackupHead | undefined
  const sections: SectionEnd[] = []
  for await (const item of readBackup(source)) {
    if (item.kind === 'head') head = item.head
    if (item.kind === 'end') sections.push(item.end)
  }
  return { head: head!, sections }
}

export async function* readBackup(source: AsyncIterable<Buffer>): AsyncGenerator<BackupItem> {
  const reading = openReading()
  let number = 0
  try {
    for await (const line of readLines(gunzipped(source), LINE_BYTES_MAX)) {
      if (line.bytes === 'too-long' || line.number !== number + 1) throw new BackupFault(`line ${number + 1} is not one of a backup`)
      number = line.number
      const item = reading.take(line.bytes, number)
      if (item) yield item
    }
  } catch (error) {
    throw placed(error, number) ?? error
  }
  if (!reading.isComplete()) throw cutShort(number)
}

const cutShort = (number: number): BackupFault => new BackupFault(`it ends after line ${number}: it was cut short`)

/** What zlib says, with the place. */
function placed(error: unknown, number: number): BackupFault | undefined {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'Z_BUF_ERROR') return cutShort(number)
  if (!code.startsWith('Z_')) return undefined
  return new BackupFault(number === 0 ? 'it is not gzip, so it is no backup' : `it is damaged behind line ${number}`)
}

async function* gunzipped(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const gunzip = createGunzip()
  const feeding = pipeline(Readable.from(source, { objectMode: false }), gunzip)
  feeding.catch(() => {}) // It ends `gunzip` with the same error, which whoever reads hears.
  yield* gunzip as AsyncIterable<Buffer>
  await feeding
}

type Reading = { take: (bytes: Buffer, number: number) => BackupItem | undefined; isComplete: () => boolean }

/** Which line may come next. */
function openReading(): Reading {
  const controls = createHash('sha256')
  let left: SectionName[] = []
  let open: { section: SectionName; rows: number; hash: Hash } | undefined
  let total = 0
  let state: 'head' | 'section' | 'rows' | 'done' = 'head'

  const mustBe = (bytes: Buffer, value: object, number: number): void => {
    const line = lineOf(value)
    if (`${bytes.toString('utf8')}\n` !== line) throw new BackupFault(`line ${number} is not ${line.trimEnd()}`)
    controls.update(line)
  }
  const takeHead = (bytes: Buffer, number: number): BackupItem => {
    const head = readHead(bytes)
    mustBe(bytes, head, number)
    left = sectionsOf(head)
    state = 'section'
    return { kind: 'head', head }
  }
  const takeSection = (bytes: Buffer, number: number): undefined => {
    const section = left.shift()
    if (section === undefined) {
      mustBe(bytes, { total, sha256: controls.copy().digest('hex') }, number)
      state = 'done'
      return
    }
    mustBe(bytes, { section }, number)
    open = { section, rows: 0, hash: createHash('sha256') }
    state = 'rows'
  }
  const takeRow = (bytes: Buffer, number: number): BackupItem => {
    const { section, rows, hash } = open!
    if (bytes.subarray(0, END.length).equals(END)) {
      const end = { end: section, rows, sha256: hash.digest('hex') }
      mustBe(bytes, end, number)
      total += rows
      state = 'section'
      return { kind: 'end', end }
    }
    open!.rows++
    hash.update(bytes).update('\n')
    return { kind: 'row', section, line: bytes }
  }
  return {
    take: (bytes, number) => {
      switch (state) {
        case 'head':
          return takeHead(bytes, number)
        case 'section':
          return takeSection(bytes, number)
        case 'rows':
          return takeRow(bytes, number)
        case 'done':
          throw new BackupFault(`line ${number} follows its end`)
      }
    },
    isComplete: () => state === 'done',
  }
}

/** No column of a row is named so. */
const END = Buffer.from('{"end":')

function readHead(bytes: Buffer): BackupHead {
  const value = jsonOf(bytes)
  const reading = BackupHead.safeParse(value)
  if (reading.success) return reading.data
  const { fairline, format, release } = (value ?? {}) as Partial<Record<string, unknown>>
  if (fairline !== 'backup') throw new BackupFault('line 1 is not the head of a backup')
  if (typeof format === 'number' && !BACKUP_FORMATS.some((known) => known === format))
    throw new BackupFault(
      `it has format ${format}, written by release ${String(release)}; this release reads formats up to ${BACKUP_FORMAT}`,
    )
  throw new BackupFault('line 1 is not a head that this release writes')
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined // Told as what it is: no head.
  }
}
