/** Looks, again and again, which pack is in force: another server may have put one there. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Packs } from './packs.ts'

export type PackFollower = { readonly start: () => void; readonly stop: () => Promise<void> }

const LOOK_EVERY_MS = 1_000

export function followPacks(packs: Pick<Packs, 'follow'>, onFailure: (error: unknown) => void): PackFollower {
  const stopping = new AbortController()
  const { signal } = stopping
  const look = async () => {
    while (!signal.aborted) {
      await packs.follow().catch(onFailure)
      await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => {}) // Woken by `stop`.
    }
  }
  let running: Promise<void> | undefined
  return {
    start: () => {
      running ??= look()
    },
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
