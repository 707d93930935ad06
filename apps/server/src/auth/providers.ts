/**
 * Signing in with an identity provider.
 *
 * Account  known by issuer and subject, and by nothing else: an e-mail links no account to another. Who is a person to four eyes is another matter: an
 *          account whose e-mail its provider has verified is the same person as one whose e-mail that is known to be, looked at each time that he comes.
 * Roles    as the provider says, each time anew; whom it gives none does not come in, and whoever is suspended here stays so.
 */
import { z } from 'zod'
import { describeBug } from '../describe-bug.ts'
import type { EventLog } from '../operations/event-log.ts'
import { insertAct } from '../store/act-table.ts'
import type { Client, Database } from '../store/database.ts'
import { inTransaction } from '../store/in-transaction.ts'
import { findMember, insertMember, setRoles } from '../store/member-table.ts'
import { listOrganisations } from '../store/organisation-table.ts'
import { endSessions } from '../store/session-table.ts'
import { insertStep, takeSignInStep } from '../store/sign-in-table.ts'
import { findPersonByEmail, findUserBySubject, insertUser, proveEmail, setPerson, type UserRow } from '../store/user-table.ts'
import { hashKey } from './api-keys.ts'
import { newUserId } from './make-user.ts'
import { type Claims, openProviderClient, type ProviderClient } from './provider-client.ts'
import { type ProviderSettings, type ProvidersFile, rolesOfClaims } from './provider-settings.ts'
import { newToken } from './sessions.ts'
import { emailOf, type SignedIn } from './sign-in.ts'

export type Providers = {
  readonly list: readonly Readonly<{ id: string; name: string }>[]
  /** Undefined: there is none of this id. `token` is kept by the browser until it comes back. */
  readonly begin: (id: string, returnTo: string) => Promise<Readonly<{ url: string; token: string }> | 'away' | undefined>
  /** `path`: with the query, as the browser came back with it. */
  readonly finish: (given: Finishing) => Promise<Readonly<{ who: SignedIn; returnTo: string }> | 'refused'>
}

type Finishing = Readonly<{ id: string; token: string; path: string; address: string; requestId: string }>

export type ProviderParts = Readonly<{ database: Database; log: EventLog; now: () => number; providers: ProvidersFile | undefined }>

const LASTS_MS = 10 * 60 * 1000
const Kept = z.object({ provider: z.string(), state: z.string(), nonce: z.string(), verifier: z.string(), returnTo: z.string() })

const callbackPath = (id: string): string => `/v1/session/providers/${id}/callback`

type Known = Readonly<{ settings: ProviderSettings; client: ProviderClient }>

export function openProviders({ database, log, now, providers: file }: ProviderParts): Providers {
  const known = new Map<string, Known>()
  for (const settings of file?.providers ?? []) known.set(settings.id, { settings, client: openProviderClient(settings) })
  const ourUrl = file?.our_url ?? ''
  return {
    list: [...known.values()].map(({ settings: { id, name } }) => ({ id, name })),
    begin: async (id, returnTo) => {
      const provider = known.get(id)
      if (provider === undefined) return undefined
      try {
        const { url, request } = await provider.client.begin(new URL(callbackPath(id), ourUrl).href)
        const [token, createdAt] = [newToken(), now()]
        const detail = { provider: id, returnTo, ...request }
        const step = { kind: 'provider', userId: null, organisationId: null, detail, createdAt, expiresAt: createdAt + LASTS_MS } as const
        await insertStep(database, hashKey(token), step)
        return { url, token }
      } catch (error) {
        log('provider-failed', { provider: id, ...describeBug(error) })
        return 'away'
      }
    },
    finish: async ({ id, token, path, address, requestId }) => {
      const provider = known.get(id)
      const step = await takeSignInStep(database, hashKey(token), 'provider', now())
      const kept = Kept.safeParse(step?.detail).data
      if (provider === undefined || kept === undefined || kept.provider !== id) return 'refused'
      const claims = await tryClaims(provider, new URL(path, ourUrl), kept, log)
      if (claims === undefined) return 'refused'
      const who = await admit({ database, now: now(), settings: provider.settings, claims, from: { address, requestId } })
      return who === undefined ? 'refused' : { who, returnTo: kept.returnTo }
    },
  }
}

