/** The cash flow of an enterprise month by month, what it comes to, and the evidence that is made of it for the way back. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { publicId } from '../text.ts'

const VERDICTS = ['improving', 'stable', 'worsening', 'too_little_data'] as const

/** `*_average_minor`: net a month, rounded down. `coverage_ppm`: net of the last three months over what fell due in them; null: nothing did, or too little is known. */
const Trend = z
  .object({
    verdict: z.enum(VERDICTS),
    words: Bilingual,
    last_average_minor: z.int().nullable(),
    before_average_minor: z.int().nullable(),
    change_minor: z.int().nullable(),
    non_negative_in_a_row: z.int(),
    coverage_ppm: z.int().nullable(),
  })
  .meta({ id: 'DeskCashFlowTrend' })

const month = {
  month: z.string(),
  inflow_minor: z.int(),
  outflow_minor: z.int(),
  due_debt_minor: z.int(),
  source: z.string(),
  evidence_sha256: z.string(),
}

/** `months`: the newest first. `statement_id`: the statement of the desk that a month rests on; null: its file is kept elsewhere. */
export const CashFlowView = z
  .object({
    project_id: z.string(),
    currency: z.string(),
    months: z.array(
      z.object({ ...month, net_minor: z.int(), entry_id: z.string(), source_words: Bilingual, statement_id: z.string().nullable() }),
    ),
    trend: Trend,
    notes: z.array(Bilingual),
  })
  .meta({ id: 'DeskCashFlow' })

/** Of the months that the desk has now; it is never changed. */
export const EvidenceWish = z.strictObject({ id: publicId, incident_id: publicId, project_id: publicId }).meta({ id: 'DeskEvidenceWish' })
/** `recovery_id`: of the recovery case that it is handed in with. */
export const EvidencePassing = z.strictObject({ id: publicId, recovery_id: publicId }).meta({ id: 'DeskEvidencePassing' })

export const EvidenceView = z
  .object({
    id: z.string(),
    incident_id: z.string(),
    project_id: z.string(),
    project: z.string(),
    currency: z.string(),
    as_of: z.string(),
    attached_at: z.string(),
    attached_by: z.string(),
    months: z.array(z.object(month)),
    trend: Trend,
    sha256: z.string(),
    passed_on: z.array(z.object({ recovery_id: z.string(), at: z.string(), by: z.string() })),
  })
  .meta({ id: 'DeskRecoveryEvidence' })
export const EvidenceQuery = z.strictObject({ incident_id: publicId })
export const EvidenceList = z.object({ data: z.array(EvidenceView) }).meta({ id: 'DeskRecoveryEvidenceList' })
export const EvidencePageQuery = z.strictObject({ lang: z.enum(['zh', 'en']).default('zh') })
