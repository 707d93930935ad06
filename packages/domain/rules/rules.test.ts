import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import type { PackDiagnostic } from '../pack/diagnostic.ts'
import { evaluateRules, type RuleQuestion } from './evaluate-rules.ts'
import { useOf } from './product-within-rules.ts'
import { type Rule, readRules } from './rule.ts'
import type { RuleSubject } from './subject.ts'

/** One rule of each check, with the bounds that the tests below stand beside. */
const RULES = [
  ['CAP', 'line_cap', '{ use: consumption, currency: CNY, max_minor: 200, raised_max_minor: 300 }', 'RG01'],
  ['BULLET', 'bullet_tenor_max', '{ max_months: 12 }', 'interest-only-too-long'],
  ['PURPOSE', 'purpose_prohibited', '{ purposes: [securities, house_purchase] }', 'RG06'],
  ['SHARE', 'partner_share_min', '{ min_permille: 300 }', 'PL06'],
  ['COST', 'annual_cost_max', '{ max_ppm: 240000 }', 'annual-cost-above-cap'],
  ['SHOWN', 'cost_disclosed', '{}', 'cost-not-disclosed'],
  ['ABILITY', 'ability_to_pay', '{ dti_max_permille: 500, debt_to_assets_max_permille: null, residual_income_min_minor: 100 }', 'IN03'],
  ['DECLARED', 'draw_purpose_declared', '{}', 'purpose-missing'],
  ['YEARLY', 'yearly_reassessment', '{ use: production, beyond_months: 12 }', 'reassessment-due'],
] as const
type Check = (typeof RULES)[number][1]

const ruleText = (id: string, check: string, params: string, onFail: string, licences = 'bank') =>
  `  - { id: ${id}, jurisdiction: CN, licence_types: [${licences}], instrument: { zh: 办法, en: Measures }, article: null,
      effective_from: 2026-01-01, effective_to: 2026-12-31, check: ${check}, params: ${params}, moments: [draw, increase],
      on_fail: ${onFail}, source: here, verified: text, text: { zh: 要求, en: what it asks } }`
const fileOf = (...rules: string[]) => ['format: 1', 'rules:', ...rules].join('\n')

function rulesOf(text: string): readonly Rule[] {
  const read = readRules(text)
  if (!read.ok) throw new Error(JSON.stringify(read.diagnostics))
  return read.value
}
const only = (check: Check): readonly Rule[] => {
  const [id, , params, onFail] = RULES.find((rule) => rule[1] === check)!
  return rulesOf(fileOf(ruleText(id, check, params, onFail)))
}

const asked: Omit<RuleQuestion, 'subject'> = {
  on: knownDay('2026-06-15'),
  moment: 'draw',
  jurisdictions: ['CN'],
  creditorLicence: 'bank',
  funderLicence: null,
}
const consumer: RuleSubject = { use: 'consumption', currency: 'CNY' }
const business: RuleSubject = { use: 'production', tenorMonths: 13 }

/** What came of it: kept where nothing was found, else the reason and the value that was looked at. */
function answerOf(rules: readonly Rule[], subject: RuleSubject, change: Partial<RuleQuestion> = {}): string {
  const [finding] = evaluateRules(rules, { ...asked, subject, ...change })
  return finding === undefined ? 'kept' : `${finding.outcome} ${finding.reason}: ${finding.evidence.name} ${finding.evidence.value}`
}

