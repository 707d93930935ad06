/**
 * Entries that look like a draw or a repayment of a loan, by words that the desk can change. A candidate is a question to a person, or a hint to the
 * matching; it is never booked for itself.
 *
 * Words  are looked for in the text and the counterparty's name, without white space, width and case. Words and no expressions: whoever edits
 *        them cannot write one that never ends.
 */
import { plainName } from './csv-profile.ts'
import type { StatementEntry } from './statement.ts'

export type MoveKind = 'draw' | 'repayment'

export type LoanPattern = {
  readonly id: string
  /** As the desk calls the line: what an expected move names too. */
  readonly product: string
  readonly kind: MoveKind
  /** All of them, one of them, none of them. */
  readonly all: readonly string[]
  readonly any: readonly string[]
  readonly none: readonly string[]
}

export type LoanCandidate = { readonly patternId: string; readonly product: string; readonly kind: MoveKind }

/** Fees and failures bear the same names. */
const NO_MOVE = ['扣费', '服务费', '手续费', '退款', '失败', '撤销', '优惠', '还款提醒']
const DRAWN = ['放款', '借款到账', '贷款发放', '提款']
const REPAID = ['还款', '还本付息', '结清']

const patternsOf = (product: string, id: string, names: readonly string[]): LoanPattern[] =>
  names.flatMap((name, index) => [
    { id: `${id}-draw-${index + 1}`, product, kind: 'draw', all: [name], any: DRAWN, none: NO_MOVE },
    { id: `${id}-repayment-${index + 1}`, product, kind: 'repayment', all: [name], any: REPAID, none: NO_MOVE },
  ])

export const LOAN_PATTERNS: readonly LoanPattern[] = [
  ...patternsOf('借呗', 'jiebei', ['借呗']),
  ...patternsOf('网商贷', 'wangshangdai', ['网商贷', '网商银行贷款']),
]

const MOVES: Readonly<Record<MoveKind, StatementEntry['direction']>> = { draw: 'credit', repayment: 'debit' }

/** Whether the entry can be such a move: money of a draw comes in. A neutral entry says nothing against it. */
export const isOfKind = ({ direction }: Pick<StatementEntry, 'direction'>, kind: MoveKind): boolean => direction === MOVES[kind]

/** Of an entry; undefined where no pattern fits, or patterns of different lines or kinds do. */
export type FindLoan = (entry: StatementEntry) => LoanCandidate | undefined

export function loanFinder(patterns: readonly LoanPattern[]): FindLoan {
  const plain = patterns.map((pattern) => ({ pattern, fits: finderOf(pattern) }))
  return (entry) => {
    if (entry.isReversal || entry.amountMinor === 0) return undefined
    const said = lookedAt(`${entry.text}${entry.counterparty.name ?? ''}`)
    const fitting = plain.filter(({ pattern, fits }) => (entry.direction === 'neutral' || isOfKind(entry, pattern.kind)) && fits(said))
    const [first] = fitting.map(({ pattern }) => pattern)
    const isOne = fitting.every(({ pattern: { product, kind } }) => product === first?.product && kind === first.kind)
    return first && isOne ? { patternId: first.id, product: first.product, kind: first.kind } : undefined
  }
}

export const lookedAt = (text: string): string => plainName(text).toLowerCase()

function finderOf(pattern: LoanPattern): (said: string) => boolean {
  const [all = [], any = [], none = []] = [pattern.all, pattern.any, pattern.none].map((words) => words.map(lookedAt))
  return (said) => {
    const has = (word: string): boolean => said.includes(word)
    return all.every(has) && (any.length === 0 || any.some(has)) && !none.some(has)
  }
}
