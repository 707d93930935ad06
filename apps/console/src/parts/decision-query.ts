import { queryOptions } from '@tanstack/react-query'
import { fetchDecision } from '../api/requests.ts'

/** A decision never changes: it is asked for once. */
export const decisionQuery = (id: string, sequence: number) =>
  queryOptions({
    queryKey: ['decision', id, sequence],
    queryFn: (context) => fetchDecision(id, sequence, context),
    staleTime: Number.POSITIVE_INFINITY,
  })
