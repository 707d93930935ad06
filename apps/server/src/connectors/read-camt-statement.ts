/**
 * camt.053 as statements of the desk, by the reader that the import of payments uses: what it takes is complete, proved XML without entities.
 *
 * Counterparty  the other side of the movement: who paid a credit, whom a debit paid. Of a booking of several payments that are not told apart: nobody.
 * Reversal      also what could not be delivered and came back.
 */
import { createHash } from 'node:crypto'
import type { HashText } from '@fairline/domain/desk/statements/entry-keys'
import { entryText } from '@fairline/domain/desk/statements/entry-text'
import { proveStatement } from '@fairline/domain/desk/statements/prove-statement'
import type { EntryDraft, Statement, StatementReading } from '@fairline/domain/desk/statements/statement'
import { FAULTS_TOLD_MAX, type StatementFault, StatementFaults } from '@fairline/domain/desk/statements/statement-fault'
import type { ImportFault } from '../imports/import-fault.ts'
import { readCamt053 } from '../imports/read-camt053.ts'
import type { StatementEntry as CamtEntry, Statement as CamtStatement } from '../imports/statement-entry.ts'

export type FileFault = StatementFault | ImportFault

export const hashText: HashText = (text) => createHash('sha256').update(text).digest('hex')

export function readCamtStatement(bytes: Uint8Array): StatementReading<FileFault> {
  const camt = readCamt053(bytes)
  const faults = new StatementFaults()
  const statements = camt.statements.map((one) => neutral(one, faults)).filter((one) => one !== undefined)
  const told = [...camt.faults.told, ...faults.told].slice(0, FAULTS_TOLD_MAX)
  return { statements, skipped: camt.skipped, faults: { told, count: camt.faults.count + faults.count } }
}

function neutral(one: CamtStatement, faults: StatementFaults): Statement | undefined {
  const { account, statementId, currency, openingMinor, closingMinor, from, to, entries } = one
  const place = { path: `Stmt ${statementId}`, line: null }
  const draft = { source: 'camt053', profile: null, account, number: statementId, currency, from, to } as const
  return proveStatement(
    { ...draft, balances: { openingMinor, closingMinor }, entries: entries.map(entryOf), place, closingPlace: place },
    faults,
    hashText,
  )
}

function entryOf(entry: CamtEntry): EntryDraft {
  const { path, bookedOn, valueOn, direction, amountMinor, remittance, bankReference, endToEndId } = entry
  const debtor = { name: entry.debtorName, account: entry.debtorAccount }
  const creditor = { name: entry.creditorName, account: entry.creditorAccount }
  return {
    place: { path, line: null },
    bookedOn,
    valueOn,
    direction,
    amountMinor,
    isReversal: entry.isReversal || entry.isReturn,
    counterparty: direction === 'credit' ? debtor : creditor,
    text: entryText(remittance),
    references: [...new Set([bankReference, endToEndId].filter((reference) => reference !== null))],
  }
}
