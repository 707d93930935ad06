/** Regulation applied to one wish: which rules of a pack it breaks, and which cannot be said to be kept. */
import type { Day } from '../kernel/day.ts'
import type { Bilingual } from '../pack/yaml-file.ts'
import type { Licence } from '../product/licence.ts'
import { type RuleEvidence, runCheck } from './checks.ts'
import { type CheckedRule, type CheckName, isInForce, type Moment, type Rule } from './rule.ts'
import type { RuleSubject } from './subject.ts'

/**
 * `jurisdictions`: whose rules are kept. `funderLicence`: of whoever lends beside the creditor or in its stead; null where the creditor lends alone.
 */
export type RuleQuestion = Readonly<{
  on: Day
  moment: Moment
  jurisdictions: readonly string[]
  creditorLicence: Licence
  funderLicence: Licence | null
  subject: RuleSubject
}>

export type RuleFinding = Readonly<{
  rule: string
  check: CheckName
  /** not_assessable: what the rule looks at is not known; nothing was broken, and nothing may be approved on it. */
  outcome: 'broken' | 'not_assessable'
  reason: string
  evidence: RuleEvidence
  instrument: Bilingual
  article: string | null
}>

/** The reason of what cannot be judged: no fault of the borrower. */
const NOT_ASSESSABLE = 'not-assessable'

/**
 * In the order of the rules; none where all are kept. A rule for the creditor's licence or for the funder's has to be kept, so of two bounds the
 * stricter one decides.
 */
export function evaluateRules(rules: readonly Rule[], question: RuleQuestion): RuleFinding[] {
  return rules.flatMap((rule) => {
    if (rule.check === null || !rule.moments.includes(question.moment) || !isInForce(rule, question.on)) return []
    return findingOf(rule, question) ?? []
  })
}

/** Undefined where the rule is kept, or has nothing to say. */
export function findingOf(rule: CheckedRule, question: Omit<RuleQuestion, 'moment'>): RuleFinding | undefined {
  const { on, subject, jurisdictions, creditorLicence, funderLicence } = question
  const binds = {
    creditor: rule.licence_types.includes(creditorLicence),
    funder: funderLicence !== null && rule.licence_types.includes(funderLicence),
  }
  if (!jurisdictions.includes(rule.jurisdiction) || !(binds.creditor || binds.funder)) return undefined
  const verdict = runCheck(rule, { on, subject, binds })
  if (verdict === null || verdict.is === 'kept') return undefined
  const { instrument, article } = rule
  const said = { rule: rule.id, check: rule.check, evidence: verdict.evidence, instrument, article }
  if (verdict.is === 'unknown') return { ...said, outcome: 'not_assessable', reason: NOT_ASSESSABLE }
  return { ...said, outcome: 'broken', reason: rule.on_fail }
}
