/** A borrower who signs in by the code that the sandbox would have sent him, and asks as his browser would. */
import { expect, vi } from 'vitest'
import type { TestApi } from './test-api.ts'

export const OWN_PAGE = { 'sec-fetch-site': 'same-origin' }

type SeenHold = Readonly<{ id: string; reason: { evidence: object[] }; steps: object[] }>
type SeenRow = Readonly<{
  id: string
  kind: string
  item: string
  request_id: string
  case_id: string
  concerns_me: boolean
  verify: boolean
  read_at: unknown
}>
/** Whatever came back, as tests look into it: what each route really answers is held to by its schema. */
type Seen = Readonly<{
  challenge_id: string
  code: string
  data: SeenRow[]
  holds: SeenHold[]
  goals: object[]
  nearer: object[]
  plans: object[]
  clocks: object[]
  reasons: object[]
  documents: object[]
  banners: object[]
  moves: { by: string; texts: object }[]
}>
type Answer = { status: number; headers: Record<string, unknown>; body: Seen }

export type Visit = {
  readonly cookie: string
  readonly ask: (method: 'GET' | 'POST' | 'PUT', url: string, body?: unknown) => Promise<Answer>
}

export async function call(
  api: TestApi,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  { body, headers = OWN_PAGE }: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const sent = body === undefined ? {} : { payload: JSON.stringify(body) }
  const type = body === undefined ? {} : { 'content-type': 'application/json' }
  const answer = await api.app.inject({ method, url, headers: { ...type, ...headers }, ...sent })
  return { status: answer.statusCode, headers: answer.headers, body: answer.body === '' ? undefined : JSON.parse(answer.body) }
}

type Letter = { id: string; body: string; channel: string; borrower_id: string }

/** The code of a challenge, once its letter is written. */
export async function codeOf(api: TestApi, challengeId: string): Promise<{ code: string; letter: Letter }> {
  const find = async () => {
    const { data } = (await api.get('/v1/sandbox/letters')).body as unknown as { data: Letter[] }
    return data.find(({ id }) => id === `otp_${challengeId}`)
  }
  const letter = await vi.waitFor(async () => (await find()) ?? Promise.reject(new Error('no letter has come')), { timeout: 5_000 })
  return { letter, code: /\d{6}/.exec(letter.body)![0] }
}

export async function visit(api: TestApi, address: object): Promise<Visit> {
  const asked = await call(api, 'POST', '/v1/me/sign-in', { body: address })
  expect(asked.status).toBe(200)
  const { code } = await codeOf(api, asked.body.challenge_id)
  const answer = await call(api, 'POST', '/v1/me/sign-in:confirm', { body: { challenge_id: asked.body.challenge_id, code } })
  expect(answer.status).toBe(200)
  const cookie = String(answer.headers['set-cookie']).split(';')[0]!
  return { cookie, ask: (method, url, body) => call(api, method, url, { body, headers: { ...OWN_PAGE, cookie } }) }
}
