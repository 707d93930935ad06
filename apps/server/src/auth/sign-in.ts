/**
 * Signing in with e-mail and password, and with a code behind it where the account has a second factor.
 *
 * Silent   an e-mail that nobody has, a wrong password and a suspended account get the same answer after the same work.
 * Waits    as sign-in-waits.ts says, by e-mail and by address of the network; for codes, by account.
 */
import type { EventLog } from '../operations/event-log.ts'
import type { Database } from '../store/database.ts'
import { type Membership, membershipsOf } from '../store/member-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { findStep, insertStep, takeSignInStep } from '../store/sign-in-table.ts'
import { findUserByEmail, findUserById, type UserRow } from '../store/user-table.ts'
import { hashKey } from './api-keys.ts'
import { checkPassword } from './password.ts'
import type { SecondFactor } from './second-factor.ts'
import { newToken } from './sessions.ts'
import { succeeded, type Tried, tryToSignIn } from './sign-in-attempts.ts'

export type SignedIn = Readonly<{ user: UserRow; organisationId: number; provedAt: number | null }>
export type SignInAnswer =
  | Readonly<{ kind: 'in'; who: SignedIn }>
  /** The password was right: `token` opens the next step. */
  | Readonly<{ kind: 'code'; token: string; expiresAt: number }>
  | Readonly<{ kind: 'wait'; waitMs: number }>
  | Readonly<{ kind: 'refused' }>

export type SignIn = {
  /** `organisation`: its name, for whoever belongs to several; else the first. */
  readonly byPassword: (
    given: Readonly<{ email: string; password: string; organisation: string | undefined; address: string }>,
  ) => Promise<SignInAnswer>
  readonly byCode: (given: Readonly<{ token: string; code: string; address: string }>) => Promise<SignInAnswer>
  /** A fresh code of somebody who is signed in. */
  readonly prove: (
    userId: string,
    code: string,
  ) => Promise<Readonly<{ kind: 'proved' | 'refused' }> | Readonly<{ kind: 'wait'; waitMs: number }>>
}

export type SignInParts = Readonly<{ database: Database; secondFactor: SecondFactor; log: EventLog; now: () => number }>

const STEP_LASTS_MS = 5 * 60 * 1000
const REFUSED: SignInAnswer = { kind: 'refused' }

/** As it is kept, and told apart. */
export const emailOf = (typed: string): string => typed.normalize('NFKC').trim().toLowerCase()

export function openSignIn(parts: SignInParts): SignIn {
  const { database, secondFactor, log, now } = parts
  const waitFor = async (tried: readonly Tried[], address: string): Promise<number> => {
    const waitMs = await tryToSignIn(database, tried, now())
    if (waitMs > 0) log('sign-in-waits', { remote_address: address, wait_ms: waitMs })
    return waitMs
  }
  return {
    byPassword: async ({ email: typed, password, organisation, address }) => {
      const email = emailOf(typed)
      const tried: Tried[] = [
        { kind: 'email', name: email },
        { kind: 'address', name: address },
      ]
      const waitMs = await waitFor(tried, address)
      if (waitMs > 0) return { kind: 'wait', waitMs }
      const user = await findUserByEmail(database, email)
      const isRight = await checkPassword(password, user?.password ?? undefined)
      const membership = user && isRight ? await membershipIn(database, user.id, organisation) : undefined
      if (user === undefined || membership === undefined) {
        log('sign-in-refused', { remote_address: address })
        return REFUSED
      }
      await succeeded(database, tried)
      const { organisationId } = membership
      if (user.totp === null) return { kind: 'in', who: { user, organisationId, provedAt: null } }
      const [token, createdAt] = [newToken(), now()]
      const expiresAt = createdAt + STEP_LASTS_MS
      await insertStep(database, hashKey(token), { kind: 'code', userId: user.id, organisationId, detail: {}, createdAt, expiresAt })
      return { kind: 'code', token, expiresAt }
    },
    byCode: async ({ token, code, address }) => {
      const sha256 = hashKey(token)
      const step = await findStep(database, sha256, 'code', now())
      const user = step && (await findUserById(database, step.userId!))
      if (user === undefined) return REFUSED
      const tried: Tried[] = [
        { kind: 'code', name: user.id },
        { kind: 'address', name: address },
      ]
      const waitMs = await waitFor(tried, address)
      if (waitMs > 0) return { kind: 'wait', waitMs }
      const isFresh = await secondFactor.takeCode(user, code)
      if (!isFresh && !(await secondFactor.takeBackup(user, code))) {
        log('sign-in-refused', { remote_address: address })
        return REFUSED
      }
      const taken = await takeSignInStep(database, sha256, 'code', now())
      if (taken === undefined) return REFUSED
      await succeeded(database, tried)
      return { kind: 'in', who: { user, organisationId: taken.organisationId!, provedAt: isFresh ? now() : null } }
    },
    prove: (userId, code) => prove(parts, userId, code),
  }
}

async function prove({ database, secondFactor, now }: SignInParts, userId: string, code: string): ReturnType<SignIn['prove']> {
  const tried: Tried[] = [{ kind: 'code', name: userId }]
  const waitMs = await tryToSignIn(database, tried, now())
  if (waitMs > 0) return { kind: 'wait', waitMs }
  const user = await findUserById(database, userId)
  if (user === undefined || !(await secondFactor.takeCode(user, code))) return { kind: 'refused' }
  await succeeded(database, tried)
  return { kind: 'proved' }
}

async function membershipIn(database: Database, userId: string, organisation: string | undefined): Promise<Membership | undefined> {
  const memberships = await membershipsOf(database, userId)
  if (organisation === undefined) return memberships[0]
  const named = (await listOrganisations(database)).find(({ name }) => name === organisation)
  return memberships.find(({ organisationId }) => organisationId === named?.id)
}
