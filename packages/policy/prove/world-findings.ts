/** Findings in a table whose columns read decisions or expressions, over all inputs of the policy: values that cannot meet are no finding. */
import type { IrTable } from '../ir/ir.ts'
import { sameValue } from '../value.ts'
import { bandsText } from './axis.ts'
import { clash, fires, isSilent, nothingFires } from './confirm.ts'
import type { Found, Node } from './diagram.ts'
import type { DeadRow, Gap, Overlap, ReachedRow, TableFindings, Undecided, Where } from './finding.ts'
import { leavesGaps, type TableInHand } from './grid-findings.ts'
import { isOpen, isYes, type Session } from './session.ts'
import { logicOf, orderOf, type TableDiagram } from './table-diagram.ts'
import type { Term } from './term.ts'

type Findings = Omit<TableFindings, 'decision' | 'line' | 'rows' | 'commaTraps'>
type Hand = TableInHand & { readonly session: Session; readonly diagram: TableDiagram; readonly undecided: Undecided[] }

const [MAX_GAPS, MAX_OVERLAPS] = [20, 50]

export function findInWorld(given: TableInHand, session: Session): Findings {
  const { built } = session.within(() => {
    const hand: Hand = { ...given, session, diagram: session.table(given.decision), undecided: [] }
    tellUndecided(hand)
    const silent = gapsOf(hand)
    const gaps = leavesGaps(hand.table) ? silent : []
    const overlaps = hand.table.hitPolicy === 'UNIQUE' || hand.table.hitPolicy === 'ANY' ? overlapsOf(hand) : []
    return {
      reached: reachedOf(hand),
      silent: silent[0]?.witness ?? null,
      gaps: gaps.slice(0, MAX_GAPS),
      moreGaps: gaps.length > MAX_GAPS,
      overlaps: overlaps.slice(0, MAX_OVERLAPS),
      moreOverlaps: overlaps.length > MAX_OVERLAPS,
      deadRows: deadRowsOf(hand),
      undecided: hand.undecided,
    }
  })
  return (
    built ?? {
      ...nothingFound,
      undecided: [
        { what: 'gaps', why: 'budget' },
        { what: 'overlaps', why: 'budget' },
        { what: 'row', why: 'budget' },
      ],
    }
  )
}

export const nothingFound = { reached: [], silent: null, gaps: [], moreGaps: false, overlaps: [], moreOverlaps: false, deadRows: [] }

const hasOpen = ({ session }: Hand, node: Node): boolean => session.world.diagram.endsOf(node).some(isOpen)

function tellUndecided(hand: Hand): void {
  const { table, session, undecided } = hand
  for (const [index, { cells, row }] of table.rules.entries()) {
    if (!hasOpen(hand, hand.diagram.match[index]!)) continue
    for (const [place, cell] of cells.entries()) {
      const { value, allowed, label } = table.columns[place]!
      if (hasOpen(hand, session.world.cell(cell, value, allowed))) undecided.push({ what: 'cell', row, column: label, why: 'computed' })
    }
  }
}

const whereOf = ({ session }: Hand, { wide }: Found<Term>): Where[] =>
  [...wide].map(([index, bands]) => ({ column: session.world.nameOf(index), text: bandsText(session.world.axisAt(index), bands) }))

function gapsOf(hand: Hand): Gap[] {
  const { session, diagram, decision } = hand
  const { and, not } = logicOf(session.world)
  const gap = diagram.match.reduce((node, match) => and([node, not(match)]), diagram.legal)
  if (hasOpen(hand, gap)) hand.undecided.push({ what: 'gaps', why: 'computed' })
  return session.world.diagram.waysTo(gap, isYes, MAX_GAPS + 1).map((found) => ({
    where: whereOf(hand, found),
    witness: session.witness(decision.name, found.way, nothingFires),
  }))
}

