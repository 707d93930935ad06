/**
 * Every account of a round has a slow twin: the borrower's events as they were sent, in the order of his log, through `step` from empty, with no
 * server and no kill. And its balance is what was drawn less what was paid back, by the answers that the clients heard.
 */
import { readFact } from '@fairline/contract/cloud-event'
import type { Account } from '@fairline/domain/account/account'
import { encodeAccount } from '@fairline/domain/account/codec'
import { newAccount, step } from '@fairline/domain/account/step'
import type { Pack } from '@fairline/domain/pack/pack'
import { borrowerKey, shortBorrowerText } from '../../apps/server/src/store/borrower-key.ts'
import type { LoggedRow, Stored } from './log-reader.ts'
import { type DecisionHeard, type Notebook, nameOf } from './notebook.ts'
import { byBorrower } from './verify-log.ts'

/** `decisions`: by the name of their event. Every difference goes into the notebook. */
export function verifyAccounts(
  { log, accounts }: Stored,
  { notebook, decisions, pack }: { notebook: Notebook; decisions: ReadonlyMap<string, DecisionHeard>; pack: Pack },
): void {
  for (const [subject, rows] of byBorrower(log)) {
    const stored = accounts.get(subject)?.account
    if (!stored) notebook.fault('another-state', `${subject} has no account`)
    else {
      const twin = twinOf(subject, rows, notebook, pack)
      if (!twin || Buffer.compare(encodeAccount(twin), encodeAccount(stored)) !== 0) notebook.fault('another-state', subject)
      const balance = balanceOf(rows, decisions)
      if (balance !== stored.line.drawnMinor) notebook.fault('another-balance', `${subject}: ${balance}, not ${stored.line.drawnMinor}`)
    }
  }
}

/** Undefined where an undisturbed run refuses one of them. */
function twinOf(subject: string, rows: readonly LoggedRow[], notebook: Notebook, pack: Pack): Account | undefined {
  const naming = { borrower: shortBorrowerText(borrowerKey(1, subject).id) }
  let account = newAccount
  for (const row of rows) {
    const message = notebook.entries.get(nameOf(row))?.message
    const reading = message && readFact(message, row.knownAt)
    if (!reading?.ok) return undefined
    const { fact, isTimed } = reading.value
    const sent = isTimed ? fact : { ...fact, occurredAt: row.occurredAt, knownAt: row.knownAt }
    const outcome = step(account, sent, pack, naming)
    if (!outcome.ok) return undefined
    account = outcome.value.account
  }
  return account
}

function balanceOf(rows: readonly LoggedRow[], decisions: ReadonlyMap<string, DecisionHeard>): number {
  const outcomes = rows.flatMap((row) => decisions.get(nameOf(row))?.outcomes ?? [])
  return outcomes.reduce((sum, { type, data }) => {
    if (type === 'fairline.drawdown-approved.v1') return sum + Number(data.amount_minor)
    if (type === 'fairline.repayment-applied.v1') return sum - Number(data.principal_minor)
    return sum
  }, 0)
}
