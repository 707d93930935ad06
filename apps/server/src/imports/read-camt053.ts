/**
 * Bank statements in ISO 20022 camt.053, versions 001.02 to 001.14.
 *
 * Proof    of each statement: the opening balance and all booked entries make the closing balance, to the minor unit; or nothing of it is taken.
 * Takes    each proved statement of the file, whatever is wrong with the others. Of a file that is not complete XML: none.
 * Errors   every fault with its place; never throws on what was sent. Sent again, a file gives the same references.
 * Limits   CAMT_BYTES_MAX, CAMT_ENTRIES_MAX, and the depth of xml-place.ts. The largest file takes seconds: read it where nobody waits behind.
 */
import { isProved, readBalances } from './camt-balance.ts'
import { readEntry, type SkippedEntry, statusOf } from './camt-entry.ts'
import { readCurrency, readDate, readName, refuseRepeated } from './camt-values.ts'
import { FaultList, type ImportFaults } from './import-fault.ts'
import { type EntryDraft, type ReferencesGiven, type Statement, withReferences } from './statement-entry.ts'
import { allAt, type Place, placeAt, readXml, textAt } from './xml-place.ts'

export const CAMT_BYTES_MAX = 10 * 1024 * 1024
export const CAMT_ENTRIES_MAX = 50_000

export type Camt053Reading = {
  readonly statements: readonly Statement[]
  /** Of the statements taken: entries that are not booked. */
  readonly skipped: readonly SkippedEntry[]
  readonly faults: ImportFaults
}

export function readCamt053(bytes: Uint8Array): Camt053Reading {
  const faults = new FaultList()
  const statements: Statement[] = []
  const skipped: SkippedEntry[] = []
  const seen = new Set<string>()
  const given = new Map<string, ReferencesGiven>()
  for (const place of statementsOf(bytes, faults)) {
    const read = readStatement(place, faults)
    if (!read) continue
    const { account, statementId } = read.head
    const key = JSON.stringify([account, statementId])
    if (seen.has(key)) {
      faults.tell('statement-repeated', place)
      continue
    }
    seen.add(key)
    const references: ReferencesGiven = given.get(account) ?? new Map()
    given.set(account, references)
    statements.push({ ...read.head, entries: withReferences(read.drafts, references, statementId) })
    skipped.push(...read.skipped)
  }
  return { statements, skipped, faults }
}

/** None, and a fault, where the file does not have the form of a message. */
function statementsOf(bytes: Uint8Array, faults: FaultList): Place[] {
  const file = { path: '', line: null }
  if (bytes.length === 0) faults.tell('file-empty', file)
  else if (bytes.length > CAMT_BYTES_MAX) faults.tell('file-too-large', file, { limit: CAMT_BYTES_MAX })
  else {
    const root = readXml(bytes, faults)
    if (!root) return []
    const message = root.localName === 'Document' ? placeAt({ element: root, path: '', line: null }, 'BkToCstmrStmt') : undefined
    if (message) return countedStatements({ ...message, path: 'BkToCstmrStmt' }, faults)
    faults.tell('not-a-statement', { path: '', line: root.lineNumber ?? null })
  }
  return []
}

function countedStatements(message: Place, faults: FaultList): Place[] {
  const statements = allAt(message, 'Stmt')
  if (statements.length === 0) faults.tell('value-missing', { path: `${message.path}/Stmt`, line: message.line })
  const entries = statements.reduce((count, statement) => count + allAt(statement, 'Ntry').length, 0)
  if (entries <= CAMT_ENTRIES_MAX) return statements
  faults.tell('too-many-entries', message, { limit: CAMT_ENTRIES_MAX })
  return []
}

type Read = {
  readonly head: Omit<Statement, 'entries'>
  readonly drafts: readonly EntryDraft[]
  readonly skipped: readonly SkippedEntry[]
}

/** A statement without any fault, and proved; or undefined. */
function readStatement(statement: Place, faults: FaultList): Read | undefined {
  const before = faults.count
  refuseRepeated(statement, ['Id', 'Acct'], faults)
  const head = readHead(statement, faults)
  if (!head) return undefined
  const { currency } = head.account
  const drafts: EntryDraft[] = []
  const skipped: SkippedEntry[] = []
  for (const entry of allAt(statement, 'Ntry')) {
    const status = statusOf(entry, faults)
    if (status === 'booked') drafts.push(...readEntry(entry, currency, faults))
    else if (status) skipped.push(status)
  }
  const balances = readBalances(statement, currency, faults)
  const period = balances && readPeriod(statement, faults)
  // The sum of entries that could not be read would only be a second, misleading fault.
  if (!balances || !period || faults.count > before || !isProved(drafts, balances, currency, faults)) return undefined
  const [from, to] = [period.from ?? balances.opening.on, period.to ?? balances.closing.on]
  const figures = { openingMinor: balances.opening.minor, closingMinor: balances.closing.minor }
  return { head: { account: head.account.id, statementId: head.statementId, currency, ...figures, from, to }, drafts, skipped }
}

type Head = { readonly statementId: string; readonly account: { readonly id: string; readonly currency: string } }

function readHead(statement: Place, faults: FaultList): Head | undefined {
  const statementId = readName(statement, 'Id', faults)
  const id = readName(statement, placeAt(statement, 'Acct/Id/IBAN') ? 'Acct/Id/IBAN' : 'Acct/Id/Othr/Id', faults)
  const said = placeAt(statement, 'Acct/Ccy')
  // An account does not have to name its currency; its balances do.
  const money = said ?? placeAt(statement, 'Bal/Amt') ?? statement
  const currency = readCurrency(money, said ? textAt(statement, 'Acct/Ccy') : money.element.getAttribute('Ccy'), faults)
  if (statementId === undefined || id === undefined || currency === undefined) return undefined
  return { statementId, account: { id, currency } }
}

/** Undefined, and faults, where a period is given and cannot be read. */
function readPeriod(
  statement: Place,
  faults: FaultList,
): { readonly from: number | undefined; readonly to: number | undefined } | undefined {
  const before = faults.count
  const [from, to] = ['FrDtTm', 'ToDtTm'].map((name) => {
    const place = placeAt(statement, `FrToDt/${name}`)
    return place && readDate(place, faults)
  })
  return faults.count === before ? { from, to } : undefined
}
