/**
 * The checks that rules can name. Each looks at one thing of the subject and holds it to one bound.
 *
 * Always   what is not known never passes (P9): it is `unknown`, which is neither kept nor broken.
 */
import { addMonths, type Day, dayText } from '../kernel/day.ts'
import type { CheckedRule, RuleOf } from './rule.ts'
import type { RuleSubject } from './subject.ts'

/** What was looked at, what it was, and what it may be. `value` null: not known. */
export type RuleEvidence = Readonly<{ name: string; value: number | string | boolean | null; limit: number | string | boolean | null }>

/** Null: the rule has nothing to say of this subject. */
export type Verdict = Readonly<{ is: 'kept' | 'broken' | 'unknown'; evidence: RuleEvidence }> | null

/** `binds`: which of the lenders the rule is written for. */
export type Situation = Readonly<{ on: Day; subject: RuleSubject; binds: Readonly<{ creditor: boolean; funder: boolean }> }>

export function runCheck(rule: CheckedRule, situation: Situation): Verdict {
  const { subject, on } = situation
  switch (rule.check) {
    case 'line_cap':
      return lineCap(rule, subject)
    case 'bullet_tenor_max':
      return bulletTenor(rule, subject)
    case 'purpose_prohibited':
      return prohibitedPurpose(rule, subject)
    case 'partner_share_min':
      return partnerShare(rule, situation)
    case 'annual_cost_max':
      return atMost('annual_cost_ppm', subject.annualCostPpm, rule.params.max_ppm)
    case 'cost_disclosed':
      return disclosed(subject)
    case 'ability_to_pay':
      return abilityToPay(rule, subject)
    case 'draw_purpose_declared':
      return declaredPurpose(subject)
    case 'yearly_reassessment':
      return reassessed(rule, subject, on)
  }
}

const atMost = (name: string, value: number | undefined, limit: number): Verdict => judge(name, value, limit, (known) => known <= limit)
const atLeast = (name: string, value: number | undefined, limit: number): Verdict => judge(name, value, limit, (known) => known >= limit)

function judge<V extends number | string | boolean>(
  name: string,
  value: V | undefined,
  limit: RuleEvidence['limit'],
  isKept: (value: V) => boolean,
): Verdict {
  const evidence = { name, value: value ?? null, limit }
  if (value === undefined || Number.isNaN(value)) return { is: 'unknown', evidence: { ...evidence, value: null } }
  return { is: isKept(value) ? 'kept' : 'broken', evidence }
}

const unknown = (name: string, limit: RuleEvidence['limit']): Verdict => ({ is: 'unknown', evidence: { name, value: null, limit } })

/** A cap in another currency than the line's says nothing that could be compared. */
function lineCap({ params }: RuleOf<'line_cap'>, { use, currency, limitMinor }: RuleSubject): Verdict {
  const { use: capped, max_minor, raised_max_minor, is_raised } = params
  if (use === undefined) return unknown('use', capped)
  if (use !== capped) return null
  if (currency !== params.currency) return unknown('currency', params.currency)
  return atMost('limit_minor', limitMinor, is_raised && raised_max_minor !== null ? raised_max_minor : max_minor)
}

function bulletTenor({ params }: RuleOf<'bullet_tenor_max'>, { method, tenorMonths }: RuleSubject): Verdict {
  if (method === undefined) return unknown('method', 'interest_only')
  return method === 'interest_only' ? atMost('tenor_months', tenorMonths, params.max_months) : null
}

function prohibitedPurpose({ params }: RuleOf<'purpose_prohibited'>, { purpose }: RuleSubject): Verdict {
  return judge('purpose', purpose ?? undefined, params.purposes.join(', '), (stated) => !params.purposes.includes(stated))
}

/** That none was stated is known, and breaks the rule. */
function declaredPurpose({ purpose }: RuleSubject): Verdict {
  if (purpose === null) return { is: 'broken', evidence: { name: 'purpose', value: null, limit: null } }
  return judge('purpose', purpose, null, () => true)
}

/** For whom the rule is written, the other lender is the partner: each bound side sees the share of the one opposite. */
function partnerShare({ params }: RuleOf<'partner_share_min'>, { subject, binds }: Situation): Verdict {
  const { partnerPermille } = subject
  if (partnerPermille === null) return null
  if (partnerPermille === undefined) return unknown('partner_permille', params.min_permille)
  const ofPartner = atLeast('partner_permille', partnerPermille, params.min_permille)
  const ofCreditor = atLeast('creditor_permille', 1000 - partnerPermille, params.min_permille)
  if (!binds.funder) return ofPartner
  if (!binds.creditor) return ofCreditor
  return ofPartner?.is === 'broken' ? ofPartner : ofCreditor
}

const disclosed = ({ isCostDisclosed }: RuleSubject): Verdict => judge('cost_disclosed', isCostDisclosed, true, (is) => is)

/** Each measure that is known must be within its bound, and one of them must be known. */
function abilityToPay({ params }: RuleOf<'ability_to_pay'>, { ability = {} }: RuleSubject): Verdict {
  const verdicts = [
    bounded('dti_permille', ability.dtiPermille, params.dti_max_permille, atMost),
    bounded('debt_to_assets_permille', ability.debtToAssetsPermille, params.debt_to_assets_max_permille, atMost),
    bounded('residual_income_minor', ability.residualIncomeMinor, params.residual_income_min_minor, atLeast),
  ]
  return (
    verdicts.find((verdict) => verdict?.is === 'broken') ??
    verdicts.find((verdict) => verdict?.is === 'kept') ??
    unknown('dti_permille', params.dti_max_permille)
  )
}

function bounded(name: string, value: number | undefined, bound: number | null, hold: typeof atMost): Verdict {
  return bound === null ? judge(name, value, null, () => true) : hold(name, value, bound)
}

/** A year after its last assessment, longer credit of that use may be assessed once more on the day itself, and not be drawn on after it. */
function reassessed({ params }: RuleOf<'yearly_reassessment'>, { use, tenorMonths, assessedOn }: RuleSubject, on: Day): Verdict {
  if (use === undefined) return unknown('use', params.use)
  if (use !== params.use) return null
  if (tenorMonths === undefined) return unknown('tenor_months', params.beyond_months)
  if (tenorMonths <= params.beyond_months) return null
  if (assessedOn === undefined) return unknown('assessed_on', null)
  const until = addMonths(assessedOn, 12)
  return {
    is: on <= until ? 'kept' : 'broken',
    evidence: { name: 'assessed_on', value: dayText(assessedOn), limit: dayText(addMonths(on, -12)) },
  }
}
