/** The statement of a line for one month. */
import { knownDay } from '../kernel/day.ts'
import type { Amounts } from '../loan/loan.ts'
import { sumOf } from '../loan/owed.ts'
import { COMMON } from './common-words.ts'
import { amountText, dateText, moneyText, monthText } from './figures.ts'
import { foreign, html, type Language, type Markup, type Part, say, type Words } from './markup.ts'
import {
  borrowerFacts,
  type Column,
  currencyOf,
  dayCell,
  factsTable,
  type Origin,
  page,
  paragraph,
  productText,
  type Row,
  section,
  table,
  unitNote,
} from './page.ts'
import type { StatementData } from './statement-data.ts'
import { MOVEMENT, STATEMENT } from './statement-words.ts'

export type Statement = Readonly<{ origin: Origin; month: StatementData }>

export function statementPage({ origin, month }: Statement, language: Language): string {
  const date = { from: dateText(month.month, language), until: dateText(month.until, language) }
  const lead = say(STATEMENT.lead, language, { month: monthText(month.month, language), ...date })
  const parts = [summary, balances, movements, instalments, loans].map((part) => part({ origin, month }, language))
  return page(origin, language, STATEMENT.title, lead, html`${parts}${paragraph(say(STATEMENT.note, language), 'note')}`)
}

const words = (...labels: readonly Words[]): Column[] => labels.map((label) => ({ label }))
const figures = (...labels: readonly Words[]): Column[] => labels.map((label) => ({ label, isFigure: true }))
const amountIn =
  ({ origin: { product } }: Statement) =>
  (minor: number): string =>
    amountText(minor, product.minor_digits)

function summary({ origin, month }: Statement, language: Language): Markup {
  const { product } = origin
  const money = (minor: number) => moneyText(minor, currencyOf(product), language)
  const pastDue = Math.max(0, ...month.loans.map(({ daysPastDue }) => daysPastDue))
  const next = nextOf(month)
  const facts = factsTable(language, [
    ...borrowerFacts(origin, language),
    [COMMON.lender, foreign(product.creditor.name[language])],
    [COMMON.product, productText(origin, language)],
    [STATEMENT.limit, money(month.limitMinor)],
    [STATEMENT.owedPrincipal, money(month.closing.principalMinor)],
    [STATEMENT.due, money(month.loans.reduce((sum, { dueMinor }) => sum + dueMinor, 0))],
    [STATEMENT.pastDue, pastDue === 0 ? STATEMENT.notPastDue[language] : say(STATEMENT.pastDueValue, language, { days: pastDue })],
    [
      STATEMENT.next,
      next === null
        ? COMMON.none[language]
        : say(STATEMENT.nextValue, language, { day: dateText(next.dueOn, language), amount: money(next.amountMinor) }),
    ],
    [STATEMENT.overpaid, money(month.overpaidMinor)],
  ])
  return section(STATEMENT.summary[language], facts)
}

/** All that falls due on the earliest day on which anything does. */
function nextOf({ loans: open }: StatementData) {
  const nexts = open.flatMap(({ next }) => next ?? [])
  const dueOn = Math.min(...nexts.map((one) => one.dueOn))
  const amountMinor = nexts.reduce((sum, one) => (one.dueOn === dueOn ? sum + one.amountMinor : sum), 0)
  return nexts.length === 0 ? null : { dueOn, amountMinor }
}

function balances(statement: Statement, language: Language): Markup {
  const { origin, month } = statement
  const amount = amountIn(statement)
  const row = (label: Words, parts: Amounts, isSum = false): Row => ({
    cells: [label[language], amount(parts.principalMinor), amount(parts.interestMinor), amount(parts.penaltyMinor), amount(sumOf(parts))],
    isSum,
  })
  const rows = [
    row(STATEMENT.opening, month.opening, true),
    row(STATEMENT.drawn, month.drawn),
    row(STATEMENT.charged, month.charged),
    row(STATEMENT.repaid, month.repaid),
    row(STATEMENT.takenBack, month.takenBack),
    row(STATEMENT.closing, month.closing, true),
  ]
  const columns = [...words(STATEMENT.balance), ...figures(COMMON.principal, COMMON.interest, COMMON.penalty, COMMON.total)]
  return section(STATEMENT.balances[language], unitNote(origin.product, language), table(language, columns, rows))
}

function movements(statement: Statement, language: Language): Markup {
  const amount = amountIn(statement)
  const rows = statement.month.movements.map(({ kind, on, valueOn, reference, overpaidMinor, ...parts }): Row => {
    const figuresOf = [parts.principalMinor, parts.interestMinor, parts.penaltyMinor, overpaidMinor, sumOf(parts) + overpaidMinor]
    const told: Part[] = [dayCell(on, language), dayCell(valueOn, language), MOVEMENT[kind][language], foreign(reference)]
    return { cells: [...told, ...figuresOf.map(amount)] }
  })
  const columns = [
    ...words(STATEMENT.bookedOn, STATEMENT.valueOn, STATEMENT.what, STATEMENT.reference),
    ...figures(COMMON.principal, COMMON.interest, COMMON.penalty, STATEMENT.surplus, COMMON.total),
  ]
  return section(STATEMENT.movements[language], table(language, columns, rows, STATEMENT.noMovements))
}

function instalments(statement: Statement, language: Language): Markup {
  const { billed, settled } = statement.month
  const amount = amountIn(statement)
  const billedRows = billed.map(({ loanId, nth, dueOn, principalMinor, interestMinor }): Row => {
    const parts = [principalMinor, interestMinor, principalMinor + interestMinor].map(amount)
    return { cells: [foreign(loanId), nth, written(dueOn, language), ...parts] }
  })
  const settledRows = settled.map(({ loanId, nth, dueOn, settledOn, daysLate }): Row => {
    return { cells: [foreign(loanId), nth, written(dueOn, language), written(settledOn, language), daysLate] }
  })
  const which = words(COMMON.loan, COMMON.nth, COMMON.dueOn)
  return section(
    STATEMENT.instalments[language],
    paragraph(html`${STATEMENT.billed[language]}`),
    table(language, [...which, ...figures(COMMON.principal, COMMON.interest, COMMON.toPay)], billedRows),
    paragraph(html`${STATEMENT.settled[language]}`),
    table(language, [...which, ...words(STATEMENT.settledOn), ...figures(STATEMENT.daysLate)], settledRows),
  )
}

function loans(statement: Statement, language: Language): Markup {
  const amount = amountIn(statement)
  const rows = statement.month.loans.map(({ id, lentMinor, leftMinor, dueMinor, daysPastDue, next }): Row => {
    const upcoming: Part[] = next === null ? ['—', '—'] : [dayCell(next.dueOn, language), amount(next.amountMinor)]
    return { cells: [foreign(id), amount(lentMinor), amount(leftMinor), amount(dueMinor), daysPastDue, ...upcoming] }
  })
  const columns = [
    ...words(COMMON.loan),
    ...figures(STATEMENT.lent, COMMON.left, STATEMENT.due, STATEMENT.pastDue),
    ...words(STATEMENT.nextDue),
    ...figures(STATEMENT.nextAmount),
  ]
  return section(STATEMENT.loans[language], table(language, columns, rows))
}

const written = (day: string, language: Language): Markup => dayCell(knownDay(day), language)
