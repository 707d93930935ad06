/** The borrower closes or freezes his line himself, and opens it again. What he owes runs on as agreed (P3). */
import type { FactOf } from '@fairline/contract/facts'
import { type Context, type Progress, record } from './progress.ts'

/** A freeze stands until he asks again, like a closure; nothing is taken from him either way. */
export function closeLine(progress: Progress, { data }: FactOf<'closure-requested'>, context: Context): Progress {
  if (progress.line.stage !== 'open') return progress
  return record(progress, [{ type: 'line-closed', data: { by: 'borrower', kind: data.kind } }], context)
}

/** What the policy closed is opened by an appeal, or by us where it was a mistake. */
export function reopenLine(progress: Progress, context: Context): Progress {
  if (progress.line.stage !== 'closed' || progress.line.recovery.closedFor.length > 0) return progress
  return record(progress, [{ type: 'line-reopened', data: { by: 'borrower' } }], context)
}
