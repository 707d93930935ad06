/**
 * Faults between the rows of a table: overlaps under UNIQUE and ANY, rows that nothing can reach under FIRST, cells that match nothing,
 * and conditions that DMN would let a null satisfy.
 *
 * Limits   two rows are compared up to `MAX_PAIRS` pairs a table; beyond that UNIQUE and ANY are still held at evaluation.
 */
import type { IrColumn, IrDecision, IrPolicy, IrRule, IrTable } from '../ir/ir.ts'
import { sameValue } from '../value.ts'
import type { Place, Report } from './diagnostic.ts'
import { meantInterval } from './meant-interval.ts'
import { couldBeTrueOnNull } from './null-match.ts'
import { intersect, isEmpty, type Region, regionOf, within } from './region.ts'

const MAX_PAIRS = 2_000_000

/** Regions of a row by column; null where a cell is no set of constants. */
type Regions = readonly (Region | null)[]
type Hand = { readonly table: IrTable; readonly regions: readonly Regions[]; readonly place: Place; readonly report: Report }

export function checkRows({ decisions, tables }: Pick<IrPolicy, 'decisions' | 'tables'>, file: string, report: Report): void {
  for (const decision of decisions) {
    if (decision.body.kind === 'table') checkTableRows(decision, decision.body, file, report)
  }
  for (const box of tables) if (!box.isCopy) checkTableRows(box, box.table, file, report)
}

function checkTableRows({ name, line }: Pick<IrDecision, 'name' | 'line'>, table: IrTable, file: string, report: Report): void {
  // Rows of a table with a broken column are compared once the column is repaired.
  if (table.columns.some(({ value }) => value.type.kind === 'unknown')) return
  const regions = table.rules.map(({ cells }) => cells.map((cell, index) => regionOf(cell, table.columns[index]!.value.type)))
  const hand: Hand = { table, regions, place: { file, line, table: name }, report }
  for (const [index, rule] of table.rules.entries()) checkCells(rule, regions[index]!, hand)
  if (table.hitPolicy === 'UNIQUE' || table.hitPolicy === 'ANY') eachPair(hand, reportOverlap)
  if (table.hitPolicy === 'FIRST') reportUnreachable(hand)
}

function checkCells({ cells, row, line }: IrRule, regions: Regions, { table, place, report }: Hand): void {
  cells.forEach((cell, index) => {
    const column = table.columns[index]!
    const at: Place = { ...place, line, row, column: column.label }
    const region = regions[index]
    if (region && isEmpty(region) && cell.match !== 'any' && cell.tests.length > 0)
      report(at, 'cell-never-matches', 'no value satisfies this cell')
    const meant = meantInterval(cell)
    if (meant !== null) {
      const hint = `a comma means "or"; the interval \`${meant}\` was probably meant`
      report(at, 'comma-means-or', 'this cell takes every number, so that rows after it may never be reached', hint)
    }
    if (couldBeTrueOnNull(cell, column.value.type)) {
      const message = 'by DMN a null could satisfy this condition; here it never does'
      report(at, 'null-never-matches', message, 'add `null` to the cell to let a missing value match')
    }
  })
}

function eachPair(hand: Hand, visit: (hand: Hand, earlier: number, later: number) => void): void {
  const rows = hand.table.rules.length
  if ((rows * (rows - 1)) / 2 > MAX_PAIRS) return
  for (let later = 1; later < rows; later++) for (let earlier = 0; earlier < later; earlier++) visit(hand, earlier, later)
}

function reportOverlap(hand: Hand, earlier: number, later: number): void {
  const { table, place, report } = hand
  const [first, second] = [table.rules[earlier]!, table.rules[later]!]
  const overlap = overlapOf(hand, earlier, later)
  if (overlap === 'none' || (table.hitPolicy === 'ANY' && mayAgree(first, second))) return
  const verdict = overlap === 'possible' ? 'rows-may-overlap' : table.hitPolicy === 'UNIQUE' ? 'rows-overlap' : 'rows-disagree'
  const message = `rows ${first.row} and ${second.row} of a table with hit policy ${table.hitPolicy} ${MESSAGES[verdict]}`
  report({ ...place, line: second.line, row: second.row }, verdict, message, 'let one of the two exclude what the other takes')
}

const MESSAGES = {
  'rows-may-overlap': 'may match at once',
  'rows-overlap': 'match at once',
  'rows-disagree': 'match at once and give different outputs',
} as const

/** Equal constants agree; what is computed may agree, and is held at evaluation. */
function mayAgree(first: IrRule, second: IrRule): boolean {
  return first.outputs.every((output, index) => {
    const other = second.outputs[index]!
    return output.op !== 'constant' || other.op !== 'constant' || sameValue(output.value, other.value)
  })
}

/**
 * Certain only when every column that either row tests reads an input of its own: columns that hang together
 * (a decision, a computed value, one input twice) may never take both values at once.
 */
function overlapOf({ table, regions }: Hand, earlier: number, later: number): 'none' | 'possible' | 'certain' {
  const seen = new Map<string, Region>()
  let certain = true
  for (const [index, column] of table.columns.entries()) {
    const [a, b] = [regions[earlier]![index], regions[later]![index]]
    if (!a || !b) {
      certain = false
      continue
    }
    const both = intersect(intersect(a, b), seen.get(column.text) ?? a)
    if (isEmpty(both)) return 'none'
    seen.set(column.text, both)
    if (!isIndependent(column) && !(a.whole && b.whole)) certain = false
  }
  return certain ? 'certain' : 'possible'
}

/** A required decision counts as free to take any value: a table that is only disjoint by what another cannot give would break with it. */
const isIndependent = (column: IrColumn): boolean => column.source.kind !== 'expression'

function reportUnreachable(hand: Hand): void {
  const covered = new Set<number>()
  eachPair(hand, ({ table, regions, place, report }, earlier, later) => {
    if (covered.has(later)) return
    const covers = regions[later]!.every((region, index) => {
      const wider = regions[earlier]![index]
      return wider?.whole || (region && wider && within(region, wider))
    })
    if (!covers) return
    covered.add(later)
    const [first, second] = [table.rules[earlier]!, table.rules[later]!]
    report(
      { ...place, line: second.line, row: second.row },
      'row-unreachable',
      `row ${second.row} is never reached: row ${first.row} takes all it takes`,
    )
  })
}
