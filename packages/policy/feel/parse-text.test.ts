import fc from 'fast-check'
import { expect, test } from 'vitest'
import { knownNames } from './names.ts'
import { parseCellText, parseExpressionText } from './parse-text.ts'

const names = knownNames(['Monthly income', 'a-b', 'x', 'not', 'round half up'])

const PIECES =
  'x|Monthly income|a-b|not(|(|)|[|]|..|,|-|<|>=|=|"a"|"|1|.5|1e3|1e9999|null|true|?|if | then | else | and | or | in | between |.|*|**|{|@|for |\\|//|/*|*/|😀|\u0000'
const piece = fc.constantFrom(...PIECES.split('|'))

test('whatever the text, the answer is a value', () => {
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  )
  fc.assert(
    fc.property(text, (source) => {
      for (const parsed of [parseCellText(source, names), parseExpressionText(source, names)]) {
        if (!parsed.ok) expect(['syntax', 'unsupported', 'too-complex']).toContain(parsed.code)
      }
    }),
    { numRuns: 2_000 },
  )
})

test.each<[cell: string, kind: string]>([
  ['-', 'any'],
  [' ', 'any'],
  ['- 5', 'some'],
  ['not(1, 2)', 'none'],
  ['not([0..1), > 5)', 'none'],
  ['not(?) and ?', 'some'],
])('%s is %s', (cell, kind) => {
  expect(parseCellText(cell, names)).toMatchObject({ ok: true, value: { kind } })
})

test.each(['1..2', '[1..2', '(1, 2)', '1 2', '= 1 = 2', 'a b', 'if 1 then 2', '< 1 and > 2', 'not(1', '"a', '5.'])(
  '%s does not parse',
  (cell) => {
    expect(parseCellText(cell, names).ok).toBe(false)
  },
)
