/** Says something of the whole book, and shows at once what it is now. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Wish } from '../../api/approval-requests.ts'
import type { BookSaying } from '../../api/book-paths.ts'
import { statusQuery } from '../../api/queries.ts'
import { sayOfBook } from '../../api/requests.ts'
import { useTakesTwo } from '../../parts/ask-approval.tsx'

export type Said = Readonly<{
  isBusy: boolean
  isTold: boolean
  error: unknown
  /** What takes two people: it is to be asked for. */
  wish: Wish | undefined
  forget: () => void
  run: (type: BookSaying, data: Readonly<Record<string, unknown>>) => Promise<void>
}>

type State = Omit<Said, 'run' | 'forget'>
const RESTING: State = { isBusy: false, isTold: false, error: undefined, wish: undefined }

const KINDS: Readonly<Partial<Record<BookSaying, Wish['kind']>>> = {
  'regulator-order-issued': 'regulator-order',
  'regulator-order-lifted': 'regulator-order-lift',
  'funder-limit-changed': 'funder-limit',
  'minimum-client-version-changed': 'client-floor',
  'bulk-correction-proposed': 'bulk-correction',
}

export function useSay(): Said {
  const client = useQueryClient()
  const [state, setState] = useState<State>(RESTING)
  const takesTwo = useTakesTwo()
  const run: Said['run'] = async (type, data) => {
    const kind = takesTwo ? KINDS[type] : undefined
    if (kind !== undefined) return setState({ ...RESTING, wish: { kind, request: data } })
    setState({ ...RESTING, isBusy: true })
    try {
      await sayOfBook(type, data)
      setState({ ...RESTING, isTold: true })
    } catch (error) {
      setState({ ...RESTING, error })
    }
    await client.invalidateQueries(statusQuery)
  }
  return { ...state, run, forget: () => setState(RESTING) }
}
