import { infiniteQueryOptions } from '@tanstack/react-query'
import { fetchLines } from '../../api/requests.ts'
import type { LineSearch } from './line-search.ts'

export const LINES_KEY = ['lines'] as const

export const linesQuery = (search: LineSearch) =>
  infiniteQueryOptions({
    queryKey: [...LINES_KEY, search],
    queryFn: ({ pageParam, signal }) => fetchLines({ sort: 'borrower_id', ...search }, pageParam, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    staleTime: 30_000,
  })
