/**
 * Whether a receiver takes anything at all. After FAILURES_MAX failures in a row it is left alone for a while, longer each time; then one delivery tries whether
 * it is back. Until it is, whatever else is for it waits, untried.
 */
import { pauseMs } from './backoff.ts'

/** `until`: nothing is sent before. */
export type WayHealth = Readonly<{ failures: number; pauses: number; until: number }>

export const HEALTHY: WayHealth = { failures: 0, pauses: 0, until: 0 }

const FAILURES_MAX = 8

export const isResting = ({ until }: WayHealth, now: number): boolean => now < until

/** One at a time. */
export const isProbing = ({ pauses }: WayHealth): boolean => pauses > 0

/** What was under way when it began to rest adds nothing. `jitter`: from 0 to 1. */
export function afterFailure(health: WayHealth, now: number, jitter: number): WayHealth {
  if (isResting(health, now)) return health
  const failures = health.failures + 1
  if (failures < FAILURES_MAX) return { ...health, failures }
  return { failures, pauses: health.pauses + 1, until: now + pauseMs(health.pauses, jitter) }
}
