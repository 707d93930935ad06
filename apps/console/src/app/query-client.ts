import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Away, isRefused } from '../api/faults.ts'
import { sessionQuery } from '../api/queries.ts'

const STALE_MS = 5_000
const RETRY_MS = 1_000
const RETRY_MOST_MS = 5_000

/** While the server is away we go on asking; what it refuses it would refuse again. */
export function openQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (isRefused(error, 401) && queryKey[0] !== sessionQuery.queryKey[0]) void client.invalidateQueries(sessionQuery)
      },
    }),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: STALE_MS,
        retry: (_count, error) => error instanceof Away,
        retryDelay: (count) => Math.min(RETRY_MS * 2 ** count, RETRY_MOST_MS),
      },
      mutations: { networkMode: 'always' },
    },
  })
  return client
}
