/** What stands at the top, and what stands under it. */
import type { MeasuredShare, RestrictionMeasures } from '../../api/views.ts'

type Row = Pick<RestrictionMeasures['previous'][number], 'placed' | 'in_force' | 'lifted' | 'judged' | 'harmless' | 'wrong'> & {
  readonly suspects: boolean
}

/** Of those harmless, and of those judged, only reasons that suspect something. */
export function totalsOf(rows: readonly Row[]) {
  const sum = (count: (row: Row) => number, among = rows): number => among.reduce((total, row) => total + count(row), 0)
  const suspecting = rows.filter(({ suspects }) => suspects)
  return {
    placed: sum(({ placed }) => placed),
    inForce: sum(({ in_force }) => in_force),
    lifted: sum(({ lifted }) => lifted),
    wrong: sum(({ wrong }) => wrong.count),
    harmless: sum(({ harmless }) => harmless, suspecting),
    judged: sum(({ judged }) => judged, suspecting),
  }
}

type Ranked = Readonly<{ reason: string; placed: number; suspects: boolean; wrong: MeasuredShare; false_positive: MeasuredShare }>

/** By what is at least so: the lower bound of the larger share. Few that all were wrong do not outrank many that mostly were. */
export const mostHarmfulFirst = <One extends Ranked>(rows: readonly One[]): One[] =>
  [...rows].sort((a, b) => harmOf(b) - harmOf(a) || b.placed - a.placed)

const harmOf = ({ suspects, wrong, false_positive }: Ranked): number =>
  Math.max(wrong.low_permille ?? 0, suspects ? (false_positive.low_permille ?? 0) : 0)
