/**
 * Stored accounts as this release understands them. One of an older format is folded from its log, up to the version of its row: the bytes of
 * earlier releases need no reader here, and a change of format no stop.
 *
 * Memory   EVENTS_AT_ONCE events of the logs, whatever their length.
 */
import type { Account } from '@fairline/domain/account/account'
import { applyDecision, newAccount } from '@fairline/domain/account/step'
import { invariant } from '@fairline/domain/kernel/outcome'
import type { AccountRow } from './account-table.ts'
import type { Queryable } from './database.ts'
import { type LoggedEvent, readLogsOf } from './event-table.ts'
import { isOfOlderFormat, readState } from './stored-state.ts'

/** Gives the account, or throws for this borrower alone. */
export type StoredAccount = () => Account

const EVENTS_AT_ONCE = 2_000

export async function readAccounts(database: Queryable, rows: readonly AccountRow[]): Promise<ReadonlyMap<bigint, StoredAccount>> {
  const folded = await foldLogs(database, rows.filter(isOfOlder))
  return new Map(rows.map((row) => [row.borrower.id, folded.get(row.borrower.id) ?? (() => storedIn(row))]))
}

/** A row without an event yet is made before its state is. */
const storedIn = ({ version, state }: AccountRow): Account => (version === 0 ? newAccount : readState(state))

export const isOfOlder = ({ state }: AccountRow): boolean => isOfOlderFormat(state)

async function foldLogs(database: Queryable, rows: readonly AccountRow[]): Promise<ReadonlyMap<bigint, StoredAccount>> {
  const folded = new Map<bigint, StoredAccount>()
  for (const group of groupsOf(rows)) {
    const foldings = new Map(group.map((row) => [row.borrower.id, newFolding(row)]))
    const last = Math.max(...group.map(({ version }) => version))
    for (let after = 0; after < last; after += EVENTS_AT_ONCE) {
      for (const event of await readLogsOf(database, group, { after, upTo: after + EVENTS_AT_ONCE })) {
        foldings.get(event.borrower.id)?.take(event)
      }
    }
    for (const [id, { done }] of foldings) folded.set(id, done)
  }
  return folded
}

/** As many borrowers as have EVENTS_AT_ONCE events together, at least one. */
function groupsOf(rows: readonly AccountRow[]): AccountRow[][] {
  const groups: AccountRow[][] = []
  let events = Number.POSITIVE_INFINITY
  for (const row of rows) {
    if (events + row.version > EVENTS_AT_ONCE) {
      groups.push([])
      events = 0
    }
    groups.at(-1)!.push(row)
    events += row.version
  }
  return groups
}

/** What goes wrong is told by `done`, as it concerns this borrower alone. */
function newFolding({ version }: AccountRow): { take: (event: LoggedEvent) => void; done: StoredAccount } {
  let account = newAccount
  let fault: unknown
  return {
    take: ({ fact, decision, sequence }) => {
      if (fault !== undefined) return
      try {
        invariant(sequence === account.sequence + 1, 'a log has no gap')
        account = applyDecision(account, fact, decision)
      } catch (error) {
        fault = error
      }
    },
    done: () => {
      if (fault !== undefined) throw fault
      invariant(account.sequence === version, 'an account is at the end of its log')
      return account
    },
  }
}
