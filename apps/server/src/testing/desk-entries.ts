/** A small desk: a project with two needs, a bank's revolving line, and a borrower's consumer line that is watched. In the order in which they name each other. */
const OF_PROJECT = { project_id: 'bridge', currency: 'CNY', deferrable_days: 0, defer_cost_ppm: 0, certainty: 'contracted' } as const
const TERMS = {
  ...{ project_ids: [], currency: 'CNY', committed: true, callable: false, apply_lead_days: 3, draw_lead_days: 1, min_draw_minor: 100_000 },
  ...{ available_from: '2026-01-01', available_to: '2027-12-31', draw_increment_minor: 10_000, rate_ppm: 60_000, day_count: 'ACT/360' },
  ...{ fee_on_draw_ppm: 0, fixed_fee_minor: 0, commitment_fee_ppm: 0, prepay_fee_ppm: 0, tenor_days: 90, instalments: 1, covenants: [] },
  ...{ revolving: true, repayment: 'revolving', expected_every_hours: 24 },
} as const

export const DESK: Readonly<Record<string, object>> = {
  'projects/bridge': {
    ...{ name: '北桥一期', starts_on: '2026-03-01', ends_on: '2027-09-30', currency: 'CNY' },
    ...{ equity_minor: 500_000_000, reserve_target_minor: 50_000_000, state: 'active' },
  },
  'needs/wages-12': { ...OF_PROJECT, name: '十二月工资', purpose: 'payroll', p50_minor: 80_000_000, due_on: '2026-12-10', tier: 1 },
  'needs/steel': { ...OF_PROJECT, name: '钢材', purpose: 'supplier', p50_minor: 120_000_000, due_on: '2026-12-20', tier: 2 },
  'groups/regulator': { name: '同一监管', kind: 'regulator' },
  'providers/north-bank': { name: '北方银行', kind: 'bank', group_ids: [] },
  'providers/platform': { name: '某平台', kind: 'platform', group_ids: ['regulator'] },
  'channels/bank-line': { provider_id: 'north-bank', product: '循环授信', family: 'bank_rcf', lifecycle: 'active' },
  'channels/consumer': { provider_id: 'platform', product: '个人消费信贷', family: 'online_line', lifecycle: 'active' },
  'borrowers/b-1': { label: 'B-01', kind: 'person' },
  'consents/c-1': {
    ...{ borrower_id: 'b-1', scopes: ['board'], purpose: '额度状态监测', text_sha256: 'c'.repeat(64) },
    ...{ granted_at: '2026-11-01T00:00:00Z', expires_at: '2027-11-01T00:00:00Z' },
  },
  'facilities/revolving-1': { ...TERMS, channel_id: 'bank-line', credit_kind: 'business', limit_minor: 300_000_000 },
  'facilities/line-1': { ...TERMS, channel_id: 'consumer', credit_kind: 'consumer', borrower_id: 'b-1' },
  'enrolments/enr-1': {
    ...{ borrower_id: 'b-1', facility_id: 'line-1', project_id: 'bridge', since_on: '2026-11-01', expected_every_hours: 24 },
    joined_because: '开台前已在项目中',
  },
}
