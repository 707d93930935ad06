/**
 * What a payment to a lender says of its interest, in its own words.
 *
 * Told     the parts that it names come to its amount: `本金 50,000.00 利息 812.50`; or it is said to be interest and names no other part.
 * Untold   it says that there is interest in it and not how much, or its parts come to something else: never guessed.
 * Units    whole minor units of the statement's currency.
 */
import { readMarkedAmount } from '../../kernel/amount-text.ts'
import type { StatementEntry } from './statement.ts'

export type Service = Readonly<{ kind: 'told'; interestMinor: number }> | Readonly<{ kind: 'untold' }>

type Part = 'principal' | 'interest' | 'fee'

const PART_WORDS: readonly (readonly [word: string, part: Part])[] = [
  ...(['罚息', '复利', '利息', '逾期利息', 'interest'] as const).map((word) => [word, 'interest'] as const),
  ...(['本金', 'principal'] as const).map((word) => [word, 'principal'] as const),
  ...(['手续费', '服务费', 'fee'] as const).map((word) => [word, 'fee'] as const),
]
/** Both at once, or a payment of interest that says so. */
const MIXED = ['本息', '还本付息', 'principal and interest']
const INTEREST_ONLY = ['还息', '付息', '结息', '扣息', '贷款利息', '借款利息', '利息支出', 'loan interest', 'interest payment']
const OF_DEPOSITS = ['存款', 'deposit']

const NUMBERED = new RegExp(
  `(${PART_WORDS.map(([word]) => word).join('|')})[\\s:：=为]*(?:人民币|cny|rmb|¥)?\\s*(\\d[\\d,]*(?:\\.\\d+)?)`,
  'g',
)

/** Undefined: it says nothing of interest, or is no payment of ours. */
export function serviceOf({ direction, isReversal, amountMinor, text }: StatementEntry, currency: string): Service | undefined {
  if (direction !== 'debit' || isReversal || amountMinor === 0) return undefined
  const said = text.normalize('NFKC').toLowerCase()
  const parts = partsOf(said, currency)
  const interest = parts.filter(({ part }) => part === 'interest')
  if (interest.length > 0) {
    if (parts.every(({ minor }) => minor !== undefined) && sumOf(parts) === amountMinor)
      return { kind: 'told', interestMinor: sumOf(interest) }
    return { kind: 'untold' }
  }
  if (has(said, OF_DEPOSITS)) return undefined
  if (has(said, MIXED)) return { kind: 'untold' }
  return has(said, INTEREST_ONLY) && parts.length === 0 ? { kind: 'told', interestMinor: amountMinor } : undefined
}

type NamedPart = Readonly<{ part: Part; minor: number | undefined }>

const partsOf = (said: string, currency: string): NamedPart[] =>
  [...said.matchAll(NUMBERED)].map(([, word, amount]) => {
    const read = readMarkedAmount(amount!, currency, { decimalMark: '.', groupMark: amount!.includes(',') ? ',' : null })
    return { part: PART_WORDS.find(([known]) => known === word)![1], minor: read.ok ? read.value : undefined }
  })

const sumOf = (parts: readonly NamedPart[]): number => parts.reduce((sum, { minor = 0 }) => sum + minor, 0)
const has = (said: string, words: readonly string[]): boolean => words.some((word) => said.includes(word))

/** By the month it was booked in. `ofMinor`: what was paid, interest and all, of which the interest is told; `untoldMinor`: of which it is not. */
export type ServiceMonth = Readonly<{ month: string; interest_minor: number; of_minor: number; untold_minor: number }>

export function serviceMonths(
  entries: readonly StatementEntry[],
  currency: string,
  monthOf: (entry: StatementEntry) => string,
  /** Payments that hold interest by what they were matched with, whatever they say. */
  holdsInterest: (entry: StatementEntry) => boolean,
): ServiceMonth[] {
  const months = new Map<string, ServiceMonth>()
  for (const entry of entries) {
    const service = serviceOf(entry, currency) ?? (holdsInterest(entry) ? ({ kind: 'untold' } as const) : undefined)
    if (service === undefined) continue
    const month = monthOf(entry)
    const before = months.get(month) ?? { month, interest_minor: 0, of_minor: 0, untold_minor: 0 }
    const isTold = service.kind === 'told'
    months.set(month, {
      month,
      interest_minor: before.interest_minor + (isTold ? service.interestMinor : 0),
      of_minor: before.of_minor + (isTold ? entry.amountMinor : 0),
      untold_minor: before.untold_minor + (isTold ? 0 : entry.amountMinor),
    })
  }
  return [...months.values()].sort((a, b) => (a.month < b.month ? -1 : 1))
}
