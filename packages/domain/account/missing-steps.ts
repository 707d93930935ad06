/** What an application under way still waits for, as the policy sees the account, and the book, now. */
import type { Book } from '../book/book.ts'
import type { Cause } from '../line/outcomes.ts'
import { assessLine } from '../pack/assess.ts'
import type { Pack } from '../pack/pack.ts'
import { sourceAt } from '../pack/source-at.ts'
import type { Account } from './account.ts'

/** None for one that has ended, or was answered: an offer waits for the borrower alone. */
export function missingSteps(
  account: Account,
  applicationId: string,
  { pack, at, book }: Readonly<{ pack: Pack; at: number; book?: Book }>,
): readonly Cause[] {
  const { application } = account.line
  if (application?.id !== applicationId || application.offer !== null) return []
  const { grant } = assessLine(pack, sourceAt(pack, account, at, book))
  return grant === null || grant.outcome === 'grant' || grant.outcome === 'decline' ? [] : grant.causes
}
