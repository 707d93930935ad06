import { type QueryKey, useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { isRefused } from '../api/faults.ts'

type Page<Row> = { data: Row[]; next_cursor: string | null }
type Ask<Answer> = (page: { cursor?: string; limit: number }, given: { signal: AbortSignal }) => Promise<Answer>

const PAGE = 100
const STALE_MS = 30_000
/** Above so many pages it costs less to begin again from the top. */
const PAGES_IN_PLACE = 20

/**
 * A list by cursor. A cursor that fits no more is begun anew from the top, and `isBegunAnew` tells it. Rows move only when `refresh` is called, and those
 * that are there stay where they are.
 */
export function usePages<Answer extends Page<unknown>>(queryKey: QueryKey, ask: Ask<Answer>) {
  type Row = Answer['data'][number]
  const client = useQueryClient()
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => ask({ limit: PAGE, ...(pageParam !== undefined && { cursor: pageParam }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }: Answer) => next_cursor ?? undefined,
    staleTime: STALE_MS,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  const name = JSON.stringify(queryKey)
  const [begunAnew, setBegunAnew] = useState<string>()
  const isStale = query.isFetchNextPageError && isRefused(query.error, 422)
  useEffect(() => {
    if (!isStale) return
    setBegunAnew(name)
    void client.resetQueries({ queryKey: JSON.parse(name) as QueryKey, exact: true })
  }, [isStale, client, name])
  const rows = useMemo((): Row[] => query.data?.pages.flatMap(({ data }) => data) ?? [], [query.data])
  const refresh = (): void => {
    const isLong = (query.data?.pages.length ?? 0) > PAGES_IN_PLACE
    void (isLong ? client.resetQueries({ queryKey, exact: true }) : query.refetch())
  }
  return { rows, query, isBegunAnew: begunAnew === name, refresh }
}

export type Pages<Row> = ReturnType<typeof usePages<Page<Row>>>
