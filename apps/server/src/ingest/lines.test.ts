import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readLines } from './lines.ts'

async function linesOf(chunks: Uint8Array[], maxBytes = 10): Promise<[number, string][]> {
  const lines: [number, string][] = []
  const source = async function* () {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }
  for await (const { number, bytes } of readLines(source(), maxBytes)) lines.push([number, bytes.toString()])
  return lines
}

const bytes = (text: string) => Buffer.from(text)

test.each<[what: string, text: string, lines: [number, string][]]>([
  ['nothing', '', []],
  ['no newline at the end', 'a\nb', [[1, 'a'], [2, 'b']]], // biome-ignore format: a table
  ['a newline at the end', 'a\nb\n', [[1, 'a'], [2, 'b']]], // biome-ignore format: a table
  ['blank lines are counted', '\n \t\r\na\n\n\nb', [[3, 'a'], [6, 'b']]], // biome-ignore format: a table
  ['CR LF', 'a\r\nb\r\n', [[1, 'a'], [2, 'b']]], // biome-ignore format: a table
  ['as long as allowed', '1234567890\n', [[1, '1234567890']]],
  ['as long as allowed, with CR LF', '1234567890\r\n', [[1, '1234567890']]],
  ['one byte more', '12345678901\nb', [[1, 'too-long'], [2, 'b']]], // biome-ignore format: a table
  ['far more, at the end', `a\n${'x'.repeat(100)}`, [[1, 'a'], [2, 'too-long']]], // biome-ignore format: a table
])('%s', async (_what, text, lines) => {
  expect(await linesOf([bytes(text)])).toEqual(lines)
})

test('however the bytes are cut, the lines are the same', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '借', '\n', '\r\n', ' ', 'xxxxxxxx'), maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1 }), async (whole, cuts) => {
      const all = bytes(whole)
      const chunks: Buffer[] = []
      for (let from = 0, index = 0; from < all.length; index++) {
        const to = from + cuts[index % cuts.length]!
        chunks.push(all.subarray(from, to))
        from = to
      }
      expect(await linesOf(chunks)).toEqual(await linesOf([all]))
    }),
  )
})
