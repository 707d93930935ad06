/** Findings in a table whose columns read inputs: exact for all cells that test against constants. */

import { rank } from '../compile/hits.ts'
import type { IrDecision, IrRule, IrTable } from '../ir/ir.ts'
import { sameValue } from '../value.ts'
import { clash, confirm, fires, isSilent, nothingFires, type Seen } from './confirm.ts'
import { type Box, findUncovered, type Question, type RowBands, type Uncovered } from './cover.ts'
import type { DeadRow, Gap, Overlap, ReachedRow, TableFindings, Undecided, Witness } from './finding.ts'
import { boxOfRows, type Grid, pickIn, whereOf } from './grid.ts'
import { sampleIn } from './pool.ts'
import type { Provable } from './provable.ts'
import type { Variables } from './variable.ts'

export type TableInHand = {
  readonly policy: Provable
  readonly variables: Variables
  readonly decision: IrDecision
  readonly table: IrTable
}
type Hand = TableInHand & { readonly grid: Grid; readonly undecided: Undecided[]; budget: number }
type Found = Omit<TableFindings, 'decision' | 'line' | 'rows' | 'commaTraps' | 'undecided'>

const [MAX_GAPS, MAX_OVERLAPS] = [20, 50]
/** Parts of the grid that are looked at, in all searches for one table. */
const BUDGET = 150_000
/** Rows that shadow another together are cut down to those that are needed, up to so many. */
const MAX_TO_CUT_DOWN = 40

export function findInGrid(given: TableInHand, grid: Grid): Found & { undecided: Undecided[] } {
  const hand: Hand = { ...given, grid, undecided: [...grid.undecided], budget: BUDGET }
  const { overlaps, moreOverlaps, disjoint } = overlapsOf(hand)
  const { gaps, moreGaps } = gapsOf(hand, disjoint)
  const isGap = leavesGaps(hand.table)
  const deadRows = deadRowsOf(hand)
  return {
    reached: reachedOf(hand, new Set(deadRows.map(({ row }) => row))),
    silent: gaps[0]?.witness ?? null,
    gaps: isGap ? gaps : [],
    moreGaps: isGap && moreGaps,
    overlaps,
    moreOverlaps,
    deadRows,
    undecided: hand.undecided,
  }
}

function uncovered(hand: Hand, question: Omit<Question, 'budget'>): Uncovered {
  const found = findUncovered({ ...question, budget: hand.budget })
  hand.budget = Math.max(0, hand.budget - found.spent)
  return found
}

/** Where no row means no answer. */
export function leavesGaps({ hitPolicy, aggregation, outputs }: IrTable): boolean {
  if (outputs.some(({ defaultValue }) => defaultValue !== null)) return false
  if (hitPolicy === 'COLLECT') return aggregation !== null && aggregation !== 'COUNT'
  return hitPolicy !== 'RULE ORDER' && hitPolicy !== 'OUTPUT ORDER'
}

const whole = ({ axes }: Grid): Box => axes.map(({ bands }) => bands.map((_, band) => band))

/** Null where columns compute and no inputs were found that give what is asked for. */
function witness({ policy, variables, decision, grid }: Hand, box: Box, seen: Seen): Witness | null {
  if (grid.pool === null) return confirm(policy, variables, decision.name, pickIn(grid, box), seen)
  const sample = sampleIn(grid.pool, box)
  return sample === undefined ? null : confirm(policy, variables, decision.name, sample.told, seen)
}

/** A row with a cell that is not decided counts as taking all it may: what is left is a gap for certain. */
function gapsOf(hand: Hand, disjoint: boolean): { gaps: Gap[]; moreGaps: boolean } {
  const { grid, undecided } = hand
  const question = { within: whole(grid), limit: leavesGaps(hand.table) ? MAX_GAPS + 1 : 1 }
  const found = uncovered(hand, { ...question, rows: grid.may, disjoint: disjoint && grid.undecided.length === 0 })
  const isCut = found.boxes.length === question.limit
  if (!found.complete && !isCut) undecided.push({ what: 'gaps', why: 'budget', share: found.share })
  if (grid.undecided.length > 0 && uncovered(hand, { ...question, rows: grid.sure, limit: 1, disjoint: false }).boxes.length > 0)
    undecided.push({ what: 'gaps', why: 'computed' })
  const gaps = found.boxes.slice(0, MAX_GAPS).flatMap((box): Gap[] => {
    const seen = witness(hand, box, nothingFires)
    return seen === null ? [] : [{ where: whereOf(grid, box), witness: seen }]
  })
  if (gaps.length < Math.min(found.boxes.length, MAX_GAPS)) undecided.push({ what: 'gaps', why: 'computed' })
  return { gaps, moreGaps: isCut }
}