test.each<[check: Check, subject: RuleSubject, answer: string]>([
  ['line_cap', { ...consumer, limitMinor: 200 }, 'kept'],
  ['line_cap', { ...consumer, limitMinor: 201 }, 'broken RG01: limit_minor 201'],
  ['line_cap', { ...consumer, use: 'production', limitMinor: 201 }, 'kept'],
  ['line_cap', consumer, 'not_assessable not-assessable: limit_minor null'],
  ['line_cap', { ...consumer, limitMinor: Number.NaN }, 'not_assessable not-assessable: limit_minor null'],
  ['line_cap', { currency: 'CNY', limitMinor: 1 }, 'not_assessable not-assessable: use null'],
  ['line_cap', { ...consumer, currency: 'USD', limitMinor: 1 }, 'not_assessable not-assessable: currency null'],
  ['bullet_tenor_max', { method: 'interest_only', tenorMonths: 12 }, 'kept'],
  ['bullet_tenor_max', { method: 'interest_only', tenorMonths: 13 }, 'broken interest-only-too-long: tenor_months 13'],
  ['bullet_tenor_max', { method: 'equal_instalment', tenorMonths: 24 }, 'kept'],
  ['bullet_tenor_max', { method: 'interest_only' }, 'not_assessable not-assessable: tenor_months null'],
  ['bullet_tenor_max', { tenorMonths: 1 }, 'not_assessable not-assessable: method null'],
  ['purpose_prohibited', { purpose: 'consumption' }, 'kept'],
  ['purpose_prohibited', { purpose: 'house_purchase' }, 'broken RG06: purpose house_purchase'],
  ['purpose_prohibited', { purpose: null }, 'not_assessable not-assessable: purpose null'],
  ['purpose_prohibited', {}, 'not_assessable not-assessable: purpose null'],
  ['partner_share_min', { partnerPermille: 300 }, 'kept'],
  ['partner_share_min', { partnerPermille: 299 }, 'broken PL06: partner_permille 299'],
  ['partner_share_min', { partnerPermille: null }, 'kept'],
  ['partner_share_min', {}, 'not_assessable not-assessable: partner_permille null'],
  ['annual_cost_max', { annualCostPpm: 240_000 }, 'kept'],
  ['annual_cost_max', { annualCostPpm: 240_001 }, 'broken annual-cost-above-cap: annual_cost_ppm 240001'],
  ['annual_cost_max', {}, 'not_assessable not-assessable: annual_cost_ppm null'],
  ['cost_disclosed', { isCostDisclosed: true }, 'kept'],
  ['cost_disclosed', { isCostDisclosed: false }, 'broken cost-not-disclosed: cost_disclosed false'],
  ['cost_disclosed', {}, 'not_assessable not-assessable: cost_disclosed null'],
  ['ability_to_pay', { ability: { dtiPermille: 500 } }, 'kept'],
  ['ability_to_pay', { ability: { dtiPermille: 501 } }, 'broken IN03: dti_permille 501'],
  ['ability_to_pay', { ability: { debtToAssetsPermille: 900 } }, 'kept'],
  ['ability_to_pay', { ability: { residualIncomeMinor: 100 } }, 'kept'],
  ['ability_to_pay', { ability: { dtiPermille: 500, residualIncomeMinor: 99 } }, 'broken IN03: residual_income_minor 99'],
  ['ability_to_pay', { ability: {} }, 'not_assessable not-assessable: dti_permille null'],
  ['ability_to_pay', {}, 'not_assessable not-assessable: dti_permille null'],
  ['draw_purpose_declared', { purpose: 'securities' }, 'kept'],
  ['draw_purpose_declared', { purpose: null }, 'broken purpose-missing: purpose null'],
  ['draw_purpose_declared', {}, 'not_assessable not-assessable: purpose null'],
  ['yearly_reassessment', { ...business, assessedOn: knownDay('2025-06-15') }, 'kept'],
  ['yearly_reassessment', { ...business, assessedOn: knownDay('2025-06-14') }, 'broken reassessment-due: assessed_on 2025-06-14'],
  ['yearly_reassessment', { ...business, tenorMonths: 12 }, 'kept'],
  ['yearly_reassessment', { ...business, use: 'consumption' }, 'kept'],
  ['yearly_reassessment', business, 'not_assessable not-assessable: assessed_on null'],
  ['yearly_reassessment', { use: 'production' }, 'not_assessable not-assessable: tenor_months null'],
  ['yearly_reassessment', { tenorMonths: 13 }, 'not_assessable not-assessable: use null'],
])('%s of %j: %s', (check, subject, answer) => {
  expect(answerOf(only(check), subject)).toBe(answer)
})

test.each([
  ['2025-12-31', 'kept'],
  ['2026-01-01', 'broken'],
  ['2026-12-31', 'broken'],
  ['2027-01-01', 'kept'],
])('a rule of 2026 on %s: %s', (on, answer) => {
  expect(answerOf(only('annual_cost_max'), { annualCostPpm: 240_001 }, { on: knownDay(on) }).split(' ')[0]).toBe(answer)
})

test('a rule without an end stays', () => {
  const rules = rulesOf(fileOf(ruleText('COST', 'annual_cost_max', '{ max_ppm: 1 }', 'RG01')).replace('2026-12-31', 'null'))
  expect(answerOf(rules, { annualCostPpm: 2 }, { on: knownDay('9999-12-31') })).toBe('broken RG01: annual_cost_ppm 2')
})

test.each<[what: string, change: Partial<RuleQuestion>, answer: string]>([
  ['another moment', { moment: 'application' }, 'kept'],
  ['a moment that it names', { moment: 'increase' }, 'broken'],
  ['another jurisdiction', { jurisdictions: ['US'] }, 'kept'],
  ['one of several', { jurisdictions: ['US', 'CN'] }, 'broken'],
  ['another licence', { creditorLicence: 'trust' }, 'kept'],
  ['the licence of the funder only', { creditorLicence: 'trust', funderLicence: 'bank' }, 'broken'],
])('a rule and %s: %s', (_what, change, answer) => {
  expect(answerOf(only('annual_cost_max'), { annualCostPpm: 240_001 }, change).split(' ')[0]).toBe(answer)
})

test.each<[limit: number, broken: string[]]>([
  [200, []],
  [201, ['MICRO']],
  [301, ['BANK', 'MICRO']],
])('of a cap for the creditor and one for the funder the stricter decides: %i', (limitMinor, broken) => {
  const cap = (id: string, max: number, licence: string) =>
    ruleText(id, 'line_cap', `{ use: consumption, currency: CNY, max_minor: ${max} }`, 'RG01', licence)
  const rules = rulesOf(fileOf(cap('BANK', 300, 'bank'), cap('MICRO', 200, 'micro_lender')))
  const findings = evaluateRules(rules, { ...asked, funderLicence: 'micro_lender', subject: { ...consumer, limitMinor } })
  expect(findings.map(({ rule }) => rule)).toEqual(broken)
})

