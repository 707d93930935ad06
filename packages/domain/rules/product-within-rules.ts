/** Whether a product, by itself, could be lent at all: what it offers is held to the rules in force on the day of its launch. */
import { knownDay } from '../kernel/day.ts'
import type { ProductFile } from '../product/product-file.ts'
import { findingOf, type RuleFinding, type RuleQuestion } from './evaluate-rules.ts'
import { type CheckName, isInForce, type Rule } from './rule.ts'
import type { CreditUse, RuleSubject } from './subject.ts'

/** What regulation calls the use of a product's money. */
export const useOf = (product: Pick<ProductFile, 'for'>): CreditUse => (product.for === 'individual' ? 'consumption' : 'production')

/** Checks of what a product fixes; the others look at one borrower. */
const OF_A_PRODUCT: ReadonlySet<CheckName> = new Set<CheckName>([
  'line_cap',
  'bullet_tenor_max',
  'purpose_prohibited',
  'partner_share_min',
  'annual_cost_max',
])

const DAYS_A_YEAR = 365
/** Day rates are parts per 10^8, yearly ones per 10^6. */
const DAY_RATE_PARTS_A_PPM = 100

/** The highest interest of a year, without fees: what a loan costs with them is asked of each loan. */
const yearlyInterestPpm = ({ interest: { by, year_days, day_rate_max } }: ProductFile): number =>
  Math.ceil((day_rate_max * (by === 'days' ? DAYS_A_YEAR : year_days)) / DAY_RATE_PARTS_A_PPM)

export function brokenByProduct(rules: readonly Rule[], product: ProductFile): RuleFinding[] {
  const on = knownDay(product.launched_on)
  const { draw, purposes, joint_lending: joint } = product
  const subject: RuleSubject = {
    use: useOf(product),
    currency: product.currency,
    limitMinor: product.line.max_minor,
    ...(draw.methods.includes('interest_only') && { method: 'interest_only' }),
    tenorMonths: longestBullet(product),
    partnerPermille: joint?.share_permille ?? null,
    annualCostPpm: yearlyInterestPpm(product),
  }
  const lenders: Pick<RuleQuestion, 'jurisdictions' | 'creditorLicence' | 'funderLicence'> = {
    jurisdictions: product.keeps_rules_of,
    creditorLicence: product.creditor.licence,
    funderLicence: joint?.partner.licence ?? null,
  }
  return rules.flatMap((rule) => {
    if (rule.check === null || !OF_A_PRODUCT.has(rule.check) || !isInForce(rule, on)) return []
    const subjects = rule.check === 'purpose_prohibited' ? purposes.allowed.map((purpose) => ({ ...subject, purpose })) : [subject]
    const findings = subjects.map((asked) => findingOf(rule, { on, subject: asked, ...lenders }))
    return findings.filter((finding) => finding?.outcome === 'broken').map((finding) => finding!)
  })
}

/** The longest tenor on offer at which all principal may fall due at the end. */
function longestBullet({ draw }: ProductFile): number {
  return Math.max(0, ...draw.tenors_months.filter((months) => months <= draw.interest_only_max_months))
}
