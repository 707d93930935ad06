/**
 * A made-up policy of the shape that engines were compared on, always the same: 40 hold rules over 25 inputs, a scorecard of 15 characteristics
 * (86 rows, each with one for null), and a limit matrix of 8 bands of the score by 4 segments; 203 tested cells.
 */
import type { InputSchema, Inputs } from '@fairline/policy/policy'

const NUMBERS = 18
const CODES = ['a', 'b', 'c', 'd']
const LARGEST = 1000

const numbers = Array.from({ length: NUMBERS }, (_, nth) => `n${nth}`)
const strings = Array.from({ length: 4 }, (_, nth) => `s${nth}`)
const booleans = Array.from({ length: 3 }, (_, nth) => `b${nth}`)
const typeOf = (name: string): 'number' | 'string' | 'boolean' =>
  numbers.includes(name) ? 'number' : strings.includes(name) ? 'string' : 'boolean'
export const inputs = [...numbers, ...strings, ...booleans]

export const REFERENCE_DECISIONS = ['holds', 'score', 'limit'] as const
export const referenceSchema: InputSchema = new Map(
  inputs.map((name) => [name, { type: typeOf(name), nullable: true, ...(strings.includes(name) && { values: CODES }) }]),
)

export type ReferenceRule = {
  readonly cells: Readonly<Record<string, string>>
  readonly outputs: readonly string[]
  readonly reason?: string
}

/** 27 rules of one test and 13 of two, which match about one borrower in thirty. */
export const holds = Array.from({ length: 40 }, (_, nth): ReferenceRule => {
  const cells: Record<string, string> = {}
  const [number, other] = [numbers[nth % NUMBERS]!, [...strings, ...booleans][nth % 7]!]
  const few = nth % 2 === 0 ? `>= ${970 - nth}` : `[${nth * 5}..${nth * 5 + 30})`
  const more = nth % 2 === 0 ? `> ${850 - nth}` : `< ${120 + nth}`
  cells[number] = nth < 27 ? few : more
  if (nth >= 27) cells[other] = strings.includes(other) ? `"${CODES[nth % 4]}"` : nth % 2 === 0 ? 'true' : 'false'
  return { cells, outputs: [`"R${nth}"`, nth % 4 === 0 ? '"increase"' : '"draw"'] }
})

/** Bands without gap or overlap, and one for null. */
export const card = numbers.slice(0, 15).flatMap((name, nth): ReferenceRule[] => {
  const bands = nth < 11 ? 5 : 4
  const cuts = Array.from({ length: bands - 1 }, (_, cut) => Math.round((LARGEST * (cut + 1)) / bands) + nth)
  const tests = Array.from({ length: bands }, (_, band) => {
    if (band === 0) return `< ${cuts[0]}`
    return band === bands - 1 ? `>= ${cuts[band - 1]}` : `[${cuts[band - 1]}..${cuts[band]})`
  })
  return ['null', ...tests].map((test, row) => ({ cells: { [name]: test }, outputs: [`${row * 12 - 24}`], reason: `C${nth}` }))
})

const SCORE_CUTS = [-60, -20, 20, 60, 100, 140, 180]
export const matrix = Array.from({ length: 32 }, (_, nth): ReferenceRule => {
  const band = Math.floor(nth / 4)
  const [low, high] = [SCORE_CUTS[band - 1], SCORE_CUTS[band]]
  const test = low === undefined ? `< ${high}` : high === undefined ? `>= ${low}` : `[${low}..${high})`
  return { cells: { score: test, s0: `"${CODES[nth % 4]}"` }, outputs: [`${100_000 * (band + 1) + 10_000 * (nth % 4)}`] }
})

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
const inTag = (tag: string, text: string): string => `<${tag}><text>${escapeXml(text)}</text></${tag}>`

type Table = { readonly name: string; readonly policy: string; readonly columns: readonly string[]; readonly outputs: readonly string[] }

function tableXml({ name, policy, columns, outputs }: Table, rules: readonly ReferenceRule[]): string {
  const needs = columns.map((column) =>
    column === 'score'
      ? '<informationRequirement><requiredDecision href="#score"/></informationRequirement>'
      : `<informationRequirement><requiredInput href="#${column}"/></informationRequirement>`,
  )
  const heads = columns.map((column) => {
    const type = column === 'score' ? 'number' : typeOf(column)
    return `<input><inputExpression typeRef="${type}"><text>${column}</text></inputExpression></input>`
  })
  const rows = rules.map(({ cells, outputs: given, reason = '' }, nth) => {
    const tested = columns.map((column) => inTag('inputEntry', cells[column] ?? '-'))
    const written = given.map((output) => inTag('outputEntry', output))
    return `<rule id="${name}-${nth}">${[...tested, ...written].join('')}<annotationEntry><text>${reason}</text></annotationEntry></rule>`
  })
  const columnsOut = outputs.map((output) => `<output name="${output}"/>`)
  const body = [...heads, ...columnsOut, '<annotation name="reason"/>', ...rows].join('')
  return `<decision id="${name}" name="${name}">${needs.join('')}<decisionTable ${policy}>${body}</decisionTable></decision>`
}

export function referencePolicy(): string {
  const data = inputs.map(
    (name) => `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${typeOf(name)}"/></inputData>`,
  )
  const tables = [
    tableXml({ name: 'holds', policy: 'hitPolicy="COLLECT"', columns: inputs, outputs: ['reason', 'scope'] }, holds),
    tableXml({ name: 'score', policy: 'hitPolicy="COLLECT" aggregation="SUM"', columns: numbers.slice(0, 15), outputs: ['points'] }, card),
    tableXml({ name: 'limit', policy: 'hitPolicy="UNIQUE"', columns: ['score', 's0'], outputs: ['limit'] }, matrix),
  ]
  return `<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="m" namespace="n">${[...data, ...tables].join('')}</definitions>`
}

/** How many cells test something. */
export const testedCells = [...holds, ...card, ...matrix].reduce((sum, { cells }) => sum + Object.keys(cells).length, 0)

/** Borrowers with 3 to 20 % of each input unknown; the same for the same count. */
export function referenceInputs(count: number): Inputs[] {
  let seed = 20_260_101
  const next = (): number => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0
    return seed / 2 ** 32
  }
  const draw = (name: string): number | string | boolean => {
    if (typeOf(name) === 'number') return Math.floor(next() * LARGEST)
    return typeOf(name) === 'string' ? CODES[Math.floor(next() * CODES.length)]! : next() < 0.5
  }
  return Array.from({ length: count }, () =>
    Object.fromEntries(inputs.map((name, nth) => [name, next() < 0.03 + (0.17 * nth) / inputs.length ? null : draw(name)])),
  )
}
