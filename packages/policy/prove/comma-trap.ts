/** Cells whose comma joins a lower and an upper bound: they take every number, and the rows after them are dead. */
import { meantInterval } from '../check/meant-interval.ts'
import type { IrTable } from '../ir/ir.ts'
import type { CommaTrap } from './finding.ts'

export function commaTrapsOf({ rules, columns }: IrTable): CommaTrap[] {
  return rules.flatMap(({ row, line, cells, texts }) =>
    cells.flatMap((cell, index) => {
      const meant = meantInterval(cell)
      return meant === null ? [] : [{ row, line, column: columns[index]!.label, cell: texts[index]!, meant }]
    }),
  )
}
