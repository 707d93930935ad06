/** What every document is made of: its frame, tables of facts and figures, the plan of repayment. */
import type { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import type { Day } from '../kernel/day.ts'
import type { LoanCost } from '../loan/cost.ts'
import type { Instalment, LoanTerms } from '../loan/loan.ts'
import { sharesOf } from '../loan/share.ts'
import type { Product } from '../product/product.ts'
import { COMMON, FOOTER, LICENCE, PURPOSE } from './common-words.ts'
import { amountText, type Currency, dateText, momentText, moneyText, permilleText } from './figures.ts'
import { foreign, html, type Language, type Markup, nothing, type Part, say, type Words } from './markup.ts'
import { STYLE } from './style.ts'

/** Raised with every change of what a document looks like or says: one that is stored was made by the form that it names. */
export const DOCUMENT_FORM = 'fairline-documents/1'

/** Whose document it is, and of which entry of his log. `product`: as the pack of that entry has it. */
export type Origin = Readonly<{ borrower: string; sequence: number; at: number; packHash: string; product: Product }>

export const currencyOf = ({ currency, minor_digits }: Product): Currency => ({ code: currency, digits: minor_digits })

export function page(origin: Origin, language: Language, title: Words, lead: Markup, body: Markup): string {
  const { sequence, at, packHash, product } = origin
  const made = say(FOOTER.source, language, { sequence, at: momentText(at, product.zone, language) })
  const versions = say(FOOTER.versions, language, { product: foreign(product.ref), pack: packHash, form: DOCUMENT_FORM })
  return html`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title[language]}</title>
<style>${{ markup: STYLE }}</style>
</head>
<body>
<header><h1>${title[language]}</h1><p>${lead}</p></header>
<article>
${body}
</article>
<footer><p>${made}</p><p>${versions}</p></footer>
</body>
</html>
`.markup
}

export type Fact = readonly [label: Words, value: Part]

export const factsTable = (language: Language, facts: readonly Fact[]): Markup =>
  html`<table class="facts"><tbody>
${facts.map(([label, value]) => html`<tr><th scope="row">${label[language]}</th><td>${value}</td></tr>\n`)}</tbody></table>`

export const section = (title: Part, ...body: readonly Markup[]): Markup => html`<section><h2>${title}</h2>
${body}
</section>
`
export const paragraph = (text: Markup, kind?: 'note'): Markup =>
  kind === undefined ? html`<p>${text}</p>\n` : html`<p class="${kind}">${text}</p>\n`

export type Column = Readonly<{ label: Words; isFigure?: boolean }>
/** `span`: over how many columns the first cell goes. */
export type Row = Readonly<{ cells: readonly Part[]; isSum?: boolean; span?: number }>

/** `empty`: what stands there where there is no row. */
export function table(language: Language, columns: readonly Column[], rows: readonly Row[], empty: Words = COMMON.none): Markup {
  const kind = (index: number): Markup => (columns[index]?.isFigure === true ? html` class="n"` : nothing)
  const head = columns.map(({ label }, index) => html`<th scope="col"${kind(index)}>${label[language]}</th>`)
  const body = rows.map(({ cells, isSum = false, span = 1 }) => {
    const wide = html` colspan="${span}"`
    const told = cells.map((cell, index) => html`<td${index === 0 && span > 1 ? wide : kind(index + span - 1)}>${cell}</td>`)
    return html`<tr${isSum ? html` class="sum"` : nothing}>${told}</tr>\n`
  })
  const none = html`<tr><td class="empty" colspan="${columns.length}">${empty[language]}</td></tr>\n`
  return html`<table><thead><tr>${head}</tr></thead><tbody>
${body.length === 0 ? none : body}</tbody></table>
`
}

/** `monthlyFeesMinor`: paid beside each instalment. */
export function planTable(
  { product }: Origin,
  language: Language,
  principalMinor: number,
  plan: readonly Instalment[],
  monthlyFeesMinor = 0,
): Markup {
  const amount = (minor: number) => amountText(minor, product.minor_digits)
  const figure = (label: Words): Column => ({ label, isFigure: true })
  const withFees = monthlyFeesMinor > 0
  const fees = withFees ? [amount(monthlyFeesMinor)] : []
  let leftMinor = principalMinor
  const rows = plan.map((row, index): Row => {
    leftMinor -= row.principalMinor
    const paid = row.principalMinor + row.interestMinor + monthlyFeesMinor
    const cells = [amount(row.principalMinor), amount(row.interestMinor), ...fees, amount(paid), amount(leftMinor)]
    return { cells: [index + 1, dayCell(row.dueOn, language), ...cells] }
  })
  const [principal, interest] = [sumOf(plan, 'principalMinor'), sumOf(plan, 'interestMinor')]
  const feesMinor = monthlyFeesMinor * plan.length
  const sums = [amount(principal), amount(interest), ...(withFees ? [amount(feesMinor)] : []), amount(principal + interest + feesMinor), '']
  const sum: Row = { cells: [COMMON.total[language], ...sums], isSum: true, span: 2 }
  const columns = [
    { label: COMMON.nth },
    { label: COMMON.dueOn },
    figure(COMMON.principal),
    figure(COMMON.interest),
    ...(withFees ? [figure({ zh: '按期费用', en: 'Fees' })] : []),
    figure(COMMON.toPay),
    figure(COMMON.left),
  ]
  return html`${unitNote(product, language)}${table(language, columns, [...rows, sum])}`
}

/** What is paid beside each instalment: each fee of a month is the same every time. */
export const monthlyFeesMinor = ({ fees }: Product, cost: LoanCost, instalments: number): number =>
  cost.fees.reduce((sum, { id, amountMinor }) => {
    const isMonthly = fees.some((fee) => fee.id === id && fee.basis === 'monthly_of_principal')
    return isMonthly ? sum + amountMinor / instalments : sum
  }, 0)

/** In a table: on one line. */
export const dayCell = (day: Day, language: Language): Markup => html`<span class="day">${dateText(day, language)}</span>`

const sumOf = (plan: readonly Instalment[], part: 'principalMinor' | 'interestMinor'): number =>
  plan.reduce((sum, row) => sum + row[part], 0)

export const unitNote = ({ currency }: Product, language: Language): Markup =>
  paragraph(say(COMMON.unit, language, { currency: currency === 'CNY' ? COMMON.yuan[language] : currency }), 'note')

export const productText = ({ product }: Origin, language: Language): Markup =>
  say(COMMON.productValue, language, { title: product.title[language], ref: foreign(product.ref) })

export const tenorText = (months: number, language: Language): Markup =>
  months === 1 ? say(COMMON.oneMonth, language) : say(COMMON.months, language, { count: months })

export function purposeText(purpose: string | null, language: Language): Part {
  if (purpose === null) return COMMON.purposeNone[language]
  return Object.hasOwn(PURPOSE, purpose) ? PURPOSE[purpose as (typeof DRAWDOWN_PURPOSES)[number]][language] : foreign(purpose)
}

/** Who lends: by name, what he is licensed as, and whose money it is. */
export function lenderFacts({ product }: Origin, language: Language, amountMinor: number, { partner }: LoanTerms): Fact[] {
  const { creditor, joint_lending: joint } = product
  const lender = foreign(creditor.name[language])
  const money = (minor: number) => moneyText(minor, currencyOf(product), language)
  const shares = partner && sharesOf(amountMinor, partner.permille)
  const funders =
    shares === null
      ? say(COMMON.soleFunder, language, { lender })
      : say(COMMON.funders, language, {
          lender,
          lenderAmount: money(shares.creditorMinor),
          partner: foreign(joint?.partner.name[language] ?? partner!.name),
          share: permilleText(partner!.permille),
          partnerAmount: money(shares.partnerMinor),
        })
  return [
    [COMMON.lender, lender],
    [COMMON.licence, LICENCE[creditor.licence][language]],
    [COMMON.funder, funders],
  ]
}

/** No name is known here: the line is there for whoever does. */
export const borrowerFacts = ({ borrower }: Origin, language: Language): Fact[] => [
  [COMMON.borrower, foreign(borrower)],
  [COMMON.borrowerName, html`<span class="fill">&nbsp;</span> <span class="note">${COMMON.fromLender[language]}</span>`],
]
