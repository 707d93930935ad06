/** A `<decisionTable>` element → model. */
import type { Aggregation, DmnRule, DmnTable, DmnText, HitPolicy, InputClause, OutputClause } from './model.ts'
import { type Reading, readText, refuseOthers, writtenOf } from './reading.ts'
import { attribute, childNamed, childrenNamed, type Element, lineOf } from './xml.ts'

/** Rows of one table. */
const MAX_RULES = 20_000
const HIT_POLICIES: ReadonlySet<string> = new Set<HitPolicy>([
  'UNIQUE',
  'FIRST',
  'ANY',
  'PRIORITY',
  'RULE ORDER',
  'OUTPUT ORDER',
  'COLLECT',
])
const AGGREGATIONS: ReadonlySet<string> = new Set<Aggregation>(['SUM', 'MIN', 'MAX', 'COUNT'])

export function readTable(element: Element, table: string, reading: Reading): DmnTable {
  refuseOthers(element, ['input', 'output', 'annotation', 'rule'], reading, table)
  const rules = childrenNamed(element, 'rule')
  if (rules.length > MAX_RULES)
    reading.report({ file: reading.file, line: lineOf(element), table }, 'too-large', `a table holds at most ${MAX_RULES} rules`)
  return {
    kind: 'table',
    ...writtenOf(element),
    typeRef: attribute(element, 'typeRef'),
    ...readHitPolicy(element, table, reading),
    inputs: childrenNamed(element, 'input').map((input) => readInput(input, table, reading)),
    outputs: childrenNamed(element, 'output').map((output) => readOutput(output, table, reading)),
    annotations: childrenNamed(element, 'annotation').map((annotation) => attribute(annotation, 'name') ?? ''),
    rules: rules.slice(0, MAX_RULES).map((rule, index) => readRule(rule, index + 1, table, reading)),
  }
}

function readHitPolicy(element: Element, table: string, reading: Reading): Pick<DmnTable, 'hitPolicy' | 'aggregation'> {
  const hitPolicy = attribute(element, 'hitPolicy') ?? 'UNIQUE'
  const aggregation = attribute(element, 'aggregation')
  if (!HIT_POLICIES.has(hitPolicy)) reading.refuse(element, table, `hit policy ${hitPolicy}`)
  if (aggregation !== null && !AGGREGATIONS.has(aggregation)) reading.refuse(element, table, `aggregation ${aggregation}`)
  if (aggregation !== null && hitPolicy !== 'COLLECT')
    reading.refuse(element, table, `aggregation ${aggregation} with hit policy ${hitPolicy}`)
  // A refused word is reported above, so the stand-ins below never reach a compiled policy.
  return {
    hitPolicy: HIT_POLICIES.has(hitPolicy) ? (hitPolicy as HitPolicy) : 'COLLECT',
    aggregation: aggregation !== null && AGGREGATIONS.has(aggregation) ? (aggregation as Aggregation) : null,
  }
}

const optionalText = (element: Element, name: string, table: string, reading: Reading): DmnText | null => {
  const child = childNamed(element, name)
  return child ? readText(child, reading, table) : null
}

function readInput(element: Element, table: string, reading: Reading): InputClause {
  refuseOthers(element, ['inputExpression', 'inputValues'], reading, table)
  const expression = childNamed(element, 'inputExpression')
  const label = attribute(element, 'label')
  const text = expression ? readText(expression, reading, table) : { text: label ?? '', line: lineOf(element), id: null, kept: [] }
  return {
    ...writtenOf(element),
    caption: label,
    label: label ?? text.text,
    expression: text,
    typeRef: expression ? attribute(expression, 'typeRef') : null,
    values: optionalText(element, 'inputValues', table, reading),
  }
}

function readOutput(element: Element, table: string, reading: Reading): OutputClause {
  refuseOthers(element, ['outputValues', 'defaultOutputEntry'], reading, table)
  const name = attribute(element, 'name')
  const caption = attribute(element, 'label')
  return {
    ...writtenOf(element),
    name,
    caption,
    label: name ?? caption ?? table,
    typeRef: attribute(element, 'typeRef'),
    values: optionalText(element, 'outputValues', table, reading),
    defaultEntry: optionalText(element, 'defaultOutputEntry', table, reading),
  }
}

function readRule(element: Element, row: number, table: string, reading: Reading): DmnRule {
  refuseOthers(element, ['inputEntry', 'outputEntry', 'annotationEntry'], reading, table)
  return {
    ...writtenOf(element),
    id: attribute(element, 'id') ?? `row-${row}`,
    inputs: childrenNamed(element, 'inputEntry').map((entry) => readText(entry, reading, table)),
    outputs: childrenNamed(element, 'outputEntry').map((entry) => readText(entry, reading, table)),
    annotations: childrenNamed(element, 'annotationEntry').map((entry) => readText(entry, reading, table).text),
  }
}
