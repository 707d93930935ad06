/**
 * The contract of one drawdown, as it was approved: what is lent, what it costs, how it is repaid, and what nobody may do.
 *
 * Persons  none: the borrower is his reference; a line waits for what the lender's own system knows of him.
 * P3       what becomes of the line changes no schedule, and the contract says so.
 */
import type { Day } from '../kernel/day.ts'
import type { LoanCost } from '../loan/cost.ts'
import type { Instalment, LoanTerms } from '../loan/loan.ts'
import type { Product } from '../product/product.ts'
import { capitalsOf } from './capitals.ts'
import { COMMON, DUE_PART, LICENCE, METHOD, PURPOSE } from './common-words.ts'
import { CONTRACT } from './contract-words.ts'
import { dateText, dayRateText, dayRateTimes, momentText, moneyText, permilleText, ppmText, timesText, yearRateTimes } from './figures.ts'
import { foreign, html, type Language, type Markup, nothing, type Part, say, type Words } from './markup.ts'
import {
  currencyOf,
  factsTable,
  lenderFacts,
  monthlyFeesMinor,
  type Origin,
  page,
  paragraph,
  planTable,
  purposeText,
  section,
  tenorText,
} from './page.ts'

export type Contract = Readonly<{
  origin: Origin
  drawdownId: string
  amountMinor: number
  purpose: string | null
  terms: LoanTerms
  disbursedOn: Day
  plan: readonly Instalment[]
  cost: LoanCost
}>

type Clause = (contract: Contract, language: Language) => Markup

export function contractPage(contract: Contract, language: Language): string {
  const lead = say(CONTRACT.lead, language, { id: foreign(contract.drawdownId) })
  const clauses: readonly Clause[] = [
    parties,
    amount,
    term,
    rate,
    schedule,
    allocation,
    early,
    late,
    misuse,
    line,
    contacts,
    version,
    signatures,
  ]
  return page(contract.origin, language, CONTRACT.title, lead, html`${clauses.map((clause) => clause(contract, language))}`)
}

const clause = (title: Words, language: Language, ...said: readonly Markup[]): Markup =>
  section(title[language], ...said.map((text) => paragraph(text)))

const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)

const fill = (label: Words, language: Language): Part => html`<span class="fill">&nbsp;</span> <span class="note">${label[language]}</span>`
const money = ({ origin: { product } }: Contract, minor: number, language: Language): string =>
  moneyText(minor, currencyOf(product), language)

function parties({ origin }: Contract, language: Language): Markup {
  const { creditor } = origin.product
  const kind = LICENCE[creditor.licence][language]
  const lender = language === 'zh' ? html`${foreign(creditor.name.zh)}（${kind}）` : html`${foreign(creditor.name.en)} (${kind})`
  const facts = factsTable(language, [
    [CONTRACT.lender, lender],
    [CONTRACT.borrower, say(CONTRACT.borrowerValue, language, { id: foreign(origin.borrower) })],
    [COMMON.borrowerName, fill(COMMON.fromLender, language)],
    [CONTRACT.document, fill(COMMON.fromLender, language)],
    [CONTRACT.account, fill(COMMON.fromLender, language)],
  ])
  return section(CONTRACT.parties[language], facts, paragraph(say(CONTRACT.agreed, language)))
}

function amount(contract: Contract, language: Language): Markup {
  const { origin, amountMinor, purpose } = contract
  const { currency, minor_digits, purposes } = origin.product
  const isYuan = currency === 'CNY' && minor_digits === 2
  const lent = { amount: html`<b>${money(contract, amountMinor, language)}</b>`, capitals: isYuan ? capitalsOf(amountMinor) : '' }
  const prohibited = purposes.prohibited.map((one) => inSentence(PURPOSE[one][language])).join(CONTRACT.between[language])
  const used = { purpose: purposeText(purpose, language), prohibited }
  return clause(
    CONTRACT.amount,
    language,
    say(isYuan ? CONTRACT.amountText : CONTRACT.amountPlain, language, lent),
    say(prohibited === '' ? CONTRACT.purposeFree : CONTRACT.purposeText, language, used),
  )
}

function term({ origin, amountMinor, terms, disbursedOn }: Contract, language: Language): Markup {
  const [, , [, funders]] = lenderFacts(origin, language, amountMinor, terms) as [unknown, unknown, [Words, Part]]
  const over = { tenor: tenorText(terms.tenorMonths, language), day: dateText(disbursedOn, language) }
  return clause(CONTRACT.term, language, say(CONTRACT.termText, language, over), say(CONTRACT.funders, language, { funders }))
}

