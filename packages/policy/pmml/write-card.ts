/**
 * A table of points (COLLECT SUM) as a PMML 4.4 scorecard: a characteristic for each column, an attribute for each row, with its reason code. What is
 * written is loaded again and held to the table at every value that either tells apart, so that a file that comes out scores the same.
 *
 * Reasons  a row that names none, because it gives the best, has that of the worst row beside it: its distance from the baseline is nothing.
 * Errors   what a scorecard cannot say is told, all at once: rows that test several columns or what is computed, rows that fire together.
 */
import type { DecisionInfo, RowInfo } from '../decision-info.ts'
import type { Ir, IrCell, IrTable, IrTest } from '../ir/ir.ts'
import type { Policy } from '../policy.ts'
import { isNum, type Value } from '../value.ts'
import { loadModel } from './load-model.ts'

export type WrittenCard = { readonly ok: true; readonly xml: string } | { readonly ok: false; readonly faults: readonly string[] }

/** `unitOf`: of an input, where the host has one. */
export function writeCard(policy: Policy, decision: string, unitOf: (input: string) => string | null = () => null): WrittenCard {
  const info = policy.decisions.get(decision)
  const body = policy.ir.decisions.find(({ name }) => name === decision)?.body
  if (info === undefined || body?.kind !== 'table' || body.aggregation !== 'SUM')
    return { ok: false, faults: [`"${decision}" is no table that adds points up`] }
  const faults: string[] = []
  const characteristics = body.columns.flatMap((_, column) => characteristicOf(info, body, column, faults))
  for (const { row, cells, points } of info.rows) {
    if (cells.filter((cell) => cell !== '-').length > 1) faults.push(`row ${row} tests several columns`)
    if (points === null) faults.push(`row ${row} computes its points`)
  }
  const base = info.rows.filter(({ cells }) => cells.every((cell) => cell === '-'))
  if (base.length === 0) faults.push('no row fires always, so there is a case without a score')
  if (faults.length > 0) return { ok: false, faults }
  const xml = fileXml({ decision, initial: base.reduce((sum, { points }) => sum + Number(points), 0), characteristics, unitOf })
  const differences = compare(policy, decision, characteristics, xml)
  return differences.length > 0 ? { ok: false, faults: differences } : { ok: true, xml }
}

type Attribute = { readonly points: number; readonly reason: string; readonly predicate: string }
type Characteristic = {
  readonly input: string
  readonly type: 'number' | 'string' | 'boolean'
  readonly best: number
  readonly attributes: readonly Attribute[]
  /** One value of each kind that some test tells apart. */
  readonly probes: readonly Value[]
}

function characteristicOf(info: DecisionInfo, { columns, rules }: IrTable, column: number, faults: string[]): Characteristic[] {
  const { source, text, type } = info.inputs[column]!
  const rows = info.rows.filter(({ cells }) => cells[column] !== '-')
  if (rows.length === 0) return []
  if (source.kind !== 'input' || !(type.kind === 'number' || type.kind === 'string' || type.kind === 'boolean')) {
    faults.push(`\`${text}\` is computed, not an input`)
    return []
  }
  const cells = rows.map(({ row }) => rules[row - 1]!.cells[column]!)
  const predicates = cells.map((cell) => predicateOf(cell, source.name))
  for (const [index, each] of predicates.entries())
    if (each === null) faults.push(`row ${rows[index]!.row} tests \`${text}\` not only against constants`)
  if (columns[column]!.allowed.match !== 'any') faults.push(`\`${text}\` says which values it may have`)
  const worst = [...rows].sort((a, b) => pointsOf(a) - pointsOf(b)).find(({ reason }) => reason)
  const attributes = rows.map((row, index): Attribute => {
    return { points: pointsOf(row), reason: row.reason || (worst?.reason ?? ''), predicate: predicates[index] ?? '' }
  })
  const rest: Attribute = { points: 0, reason: worst?.reason ?? '', predicate: '<True/>' }
  const best = Math.max(0, ...rows.map(pointsOf))
  return [{ input: source.name, type: type.kind, best, attributes: [...attributes, rest], probes: probesOf(cells, type.kind) }]
}

const pointsOf = ({ points }: RowInfo): number => Number(points ?? 0)

/** Null where no predicate says it. */
function predicateOf(cell: IrCell, field: string): string | null {
  if (cell.match === 'any') return '<True/>'
  const tests = cell.tests.map((test) => testOf(test, field))
  if (tests.includes(null)) return null
  const some = tests.length === 1 ? tests[0]! : compound('or', tests as string[])
  if (cell.match === 'some') return some
  // Two-valued where the field is known, so that "not" is exclusive or.
  return compound('and', [simple(field, 'isNotMissing'), compound('xor', ['<True/>', some])])
}

const ORDERS = { '<': 'lessThan', '<=': 'lessOrEqual', '>': 'greaterThan', '>=': 'greaterOrEqual' } as const

