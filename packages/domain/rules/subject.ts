/** What a rule of regulation looks at: a wish, a loan or a line, with its product, as far as it is known. */
import type { DRAWDOWN_PURPOSES } from '@fairline/contract/facts/loan-facts'
import type { RepaymentMethod } from '@fairline/contract/terms'
import type { z } from 'zod'
import type { Day } from '../kernel/day.ts'

export type Purpose = (typeof DRAWDOWN_PURPOSES)[number]

/** Lent to live, or to run a business. */
export type CreditUse = 'consumption' | 'production'

/**
 * A field that is not there is not known, and no rule that asks for it passes.
 *
 * Units    money in minor units of `currency`; yearly cost in ppm; shares and ratios in permille.
 */
export type RuleSubject = Readonly<{
  use?: CreditUse
  currency?: string
  /** The limit of the line as it would be. */
  limitMinor?: number
  method?: z.infer<typeof RepaymentMethod>
  tenorMonths?: number
  /** Null: the borrower stated none, which is known. */
  purpose?: Purpose | null
  /** Null: the creditor lends alone. Else the partner's part. */
  partnerPermille?: number | null
  /** All-in, in normal performance. */
  annualCostPpm?: number
  /** The table of all costs was shown for the time asked, and confirmed. */
  isCostDisclosed?: boolean
  /** When the line was last assessed. */
  assessedOn?: Day
  ability?: Ability
}>

/** What a borrower can carry, from income and debts: any of them that is known. */
export type Ability = Readonly<{ dtiPermille?: number; debtToAssetsPermille?: number; residualIncomeMinor?: number }>
