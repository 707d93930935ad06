/**
 * A borrower's account as it was at some place in his log, folded from the beginning of it.
 *
 * Work     in proportion to the place, half a minute per million events: whoever asks for many at once should let them wait for each other.
 */
import type { Account } from '@fairline/domain/account/account'
import { applyDecision, newAccount } from '@fairline/domain/account/step'
import { BrokenInvariant, invariant } from '@fairline/domain/kernel/outcome'
import type { BorrowerKey } from './borrower-key.ts'
import type { Queryable } from './database.ts'
import { type LoggedEvent, listEventKeys, readEventsOf } from './event-table.ts'

const PAGE = 500

export type AccountBefore = { readonly account: Account; readonly next: LoggedEvent }

/** `next`: the event itself. `'unwanted'` as soon as nobody waits for it any more. */
export async function accountBefore(
  database: Queryable,
  borrower: BorrowerKey,
  sequence: number,
  isWanted: () => boolean,
): Promise<AccountBefore | 'unwanted'> {
  let account = newAccount
  // A log is not indexed by sequence: asked page by page, it would be read as a whole for each.
  const keys = await listEventKeys(database, borrower, sequence)
  for (let from = 0; from < keys.length; from += PAGE) {
    if (!isWanted()) return 'unwanted'
    for (const event of await readEventsOf(database, borrower, keys.slice(from, from + PAGE))) {
      invariant(event.sequence === account.sequence + 1, 'a log has no gap')
      if (event.sequence === sequence) return { account, next: event }
      account = applyDecision(account, event.fact, event.decision)
    }
  }
  throw new BrokenInvariant('a log goes as far as it was seen to')
}
