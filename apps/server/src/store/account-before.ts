/** A borrower's account as it was at some place in his log, folded from the beginning of it. */
import type { Account } from '@fairline/domain/account/account'
import { applyDecision, newAccount } from '@fairline/domain/account/step'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { type LoggedEvent, readLogsOf } from './event-table.ts'

const PAGE = 2_000

/** `next`: the event itself. */
export async function accountBefore(
  database: Queryable,
  borrower: BorrowerKey,
  sequence: number,
): Promise<{ readonly account: Account; readonly next: LoggedEvent }> {
  let account = newAccount
  for (let after = 0; ; after += PAGE) {
    for (const event of await readLogsOf(database, [{ borrower, version: sequence }], { after, upTo: after + PAGE })) {
      invariant(event.sequence === account.sequence + 1, 'a log has no gap')
      if (event.sequence === sequence) return { account, next: event }
      account = applyDecision(account, event.fact, event.decision)
    }
    invariant(after + PAGE < sequence, 'a log goes as far as it was seen to')
  }
}
