/** Says something of the whole book, and shows at once what it is now. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Wish } from '../../api/approval-requests.ts'
import { statusQuery } from '../../api/queries.ts'
import { postEvent } from '../../api/requests.ts'
import { takesTwo } from '../../parts/ask-approval.tsx'
import { envelopeOf, newTag } from '../../parts/event-console/envelope.ts'

const BOOK = 'book'

export type Said = Readonly<{
  isBusy: boolean
  isTold: boolean
  error: unknown
  /** What takes two people: it is to be asked for. */
  wish: Wish | undefined
  forget: () => void
  run: (type: string, data: Readonly<Record<string, unknown>>) => Promise<void>
}>

type State = Omit<Said, 'run' | 'forget'>
const RESTING: State = { isBusy: false, isTold: false, error: undefined, wish: undefined }

const KINDS: Readonly<Record<string, Wish['kind']>> = {
  'regulator-order-issued': 'regulator-order',
  'regulator-order-lifted': 'regulator-order-lift',
  'funder-limit-changed': 'funder-limit',
  'minimum-client-version-changed': 'client-floor',
  'bulk-correction-proposed': 'bulk-correction',
}

export function useSay(): Said {
  const client = useQueryClient()
  const [state, setState] = useState<State>(RESTING)
  const run: Said['run'] = async (type, data) => {
    setState({ ...RESTING, isBusy: true })
    try {
      await postEvent(envelopeOf(BOOK, { type, data }, newTag() + newTag()))
      setState({ ...RESTING, isTold: true })
    } catch (error) {
      const kind = takesTwo(error) ? KINDS[type] : undefined
      setState({ ...RESTING, ...(kind === undefined ? { error } : { wish: { kind, request: data } }) })
    }
    await client.invalidateQueries(statusQuery)
  }
  return { ...state, run, forget: () => setState(RESTING) }
}
