/**
 * The table of all that a drawdown costs, shown before it is confirmed: of a quote, or of a drawdown as it was approved.
 *
 * Source   个人贷款业务明示综合融资成本规定 (from 2026-08-01): principal, each cost with basis, rate and payee, the annualised sum in normal performance,
 *          contingent costs, nothing else; PBOC announcement 2021 No. 3 (rates on the principal actually outstanding, simple ones labelled).
 */
import type { Day } from '../kernel/day.ts'
import type { LoanCost } from '../loan/cost.ts'
import { penaltyMinor } from '../loan/interest.ts'
import type { Instalment, LoanTerms } from '../loan/loan.ts'
import type { Product } from '../product/product.ts'
import { COMMON, METHOD } from './common-words.ts'
import { COST } from './cost-table-words.ts'
import {
  amountText,
  dateText,
  dayRateText,
  dayRateTimes,
  momentText,
  moneyText,
  permilleText,
  ppmText,
  timesText,
  yearRateTimes,
} from './figures.ts'
import { foreign, html, type Language, type Markup, type Part, say, type Words } from './markup.ts'
import {
  borrowerFacts,
  type Column,
  currencyOf,
  factsTable,
  lenderFacts,
  monthlyFeesMinor,
  type Origin,
  page,
  paragraph,
  planTable,
  productText,
  purposeText,
  type Row,
  section,
  table,
  tenorText,
  unitNote,
} from './page.ts'

/** `reading`: of a quote, when it may be confirmed and until when it stands. */
export type CostTable = Readonly<{
  origin: Origin
  about: 'quote' | 'drawdown'
  id: string
  amountMinor: number
  purpose: string | null
  terms: LoanTerms
  disbursedOn: Day
  plan: readonly Instalment[]
  cost: LoanCost
  reading: Readonly<{ from: number; until: number }> | null
}>

export function costTablePage(cost: CostTable, language: Language): string {
  const lead = say(cost.about === 'quote' ? COST.leadQuote : COST.leadDrawdown, language, { id: foreign(cost.id) })
  const parts = [about, normalCost, contingentCost, nothingElse, schedule, confirmation]
  return page(cost.origin, language, COST.title, lead, html`${parts.map((part) => part(cost, language))}`)
}

function about({ origin, amountMinor, purpose, terms, disbursedOn }: CostTable, language: Language): Markup {
  const { product } = origin
  const facts = factsTable(language, [
    ...lenderFacts(origin, language, amountMinor, terms),
    ...borrowerFacts(origin, language),
    [COMMON.product, productText(origin, language)],
    [COMMON.principal, html`<b>${moneyText(amountMinor, currencyOf(product), language)}</b>`],
    [COMMON.purpose, purposeText(purpose, language)],
    [COMMON.tenor, tenorText(terms.tenorMonths, language)],
    [COMMON.method, METHOD[terms.method][language]],
    [COST.expectedOn, dateText(disbursedOn, language)],
  ])
  return section(COST.about[language], facts)
}

const figures = (...labels: readonly [Words, boolean?][]): Column[] => labels.map(([label, isFigure = false]) => ({ label, isFigure }))
const COLUMNS = figures([COST.item], [COST.basis], [COST.rate], [COST.payee], [COMMON.amount, true])

function normalCost(table_: CostTable, language: Language): Markup {
  const { origin, amountMinor, terms, cost } = table_
  const { product } = origin
  const money = (minor: number) => moneyText(minor, currencyOf(product), language)
  const annual = cost.allInAnnualPpm === null ? COST.noRate[language] : ppmText(cost.allInAnnualPpm)
  const effective = cost.effectiveAnnualPpm === null ? COST.noRate[language] : ppmText(cost.effectiveAnnualPpm)
  const paid = { paid: money(amountMinor + cost.totalMinor), principal: money(amountMinor), cost: money(cost.totalMinor) }
  return section(
    COST.normal[language],
    html`<div class="chief"><span>${COST.chief[language]}</span><b>${annual}</b></div>\n`,
    unitNote(product, language),
    table(language, COLUMNS, costRows(table_, language)),
    paragraph(say(COST.allPaid, language, { tenor: tenorText(terms.tenorMonths, language), ...paid })),
    paragraph(say(COST.howAnnual, language, { effective }), 'note'),
  )
}

