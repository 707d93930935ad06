/**
 * How long signing in waits after it failed: FREE tries at once, then twice as long each time, never longer than WAIT_MAX_MS. It is never locked for
 * good, so that nobody can shut an administrator out for longer than that; tries during a wait do not count.
 */
export const WAIT_MAX_MS = 15 * 60 * 1000
const FIRST_WAIT_MS = 2_000
/** Forgotten after that long without another one. */
export const FORGET_AFTER_MS = 24 * 60 * 60 * 1000

/** What fails together: one e-mail (whose ever it is), one address of the network, one account's codes. */
export type FailingKind = 'email' | 'address' | 'code'

/** Behind one address a whole office may sit. */
const FREE: Readonly<Record<FailingKind, number>> = { email: 5, address: 30, code: 5 }

export type Failures = Readonly<{ count: number; lastAt: number }>

/** Milliseconds until the next try is looked at; 0: now. A clock that was set back makes nobody wait longer. */
export function waitAfterMs(kind: FailingKind, failures: Failures | undefined, now: number): number {
  if (failures === undefined || now - failures.lastAt >= FORGET_AFTER_MS) return 0
  const beyond = failures.count - FREE[kind]
  if (beyond < 0) return 0
  const waitMs = Math.min(WAIT_MAX_MS, FIRST_WAIT_MS * 2 ** Math.min(beyond, 30))
  return Math.max(0, Math.min(waitMs, failures.lastAt + waitMs - now))
}