async function tryClaims({ client, settings }: Known, url: URL, kept: z.infer<typeof Kept>, log: EventLog): Promise<Claims | undefined> {
  try {
    return await client.finish(url, kept)
  } catch (error) {
    log('provider-failed', { provider: settings.id, ...describeBug(error) })
    return undefined
  }
}

type Admitting = Readonly<{
  database: Database
  now: number
  settings: ProviderSettings
  claims: Claims
  from: Readonly<{ address: string; requestId: string }>
}>

async function admit({ database, now, settings, claims, from }: Admitting): Promise<SignedIn | undefined> {
  const roles = rolesOfClaims(claims, settings)
  const organisation = (await listOrganisations(database)).find(({ name }) => name === settings.organisation)
  if (roles.length === 0 || organisation === undefined) return undefined
  const organisationId = organisation.id
  return inTransaction(database.as(organisationId), async (client) => {
    const account = (await findUserBySubject(client, claims.iss, claims.sub)) ?? (await addAccount(client, claims, now))
    const same = await personProven(client, account, claims, now)
    const user = { ...account, person: same ?? account.person }
    const member = await findMember(client, organisationId, user.id)
    if (member !== undefined && member.suspendedAt !== null) return undefined
    const by = { organisationId, actor: user.id, person: user.person, roles, ...from }
    if (same !== undefined)
      await insertAct(client, by, { act: 'accounts-joined', at: now, subject: user.id, detail: { provider: settings.id } })
    if (member === undefined) {
      await insertMember(client, { organisationId, userId: user.id, roles, since: now })
      await insertAct(client, by, { act: 'person-joined', at: now, subject: user.id, detail: { provider: settings.id, roles } })
    } else if (member.roles.join() !== roles.join()) {
      await setRoles(client, organisationId, user.id, roles)
      await endSessions(client, user.id, { organisationId })
      await insertAct(client, by, { act: 'roles-changed', at: now, subject: user.id, detail: { provider: settings.id, roles } })
    }
    return { user, organisationId, provedAt: null }
  })
}

const textOf = (claim: unknown, otherwise: string): string => (typeof claim === 'string' && claim.trim() !== '' ? claim.trim() : otherwise)
const NAME_LETTERS_MAX = 100
const EMAIL_LETTERS_MAX = 254

const emailIn = (claims: Readonly<Record<string, unknown>>, otherwise: string): string =>
  emailOf(textOf(claims.email, otherwise)).slice(0, EMAIL_LETTERS_MAX)

/** Another person whose e-mail it is that his provider verified: from then on he and all accounts of his are that one. Undefined: there is none. */
async function personProven(client: Client, { id, person }: UserRow, claims: Claims, now: number): Promise<string | undefined> {
  const email = emailIn(claims, '')
  if (claims.email_verified !== true || email === '') return undefined
  const same = await findPersonByEmail(client, email)
  await proveEmail(client, id, email, now)
  if (same === undefined || same === person) return undefined
  await setPerson(client, id, same)
  return same
}

async function addAccount(client: Client, { iss, sub, ...claims }: Claims, now: number): Promise<UserRow> {
  const id = newUserId()
  const email = emailIn(claims, `${id}@provider.invalid`)
  const name = textOf(claims.name, textOf(claims.preferred_username, email)).slice(0, NAME_LETTERS_MAX)
  const account = { id, person: id, email, name, password: null, totp: null, issuer: iss, subject: sub, createdAt: now }
  await insertUser(client, account)
  // Somebody who comes in twice at once is there already.
  return (await findUserBySubject(client, iss, sub))!
}
