/** How many things were proved, refuted and not decided: a policy is proved when nothing is left in the last two. */
import type { Proof } from './prove.ts'

export type Tally = { readonly proved: number; readonly refuted: number; readonly undecided: number }

/** Gaps count where a table is said to answer always; overlaps, dead rows and commas that join bounds are never meant. */
export function tallyOf({ tables, reasons, monotone, forbidden, complete, faults }: Proof): Tally {
  const verdicts = [
    ...reasons.map(({ verdict }) => VERDICTS[verdict]),
    ...monotone.map(({ proof }) => proof.verdict),
    ...forbidden.map(({ found }) => (found.length === 0 ? 'proved' : 'refuted')),
    ...complete.map(({ verdict }) => verdict),
    ...faults.map(() => 'refuted'),
    ...tables.flatMap(({ overlaps, deadRows, commaTraps, undecided }) => [
      ...[...overlaps, ...deadRows, ...commaTraps].map(() => 'refuted'),
      ...undecided.map(() => 'undecided'),
    ]),
  ]
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length
  return { proved: count('proved'), refuted: count('refuted'), undecided: count('undecided') }
}

const VERDICTS = { reachable: 'proved', unreachable: 'refuted', undecided: 'undecided' } as const
