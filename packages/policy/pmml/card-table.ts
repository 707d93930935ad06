/**
 * A PMML scorecard as a decision table of DMN: COLLECT SUM, a row for every band of every characteristic, with its reason code.
 *
 * So whatever reads tables reads the card: proofs, the search for a way back, explanations, generated code.
 *
 * Exact   the points of a case are those of the card. Their sum is exact, where the card's own is one of doubles.
 * Strict  an input that the card refuses is an error of the table too, and counts as missing there.
 * Errors  what no such table can say is told, all at once: points that are computed, tests of computed fields or of several inputs, inputs that
 *         are treated before they are tested, scores that are changed afterwards.
 */
import type { EvaluableModel, ModelInputInfo } from './evaluable-model.ts'
import type { CharacteristicInfo } from './scorecard-info.ts'

export type CardTable = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly faults: readonly string[] }

/** `cells`: one for each column. The first row gives every case the initial score. */
export type CardRow = {
  readonly id: string
  readonly cells: readonly string[]
  readonly points: number
  readonly reason: string
  /** In the file of the model. */
  readonly line: number
}
export type CardRows =
  | { readonly ok: true; readonly columns: readonly ModelInputInfo[]; readonly rows: readonly CardRow[] }
  | { readonly ok: false; readonly faults: readonly string[] }

/** The card as rows over its inputs, or why it is none. */
export function cardRows({ card, inputs, rescore, line }: EvaluableModel): CardRows {
  if (card === null || rescore === null) return { ok: false, faults: ['the model is no scorecard'] }
  const { characteristics, initialScore } = card
  const isPlain = rescore(characteristics.map(() => 0.1)) === characteristics.reduce((sum) => sum + 0.1, initialScore)
  const columns = inputs.filter(({ name }) => characteristics.some(({ banded }) => 'input' in banded && banded.input === name))
  const faults = [
    ...(isPlain ? [] : ['the score is changed after it is added up, or added in 32 bits']),
    ...columns.filter(({ isTreated }) => isTreated).map(({ name }) => `\`${name}\` is treated before it is tested`),
    ...characteristics.flatMap(faultsOf),
  ]
  if (faults.length > 0) return { ok: false, faults }
  const names = characteristics.map(({ name }) => name)
  const rows = characteristics.flatMap((each, place) => rowsOf(each, names.indexOf(each.name) === place ? '' : `${place}.`, columns))
  const base = { id: 'initial-score', cells: columns.map(() => '-'), points: initialScore, reason: '', line }
  return { ok: true, columns, rows: [base, ...rows] }
}

/** The text of a DMN file: the inputs of the card, and one decision of that name. */
export function cardTable(model: EvaluableModel, decision: string): CardTable {
  const card = cardRows(model)
  if (!card.ok) return card
  const { columns, rows } = card
  return { ok: true, xml: fileXml(decision, columns, rows.map(rowXml)) }
}

function faultsOf({ name, attributes, banded }: CharacteristicInfo): string[] {
  if ('fault' in banded) return [`\`${name}\`: ${banded.fault}`]
  return attributes.some(({ points }) => points === null) ? [`\`${name}\` computes its points`] : []
}

/** An id stays as it is while its characteristic keeps its name and its bands: decisions refer to it. */
function rowsOf({ name, attributes, banded }: CharacteristicInfo, prefix: string, columns: readonly ModelInputInfo[]): CardRow[] {
  if ('fault' in banded) return []
  return banded.bands.map(({ cell, attribute }, band) => {
    const { points, reasonCode, line } = attributes[attribute - 1]!
    const cells = columns.map((column) => (column.name === banded.input ? cell : '-'))
    return { id: `${prefix}${name}.${band + 1}`, cells, points: points!, reason: reasonCode ?? '', line }
  })
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const texts = (tag: string, text: string): string => `<${tag}><text>${escapeXml(text)}</text></${tag}>`

const rowXml = ({ cells, points, reason }: CardRow): string =>
  `<rule>${cells.map((cell) => texts('inputEntry', cell)).join('')}${texts('outputEntry', String(points))}${texts('annotationEntry', reason)}</rule>`

/** The type of the policy language that an input has. */
export const typeOf = ({ type }: Pick<ModelInputInfo, 'type'>): 'number' | 'string' | 'boolean' =>
  type === 'string' || type === 'boolean' ? type : 'number'

function fileXml(decision: string, columns: readonly ModelInputInfo[], rows: readonly string[]): string {
  const inputs = columns.map((each, index) => {
    const name = escapeXml(each.name)
    return `<inputData id="input-${index}" name="${name}"><variable name="${name}" typeRef="${typeOf(each)}"/></inputData>`
  })
  const required = columns.map((_, index) => `<informationRequirement><requiredInput href="#input-${index}"/></informationRequirement>`)
  const headings = columns.map((each) => {
    const allowed = allowedOf(each)
    const values = allowed === null ? '' : texts('inputValues', allowed)
    return `<input><inputExpression typeRef="${typeOf(each)}"><text>${escapeXml(each.name)}</text></inputExpression>${values}</input>`
  })
  const table = `<decisionTable hitPolicy="COLLECT" aggregation="SUM">${headings.join('')}<output name="points" typeRef="number"/><annotation name="reason"/>${rows.join('\n')}</decisionTable>`
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="scorecard" name="scorecard" namespace="urn:scorecard">
${inputs.join('\n')}
<decision id="decision" name="${escapeXml(decision)}"><variable name="${escapeXml(decision)}" typeRef="number"/>${required.join('')}
${table}
</decision>
</definitions>`
}

/** What the card takes as a cell, where it says so. */
export function allowedOf({ type, values, intervals }: ModelInputInfo): string | null {
  const named = (values ?? []).map((value) => (type === 'string' ? JSON.stringify(value) : String(value)))
  const ranges = intervals.map(({ low, high, lowOpen, highOpen }) => {
    if (low === Number.NEGATIVE_INFINITY) return `${highOpen ? '<' : '<='} ${high}`
    if (high === Number.POSITIVE_INFINITY) return `${lowOpen ? '>' : '>='} ${low}`
    return `${lowOpen ? '(' : '['}${low}..${high}${highOpen ? ')' : ']'}`
  })
  return named.length + ranges.length === 0 ? null : [...named, ...ranges].join(', ')
}
