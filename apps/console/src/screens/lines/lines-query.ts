import { infiniteQueryOptions, type QueryClient } from '@tanstack/react-query'
import { fetchLines, type LineQuestion } from '../../api/requests.ts'
import type { LineSearch } from './line-search.ts'
import { forgetPlace } from './use-place.ts'

export const linesQuery = (search: LineSearch) =>
  infiniteQueryOptions({
    queryKey: ['lines', search],
    queryFn: ({ pageParam, signal }) =>
      fetchLines({ ...questionOf(search), ...(pageParam ? { cursor: pageParam } : { total: 'true' }) }, { signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next_cursor }) => next_cursor ?? undefined,
    staleTime: 30_000,
    // Rows don't move because somebody looked into another window.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })

/** Above so many pages it costs less to begin again from the top. */
const PAGES_IN_PLACE = 20

/** Asks again for the pages that are there, under the reader's eyes; what other questions got is let go. */
export async function refreshLines(client: QueryClient, queryKey: ReturnType<typeof linesQuery>['queryKey']): Promise<void> {
  client.removeQueries({ queryKey: ['lines'], type: 'inactive' })
  const pages = client.getQueryData(queryKey)?.pages.length ?? 0
  if (pages <= PAGES_IN_PLACE) return client.invalidateQueries({ queryKey })
  forgetPlace()
  await client.resetQueries({ queryKey })
}

const PAGE = 200

/** Lists become one parameter each, with commas. */
function questionOf(search: LineSearch): LineQuestion {
  const filters = Object.entries(search).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : value] as const)
  return { ...Object.fromEntries(filters), limit: PAGE } as LineQuestion
}
