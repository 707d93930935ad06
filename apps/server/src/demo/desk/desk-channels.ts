/** Where the money of the demo's project may come from: eight channels, some of them with something wrong. */
import { createHash } from 'node:crypto'
import type { DeskEntry } from '@fairline/contract/desk/entries'
import type { ProjectPurpose } from '@fairline/contract/desk/purposes'
import type { NewDeskFact } from '../../store/desk-fact-table.ts'
import { CNY, type DemoDays, entry, money, observed, yuan } from './desk-entry.ts'

export const OWN_LENDER = 'own-lender'
const [DAY_HOURS, MONTH_HOURS] = [24, 720]

type Facility = DeskEntry<'facility'>
type Terms = Omit<Facility, 'channel_id' | 'limit_minor'>

/** What most lines have in common. */
export const TERMS = ({ day }: DemoDays): Terms => ({
  ...{ project_ids: [], credit_kind: 'business', currency: CNY, committed: true, revolving: true, callable: false },
  ...{ available_from: day(-200), available_to: day(520), apply_lead_days: 5, draw_lead_days: 1, min_draw_minor: yuan(10_000) },
  ...{ draw_increment_minor: yuan(100), rate_ppm: 52_000, day_count: 'ACT/360', fee_on_draw_ppm: 0, fixed_fee_minor: 0 },
  ...{ commitment_fee_ppm: 0, prepay_fee_ppm: 0, repayment: 'revolving', tenor_days: 180, instalments: 1, covenants: [] },
  expected_every_hours: MONTH_HOURS,
})

type Place = Readonly<{
  id: string
  provider: Omit<DeskEntry<'provider'>, 'name'> & { name: string }
  product: string
  family: DeskEntry<'channel'>['family']
  lifecycle: DeskEntry<'channel'>['lifecycle']
  /** In yuan. Undefined: its lines are those of borrowers. */
  limit?: number
  terms?: Partial<Terms>
  /** What two people agreed it may pay for. Undefined: they have not yet. */
  purposes?: readonly ProjectPurpose[]
}>

const WORKING: readonly ProjectPurpose[] = ['payroll', 'supplier', 'tax']
const BULLET = { revolving: false, repayment: 'bullet' } as const

const PLACES: readonly Place[] = [
  {
    ...{ id: OWN_LENDER, product: '经营与消费循环额度', family: 'online_line', lifecycle: 'active' },
    provider: { name: '示例银行（同一系统的出借方）', kind: 'bank', group_ids: [] },
  },
  {
    ...{ id: 'bank-term', product: '项目中期贷款', family: 'bank_loan', lifecycle: 'active', limit: 6_000_000, purposes: [...WORKING, 'capex', 'equipment'] },
    provider: { name: '江北城商行', kind: 'bank', group_ids: [] },
    terms: { ...BULLET, rate_ppm: 43_500, tenor_days: 540, draw_lead_days: 5, covenants: [{ measure: 'leverage', words: '资产负债率不高于 70%', at_most_ppm: 700_000 }] },
  },
  {
    ...{ id: 'bank-rcf', product: '流动资金循环授信', family: 'bank_rcf', lifecycle: 'active', limit: 4_000_000, purposes: WORKING },
    provider: { name: '临江农商行', kind: 'bank', group_ids: [] },
    terms: { rate_ppm: 48_000, draw_lead_days: 2, commitment_fee_ppm: 2_000 },
  },
  {
    ...{ id: 'supply-chain', product: '核心企业供应链融资', family: 'scf', lifecycle: 'active', limit: 3_000_000, purposes: ['supplier'] },
    provider: { name: '某建材集团供应链平台', kind: 'scf_core', group_ids: ['platform-rules'] },
    terms: { committed: false, rate_ppm: 56_000, tenor_days: 90, expected_every_hours: DAY_HOURS * 7 },
  },
  {
    ...{ id: 'receivables', product: '应收账款融资', family: 'receivables', lifecycle: 'active', limit: 2_500_000 },
    provider: { name: '东港保理', kind: 'factor', group_ids: [] },
    terms: { committed: false, rate_ppm: 72_000, tenor_days: 120, draw_lead_days: 4, advance_rate_ppm: 800_000 },
  },
  {
    ...{ id: 'other-platform', product: '企业经营贷（另一平台）', family: 'online_line', lifecycle: 'watch', limit: 800_000, purposes: WORKING },
    provider: { name: '另一网络平台', kind: 'platform', group_ids: ['platform-rules'] },
    terms: { committed: false, callable: true, rate_ppm: 108_000, expected_every_hours: DAY_HOURS },
  },
  {
    ...{ id: 'standby-equity', product: '股东备用增资', family: 'equity_bridge', lifecycle: 'active', limit: 2_000_000, purposes: [...WORKING, 'debt_service', 'equipment', 'capex'] },
    provider: { name: '项目股东', kind: 'other', group_ids: [] },
    terms: { ...BULLET, rate_ppm: 80_000, draw_lead_days: 10, tenor_days: 365 },
  },
  {
    ...{ id: 'guarantee', product: '政策性融资担保', family: 'guarantee', lifecycle: 'applying', limit: 3_000_000 },
    provider: { name: '市融资担保公司', kind: 'other', group_ids: [] },
    terms: { ...BULLET, rate_ppm: 10_000, apply_lead_days: 20, draw_lead_days: 3, tenor_days: 365 },
  },
] // biome-ignore format: one row of terms each

