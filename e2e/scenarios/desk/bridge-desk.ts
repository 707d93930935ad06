/** Registers of a made-up desk: a bridge that is being built, and the lines that pay for it. */
import type { DeskScenario } from './funding-scenario.ts'

const NEED = { project_id: 'bridge', currency: 'CNY', deferrable_days: 0, defer_cost_ppm: 0, certainty: 'contracted' } as const
const TERMS = {
  ...{ project_ids: [], currency: 'CNY', committed: true, callable: false, apply_lead_days: 3, draw_lead_days: 1, min_draw_minor: 100_000 },
  ...{ available_from: '2026-01-01', available_to: '2027-12-31', draw_increment_minor: 10_000, rate_ppm: 60_000, day_count: 'ACT/360' },
  ...{ fee_on_draw_ppm: 0, fixed_fee_minor: 0, commitment_fee_ppm: 0, prepay_fee_ppm: 0, tenor_days: 90, instalments: 1, covenants: [] },
  ...{ revolving: true, repayment: 'revolving', expected_every_hours: 24, credit_kind: 'business' },
} as const

/** 10,000 yuan, in fen. */
export const WAN = 1_000_000
const DOCUMENT = { document_name: '授信合同 2026-07', document_sha256: 'd'.repeat(64) } as const
const PURPOSES = ['payroll', 'supplier', 'equipment'] as const

export const POLICY = {
  ...{ project_id: 'bridge', reserve_floor_minor: 20 * WAN, de_minimis_minor: 10 * WAN, cash_yield_ppm: 0, risk_weight_ppm: 300_000 },
  risk_level_ppm: 950_000,
} as const

export const bank = (id: string, name: string, groups: readonly string[] = []): Readonly<Record<string, object>> => ({
  [`providers/${id}`]: { name, kind: 'bank', group_ids: groups },
  [`channels/${id}-line`]: { provider_id: id, product: '循环授信', family: 'bank_rcf', lifecycle: 'active' },
})
export const line = (id: string, provider: string, more: object = {}): Readonly<Record<string, object>> => ({
  [`facilities/${id}`]: { ...TERMS, channel_id: `${provider}-line`, limit_minor: 200 * WAN, ...more },
})
export const need = (id: string, name: string, wan: number, due_on: string, more: object = {}): Readonly<Record<string, object>> => ({
  [`needs/${id}`]: { ...NEED, name, purpose: 'supplier', p50_minor: wan * WAN, due_on, tier: 2, ...more },
})

export const BRIDGE = {
  'projects/bridge': {
    ...{ name: '北桥一期', starts_on: '2026-03-01', ends_on: '2027-09-30', currency: 'CNY' },
    ...{ equity_minor: 500 * WAN, reserve_target_minor: 20 * WAN, state: 'active' },
  },
} as const

/** Three banks' lines; wages, steel and a crane; what one buyer owes; one debt. */
export const THREE_LINES = {
  ...BRIDGE,
  ...need('wages', '十二月工资', 80, '2026-12-10', { purpose: 'payroll', tier: 1 }),
  ...need('steel', '钢材', 120, '2026-12-03'),
  ...need('crane', '塔吊租赁', 60, '2027-01-08', { purpose: 'equipment', tier: 3, deferrable_days: 21, defer_cost_ppm: 80_000 }),
  'groups/credit': { name: '同一授信政策', kind: 'credit_policy' },
  ...bank('north', '北方银行'),
  ...bank('south', '南方银行', ['credit']),
  ...bank('west', '西部银行', ['credit']),
  ...line('north-1', 'north', { rate_ppm: 52_000 }),
  ...line('south-1', 'south', { rate_ppm: 58_000 }),
  ...line('west-1', 'west', { rate_ppm: 75_000, draw_lead_days: 3 }),
  'receipts/stage-1': {
    ...{
      project_id: 'bridge',
      debtor: '市政公司',
      currency: 'CNY',
      p50_minor: 150 * WAN,
      due_on: '2027-01-20',
      confirmed: true,
      dilution_ppm: 0,
    },
  },
  'debts/lease': {
    project_id: 'bridge',
    creditor: '设备租赁公司',
    currency: 'CNY',
    instalments: [{ due_on: '2026-11-30', amount_minor: 15 * WAN }],
  },
} as const

/** Seen to be drawable, by the desk's own look. */
export const standing = (ids: readonly string[]) =>
  ids.flatMap((id) => [
    ['facility', id, 'authorisation', 'granted'] as const,
    ['facility', id, 'availability', 'drawable'] as const,
    ['facility', id, 'test_draw', { amount_minor: 10_000, currency: 'CNY', succeeded: true }] as const,
  ])
const cash = (wan: number) => ['project', 'bridge', 'cash', { amount_minor: wan * WAN, currency: 'CNY' }] as const

/** Registers, purposes and a policy that two people agreed on, and lines that were looked at today. */
export async function openBridge(desk: DeskScenario, entries: Readonly<Record<string, object>>): Promise<string[]> {
  await desk.register(entries)
  const ids = Object.entries(entries).flatMap(([path, content]) =>
    path.startsWith('facilities/') && 'credit_kind' in content && content.credit_kind === 'business'
      ? [path.slice('facilities/'.length)]
      : [],
  )
  for (const facility_id of ids)
    await desk.agree('facility-purposes', { facility_id, credit_kind: 'business', purposes: [...PURPOSES], ...DOCUMENT })
  await desk.agree('project-policy', POLICY)
  for (const id of ids) await desk.see(...standing([id]))
  await desk.see(cash(60))
  return ids
}
