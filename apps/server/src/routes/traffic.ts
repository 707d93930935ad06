/** What is under way at this moment, and how much may be: requests with a key, the streams among them, and whether new ones are still taken. */
import type { HttpLimits } from './http-limits.ts'

/** all: the server has enough of them. key: this key has. */
export type Full = { readonly full: 'all' | 'key' }
export type UnderWay = {
  /** Call `leave` when it is over; a second call does nothing. */
  readonly enter: (keyId: string) => { readonly leave: () => void } | Full
  readonly count: () => number
  /** Resolves when none is under way. */
  readonly idle: () => Promise<void>
}

export type Traffic = {
  readonly requests: UnderWay
  readonly streams: UnderWay
  /** To the live feed. */
  readonly listeners: UnderWay
  readonly isDraining: () => boolean
  /** From now on nothing new is taken; resolves when what was taken is answered. */
  readonly drain: () => Promise<void>
}

export function openTraffic({ requestsPerKey, streams, streamsPerKey, listeners, listenersPerKey }: HttpLimits): Traffic {
  let draining = false
  const requests = openUnderWay(Number.POSITIVE_INFINITY, requestsPerKey)
  return {
    requests,
    streams: openUnderWay(streams, streamsPerKey),
    listeners: openUnderWay(listeners, listenersPerKey),
    isDraining: () => draining,
    drain: () => {
      draining = true
      return requests.idle()
    },
  }
}

export function openUnderWay(max: number, perKeyMax: number): UnderWay {
  /** Keys that have something under way, and no others. */
  const byKey = new Map<string, number>()
  let count = 0
  const waiting: (() => void)[] = []
  const leave = (keyId: string) => {
    count--
    const left = byKey.get(keyId)! - 1
    if (left === 0) byKey.delete(keyId)
    else byKey.set(keyId, left)
    if (count === 0) for (const resolve of waiting.splice(0)) resolve()
  }
  return {
    enter: (keyId) => {
      const ofKey = byKey.get(keyId) ?? 0
      if (count >= max) return { full: 'all' }
      if (ofKey >= perKeyMax) return { full: 'key' }
      count++
      byKey.set(keyId, ofKey + 1)
      let left = false
      return {
        leave: () => {
          if (!left) leave(keyId)
          left = true
        },
      }
    },
    count: () => count,
    idle: () => (count === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  }
}
