/** A decision table of the model → typed IR. */
import { type DmnRule, type DmnTable, type DmnText, givesList, type InputClause, type OutputClause } from '../dmn/model.ts'
import { anyType, isOpen, isScalarType, nullType, scalar, type Type, typeName, unify, unknownType } from '../feel/type.ts'
import { fieldOf, itemOf } from '../ir/held.ts'
import type { ColumnSource, Held, Ir, IrCell, IrColumn, IrOutput, IrRule, IrTable } from '../ir/ir.ts'
import { type Checking, checkCellText, checkText, faultAt } from './check-text.ts'
import type { Place } from './diagnostic.ts'
import { hold } from './hold.ts'
import { narrow } from './model-types.ts'
import { checkLiteral } from './type-operator.ts'
import type { Scope } from './typing.ts'

/** One table in hand. */
type Hand = { readonly table: DmnTable; readonly name: string; readonly scope: Scope; readonly checking: Checking }

export function checkTable(
  table: DmnTable,
  name: string,
  declared: Held | null,
  scope: Scope,
  checking: Checking,
): { type: Type; body: IrTable } {
  const hand: Hand = { table, name, scope, checking }
  const columns = table.inputs.map((clause) => checkColumn(clause, hand))
  const clauses = table.outputs.map((clause) => declareOutput(clause, declared, hand))
  const isSound = checkShape(hand, clauses)
  const reasonAt = table.annotations.findIndex((annotation) => annotation.trim() === 'reason')
  const rules = table.rules.map((rule, index) => checkRule(rule, index + 1, columns, clauses, reasonAt, hand))
  const outputs = table.outputs.map((clause, index) => checkOutput(clause, index, clauses[index]!, rules, hand))
  const reasonOutput = outputs.findIndex((output) => output.name === 'reason' && output.type.kind === 'string')
  const { hitPolicy, aggregation } = table
  // Where its fault does not stop the whole policy, a table without a meaning has no rows.
  const body: IrTable = { kind: 'table', hitPolicy, aggregation, columns, outputs, rules: isSound ? rules : [], reasonOutput }
  return { type: resultType(table, outputs), body }
}

const placeOf = ({ name, checking }: Hand, line: number, more: Pick<Place, 'row' | 'column'> = {}): Place => ({
  file: checking.file,
  line,
  table: name,
  ...more,
})

