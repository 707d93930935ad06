/** Whatever a policy and its host call things: nothing of it is ever run. */
import fc from 'fast-check'
import { afterEach, expect, test, vi } from 'vitest'
import { decisionXml, definitions, expressionXml, inputXml } from '../fixtures.ts'
import { type InputSchema, type Inputs, loadPolicy } from '../policy.ts'

afterEach(() => vi.unstubAllGlobals())

const WORDS =
  'use strict const let function return if else for break new null true false undefined typeof NaN Math floor ceil abs Number isSafeInteger Object prototype getPrototypeOf Array length push output values fired errors tables has string number boolean answer findRows'.split(
    ' ',
  )
/** Locals and what is handed over: a letter or two and a number. */
const LOCAL = /^([a-zA-Z]{1}\d*)$/

/** Words of the code outside of its texts that no emitter writes. */
function strangersIn(code: string): string[] {
  const bare = code.replace(/"(?:[^"\\\n\r]|\\.)*"|'[^'\\]*'/g, '')
  const words = bare.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []
  const strange = bare.match(/[^\p{L}\p{N}\s()[\]{};:,.?!=<>&|+\-*/_]|["'`\\]|\/[/*]|\*\//gu) ?? []
  return [...words.filter((word) => !WORDS.includes(word) && !LOCAL.test(word) && !/^e\d+$/.test(word)), ...strange]
}

const hostile = fc.oneof(
  fc.constantFrom(
    '");globalThis.injected=1;("',
    "');globalThis.injected=1;('",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: that is what is tested
    '${globalThis.injected=1}`',
    '*/globalThis.injected=1;/*',
    '\\");globalThis.injected=1;//',
    '\u2028globalThis.injected=1\u2029',
    '</script><!--',
    '__proto__',
    'constructor',
    '\\u0022;injected',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
)
const texts = hostile.filter((text) => text.trim() !== '')
const literalOf = (text: string): string =>
  `"${text.replace(/[\\"]/g, (mark) => `\\${mark}`).replace(/[\u2028\u2029]/g, (mark) => `\\u${mark.charCodeAt(0).toString(16)}`)}"`

test('texts in cells, outputs, expressions, reasons, allowed values and names', () => {
  const codes: string[] = []
  const Real = globalThis.Function
  vi.stubGlobal('Function', function capture(...given: string[]) {
    codes.push(given.at(-1)!)
    return Real(...given)
  })
  let ran = 0
  fc.assert(
    fc.property(texts, texts, hostile, (text, other, name) => {
      const [a, b] = [literalOf(text), literalOf(other)]
      const table = decisionXml({
        name: 'T',
        inputs: { s: 'string' },
        outputs: ['out'],
        annotations: ['reason'],
        rows: [
          [a, b, text],
          [`not(${a}, ${b})`, a, other],
          [`!= ${b}`, '"x"', 'r'],
        ],
        hitPolicy: 'FIRST',
        defaults: [b],
      })
      const value = expressionXml('V', `if s = ${a} or T < ${b} then ${b} else if s in (${a}, ${b}) then T else ${a}`, {
        inputs: ['s'],
        decisions: ['T'],
      })
      const xml = definitions(inputXml('s', 'string') + table + value)
      const inputs: InputSchema = new Map([
        ['s', { type: 'string', nullable: true, values: [text, other, name] }],
        [name, { type: 'string', nullable: true }],
      ])
      const loads = (['closures', 'generated'] as const).map((backEnd) => loadPolicy({ xml, file: 'p.dmn', inputs, backEnd }))
      const [slow, fast] = loads.map((loaded) => (loaded.ok ? loaded.policy.prepare(['T', 'V']) : null))
      if (!slow || !fast) return
      ran++
      for (const s of [text, other, name, `${text} `, null]) expect(fast({ s } as Inputs)).toStrictEqual(slow({ s } as Inputs))
    }),
    { numRuns: 150 },
  )
  expect(ran).toBeGreaterThan(100)
  expect(codes.length).toBeGreaterThan(ran)
  expect([...new Set(codes.flatMap(strangersIn))]).toEqual([])
  expect('injected' in globalThis).toBe(false)
})

test('a stranger would be seen', () => {
  expect(strangersIn('const k0=K[0];if(c3==="globalThis")o.push(k0);')).toEqual([])
  expect(strangersIn('o.push("a");globalThis.x=1')).toEqual(['globalThis'])
  expect(strangersIn('o.push("a\\");f()')).toEqual(['"', '\\', '"'])
  expect(strangersIn('`a`')).toEqual(['`', '`'])
})
