/** Tries to sign in, counted before they are looked at, so that many at once are no more tries than one after the other. */
import { createHash } from 'node:crypto'
import type { Queryable } from '../store/database.ts'
import { countFailure, findFailures, forgetFailures, uncountFailure } from '../store/sign-in-table.ts'
import { type FailingKind, FORGET_AFTER_MS, waitAfterMs } from './sign-in-waits.ts'

/** `name`: an e-mail, whether anybody has it or not; an address of the network; the id of an account. */
export type Tried = Readonly<{ kind: FailingKind; name: string }>

const hashOf = ({ kind, name }: Tried): Buffer => createHash('sha256').update(`${kind}\0${name}`).digest()

/** Whoever lost a race against himself asks again so much later. */
const RACED_MS = 1_000

/** Milliseconds to wait; 0: this try counts, as a failure until `succeeded` says otherwise. */
export async function tryToSignIn(database: Queryable, tried: readonly Tried[], now: number): Promise<number> {
  const known = await Promise.all(
    tried.map(async (one) => ({ subject: hashOf(one), ...one, failures: await findFailures(database, hashOf(one)) })),
  )
  const waitMs = Math.max(...known.map(({ kind, failures }) => waitAfterMs(kind, failures, now)))
  if (waitMs > 0) return waitMs
  for (const { subject, failures } of known) {
    const isOld = failures !== undefined && now - failures.lastAt >= FORGET_AFTER_MS
    const before = failures?.count ?? 0
    const next = { known: before, count: isOld ? 1 : before + 1, at: now, forget: now - FORGET_AFTER_MS }
    if (!(await countFailure(database, subject, next))) return RACED_MS
  }
  return 0
}

/** Whoever got in starts anew. Not his address: somebody with an account of his own must not try others for ever. */
export async function succeeded(database: Queryable, tried: readonly Tried[]): Promise<void> {
  await forgetFailures(database, tried.filter(({ kind }) => kind !== 'address').map(hashOf))
  for (const one of tried) if (one.kind === 'address') await uncountFailure(database, hashOf(one))
}
