/**
 * What the diagnosis believes before it looks: a set of figures with a version, kept as data so that a desk can replace it by what its own incidents taught
 * (`calibrate.ts`). These were set by judgement, against worked cases (`worked-cases.test.ts`); they are no measurements.
 */
import { HOUR_MS } from '../../kernel/time.ts'
import type { Cause, CommonCause, EvidenceId } from './causes.ts'

/** Beta distribution. */
export type Shape = Readonly<{ a: number; b: number }>
/** The early warnings that stand at a borrower (`warning/catalogue.ts`). */
export type SignalId = 'B1' | 'B2' | 'B3' | 'B4' | 'B5' | 'B6' | 'B7' | 'B8' | 'B9' | 'B10'
export type Signals = Readonly<Partial<Record<SignalId, 'amber' | 'red'>>>

export type Parameters = Readonly<{
  version: string
  /** How many labelled incidents it was learned from; below `CALIBRATED_FROM` it counts as judgement. */
  learnedFrom: number
  priors: Readonly<Record<Cause, number>>
  /** Which share of a channel's lines a common cause strikes. */
  reach: Readonly<Record<CommonCause, Shape>>
  /** How long after its onset lines fall, on average. */
  spreadMs: Readonly<Record<CommonCause, number>>
  /** Of a borrower without any signal: how often his line fails for causes of his own, a day. */
  hazardPerDay: number
  /** What that is multiplied by, as a logarithm; signals add up. */
  logHazard: Readonly<Record<SignalId, Readonly<{ amber: number; red: number }>>>
  /** How likely each answer is "yes", given the cause. */
  evidence: Readonly<Record<EvidenceId, Readonly<Record<Cause, number>>>>
}>

const likely = (individual: number, policy: number, regulatory: number, maintenance: number, technical: number) => ({
  individual,
  policy,
  regulatory,
  maintenance,
  technical,
})

export const DEFAULT_PARAMETERS: Parameters = {
  version: '2026-11-judgement',
  learnedFrom: 0,
  priors: { individual: 0.86, policy: 0.05, maintenance: 0.05, technical: 0.03, regulatory: 0.01 },
  reach: { policy: { a: 1.2, b: 2 }, regulatory: { a: 1.6, b: 2.2 }, maintenance: { a: 8, b: 1 }, technical: { a: 1.2, b: 1.5 } },
  spreadMs: { maintenance: HOUR_MS, technical: 3 * HOUR_MS, policy: 12 * HOUR_MS, regulatory: 48 * HOUR_MS },
  hazardPerDay: 0.00043,
  logHazard: {
    B1: { amber: 1.6, red: 2.7 },
    B2: { amber: 1.5, red: 2.7 },
    B3: { amber: 1, red: 1.8 },
    B4: { amber: 0.4, red: 0.9 },
    B5: { amber: 0.4, red: 0.8 },
    B6: { amber: 1.2, red: 2 },
    B7: { amber: 1.2, red: 2 },
    B8: { amber: 0.4, red: 0.9 },
    B9: { amber: 2.6, red: 2.9 },
    B10: { amber: 0.7, red: 1.2 },
  },
  evidence: {
    maintenance_notice: likely(0.02, 0.02, 0.02, 0.9, 0.05),
    policy_notice: likely(0.01, 0.4, 0.3, 0.02, 0.01),
    regulator_notice: likely(0.01, 0.05, 0.8, 0.01, 0.01),
    second_source_contradicts: likely(0.04, 0.03, 0.03, 0.12, 0.7),
    transport_errors: likely(0.035, 0.03, 0.03, 0.3, 0.38),
    recovered_within_8_hours: likely(0.3, 0.03, 0.02, 0.73, 0.52),
    refusal_names_borrower: likely(0.7, 0.1, 0.14, 0.05, 0.17),
    works_on_usual_device: likely(0.1, 0.03, 0.02, 0.05, 0.5),
  },
}
