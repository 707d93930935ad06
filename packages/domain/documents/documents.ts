/**
 * The documents of a borrower: which there are, and their text. Each is of one entry of his log.
 *
 * Twice    a quote asked anew under its id, or a loan settled again after a repayment was returned, has a document of its own: the newest counts.
 * Missing  a line that another system keeps has none: its terms are not known here.
 */
import type { DOCUMENT_KINDS } from '@fairline/contract/views/documents'
import { addMonths, type Day, dayText, knownDay, partsOf, readDay } from '../kernel/day.ts'
import { invariant } from '../kernel/outcome.ts'
import type { Zone } from '../kernel/zone.ts'
import { costOf, type LoanCost } from '../loan/cost.ts'
import type { Loan, LoanTerms } from '../loan/loan.ts'
import { planLoan } from '../loan/plan.ts'
import { productFor } from '../pack/line-product.ts'
import type { Pack } from '../pack/pack.ts'
import { businessDaysOf, type Product } from '../product/product.ts'
import { contractPage } from './contract.ts'
import { costTablePage } from './cost-table.ts'
import { type Dossier, type DossierEntry, type Told, toldOf } from './dossier.ts'
import { loanNotePage } from './loan-note.ts'
import type { Language } from './markup.ts'
import type { Origin } from './page.ts'
import { settlementPage } from './settlement.ts'
import { statementPage } from './statement.ts'
import { stateMonth } from './statement-data.ts'

export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** `entry`: what it is made of. `agreed`: where its terms come from, in the product of that entry's pack; the same, or an earlier one. */
export type DocumentRef = Readonly<{ kind: DocumentKind; subject: string; entry: DossierEntry; agreed: DossierEntry }>

/** The entry that granted the line: months of its statements are those of its product's time zone. */
export const grantOf = (dossier: Dossier): DossierEntry | undefined => toldOf(dossier, 'line-granted')[0]?.entry

/** In the order of the log, months last. `now`: a month has a statement once it is over. */
export function listDocuments(dossier: Dossier, zone: Zone, now: number): DocumentRef[] {
  const quotes = toldOf(dossier, 'quote-issued').map(({ entry, data }) => of('quote-cost', data.quoteId, entry))
  const drawdowns = toldOf(dossier, 'drawdown-approved').flatMap(({ entry, data }): DocumentRef[] => {
    if (data.terms === undefined) return []
    const agreed = quoteTaken(dossier, entry) ?? entry
    return [of('drawdown-cost', data.drawdownId, entry, agreed), of('loan-contract', data.drawdownId, entry, agreed)]
  })
  return newest([...quotes, ...drawdowns, ...notes(dossier), ...settlements(dossier), ...months(dossier, zone, now)])
}

const of = (kind: DocumentKind, subject: string, entry: DossierEntry, agreed = entry): DocumentRef => ({ kind, subject, entry, agreed })

function newest(refs: readonly DocumentRef[]): DocumentRef[] {
  const byName = new Map<string, DocumentRef>()
  for (const ref of refs) byName.set(`${ref.kind} ${ref.subject}`, ref)
  return [...byName.values()]
}

/** The quote that a drawdown took up, which may have been given by an earlier pack. */
function quoteTaken(dossier: Dossier, { quoteId, sequence }: DossierEntry): DossierEntry | undefined {
  if (quoteId === null) return undefined
  return toldOf(dossier, 'quote-issued').findLast(({ entry, data }) => entry.sequence < sequence && data.quoteId === quoteId)?.entry
}

function notes(dossier: Dossier): DocumentRef[] {
  return toldOf(dossier, 'loan-opened').flatMap(({ entry, data: { loanId } }) => {
    const drawn = drawdownOf(dossier, loanId)
    return drawn === undefined ? [] : [of('loan-note', loanId, entry, quoteTaken(dossier, drawn.entry) ?? drawn.entry)]
  })
}

function settlements(dossier: Dossier): DocumentRef[] {
  const open = new Set(dossier.at(-1)?.line.loans.flatMap(({ loan, settledOn }) => (settledOn === null ? [loan.id] : [])))
  return toldOf(dossier, 'loan-settled').flatMap(({ entry, data: { loanId } }): DocumentRef[] => {
    const drawn = drawdownOf(dossier, loanId)
    return open.has(loanId) || drawn === undefined
      ? []
      : [of('settlement-letter', loanId, entry, quoteTaken(dossier, drawn.entry) ?? drawn.entry)]
  })
}

function drawdownOf(dossier: Dossier, loanId: string): Told<'drawdown-approved'> | undefined {
  const opened = toldOf(dossier, 'loan-opened').find(({ data }) => data.loanId === loanId)
  return toldOf(dossier, 'drawdown-approved').find(({ data }) => data.drawdownId === opened?.data.drawdownId)
}

