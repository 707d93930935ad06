/** What the rooms of incidents, warnings and drills ask: with the rest of the desk, they are asked for again when something is told. */
import { queryOptions } from '@tanstack/react-query'
import {
  fetchIncident,
  fetchIncidents,
  fetchIndicators,
  fetchNotices,
  fetchPicture,
  fetchWarning,
  fetchWarnings,
} from '../../api/incident-requests.ts'
import { DESK_KEY } from './desk-queries.ts'

const ANYWAY_MS = 60_000

export const incidentsQuery = queryOptions({ queryKey: [...DESK_KEY, 'incidents'], queryFn: fetchIncidents, refetchInterval: ANYWAY_MS })
export const incidentQuery = (id: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'incident', id], queryFn: (context) => fetchIncident(id, context), refetchInterval: ANYWAY_MS })
export const noticesQuery = queryOptions({ queryKey: [...DESK_KEY, 'notices'], queryFn: fetchNotices })
export const pictureQuery = queryOptions({ queryKey: [...DESK_KEY, 'picture'], queryFn: fetchPicture })
export const warningsQuery = queryOptions({ queryKey: [...DESK_KEY, 'warnings'], queryFn: fetchWarnings, refetchInterval: ANYWAY_MS })
/** They change by hand only. */
export const indicatorsQuery = queryOptions({ queryKey: [...DESK_KEY, 'indicators'], queryFn: fetchIndicators })
export const warningQuery = (indicator: string, subject: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'warning', indicator, subject], queryFn: (context) => fetchWarning(indicator, subject, context) })
