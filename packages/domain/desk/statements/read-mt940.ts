/**
 * Bank statements in MT940: of one page or of several, of one account or of many.
 *
 * Proof    of each statement: opening balance and all its lines make the closing one, and each page opens as the one before closed.
 * Takes    each proved statement, whatever is wrong with the others.
 * Errors   every fault with its field and line; never throws on what was sent.
 * Limits   STATEMENT_BYTES_MAX where the text was decoded, STATEMENT_ENTRIES_MAX.
 */
import type { HashText } from './entry-keys.ts'
import { mt940Messages } from './mt940-fields.ts'
import { type Mt940Page, readPage } from './mt940-page.ts'
import { proveStatement, type StatementDraft } from './prove-statement.ts'
import { STATEMENT_ENTRIES_MAX, type Statement, type StatementReading } from './statement.ts'
import { type StatementFault, StatementFaults } from './statement-fault.ts'

export function readMt940(text: string, hash: HashText, faults = new StatementFaults()): StatementReading<StatementFault> {
  const statements: Statement[] = []
  const seen = new Set<string>()
  for (const pages of completeStatements(pagesOf(text, faults), faults)) {
    const draft = joined(pages)
    const name = JSON.stringify([draft.account, draft.number, draft.from, draft.to, draft.balances])
    if (seen.has(name)) {
      faults.tell('statement-repeated', draft.place)
      continue
    }
    seen.add(name)
    const statement = proveStatement(draft, faults, hash)
    if (statement) statements.push(statement)
  }
  return { statements, skipped: [], faults }
}

/** In the order of the file; undefined for one with faults, so that its statement is known to lack it. */
function pagesOf(text: string, faults: StatementFaults): (Mt940Page | undefined)[] {
  const messages = mt940Messages(text)
  const lines = messages.reduce((count, { fields }) => count + fields.filter(({ tag }) => tag === '61').length, 0)
  if (messages.length === 0) faults.tell('field-missing', { path: '', line: null }, { field: ':20:' })
  if (lines > STATEMENT_ENTRIES_MAX) faults.tell('too-many-entries', { path: '', line: null }, { limit: STATEMENT_ENTRIES_MAX })
  else return messages.map((message, index) => readPage(message, `message[${index + 1}]`, faults))
  return []
}

/** Pages that follow on from each other, from the opening balance to the closing one. */
function completeStatements(pages: readonly (Mt940Page | undefined)[], faults: StatementFaults): Mt940Page[][] {
  const complete: Mt940Page[][] = []
  // Undefined behind a fault: it says all there is to say of the pages that lack it.
  let open: Mt940Page[] | undefined = []
  for (const page of pages) {
    if (page?.opening.isFinal) {
      tellUnfinished(open, faults)
      open = [page]
    } else if (open) open = page && followsOn(page, open.at(-1), faults) ? [...open, page] : undefined
    if (!open || !page?.closing.isFinal) continue
    complete.push(open)
    open = []
  }
  tellUnfinished(open, faults)
  return complete
}

function tellUnfinished(open: readonly Mt940Page[] | undefined, faults: StatementFaults): void {
  const last = open?.at(-1)
  if (last) faults.tell('page-missing', last.place, { page: last.sequence + 1 })
}

function followsOn(page: Mt940Page, last: Mt940Page | undefined, faults: StatementFaults): boolean {
  const isNext = page.account === last?.account && page.number === last.number && page.sequence === last.sequence + 1
  if (!isNext) faults.tell('page-missing', page.place, { page: last ? last.sequence + 1 : Math.max(1, page.sequence - 1) })
  else if (page.opening.minor === last.closing.minor && page.opening.currency === last.closing.currency) return true
  else faults.tell('page-differs', page.opening.place)
  return false
}

function joined(pages: readonly Mt940Page[]): StatementDraft {
  const [first, last] = [pages[0]!, pages.at(-1)!]
  return {
    source: 'mt940',
    profile: null,
    account: first.account,
    number: first.number,
    currency: first.opening.currency,
    from: first.opening.on,
    to: last.closing.on,
    balances: { openingMinor: first.opening.minor, closingMinor: last.closing.minor },
    entries: pages.flatMap(({ entries }) => entries),
    place: first.place,
    closingPlace: last.closing.place,
  }
}
