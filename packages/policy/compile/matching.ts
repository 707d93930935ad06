/** Which rows of a table match: by closures here; another back end finds the same rows in its own way. */
import type { Trace } from '../evaluation.ts'
import type { IrRule, IrTable } from '../ir/ir.ts'
import type { Value } from '../value.ts'
import { compileCell, type Match } from './cell.ts'
import type { Frame } from './frame.ts'

export type ReadColumns = (frame: Frame, trace: Trace) => readonly Value[]
/** Adds the marks of the rows that match, in table order; under FIRST no more than the first of them. */
export type FindRows<Mark> = (frame: Frame, trace: Trace, found: Mark[]) => void
/** Matching is what back ends do differently; what follows from the rows found is the same for all. `marks` stand for the rules, one each. */
export type CompileMatching = <Mark>(table: IrTable, marks: readonly Mark[], columns: ReadColumns) => FindRows<Mark>
/** The same over the values of the columns; true when no more are wanted. */
export type Scan<Mark> = (frame: Frame, values: readonly Value[], found: Mark[]) => boolean

type Tests = readonly { readonly column: number; readonly match: Match }[]

export const matchByClosures: CompileMatching = (table, marks, columns) => {
  const scan = scanByClosures(table.rules, marks, table.hitPolicy === 'FIRST')
  return (frame, trace, found) => {
    scan(frame, columns(frame, trace), found)
  }
}

function scanByClosures<Mark>(rules: readonly IrRule[], marks: readonly Mark[], onlyFirst: boolean): Scan<Mark> {
  const tests = rules.map(testsOf)
  return (frame, values, found) => {
    for (let index = 0; index < marks.length; index++) {
      if (!matches(tests[index]!, frame, values)) continue
      found.push(marks[index]!)
      if (onlyFirst) return true
    }
    return false
  }
}

function testsOf(rule: IrRule): Tests {
  return rule.cells.flatMap((cell, column) => {
    const match = compileCell(cell)
    return match === null ? [] : [{ column, match }]
  })
}

function matches(tests: Tests, frame: Frame, values: readonly Value[]): boolean {
  for (const { column, match } of tests) if (!match(frame, values[column]!)) return false
  return true
}