/** Does the table mean anything? */
function checkShape(hand: Hand, clauses: readonly (Held | null)[]): boolean {
  const { table, checking } = hand
  const place = placeOf(hand, table.line)
  const aggregated = table.aggregation !== null && table.outputs.length > 1
  const ranks = table.hitPolicy === 'PRIORITY' || table.hitPolicy === 'OUTPUT ORDER'
  const unranked = ranks && clauses.every((clause) => clause?.allowed.match !== 'some')
  if (table.outputs.length === 0) checking.report(place, 'missing-expression', 'a table has at least one output')
  if (aggregated)
    checking.report(place, 'unsupported', `aggregation ${table.aggregation} over several outputs has no meaning in DMN (8.2.11)`)
  if (unranked) checking.report(place, 'missing-output-values', `${table.hitPolicy} ranks rows by output values, and no output lists any`)
  if (table.outputs.length > 1) reportOutputNames(hand)
  reportRuleIds(hand)
  return table.outputs.length > 0 && !aggregated && !unranked
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
  const { reportText, typeOf, ...checking } = hand.checking
  const place = placeOf(hand, clause.expression.line, { column: clause.label })
  const declared = typeOf(clause.typeRef, place)
  const own = checkText(clause.expression, place, hand.scope, hand.checking)
  const { fault } = faultAt(clause.expression.text, place, reportText)
  // Values that are not allowed are told by the column itself.
  const value = hold(own, declared && { ...declared, allowed: { match: 'any' } }, fault)
  const type = (value.type.kind === 'null' || value.type.kind === 'any') && declared ? declared.type : value.type
  const narrowed = narrow({ type, allowed: declared?.allowed ?? { match: 'any' } }, clause.values, place, checking)
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
function declareOutput(clause: OutputClause, wanted: Held | null, hand: Hand): Held | null {
  const place = placeOf(hand, clause.values?.line ?? clause.line, { column: clause.label })
  const own = hand.checking.typeOf(clause.typeRef, place) ?? expectedOf(clause, wanted, hand.table)
  if (clause.values === null || clause.values.text === '') return own
  return narrow(own ?? { type: guessType(clause.values), allowed: { match: 'any' } }, clause.values, place, hand.checking)
}

function expectedOf({ name }: OutputClause, wanted: Held | null, { hitPolicy, aggregation, outputs }: DmnTable): Held | null {
  if (wanted === null || aggregation === 'COUNT') return null
  const one = givesList(hitPolicy) && aggregation === null ? itemOf(wanted) : wanted
  if (one === null || outputs.length === 1) return one
  return name === null ? null : fieldOf(one, name)
}

/** Values of an untyped output that begin with a quote are texts. */
const guessType = (values: DmnText): Type => (values.text.trimStart().startsWith('"') ? scalar('string') : anyType)

function checkRule(
  rule: DmnRule,
  row: number,
  columns: readonly IrColumn[],
  clauses: readonly (Held | null)[],
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
  return checkCellText(text, place, column.value.type, hand.scope, hand.checking)
}

/** An output cell, checked against what the column declares. An empty one and `-` say null. */
function checkEntry(text: DmnText | undefined, row: number | undefined, column: string, declared: Held | null, hand: Hand): Ir {
  if (text === undefined || text.text === '' || text.text === '-') return { op: 'constant', value: null, type: nullType }
  const place = placeOf(hand, text.line, { column, ...(row === undefined ? {} : { row }) })
  const ir = checkText(text, place, hand.scope, hand.checking)
  if (declared === null) return ir
  const { fault } = faultAt(text.text, place, hand.checking.reportText)
  checkLiteral(null, { op: 'it', type: declared.type }, ir, { fault })
  // Values that are not allowed are told when the row fires.
  return hold(ir, { ...declared, allowed: { match: 'any' } }, fault)
}

function checkOutput(clause: OutputClause, index: number, declared: Held | null, rules: readonly IrRule[], hand: Hand): IrOutput {
  const place = placeOf(hand, clause.line, { column: clause.label })
  const defaultValue = clause.defaultEntry && checkEntry(clause.defaultEntry, undefined, clause.label, declared, hand)
  const entries = [...rules.map((rule) => rule.outputs[index]!), ...(defaultValue ? [defaultValue] : [])]
  const inferred = entries.reduce<Type | null>((joined, entry) => joined && unify(joined, entry.type), nullType)
  const type = declared && !isOpen(declared.type) ? declared.type : inferredOr(inferred, hand)
  if (type === null) hand.checking.report(place, 'type-mismatch', 'the rows give values of different types in this column')
  const aggregation = hand.table.aggregation
  if (type !== null && !isAggregated(aggregation, type)) {
    const taken = aggregation === 'SUM' ? 'numbers or durations' : 'values that have an order'
    hand.checking.report(place, 'type-mismatch', `${aggregation} takes ${taken}, this column is a ${typeName(type)}`)
  }
  return { name: clause.name ?? hand.name, type: type ?? unknownType, allowed: declared?.allowed ?? { match: 'any' }, defaultValue }
}

/** Rows that give values of different types have a type that is known when they fire, where that is no fault. */
const inferredOr = (inferred: Type | null, { checking }: Hand): Type | null => inferred ?? (checking.language.lenient ? anyType : null)

const SUMMED: ReadonlySet<string> = new Set(['number', 'days and time duration', 'years and months duration', 'null', 'any', 'unknown'])

function isAggregated(aggregation: DmnTable['aggregation'], type: Type): boolean {
  if (aggregation === 'SUM') return SUMMED.has(type.kind)
  return aggregation === null || aggregation === 'COUNT' || SUMMED.has(type.kind) || (isScalarType(type) && type.kind !== 'boolean')
}

/** Nothing may match, and a sum need not be among the values of its column. */
const totalOf = (type: Type): Type => (isScalarType(type) ? scalar(type.kind) : type.kind === 'null' ? scalar('number') : type)

function resultType({ hitPolicy, aggregation }: DmnTable, outputs: readonly IrOutput[]): Type {
  if (aggregation === 'COUNT') return scalar('number')
  if (aggregation !== null) return totalOf(outputs[0]?.type ?? unknownType)
  const one: Type =
    outputs.length === 1 ? outputs[0]!.type : { kind: 'context', fields: new Map(outputs.map((output) => [output.name, output.type])) }
  return givesList(hitPolicy) ? { kind: 'list', item: one } : one
}
