/** Says something of the whole book, and shows at once what it is now. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { statusQuery } from '../../api/queries.ts'
import { postEvent } from '../../api/requests.ts'
import { envelopeOf, newTag } from '../../parts/event-console/envelope.ts'

const BOOK = 'book'

export type Said = Readonly<{
  isBusy: boolean
  isTold: boolean
  error: unknown
  run: (type: string, data: Readonly<Record<string, unknown>>) => Promise<void>
}>

export function useSay(): Said {
  const client = useQueryClient()
  const [state, setState] = useState<Omit<Said, 'run'>>({ isBusy: false, isTold: false, error: undefined })
  const run: Said['run'] = async (type, data) => {
    setState({ isBusy: true, isTold: false, error: undefined })
    try {
      await postEvent(envelopeOf(BOOK, { type, data }, newTag() + newTag()))
      setState({ isBusy: false, isTold: true, error: undefined })
    } catch (error) {
      setState({ isBusy: false, isTold: false, error })
    }
    await client.invalidateQueries(statusQuery)
  }
  return { ...state, run }
}
