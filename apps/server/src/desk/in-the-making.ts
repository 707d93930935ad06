/**
 * Plans that are being made, each once however often it is asked for.
 *
 * Waits     whoever asks, so long; then he is told that it is being made, and asks again.
 * Refused   what stood in its way stays until somebody hears it: who asked was told no more than that it is being made. The oldest of UNHEARD_MAX go
 *           first. Another plan may be asked for under the same id meanwhile.
 * Broken    it is told to `onFailure`, and begun anew when it is asked for again.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { KeptPlan } from './plan-store.ts'

export type Refused = Readonly<{ kind: 'refused'; problem: ProblemBody }>
export type Made = Readonly<{ kind: 'made'; plan: KeptPlan; isRepeated: boolean }> | Refused
export type Making = Made | Readonly<{ kind: 'making'; since: number }>

/** `said`: all that was asked for; `make` begins it. */
export type InTheMaking = (key: string, said: string, make: () => Promise<Made>) => Promise<Making>

type Parts = Readonly<{ now: () => number; onFailure: (error: unknown) => void; waitMs?: number | undefined }>
type Running = Readonly<{ since: number; said: string; made: Promise<Made> }> & { isRefused: boolean }

const WAIT_MS = 8_000
const UNHEARD_MAX = 100

export function inTheMaking(parts: Parts): InTheMaking {
  const running = new Map<string, Running>()
  return async (key, said, make) => {
    const other = running.get(key)
    if (other !== undefined && other.said !== said && !other.isRefused) return { kind: 'refused', problem: problemOf('id-reused') }
    const one = other?.said === said ? other : begin(parts, running, key, { since: parts.now(), said, made: make(), isRefused: false })
    const answer = await inTime(one, parts.waitMs ?? WAIT_MS)
    if (answer.kind === 'refused' && running.get(key) === one) running.delete(key)
    return answer
  }
}

function begin({ onFailure }: Parts, running: Map<string, Running>, key: string, one: Running): Running {
  const forget = (): void => {
    if (running.get(key) === one) running.delete(key)
  }
  running.set(key, one)
  one.made.then(
    ({ kind }) => {
      one.isRefused = kind === 'refused'
      if (!one.isRefused) return forget()
      const unheard = [...running].filter(([, { isRefused }]) => isRefused)
      for (const [oldest] of unheard.slice(0, -UNHEARD_MAX)) running.delete(oldest)
    },
    (error: unknown) => {
      forget()
      onFailure(error)
    },
  )
  return one
}

async function inTime({ made, since }: Running, waitMs: number): Promise<Making> {
  const late = new AbortController()
  const waited = sleep(waitMs, { kind: 'making', since } as const, { signal: late.signal, ref: false })
  try {
    return await Promise.race([made, waited])
  } finally {
    waited.catch(() => {}) // It was in time: nobody waits any more.
    late.abort()
  }
}