/** `disjoint`: no two rows take the same, which is what makes sizes add up. */
function overlapsOf(hand: Hand): { overlaps: Overlap[]; moreOverlaps: boolean; disjoint: boolean } {
  const { table, grid } = hand
  const matters = isRefusing(table)
  const overlaps: Overlap[] = []
  let [disjoint, moreOverlaps] = [true, false]
  for (let later = 1; later < table.rules.length && !moreOverlaps; later++) {
    for (let earlier = 0; earlier < later && !moreOverlaps; earlier++) {
      if (!meet(grid.may[earlier]!, grid.may[later]!)) continue
      disjoint = false
      if (!matters) return { overlaps: [], moreOverlaps: false, disjoint }
      const overlap = overlapOf(hand, earlier, later)
      if (overlap && overlaps.length === MAX_OVERLAPS) moreOverlaps = true
      else if (overlap) overlaps.push(overlap)
    }
  }
  return { overlaps, moreOverlaps, disjoint }
}

const meet = (a: RowBands, b: RowBands): boolean =>
  a.every((bands, axis) => bands.some((taken, band) => taken === 1 && b[axis]![band] === 1))

function overlapOf(hand: Hand, earlier: number, later: number): Overlap | null {
  const { table, grid, decision, undecided } = hand
  const [first, second] = [table.rules[earlier]!, table.rules[later]!]
  const agreement = table.hitPolicy === 'ANY' ? agree(first, second) : 'no'
  if (agreement === 'yes') return null
  const rows = [first.row, second.row] as const
  const isSure = meet(grid.sure[earlier]!, grid.sure[later]!)
  const box = boxOfRows(grid, isSure ? [grid.sure[earlier]!, grid.sure[later]!] : [grid.may[earlier]!, grid.may[later]!])
  const seen = witness(hand, box, clash(decision.name, rows))
  if (seen === null || (!seen.confirmed && (!isSure || agreement === 'perhaps'))) {
    undecided.push({ what: 'overlaps', row: second.row, why: 'computed' })
    return null
  }
  return { rows, kind: table.hitPolicy === 'ANY' ? 'differ' : 'match-at-once', where: whereOf(grid, box), witness: seen }
}

function agree(first: IrRule, second: IrRule): 'yes' | 'no' | 'perhaps' {
  let agreement: 'yes' | 'perhaps' = 'yes'
  for (const [index, output] of first.outputs.entries()) {
    const other = second.outputs[index]!
    if (output.op !== 'constant' || other.op !== 'constant') agreement = 'perhaps'
    else if (!sameValue(output.value, other.value)) return 'no'
  }
  return agreement
}

function deadRowsOf(hand: Hand): DeadRow[] {
  const { table, grid } = hand
  const inTheWay = rowsInTheWay(table, 'certain')
  const why = isRefusing(table) ? 'refused' : 'shadowed'
  return table.rules.flatMap(({ row, ruleId, line }, index): DeadRow[] => {
    const place = { row, ruleId, line }
    const isEmpty = grid.may[index]!.some((bands) => !bands.includes(1))
    if (isEmpty) return [{ ...place, why: 'empty', by: [], witness: null }]
    const by = shadowOf(hand, index, inTheWay(index))
    if (by === null) return []
    const box = shadowedBox(hand, index, by)
    return [{ ...place, why, by: by.map((each) => table.rules[each]!.row), witness: witness(hand, box, isSilent(row)) }]
  })
}

/** Where the first of those rows is the first to take what this one takes, if there is such a place. */
function shadowedBox(hand: Hand, index: number, [first]: readonly number[]): Box {
  const { grid } = hand
  const sure = boxOfRows(grid, [grid.sure[index]!])
  const within = sure.some((bands) => bands.length === 0) ? boxOfRows(grid, [grid.may[index]!]) : sure
  const shared = within.map((bands, axis) => bands.filter((band) => grid.sure[first ?? index]![axis]![band] === 1))
  return uncovered(hand, { rows: grid.may.slice(0, first), within: shared, limit: 1, disjoint: false }).boxes[0] ?? within
}

