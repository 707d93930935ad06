/** Random requirement graphs: a service answers as its decisions do, called by a host or by an expression, whole or cut at any decision. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decisionXml, definitions, expressionXml, inputXml } from '../fixtures.ts'
import { loadPolicy, type Value } from '../policy.ts'

/** Each decision requires the input and some of those before it, and adds them up or looks the first of them up in a table. */
const graph = fc.array(fc.record({ needs: fc.array(fc.nat({ max: 7 }), { maxLength: 3 }), isTable: fc.boolean() }), {
  minLength: 1,
  maxLength: 8,
})

const nameOf = (n: number): string => `d ${n}`
const idOf = (n: number): string => `id_d_${n}`

function decisionOf({ needs, isTable }: { needs: readonly number[]; isTable: boolean }, n: number): string {
  const required = [...new Set(needs.filter((each) => each < n))]
  const first = required[0]
  if (isTable && first !== undefined) {
    const rows = [
      ['< 3', '1'],
      ['[3..9]', `${n}`],
      ['> 9', `${nameOf(first)} - 8`],
    ]
    return decisionXml({ name: nameOf(n), inputs: { [nameOf(first)]: 'number' }, outputs: ['o'], rows, requires: [nameOf(first)] })
  }
  const sum = ['x', ...required.map(nameOf), '1'].join(' + ')
  return expressionXml(nameOf(n), sum, { inputs: ['x'], decisions: required.map(nameOf), type: 'number' })
}

test('a service answers as its decisions do', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(
      graph,
      fc.nat({ max: 7 }),
      fc.integer({ min: -5, max: 20 }),
      fc.constantFrom('closures' as const, 'generated' as const),
      (nodes, at, x, backEnd) => {
        const last = nodes.length - 1
        const cut = Math.min(at, last)
        const service = (name: string, inside: string): string =>
          `<decisionService id="${name}" name="${name}"><outputDecision href="#${idOf(last)}"/>${inside}<inputData href="#id_x"/></decisionService>`
        const inputDecision = cut === last ? '' : `<inputDecision href="#${idOf(cut)}"/>`
        const caller = (text: string): string =>
          expressionXml('caller', text, { inputs: ['x'], decisions: [nameOf(cut)] }).replace(
            '<literal',
            '<knowledgeRequirement><requiredKnowledge href="#whole"/></knowledgeRequirement><knowledgeRequirement><requiredKnowledge href="#part"/></knowledgeRequirement><literal',
          )
        const called = cut === last ? 'part(x)' : `part(x, ${nameOf(cut)})`
        const xml = definitions(
          inputXml('x', 'number') +
            nodes.map(decisionOf).join('') +
            service('whole', '') +
            service('part', inputDecision) +
            caller(`[whole(x), ${called}]`),
        )
        const loaded = loadPolicy({ xml, file: 'p.dmn', backEnd })
        if (!loaded.ok) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'))
        const { policy } = loaded
        const { values } = policy.evaluate({ x }, [nameOf(last), nameOf(cut), 'caller'])
        const wanted = values.get(nameOf(last))
        const args: Record<string, Value> = { x, [nameOf(cut)]: values.get(nameOf(cut))! }
        expect(policy.invoke('whole', { x }).value).toEqual(wanted)
        expect(policy.invoke('part', args).value).toEqual(wanted)
        expect(values.get('caller')).toEqual([wanted, wanted])
      },
    ),
    { numRuns: 300 },
  )
})
