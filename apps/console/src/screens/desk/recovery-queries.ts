/** What the rooms of recovery cases ask: with the rest of the desk, they are asked for again when something is told. */
import { queryOptions } from '@tanstack/react-query'
import { fetchCalibration, fetchGuides, fetchRecoveries } from '../../api/recovery-requests.ts'
import { DESK_KEY } from './desk-queries.ts'

export const recoveriesQuery = queryOptions({ queryKey: [...DESK_KEY, 'recoveries'], queryFn: fetchRecoveries })
export const guidesQuery = (incident: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'recovery-guides', incident], queryFn: (context) => fetchGuides(incident, context) })
export const calibrationQuery = queryOptions({ queryKey: [...DESK_KEY, 'calibration'], queryFn: fetchCalibration })