function overlapsOf(hand: Hand): Overlap[] {
  const { table, session, diagram, decision } = hand
  const { and } = logicOf(session.world)
  const found: Overlap[] = []
  for (let later = 1; later < table.rules.length; later++) {
    for (let earlier = 0; earlier < later && found.length <= MAX_OVERLAPS; earlier++) {
      if (table.hitPolicy === 'ANY' && agree(table, earlier, later)) continue
      const both = and([diagram.match[earlier]!, diagram.match[later]!])
      const rows = [table.rules[earlier]!.row, table.rules[later]!.row] as const
      const [first] = session.world.diagram.waysTo(both, isYes, 1)
      if (first === undefined) {
        if (hasOpen(hand, both)) hand.undecided.push({ what: 'overlaps', row: rows[1], why: 'computed' })
        continue
      }
      const witness = session.witness(decision.name, first.way, clash(decision.name, rows))
      const kind = table.hitPolicy === 'ANY' ? 'differ' : 'match-at-once'
      if (kind === 'differ' && !witness.confirmed) hand.undecided.push({ what: 'overlaps', row: rows[1], why: 'computed' })
      else found.push({ rows, kind, where: whereOf(hand, first), witness })
    }
  }
  return found
}

function agree({ rules }: IrTable, earlier: number, later: number): boolean {
  return rules[earlier]!.outputs.every((output, index) => {
    const other = rules[later]!.outputs[index]!
    return output.op === 'constant' && other.op === 'constant' && sameValue(output.value, other.value)
  })
}

function deadRowsOf(hand: Hand): DeadRow[] {
  const { table, session, diagram, decision } = hand
  const { diagram: all } = session.world
  const order = orderOf(table)
  const isOne = table.hitPolicy === 'FIRST' || table.hitPolicy === 'PRIORITY'
  return table.rules.flatMap(({ row, ruleId, line }, index): DeadRow[] => {
    const match = diagram.match[index]!
    const [matches] = all.waysTo(match, isYes, 1)
    const place = { row, ruleId, line }
    if (matches === undefined) {
      if (hasOpen(hand, match)) hand.undecided.push({ what: 'row', row, why: 'computed' })
      return hasOpen(hand, match) ? [] : [{ ...place, why: 'empty', by: [], witness: null }]
    }
    const fire = diagram.fire[index]!
    if (all.endsOf(fire).some(isYes)) return []
    if (order === null || hasOpen(hand, fire)) {
      hand.undecided.push({ what: 'row', row, why: 'computed' })
      return []
    }
    const others = isOne ? order.slice(0, order.indexOf(index)) : order.filter((each) => each !== index)
    const by = shadowOf(hand, index, others)
    return [{ ...place, why: isOne ? 'shadowed' : 'refused', by, witness: session.witness(decision.name, matches.way, isSilent(row)) }]
  })
}

/** For each row that can answer, a case in which it does. */
function reachedOf({ table, session, diagram, decision }: Hand): ReachedRow[] {
  return table.rules.flatMap(({ row }, index): ReachedRow[] => {
    const [first] = session.world.diagram.waysTo(diagram.fire[index]!, isYes, 1)
    return first === undefined ? [] : [{ row, witness: session.witness(decision.name, first.way, fires(row)) }]
  })
}

/** Of the rows that go before, those that are needed to take all this one takes. */
function shadowOf({ table, session, diagram }: Hand, index: number, before: readonly number[]): number[] {
  const { and, not, no } = logicOf(session.world)
  const own = diagram.match[index]!
  const meeting = before.filter((row) => and([own, diagram.match[row]!]) !== no)
  const isCovered = (rows: readonly number[]): boolean => rows.reduce((left, row) => and([left, not(diagram.match[row]!)]), own) === no
  const needed = meeting.reduce<readonly number[]>((rows, row) => {
    const without = rows.filter((each) => each !== row)
    return isCovered(without) ? without : rows
  }, meeting)
  return needed.map((row) => table.rules[row]!.row)
}
