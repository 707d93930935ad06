import { queryOptions } from '@tanstack/react-query'
import { fetchTimeline } from '../../api/requests.ts'
import type { ApplicationDetail } from '../../api/views.ts'
import { STEP_TYPES } from './steps.ts'

const STEPS_MOST = 200

/** Asked again when the application has changed. */
export const stepsQuery = ({ borrower_id, application_id, sequence }: ApplicationDetail) =>
  queryOptions({
    queryKey: ['application', borrower_id, application_id, 'steps', sequence],
    queryFn: (context) => fetchTimeline(borrower_id, { type: STEP_TYPES, limit: STEPS_MOST }, context),
  })
