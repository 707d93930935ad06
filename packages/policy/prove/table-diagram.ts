/** A decision table over all inputs at once: where each row matches, where it answers, and what the table gives. */
import { rank } from '../compile/hits.ts'
import type { Ir, IrCell, IrDecision, IrTable } from '../ir/ir.ts'
import { add, compareNum, isNum, type Num, sameValue, type Value } from '../value.ts'
import type { Node } from './diagram.ts'
import { falseTerm, nullTerm, recordTerm, type Term, trueTerm, unknownTerm, valueTerm } from './term.ts'
import type { World } from './world.ts'

export type TableDiagram = {
  /** Per row: where its cells are met. */
  readonly match: readonly Node[]
  /** Per row: where it fires, so that its output counts. */
  readonly fire: readonly Node[]
  /** Where no column holds a value that it does not allow. */
  readonly legal: Node
}
type Lifted = (nodes: readonly Node[]) => Node
export type Logic = {
  readonly and: Lifted
  readonly not: (node: Node) => Node
  readonly choose: Lifted
  readonly yes: Node
  readonly no: Node
}

const isValue = (term: Term | undefined, value: Value): boolean => term?.term === 'value' && term.value === value
const logics = new WeakMap<World, Logic>()

/** Three-valued: what is not decided stays so unless the other side settles it. */
export function logicOf(world: World): Logic {
  const known = logics.get(world)
  if (known !== undefined) return known
  const { diagram } = world
  const [yes, no] = [diagram.end(trueTerm), diagram.end(falseTerm)]
  const both = ([a, b]: readonly Term[]): Term =>
    isValue(a, true) ? b! : isValue(b, true) ? a! : isValue(a, false) || isValue(b, false) ? falseTerm : unknownTerm
  const and = diagram.liftAll(
    (ends) => diagram.end(both(ends)),
    ([a, b]) => (a === no || b === no ? no : a === yes || a === b ? b! : b === yes ? a! : null),
  )
  const not = diagram.lift((end) => (isValue(end, true) ? no : isValue(end, false) ? yes : diagram.end(unknownTerm)))
  const choose = diagram.liftAll(
    ([condition, then, otherwise]) => diagram.end(isValue(condition, true) ? then! : isValue(condition, false) ? otherwise! : unknownTerm),
    ([condition, then, otherwise]) => (condition === yes || then === otherwise ? then! : condition === no ? otherwise! : null),
  )
  const logic = { and, not, choose, yes, no }
  logics.set(world, logic)
  return logic
}

export function tableDiagram(world: World, table: IrTable): TableDiagram {
  const { and, not, yes } = logicOf(world)
  const match = table.rules.map(({ cells }) =>
    cells.reduce((node, cell, index) => {
      const { value, allowed } = table.columns[index]!
      return and([node, world.cell(cell, value, allowed)])
    }, yes),
  )
  const legal = table.columns.reduce((node, { value, allowed }) => and([node, legalIn(world, value, allowed)]), yes)
  return { match, legal, fire: fireOf(world, table, match, { and, not, yes }) }
}

/** A null is always let through. */
function legalIn(world: World, value: Ir, allowed: IrCell): Node {
  const { choose, yes } = logicOf(world)
  if (allowed.match === 'any') return yes
  const isNull = world.cell({ match: 'some', tests: [{ test: 'null' }] }, value, { match: 'any' })
  return choose([isNull, yes, world.cell(allowed, value, { match: 'any' })])
}

function fireOf(world: World, table: IrTable, match: readonly Node[], { and, not, yes }: Pick<Logic, 'and' | 'not' | 'yes'>): Node[] {
  const isOne = table.hitPolicy === 'FIRST' || table.hitPolicy === 'PRIORITY'
  if (isOne) {
    const fire = [...match]
    let left = yes
    for (const index of orderOf(table) ?? []) {
      fire[index] = and([match[index]!, left])
      left = and([left, not(match[index]!)])
    }
    return orderOf(table) === null ? match.map((node) => and([node, world.diagram.end(unknownTerm)])) : fire
  }
  if (table.hitPolicy !== 'UNIQUE' && table.hitPolicy !== 'ANY') return [...match]
  const fits = not(clashOf(world, table, match))
  return match.map((node) => and([node, fits]))
}

/** Row by row, the one that answers first; null where an output that ranks it is computed. */
export function orderOf({ hitPolicy, rules, outputs }: IrTable): number[] | null {
  const places = rules.map((_, index) => index)
  if (hitPolicy !== 'PRIORITY') return places
  const ranks = rules.map((rule) =>
    rule.outputs.map((output, index) => (output.op === 'constant' ? rank(outputs[index]!, output.value) : -1)),
  )
  if (ranks.some((each) => each.includes(-1))) return null
  return places.sort((a, b) => ranks[a]!.map((each, index) => each - ranks[b]![index]!).find((each) => each !== 0) ?? a - b)
}

