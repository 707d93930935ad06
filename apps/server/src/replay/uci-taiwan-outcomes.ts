/**
 * What became of the clients of UCI 350 in October 2005. Read only by the report, once the replay is over.
 *
 * latestPay  PAY_0, the repayment status of September as the file codes it: the plain figure that anything cleverer has to beat.
 */
import { subjectOf } from './uci-taiwan.ts'
import { LABEL, readUciTaiwan } from './uci-taiwan-file.ts'

export type Outcome = { readonly defaulted: boolean; readonly latestPay: number }

/** By subject. Rows that do not fit are left out: the replay has told of them already. */
export async function readOutcomes(path: string): Promise<ReadonlyMap<string, Outcome>> {
  const { rows } = await readUciTaiwan(path, ['ID', 'PAY_0', LABEL])
  return new Map(rows.map(({ values }) => [subjectOf(values.ID), { defaulted: values[LABEL] === 1, latestPay: values.PAY_0 }]))
}
