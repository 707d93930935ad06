/** The letter that a loan is paid back, as of the entry of the log that settled it. */
import type { Day } from '../kernel/day.ts'
import type { Loan } from '../loan/loan.ts'
import { positionOf } from '../loan/position.ts'
import { COMMON } from './common-words.ts'
import { amountText, dateText, moneyText } from './figures.ts'
import { foreign, html, type Language, nothing, say } from './markup.ts'
import {
  borrowerFacts,
  currencyOf,
  type Fact,
  factsTable,
  lenderFacts,
  type Origin,
  page,
  paragraph,
  section,
  table,
  unitNote,
} from './page.ts'
import { SETTLEMENT } from './settlement-words.ts'

/** `loan`: with all that was paid on it by then. */
export type Settlement = Readonly<{ origin: Origin; drawdownId: string; loan: Loan; settledOn: Day }>

export function settlementPage({ origin, drawdownId, loan, settledOn }: Settlement, language: Language): string {
  const { product, borrower, at } = origin
  const date = (day: Day) => dateText(day, language)
  const lead = say(SETTLEMENT.lead, language, { id: foreign(loan.id) })
  const certified = say(SETTLEMENT.certified, language, { borrower: foreign(borrower), day: date(settledOn) })
  const [lender, , funder] = lenderFacts(origin, language, loan.principalMinor, loan.terms)
  const facts: Fact[] = [
    lender!,
    funder!,
    ...borrowerFacts(origin, language),
    [COMMON.loan, foreign(loan.id)],
    [SETTLEMENT.contract, foreign(drawdownId)],
    [COMMON.principal, moneyText(loan.principalMinor, currencyOf(product), language)],
    [COMMON.disbursed, date(loan.disbursedOn)],
    [SETTLEMENT.settledOn, date(settledOn)],
    [SETTLEMENT.owed, moneyText(0, currencyOf(product), language)],
  ]
  const writtenOff =
    loan.writtenOffOn === null ? nothing : paragraph(say(SETTLEMENT.writtenOff, language, { day: date(loan.writtenOffOn) }))
  const seal = html`<div class="sign"><div><p>${say(SETTLEMENT.seal, language, { lender: foreign(product.creditor.name[language]) })}</p>
<p>${say(SETTLEMENT.sealedOn, language, { day: date(product.zone.dayAt(at)) })}</p></div></div>`
  const body = html`${paragraph(certified)}${factsTable(language, facts)}${section(SETTLEMENT.paid[language], unitNote(product, language), paidTable({ origin, drawdownId, loan, settledOn }, language))}${writtenOff}${paragraph(say(SETTLEMENT.note, language), 'note')}${seal}`
  return page(origin, language, SETTLEMENT.title, lead, body)
}

function paidTable({ origin: { product }, loan, settledOn }: Settlement, language: Language) {
  const { paid } = positionOf(loan, settledOn)
  const parts = [paid.principalMinor, paid.interestMinor, paid.penaltyMinor]
  const amounts = [...parts, parts.reduce((sum, minor) => sum + minor, 0)].map((minor) => amountText(minor, product.minor_digits))
  const columns = [COMMON.principal, COMMON.interest, COMMON.penalty, COMMON.total].map((label) => ({ label, isFigure: true }))
  return table(language, columns, [{ cells: amounts }])
}