/** From the month of the grant on. */
function months(dossier: Dossier, zone: Zone, now: number): DocumentRef[] {
  const granted = grantOf(dossier)
  if (granted === undefined) return []
  const refs: DocumentRef[] = []
  for (let month = firstOfMonth(zone.dayAt(granted.at)); ; month = addMonths(month, 1)) {
    const end = zone.startOf(addMonths(month, 1))
    if (end > now) return refs
    refs.push(of('monthly-statement', dayText(month).slice(0, 7), dossier.findLast(({ at }) => at < end)!))
  }
}

const firstOfMonth = (day: Day): Day => day - partsOf(day).dayOfMonth + 1

/** `pack`: of its entry. `agreedPack`: of the entry that its terms come from. */
export type DocumentContext = Readonly<{ borrower: string; dossier: Dossier; pack: Pack; agreedPack: Pack }>

/** Whole HTML. The same log up to the entry, pack and language give the same text. */
export function documentText(ref: DocumentRef, language: Language, context: DocumentContext): string {
  const { kind, subject, entry, agreed } = ref
  const product = productFor(context.agreedPack, agreed.line)
  invariant(product !== null, 'what was lent here was lent by a product')
  const origin: Origin = { borrower: context.borrower, sequence: entry.sequence, at: entry.at, packHash: context.pack.hash, product }
  const known = context.dossier.filter(({ sequence }) => sequence <= entry.sequence)
  switch (kind) {
    case 'quote-cost':
      return costTablePage(quoteIn(entry, subject, origin), language)
    case 'drawdown-cost':
      return costTablePage({ ...drawdownIn(entry, subject, origin), about: 'drawdown', id: subject, reading: null }, language)
    case 'loan-contract':
      return contractPage({ ...drawdownIn(entry, subject, origin), drawdownId: subject }, language)
    case 'loan-note':
      return loanNotePage({ origin, ...noteIn(known, entry, subject, product) }, language)
    case 'settlement-letter':
      return settlementPage({ origin, ...settlementIn(known, entry, subject) }, language)
    case 'monthly-statement':
      return statementPage({ origin, month: stateMonth(known, readDay(`${subject}-01`)!, product.zone) }, language)
  }
}

function quoteIn(entry: DossierEntry, quoteId: string, origin: Origin) {
  const { data } = toldOf([entry], 'quote-issued').find((one) => one.data.quoteId === quoteId)!
  const plan = planOf(data.instalments)
  const reading = { from: Date.parse(data.mayConfirmAt), until: Date.parse(data.expiresAt) }
  const { amountMinor, purpose, terms, cost, disbursedOn } = data
  return {
    origin,
    about: 'quote' as const,
    id: quoteId,
    amountMinor,
    purpose,
    terms,
    disbursedOn: knownDay(disbursedOn),
    plan,
    cost,
    reading,
  }
}

type Drawn = Readonly<{
  origin: Origin
  amountMinor: number
  purpose: string | null
  terms: LoanTerms
  disbursedOn: Day
  plan: Loan['plan']
  cost: LoanCost
}>

/** As if the money were paid out on the day of the approval. */
function drawdownIn(entry: DossierEntry, drawdownId: string, origin: Origin): Drawn {
  const { data } = toldOf([entry], 'drawdown-approved').find((one) => one.data.drawdownId === drawdownId)!
  const { amountMinor, purpose = null, terms } = data
  invariant(terms !== undefined, 'a drawdown of a product has terms')
  const { product } = origin
  const { fees, zone }: Product = product
  const lent = { principalMinor: amountMinor, disbursedOn: zone.dayAt(entry.at), terms }
  const plan = planLoan(lent, businessDaysOf(product))
  return { origin, amountMinor, purpose, terms, disbursedOn: lent.disbursedOn, plan, cost: costOf({ ...lent, plan }, fees) }
}

function noteIn(known: Dossier, entry: DossierEntry, loanId: string, { fees }: Product) {
  const { data } = toldOf([entry], 'loan-opened').find((one) => one.data.loanId === loanId)!
  const drawn = drawdownOf(known, loanId)
  invariant(drawn !== undefined, 'a loan that was opened was drawn')
  const { drawdownId, principalMinor, terms } = data
  const plan = planOf(data.instalments)
  const loan = { id: loanId, principalMinor, disbursedOn: knownDay(data.disbursedOn), terms, plan }
  return { drawdownId, purpose: drawn.data.purpose ?? null, loan, cost: costOf(loan, fees) }
}

const planOf = (instalments: Told<'loan-opened'>['data']['instalments']): Loan['plan'] =>
  instalments.map(({ dueOn, ...parts }) => ({ dueOn: knownDay(dueOn), ...parts }))

function settlementIn(known: Dossier, entry: DossierEntry, loanId: string) {
  const { data } = toldOf([entry], 'loan-settled').find((one) => one.data.loanId === loanId)!
  const drawn = drawdownOf(known, loanId)
  const held = entry.line.loans.find(({ loan }) => loan.id === loanId)
  invariant(drawn !== undefined && held !== undefined, 'a loan that is settled was drawn, and its line still knows it')
  return { drawdownId: drawn.data.drawdownId, loan: held.loan, settledOn: knownDay(data.settledOn) }
}
