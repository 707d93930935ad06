/** What a pack lends and under which law. A product that contradicts its calendar, the tables or the rules keeps the pack from loading. */
import type { Policy } from '@fairline/policy/policy'
import { MISUSE_REASON } from '../line/misuse.ts'
import type { Calendar } from '../product/calendar.ts'
import { type Product, productOf } from '../product/product.ts'
import type { ProductFile } from '../product/product-file.ts'
import { OFFER_REASON } from '../product/why-not-offered.ts'
import { brokenByProduct } from '../rules/product-within-rules.ts'
import { RULES_FILE, type Rule } from '../rules/rule.ts'
import { type PackDiagnostic, packFault } from './diagnostic.ts'
import { calendarFileOf, type LendingFiles, productFileOf } from './lending-files.ts'
import { PAYOUT_REASON } from './not-paid-out.ts'
import { DECISION } from './pack-shape.ts'
import { yamlFault, yamlFaultAt } from './yaml-file.ts'

/** By id. `defaultProduct`: what a borrower gets who names none. */
export type Lending = Readonly<{
  products: ReadonlyMap<string, Product>
  defaultProduct: Product | null
  calendars: ReadonlyMap<string, Calendar>
  rules: readonly Rule[]
}>

/** Of files that read without a fault; see faultsOfLending. */
export function lendingOf({ products, calendars, rules }: LendingFiles, defaultProduct: string | undefined): Lending {
  const joined = [...products.values()].map((file): [string, Product] => {
    // faultsOfLending has seen that it is there.
    return [file.id, productOf(file, calendars.get(calendarFileOf(file.calendar))!)]
  })
  const byId = new Map(joined)
  return {
    products: byId,
    defaultProduct: byId.get(defaultProduct ?? '') ?? null,
    calendars: new Map([...calendars.values()].map((calendar) => [calendar.id, calendar])),
    rules,
  }
}

export type LendingContext = Readonly<{
  files: ReadonlyMap<string, string>
  packFile: string
  defaultProduct: string | undefined
  policy: Policy
}>

/** What does not fit together. A link to a file that is there and has faults of its own is not told again. */
export function faultsOfLending(lending: LendingFiles, context: LendingContext): PackDiagnostic[] {
  const { files, packFile, defaultProduct } = context
  const faults = [...lending.products].flatMap(([file, product]) => productFaults(lending, context, file, product))
  if (defaultProduct !== undefined && !files.has(productFileOf(defaultProduct)))
    faults.push(yamlFault(packFile, `default_product: there is no ${productFileOf(defaultProduct)}`))
  return faults
}

function productFaults({ rules }: LendingFiles, { files, policy }: LendingContext, file: string, product: ProductFile): PackDiagnostic[] {
  const fault = (path: string, message: string) => yamlFaultAt(files.get(file) ?? '', file, path.split('.'), message)
  const faults: PackDiagnostic[] = []
  const calendar = calendarFileOf(product.calendar)
  if (!files.has(calendar)) faults.push(fault('calendar', `there is no ${calendar}`))
  for (const grade of constantsOf(policy, DECISION.grade))
    if (typeof grade === 'string' && product.service[grade] === undefined) faults.push(fault('service', `says nothing of grade ${grade}`))
  const { day_rate_min: min, day_rate_max: max } = product.interest
  for (const rate of constantsOf(policy, DECISION.price))
    if (typeof rate === 'number' && (rate < min || rate > max))
      faults.push(fault('interest', `the price table gives ${rate}, outside day_rate_min and day_rate_max`))
  for (const { rule, evidence } of brokenByProduct(rules, product)) {
    const message = `breaks rule ${rule} of ${RULES_FILE}: ${evidence.name} is ${evidence.value}, the rule says ${evidence.limit}`
    faults.push(packFault('rule-broken', file, message))
  }
  return faults
}

/** What the rows of a table give as it stands there; what they compute is not known before. */
const constantsOf = (policy: Policy, decision: string): ReadonlySet<unknown> =>
  new Set(policy.decisions.get(decision)?.rows.map(({ outputs }) => outputs[0]))

/** A loan that was misused, a line that he closed himself, one whose limit is below the least drawdown, and why a limit is no higher. */
const OF_LINES = [MISUSE_REASON, 'IN06', 'PL08', 'limit-by-product', 'limit-changed-recently'] as const

type GivenReason = Readonly<{ reason: string; file: string }>

/** Reasons that products and rules can give, with the file that does. */
export function reasonsOfLending({ products, rules }: LendingFiles): GivenReason[] {
  const [anyProduct] = products.keys()
  const ofOffers =
    anyProduct === undefined
      ? []
      : [...Object.values(OFFER_REASON), ...Object.values(PAYOUT_REASON), ...OF_LINES].map((reason) => ({ reason, file: anyProduct }))
  const reviewed = [...products].flatMap(([file, { increase }]) => (increase.review_hours === undefined ? [] : [{ reason: 'PL07', file }]))
  return [...ofOffers, ...reviewed, ...rules.flatMap((rule) => (rule.check === null ? [] : [{ reason: rule.on_fail, file: RULES_FILE }]))]
}
