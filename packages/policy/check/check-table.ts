/** A decision table of the model → typed IR. */
import { type DmnRule, type DmnTable, type DmnText, givesList, type InputClause, type OutputClause } from '../dmn/model.ts'
import { parseCellText } from '../feel/parse-text.ts'
import { fits, nullType, scalar, type Type, typeName, unify, unknownType } from '../feel/type.ts'
import type { ColumnSource, Ir, IrCell, IrColumn, IrOutput, IrRule, IrTable } from '../ir/ir.ts'
import { type Checking, checkText, type ScopeOfDecision } from './check-text.ts'
import type { Place } from './diagnostic.ts'
import { type Declared, narrow } from './model-types.ts'
import { typeCell } from './type-cell.ts'
import { checkLiteral } from './type-operator.ts'
import type { Typing } from './typing.ts'

/** One table in hand. */
type Hand = { readonly table: DmnTable; readonly name: string; readonly scope: ScopeOfDecision; readonly checking: Checking }

export function checkTable(
  table: DmnTable,
  name: string,
  declared: Declared | null,
  scope: ScopeOfDecision,
  checking: Checking,
): { type: Type; body: IrTable } {
  const hand: Hand = { table, name, scope, checking }
  reportShape(hand)
  const columns = table.inputs.map((clause) => checkColumn(clause, hand))
  const clauses = table.outputs.map((clause) => declareOutput(clause, declared?.type ?? null, hand))
  const reasonAt = table.annotations.findIndex((annotation) => annotation.trim() === 'reason')
  const rules = table.rules.map((rule, index) => checkRule(rule, index + 1, columns, clauses, reasonAt, hand))
  const outputs = table.outputs.map((clause, index) => checkOutput(clause, index, clauses[index]!, rules, hand))
  const reasonOutput = outputs.findIndex((output) => output.name === 'reason' && output.type.kind === 'string')
  const { hitPolicy, aggregation } = table
  return { type: resultType(table, outputs), body: { kind: 'table', hitPolicy, aggregation, columns, outputs, rules, reasonOutput } }
}

const placeOf = ({ name, checking }: Hand, line: number, more: Pick<Place, 'row' | 'column'> = {}): Place => ({
  file: checking.file,
  line,
  table: name,
  ...more,
})

function reportShape(hand: Hand): void {
  const { table, checking } = hand
  const report = checking.report
  if (table.outputs.length === 0) report(placeOf(hand, table.line), 'missing-expression', 'a table has at least one output')
  if (table.aggregation !== null && table.outputs.length > 1) {
    report(
      placeOf(hand, table.line),
      'unsupported',
      `aggregation ${table.aggregation} over several outputs is outside the policy profile of DMN`,
    )
  }
  const ranks = table.hitPolicy === 'PRIORITY' || table.hitPolicy === 'OUTPUT ORDER'
  if (ranks && table.outputs.every(({ values }) => values === null)) {
    report(placeOf(hand, table.line), 'missing-output-values', `${table.hitPolicy} ranks rows by output values, and no output lists any`)
  }
  if (table.outputs.length > 1) reportOutputNames(hand)
  reportRuleIds(hand)
}

function reportOutputNames(hand: Hand): void {
  const names = new Set<string>()
  for (const { name, line } of hand.table.outputs) {
    const place = placeOf(hand, line, name === null ? {} : { column: name })
    if (name === null) hand.checking.report(place, 'missing-output-name', 'each of several outputs needs a name')
    else if (names.has(name)) hand.checking.report(place, 'duplicate-name', `output \`${name}\` stands twice`)
    if (name !== null) names.add(name)
  }
}

function reportRuleIds(hand: Hand): void {
  const rows = new Map<string, number>()
  for (const [index, { id, line }] of hand.table.rules.entries()) {
    const first = rows.get(id)
    if (first === undefined) rows.set(id, index + 1)
    else hand.checking.report(placeOf(hand, line, { row: index + 1 }), 'duplicate-rule-id', `rule id \`${id}\` is taken by row ${first}`)
  }
}

