/** What these panels ask, under the desk's own name: whatever is told, they ask again. */
import { queryOptions } from '@tanstack/react-query'
import { fetchCashFlow, fetchCoaching, fetchEvidence, fetchScreenings } from '../../../api/coaching-act-requests.ts'
import { DESK_KEY } from '../desk-queries.ts'

export const screeningsQuery = (borrower: string, project: string) =>
  queryOptions({
    queryKey: [...DESK_KEY, 'screenings', borrower, project],
    queryFn: (given) => fetchScreenings(borrower, project, given),
  })
export const guidanceQuery = (borrower: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'guidance-of', borrower], queryFn: (given) => fetchCoaching(borrower, given) })
export const cashFlowQuery = (project: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'cash-flow', project], queryFn: (given) => fetchCashFlow(project, given) })
export const evidenceQuery = (incident: string) =>
  queryOptions({ queryKey: [...DESK_KEY, 'recovery-evidence', incident], queryFn: (given) => fetchEvidence(incident, given) })