test.each<[lenders: Pick<RuleQuestion, 'creditorLicence' | 'funderLicence'>, partnerPermille: number, answer: string]>([
  [{ creditorLicence: 'consumer_finance', funderLicence: 'bank' }, 700, 'kept'],
  [{ creditorLicence: 'consumer_finance', funderLicence: 'bank' }, 701, 'broken PL06: creditor_permille 299'],
  [{ creditorLicence: 'bank', funderLicence: 'bank' }, 299, 'broken PL06: partner_permille 299'],
  [{ creditorLicence: 'bank', funderLicence: 'bank' }, 701, 'broken PL06: creditor_permille 299'],
  [{ creditorLicence: 'bank', funderLicence: 'trust' }, 701, 'kept'],
])('who is bound sees the other as the partner: %j, partner %i', (lenders, partnerPermille, answer) => {
  expect(answerOf(only('partner_share_min'), { partnerPermille }, lenders)).toBe(answer)
})

test('the raised cap counts where it is switched on', () => {
  const text = fileOf(
    ruleText('CAP', 'line_cap', '{ use: consumption, currency: CNY, max_minor: 200, raised_max_minor: 300, is_raised: true }', 'RG01'),
  )
  const at = (limitMinor: number) => answerOf(rulesOf(text), { ...consumer, limitMinor })
  expect([at(300), at(301)]).toEqual(['kept', 'broken RG01: limit_minor 301'])
})

test('a finding names the rule, its instrument and the bound', () => {
  expect(evaluateRules(only('annual_cost_max'), { ...asked, subject: { annualCostPpm: 240_001 } })).toEqual([
    {
      rule: 'COST',
      check: 'annual_cost_max',
      outcome: 'broken',
      reason: 'annual-cost-above-cap',
      evidence: { name: 'annual_cost_ppm', value: 240_001, limit: 240_000 },
      instrument: { zh: '办法', en: 'Measures' },
      article: null,
    },
  ])
})

test('nothing known: no rule passes', () => {
  const rules = rulesOf(fileOf(...RULES.map(([id, check, params, onFail]) => ruleText(id, check, params, onFail))))
  const findings = evaluateRules(rules, { ...asked, subject: {} })
  expect(findings.map(({ rule, outcome }) => `${rule} ${outcome}`)).toEqual(RULES.map(([id]) => `${id} not_assessable`))
})

test('a rule without a check is told and never found', () => {
  const text = fileOf(ruleText('TOLD', 'null', '{}', 'x').replace(/check: null.*\n.*on_fail: x,/, 'check: null,'))
  expect(rulesOf(text).map(({ id, check }) => [id, check])).toEqual([['TOLD', null]])
  expect(evaluateRules(rulesOf(text), { ...asked, subject: {} })).toEqual([])
})

const good = fileOf(ruleText('CAP', 'line_cap', '{ use: consumption, currency: CNY, max_minor: 200, raised_max_minor: 300 }', 'RG01'))
test.each([
  ['check: line_cap', 'check: line_capp', 'rules.0.check: Invalid '],
  ['max_minor: 200', 'max_minr: 200', 'rules.0.params.max_minor: Invalid input'],
  ['max_minor: 200', 'max_minor: 300', 'rules.0.params.raised_max_minor: is not above max_minor'],
  ['raised_max_minor: 300', 'is_raised: true', 'rules.0.params.is_raised: there is no raised_max_minor'],
  ['[bank]', '[banc]', 'rules.0.licence_types.0: Invalid option'],
  ['effective_to: 2026-12-31', 'effective_to: 2025-12-31', 'rules.0.effective_to: ends before it begins'],
  ['effective_from: 2026-01-01', 'effective_from: 2026-1-1', 'rules.0.effective_from: must be a date'],
  ['moments: [draw, increase]', 'moments: []', 'rules.0.moments: Too small'],
  ['verified: text', 'verified: surely', 'rules.0.verified: Invalid option'],
  ['format: 1', 'format: one', 'format: Invalid input'],
])('%s changed to %s is a fault: %s', (old, now, fault) => {
  const read = readRules(good.replace(old, now))
  const faults: readonly PackDiagnostic[] = read.ok ? [] : read.diagnostics
  expect(faults.map(({ file, message }) => `${file} ${message.slice(0, fault.length)}`)).toContain(`rules.yaml ${fault}`)
})

test('two rules of one name are a fault, at the second', () => {
  const rule = ruleText('CAP', 'cost_disclosed', '{}', 'x')
  const read = readRules(fileOf(rule, rule))
  expect(read.ok ? [] : read.diagnostics.map(({ line, message }) => [line, message])).toEqual([[6, 'rules.1.id: there are two rules CAP']])
})

test('what is lent to an individual is consumed, what is lent to a small business is used to run it', () => {
  expect([useOf({ for: 'individual' }), useOf({ for: 'small_business' })]).toEqual(['consumption', 'production'])
})
