/** People who sign in, as browsers of theirs: made in the database, and asked through the API. */

import { scryptSync } from 'node:crypto'
import { addUser, newUserId } from '../auth/make-user.ts'
import { openSecondFactor } from '../auth/second-factor.ts'
import { codeOfStep, newTotpSecret, stepAt } from '../auth/totp.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import { inTransaction } from '../store/in-transaction.ts'
import type { TestApi } from './test-api.ts'

export const PASSWORD = 'a password that is long'
/** At a cost that no real one has: each sign-in of a test would take a third of a second. */
const CHEAP = ['scrypt', 16, 1, 1, 'c2FsdA', scryptSync(PASSWORD, 'salt', 32, { N: 16, r: 1, p: 1 }).toString('base64url')].join('$')
const HOST = 'desk.example'

export type TestPerson = Readonly<{ id: string; email: string; secret: string | undefined }>

/** With an authenticator unless said otherwise. */
export async function personOf(
  api: TestApi,
  now: () => number,
  {
    name = 'ann',
    roles = ['auditor'],
    organisationId = FIRST_ORGANISATION,
    hasCodes = false,
  }: Readonly<{ name?: string; roles?: readonly string[]; organisationId?: number; hasCodes?: boolean }> = {},
): Promise<TestPerson> {
  const [id, email] = [newUserId(), `${name}@desk.example`]
  const secret = hasCodes ? newTotpSecret() : undefined
  const { seal } = openSecondFactor({ ...api, now })
  const totp = secret === undefined ? null : await seal(id, secret)
  const user = { id, person: id, email, name, password: CHEAP, totp, issuer: null, subject: null, createdAt: now() }
  await inTransaction(api.database.as(organisationId), (client) => addUser(client, user, organisationId, roles))
  return { id, email, secret }
}

export const codeAt = (secret: string | undefined, at: number): string => codeOfStep(secret!, stepAt(at))

export type Visit = Readonly<{
  ask: (method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, body?: unknown) => Promise<Visited>
  /** What its cookie holds. */
  cookie: () => string
}>
type Visited = Readonly<{ status: number; code: string | undefined; body: Record<string, unknown>; headers: Record<string, unknown> }>

/** A browser on our own pages: it keeps the cookie that it was last given. */
export function visit(api: TestApi, address = '192.0.2.7', cookie = ''): Visit {
  let kept = cookie
  return {
    cookie: () => kept,
    ask: async (method, url, body) => {
      const headers = {
        host: HOST,
        origin: `https://${HOST}`,
        cookie: kept,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      }
      const payload = body === undefined ? {} : { payload: JSON.stringify(body) }
      const answer = await api.app.inject({ method, url, headers, remoteAddress: address, ...payload })
      const set = answer.headers['set-cookie']
      if (set !== undefined) kept = String(set).split(';')[0]!
      const said = answer.body.startsWith('{') ? answer.json() : {}
      return { status: answer.statusCode, code: said.code, body: said, headers: answer.headers }
    },
  }
}

/** Signed in, with a code where the person has an authenticator. */
export async function signedIn(api: TestApi, { email, secret }: TestPerson, at: number, address?: string): Promise<Visit> {
  const browser = visit(api, address)
  const first = await browser.ask('POST', '/v1/session:password', { email, password: PASSWORD })
  if (first.body.next !== 'code') return browser
  await browser.ask('POST', '/v1/session:code', { challenge: first.body.challenge, code: codeAt(secret, at) })
  return browser
}
