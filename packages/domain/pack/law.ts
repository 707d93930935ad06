/** What regulation says of a limit or a loan, as causes that the borrower is told. What a rule needs and is not known never passes (P9). */
import type { Day } from '../kernel/day.ts'
import type { Cause, Evidence } from '../line/outcomes.ts'
import type { Law } from '../line/verdict.ts'
import type { Product } from '../product/product.ts'
import type { RuleEvidence } from '../rules/checks.ts'
import { evaluateRules, type RuleFinding } from '../rules/evaluate-rules.ts'
import { useOf } from '../rules/product-within-rules.ts'
import type { Moment } from '../rules/rule.ts'
import type { RuleSubject } from '../rules/subject.ts'
import { dtiPermille, residualIncome } from '../signals/means-signals.ts'
import type { SignalSource } from '../signals/signal.ts'
import type { Pack } from './pack.ts'

/** A limit above a cap is not broken law but bounded by it: `cap`. */
export function lawOn(pack: Pack, product: Product, moment: Moment, on: Day, subject: RuleSubject): Law {
  const { keeps_rules_of: jurisdictions, creditor, joint_lending: joint, currency } = product
  const lenders = { jurisdictions, creditorLicence: creditor.licence, funderLicence: joint?.partner.licence ?? null }
  const asked: RuleSubject = { use: useOf(product), currency, partnerPermille: joint?.share_permille ?? null, ...subject }
  const findings = evaluateRules(pack.rules, { on, moment, ...lenders, subject: asked })
  const caps = findings.flatMap((finding) => capOf(finding) ?? [])
  const others = findings.filter((finding) => capOf(finding) === undefined)
  return {
    cap: caps.reduce<Law['cap']>((lowest, cap) => (lowest === null || cap.limitMinor < lowest.limitMinor ? cap : lowest), null),
    broken: others.flatMap((finding) => (finding.outcome === 'broken' ? [causeOf(finding)] : [])),
    unknown: others.flatMap((finding) => (finding.outcome === 'not_assessable' ? [causeOf(finding)] : [])),
  }
}

function capOf(finding: RuleFinding): Law['cap'] | undefined {
  const { check, outcome, evidence } = finding
  if (check !== 'line_cap' || outcome !== 'broken' || typeof evidence.limit !== 'number') return undefined
  return { name: 'law', limitMinor: evidence.limit, causes: () => [causeOf(finding)] }
}

/** Of a limit. What he can carry is known as far as income and debts are. */
export function lawOnLimit(
  pack: Pack,
  product: Product,
  source: SignalSource,
  { moment, limitMinor }: Readonly<{ moment: 'application' | 'increase'; limitMinor: number }>,
): Law {
  const [dti, residual] = [dtiPermille(source), residualIncome(source)]
  const ability = { ...(dti !== null && { dtiPermille: dti }), ...(residual !== null && { residualIncomeMinor: residual }) }
  return lawOn(pack, product, moment, source.zone.dayAt(source.at), { limitMinor, ability })
}

const causeOf = ({ rule, reason, evidence }: RuleFinding): Cause => ({ reason, evidence: [shown(evidence), byRule(rule)] })

const byRule = (rule: string): Evidence => ({ signal: 'rule', value: rule, test: null, asOf: null })

/** What a rule calls by another name than the catalogue of signals. */
const SIGNAL_OF: Readonly<Record<string, string>> = { tenor_months: 'draw_tenor_months', method: 'draw_method', purpose: 'draw_purpose' }

const shown = ({ name, value, limit }: RuleEvidence): Evidence => ({
  signal: SIGNAL_OF[name] ?? name,
  value,
  test: testOf(value, limit),
  asOf: null,
})

/** As a test that was met: the value is beyond its bound, or is what is not allowed. */
function testOf(value: RuleEvidence['value'], limit: RuleEvidence['limit']): string {
  if (value === null) return 'null'
  if (typeof value === 'number' && typeof limit === 'number') return `${value > limit ? '>' : '<'} ${limit}`
  return typeof limit === 'string' && typeof value === 'string' && !limit.includes(value) ? `< ${limit}` : `${limit ?? value}`
}
