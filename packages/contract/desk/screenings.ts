/** Screening a borrower before he joins a project: what he lets the desk look at comes in as values, and is kept as bands. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'
import { nonNegativeMinor, publicId, writtenDay } from '../text.ts'
import { pageOf, pageQuery } from '../views/page.ts'
import { SCREENING_CRITERIA, type ScreeningCriterion } from './entries.ts'

const [DAYS_MAX, COUNT_MAX, PPM_MAX] = [36_500, 10_000, 10_000_000]
const count = z.int().min(0).max(COUNT_MAX)
const days = z.int().min(0).max(DAYS_MAX)

/** Each as he gives it or lets it be seen; left out: not known. `monthly_*`: both or neither. `utilisation_ppm`: of the line that he would bring. */
const ScreenedValues = z
  .strictObject({
    overdue_days: days,
    worst_overdue_days_12m: days,
    applications_28d: count,
    inquiries_3m: count,
    utilisation_ppm: z.int().min(0).max(PPM_MAX),
    id_expires_on: writtenDay,
    profile_matches: z.boolean(),
    monthly_income_minor: nonNegativeMinor,
    monthly_debt_service_minor: nonNegativeMinor,
  })
  .partial()
  .refine((values) => (values.monthly_income_minor === undefined) === (values.monthly_debt_service_minor === undefined), {
    path: ['monthly_income_minor'],
    message: 'must come with monthly_debt_service_minor, or neither',
  })
export type ScreenedValues = z.infer<typeof ScreenedValues>

export const ScreeningAsked = z
  .strictObject({ id: publicId, borrower_id: publicId, project_id: publicId, values: ScreenedValues })
  .meta({ id: 'DeskScreeningAsked' })

const criterion = z.enum(SCREENING_CRITERIA as readonly [ScreeningCriterion, ...ScreeningCriterion[]])
const RECOMMENDATIONS = ['fit', 'fit_with_conditions', 'not_yet', 'cannot_tell'] as const

/** `findings` and `recommendation` null: he does not let them be seen any more. `told`: what he is told of it. */
export const ScreeningView = z
  .object({
    screening_id: z.string(),
    borrower_id: z.string(),
    label: z.string(),
    project_id: z.string(),
    screened_on: z.string(),
    screened_by: z.string(),
    told_on: z.string().nullable(),
    findings: z
      .array(
        z.object({
          criterion,
          name: Bilingual,
          result: z.enum(['met', 'not_met', 'unknown']),
          result_words: Bilingual,
          band: z.enum(['normal', 'amber', 'red']).nullable(),
          how: Bilingual,
        }),
      )
      .nullable(),
    recommendation: z.enum(RECOMMENDATIONS).nullable(),
    words: Bilingual.nullable(),
    first: z.array(z.object({ criterion, name: Bilingual })),
    told: z.array(Bilingual),
  })
  .meta({ id: 'DeskScreeningView' })

export const ScreeningKept = z.object({ repeated: z.boolean(), screening: ScreeningView }).meta({ id: 'DeskScreeningKept' })

export const ScreeningQuery = z.strictObject({
  ...{ ...pageQuery, cursor: publicId.optional() },
  ...{ borrower_id: publicId.optional(), project_id: publicId.optional() },
})
export const ScreeningPage = pageOf(ScreeningView).meta({ id: 'DeskScreeningPage' })

const STANDING_STATES = [...RECOMMENDATIONS, 'none', 'hidden'] as const
/** Of a line on the board: what a screening says of its borrower in its project; null: it is of no project. */
export const ScreeningStanding = z
  .object({
    state: z.enum(STANDING_STATES),
    words: Bilingual,
    screening_id: z.string().nullable(),
    screened_on: z.string().nullable(),
    /** Why he is in the project all the same. */
    joined_because: z.string().nullable(),
  })
  .meta({ id: 'DeskScreeningStanding' })