export function channelFacts(days: DemoDays): NewDeskFact[] {
  const group = entry('group', 'platform-rules', { name: '同受一部平台监管规则约束', kind: 'regulator' }, days)
  return [group, ...PLACES.flatMap((place) => placeFacts(place, days)), ...seenFacts(days)]
}

function placeFacts({ id, provider, product, family, lifecycle, limit, terms, purposes }: Place, days: DemoDays): NewDeskFact[] {
  const facts = [entry('provider', id, provider, days), entry('channel', id, { provider_id: id, product, family, lifecycle }, days)]
  if (limit === undefined) return facts
  const content = { ...TERMS(days), ...terms, channel_id: id, limit_minor: yuan(limit) }
  return [...facts, entry('facility', id, content, days), ...(purposes === undefined ? [] : [agreed(id, purposes, days)])]
}

/** As two people would have: there are none behind it, and it says so. */
export function agreed(facilityId: string, purposes: readonly ProjectPurpose[], { now }: DemoDays): NewDeskFact {
  const name = '授信合同（演示）'
  const sha256 = createHash('sha256').update(`${name} ${facilityId}`).digest('hex')
  const by = { approval_id: `demo-${facilityId}`, asked_by: 'fairline:demo', approved_by: 'fairline:demo' }
  return {
    ...{ factId: `facility:${facilityId}:2`, type: 'purposes-approved', kind: 'facility', id: facilityId, effectiveAt: now },
    ...{ observedAt: null, source: 'desk_entry', confidencePpm: null, evidence: null },
    data: { credit_kind: 'business', purposes, document: { name, sha256 }, ...by },
  }
}

/** One is silent for days, of one two sources say different things, one was cut. */
function seenFacts({ at }: DemoDays): NewDeskFact[] {
  const of = (id: string) => (field: 'authorisation' | 'availability' | 'limit' | 'obligation' | 'test_draw' | 'balance', value: unknown, hours: number, source?: NewDeskFact['source']) =>
    observed({ kind: 'facility', id, field, value, at: at(hours), ...(source && { source }) }) // biome-ignore format: one signature
  const fine = (id: string, hours: number) => [of(id)('authorisation', 'granted', hours), of(id)('availability', 'drawable', hours)]
  const draw = { ...money(100_000), succeeded: true }
  return [
    ...fine('bank-term', -40),
    ...[of('bank-term')('balance', money(2_400_000), -40), of('bank-term')('obligation', 'current', -40)],
    ...fine('bank-rcf', -30),
    ...[
      of('bank-rcf')('test_draw', draw, -600),
      of('bank-rcf')('balance', money(650_000), -30),
      of('bank-rcf')('obligation', 'due_soon', -30),
    ],
    ...fine('supply-chain', -52),
    of('supply-chain')('availability', 'blocked_temporary', -20, 'borrower_report'),
    ...fine('receivables', -26),
    ...[of('receivables')('limit', money(2_500_000), -900), of('receivables')('limit', money(1_500_000), -26)],
    ...fine('other-platform', -150),
    ...fine('standby-equity', -90),
  ]
}