function rate(contract: Contract, language: Language): Markup {
  const { terms, cost } = contract
  const annual = cost.allInAnnualPpm === null ? '—' : ppmText(cost.allInAnnualPpm)
  const sums = {
    interest: money(contract, cost.interestMinor, language),
    fees: money(contract, cost.totalMinor - cost.interestMinor, language),
    total: money(contract, cost.totalMinor, language),
    annual,
  }
  const counted = terms.interestBy === 'days' ? say(CONTRACT.byDays, language) : say(CONTRACT.byMonths, language, { days: terms.yearDays })
  const asked = { day: html`<b>${dayRateText(terms.dayRate)}</b>`, year: html`<b>${ppmText(cost.simpleAnnualPpm)}</b>` }
  return clause(CONTRACT.rate, language, say(CONTRACT.rateText, language, asked), counted, say(CONTRACT.costText, language, sums))
}

function schedule({ origin, amountMinor, terms, plan, cost }: Contract, language: Language): Markup {
  const method = inSentence(METHOD[terms.method][language])
  const intro =
    plan.length === 1
      ? say(CONTRACT.scheduleOne, language, { method })
      : say(CONTRACT.scheduleText, language, { method, count: plan.length })
  const planned = planTable(origin, language, amountMinor, plan, monthlyFeesMinor(origin.product, cost, plan.length))
  const moved = terms.dueDateMoves === undefined ? nothing : paragraph(say(CONTRACT.dueDateMoves, language))
  return section(CONTRACT.schedule[language], paragraph(intro), planned, moved)
}

function allocation({ terms }: Contract, language: Language): Markup {
  const order = terms.allocation.map((part) => DUE_PART[part][language]).join(CONTRACT.andThen[language])
  return clause(CONTRACT.allocation, language, say(CONTRACT.allocationText, language, { order }))
}

function early(contract: Contract, language: Language): Markup {
  const { allowed, fee_permille, min_minor } = contract.origin.product.early_repayment
  if (!allowed) return clause(CONTRACT.early, language, say(CONTRACT.earlyNone, language))
  const paid =
    fee_permille === 0 ? say(CONTRACT.earlyFree, language) : say(CONTRACT.earlyFee, language, { rate: permilleText(fee_permille) })
  const least = min_minor > 0 ? say(CONTRACT.earlyMin, language, { amount: money(contract, min_minor, language) }) : nothing
  const after = say(contract.terms.afterEarly === 'lower_instalments' ? CONTRACT.lower : CONTRACT.fewer, language)
  return clause(CONTRACT.early, language, html`${paid} ${least}`, after)
}

function late({ terms }: Contract, language: Language): Markup {
  const { graceDays } = terms
  const grace = graceDays > 0 ? say(CONTRACT.grace, language, { days: graceDays }) : say(CONTRACT.noGrace, language)
  const after = (graceDays > 0 ? CONTRACT.afterGrace : CONTRACT.afterDue)[language]
  const penalty = say(CONTRACT.penalty, language, { after, ...raised(terms, terms.penaltyPermille) })
  return clause(CONTRACT.late, language, grace, penalty, say(CONTRACT.credit, language))
}

const misuse: Clause = ({ origin: { product }, terms }, language) =>
  clause(CONTRACT.misuse, language, say(CONTRACT.misuseText, language, raised(terms, product.penalty_permille.misuse)))

const raised = ({ dayRate }: LoanTerms, permille: number) => ({
  times: timesText(permille),
  day: dayRateTimes(dayRate, permille),
  year: yearRateTimes(dayRate, permille),
})

const line: Clause = (_, language) => clause(CONTRACT.line, language, say(CONTRACT.lineText, language))

function contacts({ origin: { product } }: Contract, language: Language): Markup {
  const contact = (of: keyof NonNullable<Product['contacts']>): Part =>
    product.contacts === undefined ? fill(CONTRACT.byLender, language) : foreign(product.contacts[of][language])
  const asked = { service: contact('service'), complaints: contact('complaints'), dispute: contact('disputes') }
  return html`${clause(CONTRACT.collection, language, say(CONTRACT.collectionText, language, { contact: contact('collection') }))}${clause(CONTRACT.complaint, language, say(CONTRACT.complaintText, language, asked))}`
}

function version({ origin: { product, packHash, at }, terms }: Contract, language: Language): Markup {
  const of = { title: product.title[language], product: foreign(terms.product), pack: packHash, at: momentText(at, product.zone, language) }
  return clause(CONTRACT.version, language, say(CONTRACT.versionText, language, of), say(CONTRACT.effect, language))
}

function signatures(_: Contract, language: Language): Markup {
  const side = (label: Words) =>
    html`<div><p>${label[language]}</p><p><span class="fill">&nbsp;</span></p><p>${CONTRACT.signedOn[language]}</p><p><span class="fill">&nbsp;</span></p></div>`
  return html`<div class="sign">${[side(CONTRACT.signLender), side(CONTRACT.signBorrower)]}</div>`
}