function checkColumn(clause: InputClause, hand: Hand): IrColumn {
  const { report, typeOf } = hand.checking
  const place = placeOf(hand, clause.expression.line, { column: clause.label })
  const value = checkText(clause.expression, place, hand.scope, hand.checking)
  const declared = typeOf(clause.typeRef, place)
  if (declared && !fits(value.type, declared.type)) {
    report(place, 'type-mismatch', `\`${clause.expression.text}\` is a ${typeName(value.type)}, the column says ${typeName(declared.type)}`)
  }
  const type = value.type.kind === 'null' && declared ? declared.type : value.type
  const narrowed = narrow(
    { type, allowed: declared?.allowed ?? { match: 'any' } },
    clause.values,
    { ...place, line: clause.values?.line ?? clause.line },
    report,
  )
  const source = sourceOf(value, hand)
  return { label: clause.label, text: clause.expression.text, source, value: { ...value, type: narrowed.type }, allowed: narrowed.allowed }
}

function sourceOf(value: Ir, { scope }: Hand): ColumnSource {
  const variable = value.op === 'slot' ? scope.variables.get(value.name) : undefined
  return value.op === 'slot' && variable && variable.kind !== 'parameter'
    ? { kind: variable.kind, name: value.name, slot: value.slot }
    : { kind: 'expression' }
}

/** What an output may hold by declaration: its own type, else its place in the type of the decision; null when it is to be inferred. */
function declareOutput(clause: OutputClause, wanted: Type | null, hand: Hand): Declared | null {
  const place = placeOf(hand, clause.values?.line ?? clause.line, { column: clause.label })
  const own = hand.checking.typeOf(clause.typeRef, place) ?? expectedOf(clause, wanted, hand.table)
  if (clause.values === null || clause.values.text === '') return own
  return narrow(own ?? { type: guessType(clause.values), allowed: { match: 'any' } }, clause.values, place, hand.checking.report)
}

function expectedOf({ name }: OutputClause, wanted: Type | null, table: DmnTable): Declared | null {
  const many = givesList(table.hitPolicy) && table.aggregation === null
  let one = wanted
  if (many) one = wanted?.kind === 'list' ? wanted.item : null
  if (table.aggregation === 'COUNT') one = null
  if (one !== null && table.outputs.length > 1) one = (one.kind === 'context' && name !== null && one.fields.get(name)) || null
  return one && { type: one, allowed: enumerated(one) }
}

/** Enumerations inside a list or a context have no test of their own, so the column that fills them tests. */
function enumerated(type: Type): IrCell {
  if (!('values' in type) || type.values === undefined) return { match: 'any' }
  return { match: 'some', tests: type.values.map((value) => ({ test: 'equal', negated: false, operand: { op: 'constant', value, type } })) }
}

/** Values of an untyped output that begin with a quote are texts. */
const guessType = (values: DmnText): Type => (values.text.trimStart().startsWith('"') ? scalar('string') : unknownType)

function checkRule(
  rule: DmnRule,
  row: number,
  columns: readonly IrColumn[],
  clauses: readonly (Declared | null)[],
  reasonAt: number,
  hand: Hand,
): IrRule {
  const { table, checking } = hand
  const place = placeOf(hand, rule.line, { row })
  const counts = [
    [rule.inputs.length, columns.length, 'input'],
    [rule.outputs.length, clauses.length, 'output'],
  ] as const
  for (const [found, wanted, what] of counts) {
    if (found !== wanted) checking.report(place, 'entry-count', `row ${row} has ${found} ${what} entries for ${wanted} columns`)
  }
  if (rule.annotations.length > table.annotations.length && table.annotations.length > 0) {
    checking.report(place, 'entry-count', `row ${row} has ${rule.annotations.length} annotations for ${table.annotations.length} columns`)
  }
  return {
    row,
    ruleId: rule.id,
    line: rule.line,
    cells: columns.map((column, index) => checkCell(rule.inputs[index], row, column, hand)),
    texts: columns.map((_, index) => rule.inputs[index]?.text || '-'),
    outputs: clauses.map((declared, index) => checkEntry(rule.outputs[index], row, table.outputs[index]!.label, declared, hand)),
    reason: (reasonAt >= 0 && rule.annotations[reasonAt]?.trim()) || null,
  }
}

