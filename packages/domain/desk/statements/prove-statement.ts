/** What turns a draft into a statement: its period, its balances and its entries hold together, or nothing of it is taken. */
import { amountText } from '../../kernel/amount-text.ts'
import { type HashText, saidOf, withKeys } from './entry-keys.ts'
import type { EntryDraft, Place, Statement } from './statement.ts'
import type { StatementFaults } from './statement-fault.ts'

export type StatementDraft = Omit<Statement, 'entries'> & {
  readonly entries: readonly EntryDraft[]
  readonly place: Place
  /** Of the closing balance, for the fault to point at; of the statement where none is told. */
  readonly closingPlace: Place
}

export function proveStatement({ place, closingPlace, ...draft }: StatementDraft, faults: StatementFaults, hash: HashText) {
  const before = faults.count
  if (draft.to < draft.from) faults.tell('period-reversed', place)
  if (draft.balances) proveBalances(draft, closingPlace, faults)
  else refuseRepeated(draft, faults)
  refuseUncountable(draft.entries, place, faults)
  if (faults.count > before) return undefined
  return { ...draft, entries: withKeys(draft.entries, draft.account, draft.currency, hash) } satisfies Statement
}

type Proved = Omit<StatementDraft, 'place' | 'closingPlace'>

function proveBalances({ balances, entries, currency }: Proved, closingPlace: Place, faults: StatementFaults): void {
  if (!balances) return
  const computed = entries.reduce((sum, entry) => sum + signedMinor(entry), BigInt(balances.openingMinor))
  const stated = BigInt(balances.closingMinor)
  if (computed === stated) return
  faults.tell('balance-differs', closingPlace, { computed: amountText(computed, currency), stated: amountText(stated, currency) })
}

/** Neutral entries move nothing that the source counts. */
export function signedMinor({ direction, amountMinor }: Pick<EntryDraft, 'direction' | 'amountMinor'>): bigint {
  if (direction === 'neutral') return 0n
  return BigInt(direction === 'credit' ? amountMinor : -amountMinor)
}

/** Without balances nothing shows that a line stands twice, but that every word of it is the same, its reference too. */
function refuseRepeated({ entries, account, currency }: Proved, faults: StatementFaults): void {
  const seen = new Map<string, Place>()
  for (const entry of entries) {
    if (entry.references.length === 0) continue
    const said = saidOf(entry, account, currency)
    const earlier = seen.get(said)
    if (earlier) faults.tell('entry-repeated', entry.place, { earlier: earlier.path })
    else seen.set(said, entry.place)
  }
}

/** Whoever adds the entries up does so in safe integers. */
function refuseUncountable(entries: readonly EntryDraft[], place: Place, faults: StatementFaults): void {
  const turnover = entries.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)
  if (turnover > BigInt(Number.MAX_SAFE_INTEGER)) faults.tell('total-too-large', place)
}
