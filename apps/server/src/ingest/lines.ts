/**
 * A stream of bytes to its lines, without ever holding more than one line of it.
 *
 * Lines    end with LF or CR LF, the last one perhaps with nothing; they are numbered from 1. Blank lines are counted and left out.
 * Limit    a line longer than `maxBytes` is skipped to its end and given as too long.
 */

export type Line = { readonly number: number; readonly bytes: Buffer | 'too-long' }

const LF = 0x0a
const BLANK = new Set([0x20, 0x09, 0x0d])

export async function* readLines(source: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Line> {
  const line = openLine(maxBytes)
  let number = 0
  for await (const chunk of source) {
    let from = 0
    for (let end = chunk.indexOf(LF); end !== -1; end = chunk.indexOf(LF, from)) {
      line.add(chunk.subarray(from, end))
      from = end + 1
      number++
      const bytes = line.take()
      if (bytes) yield { number, bytes }
    }
    line.add(chunk.subarray(from))
  }
  const bytes = line.take()
  if (bytes) yield { number: number + 1, bytes }
}

function openLine(maxBytes: number) {
  let parts: Buffer[] = []
  let length = 0
  return {
    add(part: Buffer): void {
      length += part.length
      if (length > maxBytes + 1)
        parts = [] // One byte more, for a CR that does not count.
      else if (part.length > 0) parts.push(part)
    },
    /** The line, or undefined when it is blank. */
    take(): Buffer | 'too-long' | undefined {
      const whole = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
      const tooLong = length > maxBytes + 1
      parts = []
      length = 0
      if (tooLong) return 'too-long'
      const bytes = whole.at(-1) === 0x0d ? whole.subarray(0, -1) : whole
      if (bytes.length > maxBytes) return 'too-long'
      return bytes.every((byte) => BLANK.has(byte)) ? undefined : bytes
    },
  }
}