function testOf(test: IrTest, field: string): string | null {
  if (test.test === 'null') return simple(field, 'isMissing')
  if (test.test === 'interval') {
    const [low, high] = [constantOf(test.low), constantOf(test.high)]
    if (low === null || high === null) return null
    return compound('and', [
      simple(field, test.lowOpen ? 'greaterThan' : 'greaterOrEqual', low),
      simple(field, test.highOpen ? 'lessThan' : 'lessOrEqual', high),
    ])
  }
  if (test.test !== 'equal' && test.test !== 'order' && test.test !== 'value') return null
  const value = constantOf(test.operand)
  if (value === null) return null
  if (test.test === 'order') return simple(field, ORDERS[test.how], value)
  return simple(field, test.test === 'equal' && test.negated ? 'notEqual' : 'equal', value)
}

const constantOf = (ir: Ir): number | string | boolean | null => {
  if (ir.op !== 'constant') return null
  if (isNum(ir.value)) return Number(ir.value)
  return typeof ir.value === 'string' || typeof ir.value === 'boolean' ? ir.value : null
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const simple = (field: string, operator: string, value?: number | string | boolean): string =>
  `<SimplePredicate field="${escapeXml(field)}" operator="${operator}"${value === undefined ? '' : ` value="${escapeXml(String(value))}"`}/>`
const compound = (how: string, of: readonly string[]): string =>
  `<CompoundPredicate booleanOperator="${how}">${of.join('')}</CompoundPredicate>`

/** Missing, every constant, and what lies between and beyond. */
function probesOf(cells: readonly IrCell[], type: Characteristic['type']): Value[] {
  if (type === 'boolean') return [null, true, false]
  const tests = cells.flatMap((cell) => (cell.match === 'any' ? [] : cell.tests))
  const operands = tests.flatMap((test) => ('operand' in test ? [test.operand] : test.test === 'interval' ? [test.low, test.high] : []))
  const named = [...new Set(operands.map(constantOf))]
  if (type === 'string') return [null, ...named, `${named.join('')}…`]
  const cuts = named.filter((each) => typeof each === 'number').sort((a, b) => a - b)
  const between = cuts.slice(1).map((high, index) => (cuts[index]! + high) / 2)
  return [null, ...cuts, ...between, (cuts[0] ?? 0) - 1, (cuts.at(-1) ?? 0) + 1]
}

type File = {
  readonly decision: string
  readonly initial: number
  readonly characteristics: readonly Characteristic[]
  readonly unitOf: (input: string) => string | null
}

const DATA = {
  number: 'optype="continuous" dataType="double"',
  string: 'optype="categorical" dataType="string"',
  boolean: 'optype="categorical" dataType="boolean"',
} // prettier-ignore

function fileXml({ decision, initial, characteristics, unitOf }: File): string {
  const fields = characteristics.map(({ input, type }) => {
    const unit = unitOf(input)
    const inside = unit === null ? '/>' : `><Extension name="unit" value="${escapeXml(unit)}"/></DataField>`
    return `    <DataField name="${escapeXml(input)}" ${DATA[type]}${inside}`
  })
  const reads = characteristics.map(({ input }) => `      <MiningField name="${escapeXml(input)}"/>`)
  const explains = characteristics.every(({ attributes }) => attributes.every(({ reason }) => reason !== ''))
  const parts = characteristics.flatMap(({ input, best, attributes }) => [
    `      <Characteristic name="${escapeXml(input)}" baselineScore="${best}">`,
    ...attributes.map(
      ({ points, reason, predicate }) =>
        `        <Attribute partialScore="${points}"${reason === '' ? '' : ` reasonCode="${escapeXml(reason)}"`}>${predicate}</Attribute>`,
    ),
    '      </Characteristic>',
  ])
  const name = escapeXml(decision)
  return `${[
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<PMML xmlns="http://www.dmg.org/PMML-4_4" version="4.4">',
    '  <Header/>',
    `  <DataDictionary numberOfFields="${fields.length + 1}">`,
    ...fields,
    `    <DataField name="${name}" ${DATA.number}/>`,
    '  </DataDictionary>',
    `  <Scorecard modelName="${name}" functionName="regression" initialScore="${initial}" useReasonCodes="${explains}" reasonCodeAlgorithm="pointsBelow" baselineMethod="max">`,
    '    <MiningSchema>',
    ...reads,
    `      <MiningField name="${name}" usageType="target"/>`,
    '    </MiningSchema>',
    '    <Characteristics>',
    ...parts,
    '    </Characteristics>',
    '  </Scorecard>',
    '</PMML>',
  ].join('\n')}\n`
}

/** Characteristics add up, so that each may be looked at alone. */
function compare(policy: Policy, decision: string, characteristics: readonly Characteristic[], xml: string): string[] {
  const loaded = loadModel({ xml, file: 'written.pmml' })
  if (!loaded.ok) return loaded.diagnostics.map(({ message }) => message)
  return characteristics.flatMap(({ input, probes }) => {
    const differs = probes.find((value) => {
      const given = Object.fromEntries([[input, value]])
      const sum = policy.evaluate(given, [decision]).values.get(decision) ?? null
      return !isNum(sum) || Math.abs(Number(sum) - Number(loaded.model.evaluate(given).prediction)) > 1e-9
    })
    return differs === undefined
      ? []
      : [`\`${input}\` = ${JSON.stringify(differs)}: several rows fire together, and a scorecard takes the first alone`]
  })
}
