/**
 * A PDF that only shows something. One that could run a script, start a program, bring other files along, send a form or reach for another file is refused, and so is one
 * that hides what it holds: encrypted, or with objects in streams that cannot be read.
 *
 * Sees     every dictionary: those in plain, and those packed into object streams. Names written with `#xx` are read as what they mean. Long names are looked for in the
 *          data of streams as well, where a reader could be led to; short ones are not, as pictures hold them by chance.
 * Limit    INFLATED_MAX bytes of object streams, opened: beyond it is a bomb.
 * Source   ISO 32000-1, 7.3.5, 7.5.7, 12.6.
 */
import { inflateSync } from 'node:zlib'
import { RefusedFile } from './file-fault.ts'

const INFLATED_MAX = 32 * 1024 * 1024

/** Whatever stands behind them: a name alone says what the file means to do. */
const ACTIVE: ReadonlySet<string> = new Set(
  'JavaScript Launch EmbeddedFile EmbeddedFiles Filespec RichMedia Movie Sound Rendition SubmitForm ImportData GoToR GoToE Encrypt'.split(
    ' ',
  ),
)
const ACTIVE_IN_DICTIONARIES: ReadonlySet<string> = new Set([...ACTIVE, 'JS', 'AA', 'XFA'])

export function judgePdf(bytes: Buffer): void {
  const text = bytes.toString('latin1')
  if (!text.includes('startxref') || !text.includes('%%EOF')) throw new RefusedFile('file-broken', 'a PDF without an end')
  mustBePassive(text, ACTIVE)
  let left = INFLATED_MAX
  let behind = 0
  for (const { dictionary, from, to } of streamsOf(text)) {
    mustBePassive(text.slice(behind, from), ACTIVE_IN_DICTIONARIES)
    behind = Math.max(behind, to)
    if (!namesIn(dictionary).has('ObjStm')) continue
    const objects = opened(dictionary, bytes.subarray(from, to), left)
    left -= objects.length
    mustBePassive(objects, ACTIVE_IN_DICTIONARIES)
  }
  mustBePassive(text.slice(behind), ACTIVE_IN_DICTIONARIES)
}

function mustBePassive(text: string, active: ReadonlySet<string>): void {
  for (const name of namesIn(text)) if (active.has(name)) throw new RefusedFile('file-active', `a PDF with /${name}`)
}

const NAME = /\/((?:[A-Za-z]|#[0-9A-Fa-f]{2})(?:[A-Za-z0-9]|#[0-9A-Fa-f]{2})*)/g

function namesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [, name] of text.matchAll(NAME)) {
    names.add(
      name!.includes('#') ? name!.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : name!,
    )
  }
  return names
}

const STREAM = /stream\r?\n/g

function* streamsOf(text: string): Generator<{ dictionary: string; from: number; to: number }> {
  for (const { 0: keyword, index } of text.matchAll(STREAM)) {
    if (text.startsWith('end', index - 3)) continue
    const from = index + keyword.length
    const to = text.indexOf('endstream', from)
    if (to === -1) throw new RefusedFile('file-broken', 'a PDF with a stream that does not end')
    yield { dictionary: text.slice(text.lastIndexOf('obj', index) + 3, index), from, to }
  }
}

/** Only as it is usually packed: any other packing would hide what is in it. */
function opened(dictionary: string, packed: Buffer, atMost: number): string {
  const names = namesIn(dictionary)
  const filters = [...names].filter((name) => name.endsWith('Decode'))
  if (filters.length === 0) return packed.toString('latin1')
  if (filters.length !== 1 || filters[0] !== 'FlateDecode' || names.has('DecodeParms')) {
    throw new RefusedFile('file-active', 'a PDF with objects that are hidden')
  }
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(1, atMost) }).toString('latin1')
  } catch (error) {
    const isBomb = (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
    throw isBomb
      ? new RefusedFile('file-too-large', 'a PDF whose objects fill the memory')
      : new RefusedFile('file-broken', 'a PDF with objects that cannot be read')
  }
}
