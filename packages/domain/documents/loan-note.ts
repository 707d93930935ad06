/** The note of one loan: the day on which its money was paid out, and the schedule that follows from it. It completes the contract. */
import type { LoanCost } from '../loan/cost.ts'
import type { Loan } from '../loan/loan.ts'
import { capitalsOf } from './capitals.ts'
import { COMMON, METHOD } from './common-words.ts'
import { dateText, dayRateText, moneyText, ppmText } from './figures.ts'
import { NOTE } from './loan-note-words.ts'
import { foreign, html, type Language, type Markup, say } from './markup.ts'
import {
  borrowerFacts,
  currencyOf,
  type Fact,
  factsTable,
  lenderFacts,
  monthlyFeesMinor,
  type Origin,
  page,
  paragraph,
  planTable,
  productText,
  purposeText,
  section,
  tenorText,
} from './page.ts'

export type LoanNote = Readonly<{
  origin: Origin
  drawdownId: string
  purpose: string | null
  loan: Pick<Loan, 'id' | 'principalMinor' | 'disbursedOn' | 'terms' | 'plan'>
  cost: LoanCost
}>

export function loanNotePage(note: LoanNote, language: Language): string {
  const { origin, loan, cost } = note
  const { principalMinor, plan } = loan
  const lead = say(NOTE.lead, language, { id: foreign(loan.id) })
  const schedule = planTable(origin, language, principalMinor, plan, monthlyFeesMinor(origin.product, cost, plan.length))
  const amount = moneyText(principalMinor, currencyOf(origin.product), language)
  const received = say(NOTE.received, language, { day: dateText(loan.disbursedOn, language), amount })
  const body = html`${factsOf(note, language)}${paragraph(received)}${section(NOTE.schedule[language], schedule)}${paragraph(say(NOTE.note, language), 'note')}`
  return page(origin, language, NOTE.title, lead, body)
}

function factsOf({ origin, drawdownId, purpose, loan, cost }: LoanNote, language: Language): Markup {
  const { product } = origin
  const { principalMinor, terms, plan, disbursedOn } = loan
  const amount = moneyText(principalMinor, currencyOf(product), language)
  const isYuan = product.currency === 'CNY' && product.minor_digits === 2
  const [lender, , funder] = lenderFacts(origin, language, principalMinor, terms)
  const facts: Fact[] = [
    lender!,
    funder!,
    ...borrowerFacts(origin, language),
    [NOTE.contract, foreign(drawdownId)],
    [COMMON.product, productText(origin, language)],
    [COMMON.principal, isYuan ? say(NOTE.capitals, language, { amount, capitals: capitalsOf(principalMinor) }) : amount],
    [COMMON.purpose, purposeText(purpose, language)],
    [COMMON.disbursed, dateText(disbursedOn, language)],
    [NOTE.lastDue, dateText(plan.at(-1)?.dueOn ?? disbursedOn, language)],
    [COMMON.tenor, tenorText(terms.tenorMonths, language)],
    [NOTE.rate, say(NOTE.rateValue, language, { day: dayRateText(terms.dayRate), year: ppmText(cost.simpleAnnualPpm) })],
    [COMMON.method, METHOD[terms.method][language]],
  ]
  return factsTable(language, facts)
}