function costRows({ origin: { product }, terms, cost }: CostTable, language: Language): Row[] {
  const amount = (minor: number) => amountText(minor, product.minor_digits)
  const rate = say(COST.interestRate, language, { day: dayRateText(terms.dayRate), year: ppmText(cost.simpleAnnualPpm) })
  const basis = terms.interestBy === 'days' ? COST.byDays : COST.byMonths
  const interest: Row = {
    cells: [COMMON.interest[language], basis[language], rate, interestPayee(product, terms, language), amount(cost.interestMinor)],
  }
  const fees = cost.fees.map(({ id, amountMinor }): Row => {
    const fee = product.fees.find((one) => one.id === id)
    if (fee === undefined) return { cells: [foreign(id), '', '', '', amount(amountMinor)] }
    const isOnce = fee.basis === 'once_of_principal'
    const of = say(isOnce ? COST.ofPrincipal : COST.ofPrincipalEach, language, { rate: ppmText(fee.rate_ppm) })
    const charged = isOnce ? COST.once : COST.monthly
    return { cells: [foreign(fee.title[language]), charged[language], of, foreign(fee.payee[language]), amount(amountMinor)] }
  })
  return [interest, ...fees, { cells: [COST.allCost[language], amount(cost.totalMinor)], isSum: true, span: 4 }]
}

function interestPayee({ creditor, joint_lending: joint }: Product, { partner }: LoanTerms, language: Language): Part {
  const lender = foreign(creditor.name[language])
  if (partner === null) return lender
  return say(COST.jointPayee, language, { lender, partner: foreign(joint?.partner.name[language] ?? partner.name) })
}

function contingentCost(table_: CostTable, language: Language): Markup {
  const { origin, terms, plan } = table_
  const columns = figures([COST.when], [COST.basis], [COST.rate], [COST.payee])
  const principalMinor = plan[0]?.principalMinor ?? 0
  const { dayRate, penaltyPermille } = terms
  const money = (minor: number) => moneyText(minor, currencyOf(origin.product), language)
  const example = { principal: money(principalMinor), penalty: money(penaltyMinor({ principalMinor, dayRate, days: 10, penaltyPermille })) }
  const told = principalMinor > 0 && terms.graceDays < 10 ? paragraph(say(COST.example, language, example), 'note') : html``
  return section(COST.contingent[language], table(language, columns, contingentRows(table_, language)), told)
}

function contingentRows({ origin: { product }, terms }: CostTable, language: Language): Row[] {
  const payee = interestPayee(product, terms, language)
  const { misuse } = product.penalty_permille
  const isEarlyFree = product.early_repayment.fee_permille === 0
  const late = terms.graceDays > 0 ? say(COST.overdue, language, { days: terms.graceDays }) : say(COST.overdueNoGrace, language)
  return [
    { cells: [late, COST.overdueBasis[language], penaltyRate(terms, terms.penaltyPermille, language), payee] },
    { cells: [COST.misuse[language], COST.misuseBasis[language], penaltyRate(terms, misuse, language), payee] },
    { cells: [COST.early[language], COST.earlyBasis[language], earlyCost(product, language), isEarlyFree ? '—' : payee] },
    { cells: [COST.compound[language], COST.compoundBasis[language], COST.notCharged[language], '—'] },
  ]
}

const penaltyRate = ({ dayRate }: LoanTerms, permille: number, language: Language): Markup =>
  say(COST.penaltyRate, language, {
    day: dayRateTimes(dayRate, permille),
    times: timesText(permille),
    year: yearRateTimes(dayRate, permille),
  })

function earlyCost({ early_repayment: { allowed, fee_permille } }: Product, language: Language): string {
  if (!allowed) return COST.earlyNone[language]
  return fee_permille === 0 ? COST.earlyFree[language] : permilleText(fee_permille)
}

const nothingElse = (_: CostTable, language: Language): Markup =>
  section(COST.nothingElseTitle[language], paragraph(say(COST.nothingElse, language)))

function schedule({ origin, amountMinor, disbursedOn, plan, cost }: CostTable, language: Language): Markup {
  const note = say(COST.scheduleNote, language, { day: dateText(disbursedOn, language) })
  const fees = monthlyFeesMinor(origin.product, cost, plan.length)
  const onceMinor = cost.totalMinor - cost.interestMinor - fees * plan.length
  const once = say(COST.onceNote, language, { amount: moneyText(onceMinor, currencyOf(origin.product), language) })
  const notes = onceMinor > 0 ? [paragraph(note, 'note'), paragraph(once, 'note')] : [paragraph(note, 'note')]
  return section(COST.schedule[language], planTable(origin, language, amountMinor, plan, fees), ...notes)
}

function confirmation({ origin: { product }, reading }: CostTable, language: Language): Markup {
  const moment = (at: number) => momentText(at, product.zone, language)
  const told =
    reading === null
      ? say(COST.readDrawdown, language)
      : say(COST.readQuote, language, { from: moment(reading.from), until: moment(reading.until) })
  const lines = [COST.confirmed, COST.confirmedOn].map(
    (label) => html`<div><p>${label[language]}</p><p><span class="fill">&nbsp;</span></p></div>`,
  )
  return section(COST.reading[language], paragraph(told), html`<div class="sign">${lines}</div>`)
}
