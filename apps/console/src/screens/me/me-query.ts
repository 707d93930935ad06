/** What several parts of the borrower's page ask; each answer is kept under one key. */
import { queryOptions } from '@tanstack/react-query'
import { fetchMe, fetchMyCases, fetchMyTasks } from '../../api/me-requests.ts'

const REFRESH_MS = 60_000

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: fetchMe, refetchInterval: REFRESH_MS, retry: false })
export const tasksQuery = queryOptions({ queryKey: ['me', 'tasks'], queryFn: fetchMyTasks })
export const casesQuery = queryOptions({ queryKey: ['me', 'cases'], queryFn: fetchMyCases })
