/** `>= 30, < 50`: a comma joins tests by "or", so that this takes every number. Whoever wrote it probably meant the interval `[30..50)`. */
import type { IrCell, IrTest } from '../ir/ir.ts'
import { compareNum, isNum, type Num } from '../value.ts'
import { regionOf } from './region.ts'

type Bound = { readonly at: Num; readonly isOpen: boolean; readonly isLower: boolean }

/** Null where the cell does not take every number by a lower and an upper bound. */
export function meantInterval(cell: IrCell): string | null {
  if (cell.match !== 'some') return null
  const bounds = cell.tests.flatMap((test) => boundOf(test) ?? [])
  const [lower, upper] = [bounds.filter(({ isLower }) => isLower), bounds.filter(({ isLower }) => !isLower)]
  if (bounds.length < 2 || lower.length === 0 || upper.length === 0 || !takesEveryNumber(cell)) return null
  const low = lower.reduce((least, each) => (compareNum(each.at, least.at) < 0 ? each : least))
  const high = upper.reduce((most, each) => (compareNum(each.at, most.at) > 0 ? each : most))
  return `${low.isOpen ? '(' : '['}${String(low.at)}..${String(high.at)}${high.isOpen ? ')' : ']'}`
}

function boundOf(test: IrTest): Bound | null {
  if (test.test !== 'order' || test.operand.op !== 'constant' || !isNum(test.operand.value)) return null
  return { at: test.operand.value, isOpen: test.how === '<' || test.how === '>', isLower: test.how === '>' || test.how === '>=' }
}

/** Its complement is void. */
function takesEveryNumber(cell: IrCell): boolean {
  if (cell.match !== 'some') return false
  const outside = regionOf({ match: 'none', tests: cell.tests }, { kind: 'number', nullable: false })
  return outside?.values.kind === 'numbers' && outside.values.intervals.length === 0
}
