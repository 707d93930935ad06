/** What happens to the whole book: incidents, maintenance, sources, funders, regulators, clients. */
import { z } from 'zod'
import { CLIENTS, clientVersion } from '../client.ts'
import { bookFact } from '../fact-entry.ts'
import { instant } from '../instant.ts'
import { currency, nonNegativeMinor, positiveMinor, publicId, text, writtenDay } from '../text.ts'
import { approved, approvedExample } from './approved.ts'

const COMPONENTS_MAX = 20

/** A part of the platform. Drawing needs `platform`, `limits`, `drawdowns` and `payouts`; a fault of any other is only shown. */
const component = text(64)

/** Why nobody is credited with money that came. refused: whose it is was known, but his line does not take it. */
export const UNMATCHED_WHYS = [
  'returned_to_us',
  'batch_not_split',
  'no_reference',
  'reference_damaged',
  'several_references',
  'unknown_borrower',
  'unknown_loan',
  'currency',
  'refused',
] as const

export const bookFacts = {
  /** `outage`: does not answer. `data_fault`: answers wrongly, or shows a wrong value. `security`: somebody got in. */
  'incident-opened': bookFact({
    zh: '故障开始',
    en: 'Something is broken',
    senders: ['operator', 'lending-system', 'platform'],
    data: z.strictObject({
      incident_id: publicId,
      component,
      kind: z.enum(['outage', 'data_fault', 'security']),
      severity: z.enum(['minor', 'major', 'critical']),
      started_at: instant,
      expected_end_at: instant.optional(),
    }),
    example: {
      incident_id: 'inc1',
      component: 'limits',
      kind: 'outage',
      severity: 'major',
      started_at: '2026-02-28T09:00:00+08:00',
      expected_end_at: '2026-02-28T10:30:00+08:00',
    },
  }),
  'incident-closed': bookFact({
    zh: '故障结束',
    en: 'It works again',
    senders: ['operator', 'lending-system', 'platform'],
    data: z.strictObject({ incident_id: publicId }),
    example: { incident_id: 'inc1' },
  }),
  'maintenance-scheduled': bookFact({
    zh: '计划维护',
    en: 'Maintenance is planned',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({
      maintenance_id: publicId,
      components: z.array(component).min(1).max(COMPONENTS_MAX),
      starts_at: instant,
      ends_at: instant,
    }),
    example: {
      maintenance_id: 'mt1',
      components: ['drawdowns'],
      starts_at: '2026-03-01T02:00:00+08:00',
      ends_at: '2026-03-01T04:00:00+08:00',
    },
  }),
  'maintenance-started': bookFact({
    zh: '维护开始',
    en: 'Maintenance began',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ maintenance_id: publicId, expected_end_at: instant.optional() }),
    example: { maintenance_id: 'mt1', expected_end_at: '2026-03-01T04:00:00+08:00' },
  }),
  'maintenance-ended': bookFact({
    zh: '维护结束',
    en: 'Maintenance is over',
    senders: ['operator', 'lending-system'],
    data: z.strictObject({ maintenance_id: publicId }),
    example: { maintenance_id: 'mt1' },
  }),
  /** `source`: as in the facts that come from it. */
  'source-unavailable': bookFact({
    zh: '外部数据源不可用',
    en: 'A source of scores or records does not answer',
    senders: ['operator', 'lending-system', 'bureau', 'platform'],
    data: z.strictObject({ source: text(64), expected_end_at: instant.optional() }),
    example: { source: 'zhima', expected_end_at: '2026-02-28T12:00:00+08:00' },
  }),
  'source-restored': bookFact({
    zh: '外部数据源恢复',
    en: 'That source answers again',
    senders: ['operator', 'lending-system', 'bureau', 'platform'],
    data: z.strictObject({ source: text(64) }),
    example: { source: 'zhima' },
  }),
  /** How much a funder lends in all from now on; 0 is nothing more. */
  'funder-limit-changed': bookFact({
    zh: '资金方额度变动',
    en: 'A funder changed how much it lends in all',
    senders: ['funder', 'operator'],
    data: z.strictObject({ funder: text(64), limit_minor: nonNegativeMinor, currency, ...approved }),
    example: { funder: 'bank-a', limit_minor: 50_000_000_000, currency: 'CNY', ...approvedExample },
  }),
  /** `licence`: only lines under it; left out, all of them. `basis`: instrument and article. */
  'regulator-order-issued': bookFact({
    zh: '监管要求暂停功能',
    en: 'A regulator closes a function',
    senders: ['regulator', 'operator'],
    data: z.strictObject({
      order_id: publicId,
      closes: z.enum(['new_lines', 'draws', 'increases']),
      licence: z.enum(['bank', 'consumer_finance', 'micro_lender', 'trust']).optional(),
      basis: text(200),
      starts_at: instant,
      ends_at: instant.optional(),
      ...approved,
    }),
    example: {
      order_id: 'ro1',
      closes: 'draws',
      licence: 'micro_lender',
      basis: '示例通知 第一条',
      starts_at: '2026-03-02T00:00:00+08:00',
      ends_at: '2026-06-01T00:00:00+08:00',
      ...approvedExample,
    },
  }),
  'regulator-order-lifted': bookFact({
    zh: '监管要求解除',
    en: 'That order was lifted',
    senders: ['regulator', 'operator'],
    data: z.strictObject({ order_id: publicId, ...approved }),
    example: { order_id: 'ro1', ...approvedExample },
  }),
  /** Clients older than this cannot draw. */
  'minimum-client-version-changed': bookFact({
    zh: '最低客户端版本变更',
    en: 'Older clients are no longer supported',
    senders: ['channel', 'operator'],
    data: z.strictObject({
      client: z.enum(CLIENTS),
      version: clientVersion,
      ...approved,
    }),
    example: { client: 'android', version: '10.5.0', ...approvedExample },
  }),
  /** Money that arrived and is nobody's yet. `booked_on`: by the bank. */
  'payment-unmatched': bookFact({
    zh: '到账款项未能匹配',
    en: 'Money arrived that is matched to nobody yet',
    senders: ['payment', 'operator'],
    data: z.strictObject({
      entry_id: publicId,
      amount_minor: positiveMinor,
      currency,
      booked_on: writtenDay,
      why: z.enum(UNMATCHED_WHYS),
    }),
    example: { entry_id: 'pay_1', amount_minor: 90_041, currency: 'CNY', booked_on: '2026-03-02', why: 'no_reference' },
  }),
  /** assigned: it is a repayment of `borrower_id`, which is posted as a fact of his own. returned: it went back to where it came from. */
  'payment-resolved': bookFact({
    zh: '未匹配款项已处理',
    en: 'Money that was matched to nobody found its place',
    senders: ['payment', 'operator'],
    data: z.strictObject({
      entry_id: publicId,
      amount_minor: positiveMinor,
      currency,
      resolution: z.enum(['assigned', 'returned']),
      borrower_id: publicId.optional(),
    }),
    example: { entry_id: 'pay_1', amount_minor: 90_041, currency: 'CNY', resolution: 'assigned', borrower_id: 'bor_1' },
  }),
} as const