/** Where rows that match are refused together. */
function clashOf(world: World, table: IrTable, match: readonly Node[]): Node {
  const { diagram } = world
  const outputs =
    table.hitPolicy === 'ANY' ? table.rules.map((_, index) => outputOf(world, table, index)) : match.map(() => diagram.end(nullTerm))
  const none = diagram.end({ term: 'unknown', key: 'none' })
  const clash = diagram.end({ term: 'unknown', key: 'clash' })
  const step = diagram.liftAll(
    ([so, matches, output]) => {
      if (so!.key === 'clash' || isValue(matches, false)) return diagram.end(so!)
      if (!isValue(matches, true) || so!.key === '?') return diagram.end(unknownTerm)
      if (so!.key === 'none') return diagram.end(table.hitPolicy === 'ANY' ? output! : trueTerm)
      if (table.hitPolicy === 'UNIQUE') return clash
      if (so!.key === output!.key && output!.term !== 'unknown') return diagram.end(so!)
      return so!.term === 'value' && output!.term === 'value' ? clash : diagram.end(unknownTerm)
    },
    ([so, matches]) => (so === clash || matches === diagram.end(falseTerm) ? so! : null),
  )
  const state = match.reduce((so, node, index) => step([so, node, outputs[index]!]), none)
  return diagram.lift((end) => diagram.end(end.key === 'clash' ? trueTerm : end.key === '?' ? unknownTerm : falseTerm))(state)
}

function outputOf(world: World, table: IrTable, row: number): Node {
  return gatherOutputs(
    world,
    table,
    table.rules[row]!.outputs.map((output) => world.expression(output)),
  )
}

function gatherOutputs(world: World, { outputs }: IrTable, nodes: readonly Node[]): Node {
  const permitted = nodes.map((node, index) => world.permitted(node, outputs[index]!.allowed))
  if (permitted.length === 1) return permitted[0]!
  const names = outputs.map(({ name }) => name)
  return world.diagram.liftAll((ends) => world.diagram.end(recordTerm(names, ends)))(permitted)
}

/** What no row gives: the default output, or null. */
function fallbackOf(world: World, table: IrTable): Node {
  if (table.outputs.every(({ defaultValue }) => defaultValue === null)) return world.value(null)
  return gatherOutputs(
    world,
    table,
    table.outputs.map(({ defaultValue }) => (defaultValue === null ? world.value(null) : world.expression(defaultValue))),
  )
}

export function valueOfTable(world: World, { body }: IrDecision, { fire, match }: TableDiagram): Node {
  const table = body as IrTable
  const { choose } = logicOf(world)
  const isList = table.hitPolicy === 'COLLECT' || table.hitPolicy === 'RULE ORDER' || table.hitPolicy === 'OUTPUT ORDER'
  if (table.aggregation !== null) return aggregated(world, table, match)
  if (isList) return table.hitPolicy === 'OUTPUT ORDER' ? world.diagram.end(unknownTerm) : listed(world, table, match)
  // A clash gives null: there no row fires, and yet the default output does not count.
  const { and, not, yes } = logicOf(world)
  const none = match.reduce((node, each) => and([node, not(each)]), yes)
  const start = choose([none, fallbackOf(world, table), world.value(null)])
  return fire.reduceRight((rest, node, row) => choose([node, outputOf(world, table, row), rest]), start)
}

function aggregated(world: World, table: IrTable, match: readonly Node[]): Node {
  const { diagram } = world
  const how = table.aggregation!
  const step = diagram.liftAll(
    ([so, matches, output]) => {
      if (isValue(matches, false)) return diagram.end(so!)
      if (!isValue(matches, true)) return diagram.end(unknownTerm)
      if (how === 'COUNT') return diagram.end(join('SUM', so!, valueTerm(1)))
      return diagram.end(join(how, so!, output!))
    },
    ([so, matches]) => (matches === diagram.end(falseTerm) ? so! : null),
  )
  const start = world.value(how === 'COUNT' ? 0 : null)
  const sum = match.reduce((so, node, row) => step([so, node, how === 'COUNT' ? start : outputOf(world, table, row)]), start)
  if (how === 'COUNT' || table.outputs[0]!.defaultValue === null) return sum
  const { and, not, choose, yes } = logicOf(world)
  const none = match.reduce((node, each) => and([node, not(each)]), yes)
  return choose([none, fallbackOf(world, table), sum])
}

function join(how: 'SUM' | 'MIN' | 'MAX', so: Term, output: Term): Term {
  if (isValue(output, null)) return so
  if (isValue(so, null)) return output
  if (so.term !== 'value' || output.term !== 'value' || !isNum(so.value) || !isNum(output.value)) return unknownTerm
  return valueTerm(joinValues(how, so.value, output.value))
}

function joinValues(how: 'SUM' | 'MIN' | 'MAX', a: Num, b: Num): Value {
  if (how === 'SUM') return add(a, b)
  return compareNum(a, b) * (how === 'MIN' ? 1 : -1) <= 0 ? a : b
}

function listed(world: World, table: IrTable, match: readonly Node[]): Node {
  const { diagram } = world
  const step = diagram.liftAll(
    ([so, matches, output]) => {
      if (isValue(matches, false)) return diagram.end(so!)
      if (!isValue(matches, true) || so!.term !== 'value' || output!.term !== 'value') return diagram.end(unknownTerm)
      return diagram.end(valueTerm([...(so!.value as readonly Value[]), output!.value]))
    },
    ([so, matches]) => (matches === diagram.end(falseTerm) ? so! : null),
  )
  const list = match.reduce((so, node, row) => step([so, node, outputOf(world, table, row)]), world.value([]))
  if (table.outputs.every(({ defaultValue }) => defaultValue === null)) return list
  const empty = diagram.lift((end) => diagram.end(end.term === 'value' && sameValue(end.value, []) ? trueTerm : falseTerm))(list)
  const wrap = diagram.lift((end) => diagram.end(end.term === 'value' ? valueTerm([end.value]) : unknownTerm))
  return logicOf(world).choose([empty, wrap(fallbackOf(world, table)), list])
}