function checkCell(text: DmnText | undefined, row: number, column: IrColumn, hand: Hand): IrCell {
  if (text === undefined) return { match: 'any' }
  const place = placeOf(hand, text.line, { row, column: column.label })
  let faults = 0
  const fault: Typing['fault'] = (code, message, hint) => {
    faults++
    hand.checking.report(place, code, message, hint)
  }
  const parsed = parseCellText(text.text, hand.checking.names)
  if (!parsed.ok) fault(parsed.code, `${parsed.message} (character ${parsed.at + 1})`)
  const cell = parsed.ok && typeCell(parsed.value, { ...hand.scope, it: column.value.type, fault })
  // A broken cell takes nothing, so that one fault does not make its row overlap others as well.
  return cell && faults === 0 ? cell : { match: 'some', tests: [] }
}

/** An output cell, checked against what the column declares. An empty one and `-` say null. */
function checkEntry(text: DmnText | undefined, row: number | undefined, column: string, declared: Declared | null, hand: Hand): Ir {
  if (text === undefined || text.text === '' || text.text === '-') return { op: 'constant', value: null, type: nullType }
  const place = placeOf(hand, text.line, { column, ...(row === undefined ? {} : { row }) })
  const ir = checkText(text, place, hand.scope, hand.checking)
  if (declared === null) return ir
  if (!fits(ir.type, declared.type))
    hand.checking.report(place, 'type-mismatch', `a ${typeName(ir.type)} in a column of ${typeName(declared.type)}`)
  const fault: Typing['fault'] = (code, message, hint) => hand.checking.report(place, code, message, hint)
  checkLiteral({ op: 'it', type: declared.type }, ir, { ...hand.scope, it: null, fault })
  return ir
}

function checkOutput(clause: OutputClause, index: number, declared: Declared | null, rules: readonly IrRule[], hand: Hand): IrOutput {
  const place = placeOf(hand, clause.line, { column: clause.label })
  const defaultValue = clause.defaultEntry && checkEntry(clause.defaultEntry, undefined, clause.label, declared, hand)
  const entries = [...rules.map((rule) => rule.outputs[index]!), ...(defaultValue ? [defaultValue] : [])]
  const inferred = entries.reduce<Type | null>((joined, entry) => joined && unify(joined, entry.type), nullType)
  const type = declared && declared.type.kind !== 'unknown' ? declared.type : inferred
  if (type === null) hand.checking.report(place, 'type-mismatch', 'the rows give values of different types in this column')
  const aggregation = hand.table.aggregation
  if (aggregation !== null && aggregation !== 'COUNT' && type !== null && !fits(type, scalar('number'))) {
    hand.checking.report(place, 'type-mismatch', `${aggregation} takes numbers, this column is a ${typeName(type)}`)
  }
  return { name: clause.name ?? hand.name, type: type ?? unknownType, allowed: declared?.allowed ?? { match: 'any' }, defaultValue }
}

function resultType({ hitPolicy, aggregation }: DmnTable, outputs: readonly IrOutput[]): Type {
  if (aggregation !== null) return scalar('number')
  const one: Type =
    outputs.length === 1 ? outputs[0]!.type : { kind: 'context', fields: new Map(outputs.map((output) => [output.name, output.type])) }
  return givesList(hitPolicy) ? { kind: 'list', item: one } : one
}
