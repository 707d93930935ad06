import { queryOptions } from '@tanstack/react-query'
import { fetchLimitHistory } from '../../api/requests.ts'

export const limitHistoryQuery = (id: string) =>
  queryOptions({ queryKey: ['borrower', id, 'limit-history'], queryFn: (context) => fetchLimitHistory(id, context) })
