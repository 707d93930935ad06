import { infiniteQueryOptions } from '@tanstack/react-query'
import { fetchLines, type LineQuestion } from '../../api/requests.ts'
import type { LineSearch } from './line-search.ts'

export const LINES_KEY = ['lines'] as const

export const linesQuery = (search: LineSearch) =>
  infiniteQueryOptions({
    queryKey: [...LINES_KEY, search],
    queryFn: ({ pageParam, signal }) =>
      fetchLines({ ...questionOf(search), ...(pageParam ? { cursor: pageParam } : { total: 'true' }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    staleTime: 30_000,
  })

const PAGE = 200

/** Lists become one parameter each, with commas. */
function questionOf(search: LineSearch): LineQuestion {
  const filters = Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const)
  return { ...Object.fromEntries(filters), limit: PAGE } as LineQuestion
}
