/** Random boxes: the same answer as the texts they stand for, by both back ends, and the same once they are written as DMN 1.3. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { definitions, inputXml } from '../fixtures.ts'
import { loadPolicy, type Value } from '../policy.ts'
import { readDmn } from './read.ts'
import { writeDmn } from './write.ts'

/** A box, and the text that says the same. */
type Pair = { readonly box: string; readonly text: string }

const literal = (text: string): string =>
  `<literalExpression><text>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</text></literalExpression>`
const pair = (text: string): Pair => ({ text, box: literal(text) })
const entry = (name: string | null, box: string): string =>
  `<contextEntry>${name === null ? '' : `<variable name="${name}"/>`}${box}</contextEntry>`

type Kinds = { readonly number: Pair; readonly truth: Pair; readonly list: Pair }

type Tied = { readonly number: fc.Arbitrary<Pair>; readonly truth: fc.Arbitrary<Pair>; readonly list: fc.Arbitrary<Pair> }

function numbers({ number, truth, list }: Tied): fc.Arbitrary<Pair> {
  const conditional = fc.tuple(truth, number, number).map(
    ([is, yes, no]): Pair => ({
      text: `(if ${is.text} then ${yes.text} else ${no.text})`,
      box: `<conditional><if>${is.box}</if><then>${yes.box}</then><else>${no.box}</else></conditional>`,
    }),
  )
  const context = fc.tuple(number, number).map(
    ([first, second]): Pair => ({
      text: `{a b: ${first.text}, c: ${second.text}, r: a b - c}.r`,
      box: `<context>${entry('a b', first.box)}${entry('c', second.box)}${entry(null, literal('a b - c'))}</context>`,
    }),
  )
  const called = list.map(
    (each): Pair => ({
      text: `max(${each.text})`,
      box: `<invocation>${literal('max')}<binding><parameter name="list"/>${each.box}</binding></invocation>`,
    }),
  )
  const applied = fc.tuple(number, number).map(
    ([by, to]): Pair => ({
      text: `{f: function(p) p * 2 + ${by.text}, r: f(${to.text})}.r`,
      box: `<context>${entry('f', `<functionDefinition><formalParameter name="p"/>${literal(`p * 2 + ${by.text}`)}</functionDefinition>`)}${entry(null, `<invocation>${literal('f')}<binding><parameter name="p"/>${to.box}</binding></invocation>`)}</context>`,
    }),
  )
  const column = fc.array(number, { minLength: 1, maxLength: 3 }).map(
    (cells): Pair => ({
      text: `sum([${cells.map(({ text }) => `{v: ${text}}`).join(', ')}].v)`,
      box: `<invocation>${literal('sum')}<binding><parameter name="list"/><context>${entry('t', `<relation><column name="v"/>${cells.map(({ box }) => `<row>${box}</row>`).join('')}</relation>`)}${entry(null, literal('t.v'))}</context></binding></invocation>`,
    }),
  )
  return fc.oneof({ maxDepth: 4 }, fc.constantFrom('x', '1', '2', '-3', '0.5').map(pair), conditional, context, called, applied, column)
}

function truths({ number, list }: Tied): fc.Arbitrary<Pair> {
  const quantified = fc.tuple(fc.constantFrom('some', 'every'), list, fc.integer({ min: -3, max: 3 })).map(
    ([how, over, than]): Pair => ({
      text: `(${how} q in ${over.text} satisfies q > ${than})`,
      box: `<${how} iteratorVariable="q"><in>${over.box}</in><satisfies>${literal(`q > ${than}`)}</satisfies></${how}>`,
    }),
  )
  const compared = number.map((each): Pair => pair(`(${each.text} > 0)`))
  return fc.oneof({ maxDepth: 4 }, fc.constantFrom('x > 1', 'true', 'x = null').map(pair), quantified, compared)
}

function lists({ number, list }: Tied): fc.Arbitrary<Pair> {
  const listed = fc.array(number, { minLength: 1, maxLength: 3 }).map(
    (items): Pair => ({
      text: `[${items.map(({ text }) => text).join(', ')}]`,
      box: `<list>${items.map(({ box }) => box).join('')}</list>`,
    }),
  )
  const filtered = fc.tuple(list, fc.integer({ min: -3, max: 3 })).map(
    ([of, than]): Pair => ({
      text: `${of.text}[item > ${than}]`,
      box: `<filter><in>${of.box}</in><match>${literal(`item > ${than}`)}</match></filter>`,
    }),
  )
  const looped = fc.tuple(list, number).map(
    ([over, plus]): Pair => ({
      text: `(for i in ${over.text} return i + ${plus.text})`,
      box: `<for iteratorVariable="i"><in>${over.box}</in><return><context>${entry('k', plus.box)}${entry(null, literal('i + k'))}</context></return></for>`,
    }),
  )
  return fc.oneof({ maxDepth: 4 }, fc.constantFrom('[]', '[1, x]', '[3, 1, 2]').map(pair), listed, filtered, looped)
}

const { number: anyNumber } = fc.letrec<Kinds>((tie) => {
  const tied: Tied = { number: tie('number'), truth: tie('truth'), list: tie('list') }
  return { number: numbers(tied), truth: truths(tied), list: lists(tied) }
})

const decision = (name: string, body: string): string =>
  `<decision id="${name}" name="${name}"><variable name="${name}"/><informationRequirement><requiredInput href="#id_x"/></informationRequirement>${body}</decision>`

function answers(xml: string, inputs: { x: Value }, backEnd: 'closures' | 'generated' = 'closures'): readonly (Value | undefined)[] {
  const loaded = loadPolicy({ xml, file: 'p.dmn', backEnd })
  if (!loaded.ok) throw new Error(`${loaded.diagnostics.map(({ message }) => message).join('\n')}\n${xml}`)
  const { values } = loaded.policy.evaluate(inputs, ['boxed', 'said'])
  return [values.get('boxed'), values.get('said')]
}

test('a box gives what its text gives, by both back ends and after an export', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyNumber, fc.option(fc.integer({ min: -3, max: 3 })), ({ box, text }, x) => {
      const xml = definitions(inputXml('x', 'number') + decision('boxed', box) + decision('said', literal(text)), '20230324')
      const [boxed, said] = answers(xml, { x })
      expect(boxed).toEqual(said)
      expect(answers(xml, { x }, 'generated')).toEqual([boxed, said])
      const written = writeDmn(readDmn(xml, 'p.dmn', () => {})!)
      if (!written.ok) throw new Error(written.faults.map(({ message }) => message).join('\n'))
      expect(written.xml).not.toMatch(/<(?:conditional|filter|for|some|every)[ >]/)
      expect(answers(written.xml, { x })).toEqual([boxed, said])
    }),
    { numRuns: 300 },
  )
})
