/** A whole server on a test database, without a port, and the messages to send it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { EventAnswer } from '@fairline/contract/answer'
import { wireType } from '@fairline/contract/cloud-event'
import { OUTSIDE_SENDERS } from '@fairline/contract/fact-entry'
import type { FactType } from '@fairline/contract/facts'
import type { z } from 'zod'
import { MIGRATIONS, readEnvironment } from '../cli/environment.ts'
import { type LoadedPack, loadPack } from '../cli/load-pack.ts'
import { type Message, readMessage, type Sender } from '../ingest/read-message.ts'
import { type PreparedServer, prepareServer } from '../running-server.ts'
import type { ServerOptions } from '../server-options.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Submission } from '../store/submission.ts'

/** A Sunday in 2026: any fixed moment will do. */
export const NOW = Date.parse('2026-11-22T08:00:00.000Z')

export const testPack = (): Promise<LoadedPack> => loadPack(readEnvironment(process.env).packDir, () => {})

export type TestApi = PreparedServer & {
  post: (body: unknown, type?: string) => Promise<{ status: number; headers: Record<string, unknown>; body: Answer }>
  /** To an address of its own. */
  send: (
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ status: number; headers: Record<string, unknown>; body: Answer }>
  put: (path: string, body: unknown) => Promise<{ status: number; headers: Record<string, unknown>; body: Answer }>
  get: (path: string) => Promise<{ status: number; headers: Record<string, unknown>; body: Answer }>
  close: () => Promise<void>
}

/** Whatever came back, as tests look into it: what each route really answers is held to by its schema. */
type Answer = Pick<z.infer<typeof EventAnswer>, 'id' | 'subject' | 'sequence' | 'decision'> & {
  status: unknown
  code: string
  detail: string
  errors: { pointer: string }[]
  data: { id: string }[]
  next_cursor: string | null
  line: { status: string }
  result: { type: string; data: Record<string, unknown> } | null
}

/** `more`: log, meters and limits, which are off or as usual otherwise. */
export async function testApi(
  databaseUrl: string,
  now = () => NOW,
  pack?: LoadedPack,
  more: Pick<
    ServerOptions,
    | 'log'
    | 'metrics'
    | 'limits'
    | 'rates'
    | 'packApproval'
    | 'consoleDir'
    | 'chromium'
    | 'ports'
    | 'mail'
    | 'trustedProxies'
    | 'webhookReach'
    | 'providers'
    | 'planning'
  > = {},
): Promise<TestApi> {
  const dataDir = await mkdtemp(join(tmpdir(), 'fairline-test-api-'))
  const loaded = pack ?? (await testPack())
  const server = await prepareServer({ databaseUrl, migrations: MIGRATIONS, dataDir, loaded, now, ...more })
  const authorization = `Bearer ${server.adminKey}`
  const answerOf = ({ statusCode, headers, body }: { statusCode: number; headers: Record<string, unknown>; body: string }) => ({
    status: statusCode,
    headers,
    body: body === '' ? undefined : String(headers['content-type']).includes('json') ? JSON.parse(body) : body,
  })
  return {
    ...server,
    post: async (body, type = 'application/json') => {
      const payload = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
      return answerOf(
        await server.app.inject({ method: 'POST', url: '/v1/events', headers: { authorization, 'content-type': type }, payload }),
      )
    },
    send: async (url, body, more = {}) => {
      const headers = { authorization, 'content-type': 'application/json', ...more }
      return answerOf(await server.app.inject({ method: 'POST', url, headers, payload: JSON.stringify(body) }))
    },
    put: async (url, body) => {
      const headers = { authorization, 'content-type': 'application/json' }
      return answerOf(await server.app.inject({ method: 'PUT', url, headers, payload: JSON.stringify(body) }))
    },
    get: async (path) => answerOf(await server.app.inject({ method: 'GET', url: path, headers: { authorization } })),
    close: async () => {
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type TestMessage = { id: string; source: string; subject: string; type: string; data: unknown } & Record<string, unknown>

/** In the first version of the type: the one that the log has always known. */
export const messageOf = (type: FactType, subject: string, id: string, data: unknown, more: object = {}): TestMessage => ({
  specversion: '1.0',
  id,
  source: 'core',
  type: wireType(type, 1),
  subject,
  data,
  ...more,
})

export const registered = (subject: string, id = 'registered'): TestMessage =>
  messageOf('borrower-registered', subject, id, { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address'] })

/** The smallest fact there is: it moves nothing about the borrower. */
export const outage = (subject: string, id: string): TestMessage =>
  messageOf('technical-failure-reported', subject, id, { component: 'payment' })

/** What makes a line, by the automatic grant. */
export const onboarding = (subject: string): TestMessage[] => [
  registered(subject),
  messageOf('consent-granted', subject, 'consent-1', { purpose: 'score', expires_at: '2027-11-22T00:00:00Z' }),
  messageOf('consent-granted', subject, 'consent-2', { purpose: 'bureau' }),
  messageOf('identity-verified', subject, 'identity', { method: 'face' }),
  messageOf('score-updated', subject, 'score', { value: 780, range_min: 350, range_max: 950, source: 'zhima' }),
]

/** Whoever sends straight into the write path. */
export const TEST_SENDER: Sender = { organisationId: FIRST_ORGANISATION, actor: 'test', senders: new Set(OUTSIDE_SENDERS), isAgreed: true }

export function submissionOf(message: TestMessage, now = NOW, sender = TEST_SENDER): Submission {
  return read(message, now, sender).submission
}

function read(message: TestMessage, now: number, sender: Sender): Message {
  const reading = readMessage(Buffer.from(JSON.stringify(message)), now, sender)
  if (!reading.ok) throw new Error(JSON.stringify(reading.problem))
  return reading.message
}
