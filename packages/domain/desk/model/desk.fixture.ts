/** Entries of a small desk, for tests: each may be given what matters to it. */
import type { DeskEntry, DeskKind } from '@fairline/contract/desk/entries'
import { addFacts, type DeskBook, emptyDesk } from './desk-book.ts'
import type { ApprovedPurposes, DeskFact, DeskFactType } from './desk-fact.ts'

/** All was told at 1. */
export const WHEN = { at: 1_000, knownAt: 1_000 }

export const facilityOf = (more: Partial<DeskEntry<'facility'>> = {}): DeskEntry<'facility'> => ({
  ...{ channel_id: 'ch', project_ids: [], credit_kind: 'business', currency: 'CNY', limit_minor: 1_000, committed: true, revolving: true },
  ...{
    callable: false,
    available_from: '2026-01-01',
    available_to: '2026-12-31',
    apply_lead_days: 0,
    draw_lead_days: 0,
    min_draw_minor: 0,
  },
  ...{ draw_increment_minor: 1, rate_ppm: 50_000, day_count: 'ACT/360', fee_on_draw_ppm: 0, fixed_fee_minor: 0, commitment_fee_ppm: 0 },
  ...{ prepay_fee_ppm: 0, repayment: 'revolving', tenor_days: 90, instalments: 1, expected_every_hours: 24, covenants: [], ...more },
})
export const projectOf = (more: Partial<DeskEntry<'project'>> = {}): DeskEntry<'project'> => ({
  ...{
    name: 'p',
    starts_on: '2026-01-01',
    ends_on: '2026-12-31',
    currency: 'CNY',
    equity_minor: 0,
    reserve_target_minor: 0,
    state: 'active',
  },
  ...more,
})
export const needOf = (more: Partial<DeskEntry<'need'>> = {}): DeskEntry<'need'> => ({
  ...{ project_id: 'p', name: 'n', purpose: 'payroll', currency: 'CNY', p50_minor: 100, due_on: '2026-06-01', tier: 1, deferrable_days: 0 },
  ...{ defer_cost_ppm: 0, certainty: 'contracted', ...more },
})
export const channelOf = (more: Partial<DeskEntry<'channel'>> = {}): DeskEntry<'channel'> => ({
  ...{ provider_id: 'pr', product: 'x', family: 'bank_rcf', lifecycle: 'active', ...more },
})
export const consentOf = (more: Partial<DeskEntry<'consent'>> = {}): DeskEntry<'consent'> => ({
  ...{ borrower_id: 'b', scopes: ['board'], purpose: 'x', text_sha256: '0'.repeat(64) },
  ...{ granted_at: '1970-01-01T00:00:00Z', expires_at: '2027-01-01T00:00:00Z', ...more },
})
export const purposesOf = (more: Partial<ApprovedPurposes> = {}): ApprovedPurposes => ({
  ...{
    credit_kind: 'business',
    purposes: ['payroll'],
    document: { name: 'd', sha256: '0' },
    approval_id: 'apr',
    asked_by: 'a',
    approved_by: 'b',
  },
  ...more,
})

export type Told = readonly [type: DeskFactType, kind: DeskKind, id: string, data: object, effectiveAt?: number]

/** A project, a provider with a channel, and a borrower; then what is told. */
export function deskOf(...more: readonly Told[]): DeskBook {
  const book = emptyDesk()
  const told: readonly Told[] = [
    ['registered', 'project', 'p', projectOf()],
    ['registered', 'provider', 'pr', { name: 'pr', kind: 'bank', group_ids: ['g'] }],
    ['registered', 'channel', 'ch', channelOf()],
    ['registered', 'borrower', 'b', { label: 'B', kind: 'person' }],
    ...more,
  ]
  addFacts(
    book,
    told.map(
      ([type, kind, id, data, effectiveAt = 1], nth): DeskFact => ({
        ...{ sequence: nth + 1, type, kind, id, effectiveAt, recordedAt: 1, actor: 'a', data: data as DeskFact['data'] },
      }),
    ),
  )
  return book
}
