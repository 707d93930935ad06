/** One borrower's account while his log is restored, and the sealed values that were met in it. */
import type { Account } from '@fairline/domain/account/account'
import { applyDecision, newAccount } from '@fairline/domain/account/step'
import type { BorrowerKey } from './borrower-key.ts'
import { decidedFactOf, type EventRow } from './restore-events.ts'

/** `field`: its name on the wire. */
export type SealedField = {
  readonly eventKey: string
  readonly type: string
  readonly field: string
  readonly value: { readonly sealed: string; readonly token: string; readonly key: string }
  readonly data: Readonly<Record<string, unknown>>
  readonly knownAt: number
}

export type ReplayedAccount = {
  readonly borrower: BorrowerKey
  readonly organisationId: number
  account: Account
  /** False once the log has a gap, or says what cannot be. */
  isWhole: boolean
  readonly sealed: SealedField[]
}

export const startReplay = ({ bucket, borrower_id, organisation_id }: EventRow): ReplayedAccount => ({
  borrower: { bucket, id: BigInt(borrower_id) },
  organisationId: organisation_id,
  account: newAccount,
  isWhole: true,
  sealed: [],
})

export function replayRow(replayed: ReplayedAccount, row: EventRow): void {
  const { fact, decision } = decidedFactOf(row)
  if (replayed.isWhole && row.sequence === replayed.account.sequence + 1) {
    try {
      replayed.account = applyDecision(replayed.account, fact, decision)
    } catch {
      replayed.isWhole = false // Told with the borrower's name when his account is held against the backup.
    }
  } else replayed.isWhole = false
  for (const [field, value] of Object.entries(row.data)) {
    if (!isSealed(value)) continue
    replayed.sealed.push({ eventKey: row.key, type: row.type, field, value, data: row.data, knownAt: fact.knownAt })
  }
}

const isSealed = (value: unknown): value is SealedField['value'] => typeof value === 'object' && value !== null && 'sealed' in value
