/** Fields of a product that contradict each other: what a schema of single fields cannot see. */
import { LEDGER_ROLES } from '@fairline/contract/loan-outcomes'
import { SIDE_OF } from './account-sides.ts'
import type { ProductFile } from './product-file.ts'

/** `path`: of the field to look at first, with dots. */
export type FieldFault = Readonly<{ path: string; message: string }>

type Check = readonly [isFault: boolean, path: string, message: string]

export const fieldFaults = (product: ProductFile): FieldFault[] =>
  [...amounts(product), ...tenorsAndMethods(product), ...money(product), ...purposes(product), ...accounts(product)].flatMap(
    ([isFault, path, message]) => (isFault ? [{ path, message }] : []),
  )

function amounts({ line, draw }: ProductFile): Check[] {
  return [
    [line.max_minor < line.min_minor, 'line.max_minor', 'is below line.min_minor'],
    [line.min_minor < draw.min_minor, 'line.min_minor', 'is below draw.min_minor: nothing could be drawn on such a line'],
    [line.min_minor % (line.step_minor ?? 1) !== 0, 'line.min_minor', 'is no multiple of line.step_minor'],
    [line.max_minor % (line.step_minor ?? 1) !== 0, 'line.max_minor', 'is no multiple of line.step_minor'],
    [draw.min_minor % draw.step_minor !== 0, 'draw.min_minor', 'is no multiple of draw.step_minor'],
    [draw.max_minor !== null && draw.max_minor < draw.min_minor, 'draw.max_minor', 'is below draw.min_minor'],
    [draw.max_minor !== null && draw.max_minor > line.max_minor, 'draw.max_minor', 'is above line.max_minor'],
    [draw.max_minor !== null && draw.max_minor % draw.step_minor !== 0, 'draw.max_minor', 'is no multiple of draw.step_minor'],
  ]
}

function tenorsAndMethods({ draw }: ProductFile): Check[] {
  return [
    [!draw.tenors_months.includes(draw.default_tenor_months), 'draw.default_tenor_months', 'is none of draw.tenors_months'],
    [!draw.methods.includes(draw.default_method), 'draw.default_method', 'is none of draw.methods'],
    [hasTwice(draw.methods), 'draw.methods', 'names a method twice'],
    [
      draw.default_method === 'interest_only' && draw.default_tenor_months > draw.interest_only_max_months,
      'draw.default_tenor_months',
      'is above draw.interest_only_max_months',
    ],
  ]
}

function money({ interest, penalty_permille, allocation, early_repayment, fees }: ProductFile): Check[] {
  return [
    [interest.day_rate_max < interest.day_rate_min, 'interest.day_rate_max', 'is below interest.day_rate_min'],
    [penalty_permille.misuse < penalty_permille.overdue, 'penalty_permille.misuse', 'is below penalty_permille.overdue'],
    [hasTwice(allocation), 'allocation', 'names each part once'],
    [!early_repayment.allowed && early_repayment.fee_permille > 0, 'early_repayment.fee_permille', 'is a fee for what is not allowed'],
    [hasTwice(fees.map(({ id }) => id)), 'fees', 'have ids of their own'],
  ]
}

function purposes({ purposes: { allowed, prohibited } }: ProductFile): Check[] {
  const both = allowed.filter((purpose) => prohibited.includes(purpose))
  return [
    [both.length > 0, 'purposes.prohibited', `${both.join(', ')}: both allowed and prohibited`],
    [hasTwice(allowed), 'purposes.allowed', 'names a purpose twice'],
    [hasTwice(prohibited), 'purposes.prohibited', 'names a purpose twice'],
  ]
}

function accounts({ ledger }: ProductFile): Check[] {
  const turned = LEDGER_ROLES.map((role): Check => {
    const path = `ledger.accounts.${role}.side`
    return [ledger.accounts[role].side !== SIDE_OF[role], path, `must be ${SIDE_OF[role]}: that is where this account grows`]
  })
  const codes = LEDGER_ROLES.map((role) => ledger.accounts[role].code)
  return [...turned, [hasTwice(codes), 'ledger.accounts', 'have codes of their own']]
}

const hasTwice = (list: readonly string[]): boolean => new Set(list).size < list.length
