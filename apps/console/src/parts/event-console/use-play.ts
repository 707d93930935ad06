/** Sends facts one after the other, and keeps what came back. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isRefused } from '../../api/faults.ts'
import { fetchBorrower, postEvent } from '../../api/requests.ts'
import type { BorrowerView, EventAnswer } from '../../api/views.ts'
import { envelopeOf, newTag } from './envelope.ts'
import type { Step } from './presets.ts'

export type Play = Readonly<{
  isRunning: boolean
  step: number
  steps: number
  before: BorrowerView['line'] | null
  answers: readonly EventAnswer[]
  error: unknown
}>

const NOTHING: Play = { isRunning: false, step: 0, steps: 0, before: null, answers: [], error: null }

async function lineOf(borrower: string): Promise<BorrowerView['line'] | null> {
  try {
    return (await fetchBorrower(borrower, {})).line
  } catch (error) {
    if (isRefused(error, 404)) return null
    throw error
  }
}

export function usePlay(borrower: string): Play & { run: (steps: readonly Step[]) => Promise<void> } {
  const client = useQueryClient()
  const [play, setPlay] = useState(NOTHING)
  const run = async (steps: readonly Step[]): Promise<void> => {
    setPlay({ ...NOTHING, isRunning: true, steps: steps.length })
    try {
      const before = await lineOf(borrower)
      setPlay((now) => ({ ...now, before }))
      for (const step of steps) {
        const answer = await postEvent(envelopeOf(borrower, step, newTag() + newTag()))
        setPlay((now) => ({ ...now, step: now.step + 1, answers: [...now.answers, answer] }))
      }
    } catch (error) {
      setPlay((now) => ({ ...now, error }))
    }
    setPlay((now) => ({ ...now, isRunning: false }))
    await client.invalidateQueries({ queryKey: ['borrower', borrower] })
  }
  return { ...play, run }
}
