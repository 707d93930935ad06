/** Queries that several screens ask; each keeps its answer under one key. */
import { queryOptions } from '@tanstack/react-query'
import { fetchToDecide } from './approval-requests.ts'
import { isRefused } from './faults.ts'
import { fetchBorrower, fetchClock, fetchDemo, fetchPortfolio, fetchReasons, fetchSession, fetchStatus, fetchToTake } from './requests.ts'

const CLOCK_REFRESH_MS = 15_000
const DEMO_REFRESH_MS = 1_000
const SLOW_REFRESH_MS = 60_000

export const sessionQuery = queryOptions({ queryKey: ['session'], queryFn: fetchSession, staleTime: SLOW_REFRESH_MS })

export const clockQuery = queryOptions({
  queryKey: ['clock'],
  queryFn: async (context) => ({ ...(await fetchClock(context)), readAtMs: performance.now() }),
  refetchInterval: CLOCK_REFRESH_MS,
})

/** How many requests wait for whoever is signed in. */
export const toDecideQuery = queryOptions({ queryKey: ['to-decide'], queryFn: fetchToDecide, refetchInterval: CLOCK_REFRESH_MS })

/** How many incidents of the desk nobody took: under the desk's name, so that its stream has it asked again. */
export const toTakeQuery = queryOptions({ queryKey: ['desk', 'to-take'], queryFn: fetchToTake, refetchInterval: CLOCK_REFRESH_MS })

export const statusQuery = queryOptions({ queryKey: ['status'], queryFn: fetchStatus, refetchInterval: CLOCK_REFRESH_MS })

/** Null where the book is no demo. */
export const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: async (context) => {
    try {
      return await fetchDemo(context)
    } catch (error) {
      if (isRefused(error, 404)) return null
      throw error
    }
  },
  refetchInterval: ({ state }) => (state.data?.phase === 'loading' ? DEMO_REFRESH_MS : state.data === null ? false : SLOW_REFRESH_MS),
})

export const portfolioQuery = queryOptions({ queryKey: ['portfolio'], queryFn: fetchPortfolio })

export const reasonsQuery = queryOptions({ queryKey: ['reasons'], queryFn: fetchReasons, staleTime: SLOW_REFRESH_MS })

export const borrowerQuery = (id: string) => queryOptions({ queryKey: ['borrower', id], queryFn: (context) => fetchBorrower(id, context) })