/** For each row that is not dead, a case in which it answers. */
function reachedOf(hand: Hand, dead: ReadonlySet<number>): ReachedRow[] {
  const { table, grid, undecided } = hand
  const inTheWay = rowsInTheWay(table, 'possible')
  return table.rules.flatMap(({ row }, index): ReachedRow[] => {
    if (dead.has(row)) return []
    const within = boxOfRows(grid, [grid.sure[index]!])
    const rows = inTheWay(index)
      .filter((other) => meet(grid.may[other]!, grid.sure[index]!))
      .map((other) => grid.may[other]!)
    const [box] = uncovered(hand, { rows, within, limit: 1, disjoint: false }).boxes
    const seen = box === undefined ? null : witness(hand, box, fires(row))
    if (seen !== null) return [{ row, witness: seen }]
    undecided.push({ what: 'row', row, why: grid.undecided.length > 0 || grid.pool !== null ? 'computed' : 'budget' })
    return []
  })
}

const isRefusing = ({ hitPolicy }: IrTable): boolean => hitPolicy === 'UNIQUE' || hitPolicy === 'ANY'

/** Rows by which this one does not answer where both match: they go before it, or the two are refused together. */
function rowsInTheWay(table: IrTable, how: 'certain' | 'possible'): (index: number) => readonly number[] {
  if (!isRefusing(table)) return rowsBefore(table)
  const wanted = how === 'certain' ? ['no'] : ['no', 'perhaps']
  const clashes = (a: IrRule, b: IrRule): boolean => table.hitPolicy === 'UNIQUE' || wanted.includes(agree(a, b))
  return (index) => table.rules.flatMap((other, place) => (place !== index && clashes(other, table.rules[index]!) ? [place] : []))
}

/** The rows that go before another where both match: one row answers under FIRST and PRIORITY only. */
function rowsBefore(table: IrTable): (index: number) => readonly number[] {
  const all = table.rules.map((_, index) => index)
  if (table.hitPolicy === 'FIRST') return (index) => all.slice(0, index)
  if (table.hitPolicy !== 'PRIORITY') return () => []
  const ranks = table.rules.map((rule) => ranksOf(table, rule))
  return (index) =>
    all.filter((other) => {
      const [own, others] = [ranks[index]!, ranks[other]!]
      const difference = own && others ? (others.map((each, place) => each - own[place]!).find((each) => each !== 0) ?? other - index) : 1
      return difference < 0
    })
}

/** Null where an output is computed. */
function ranksOf({ outputs }: IrTable, rule: IrRule): number[] | null {
  const ranks = rule.outputs.map((output, index) => (output.op === 'constant' ? rank(outputs[index]!, output.value) : null))
  return ranks.includes(null) ? null : (ranks as number[])
}

/** The rows that take all that this one may take; null where some of it is left. */
function shadowOf(hand: Hand, index: number, before: readonly number[]): number[] | null {
  const { table, grid, undecided } = hand
  const within = boxOfRows(grid, [grid.may[index]!])
  const meeting = before.filter((row) => meet(grid.sure[row]!, grid.may[index]!))
  const isCovered = (rows: readonly number[]) =>
    uncovered(hand, { rows: rows.map((row) => grid.sure[row]!), within, limit: 1, disjoint: false })
  const alone = meeting.find((row) => within.every((bands, axis) => bands.every((band) => grid.sure[row]![axis]![band] === 1)))
  if (alone !== undefined) return [alone]
  const { boxes, complete, share } = isCovered(meeting)
  if (boxes.length > 0) return null
  if (!complete) {
    undecided.push({ what: 'row', row: table.rules[index]!.row, why: 'budget', share })
    return null
  }
  if (meeting.length > MAX_TO_CUT_DOWN) return meeting
  return meeting.reduce<readonly number[]>((needed, row) => {
    const without = needed.filter((each) => each !== row)
    const rest = isCovered(without)
    return rest.complete && rest.boxes.length === 0 ? without : needed
  }, meeting) as number[]
}
