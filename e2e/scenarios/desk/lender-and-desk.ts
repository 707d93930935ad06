/**
 * A lender and the financing desk of another organisation, each behind real HTTP on one server, under a clock that only the scenario moves: a borrower of the lender let the desk see
 * his line, and the lender's webhooks come in at a door of the desk.
 */
import type { AddressInfo } from 'node:net'
import type { ConnectionsView } from '@fairline/contract/desk/connections'
import type { z } from 'zod'
import { hashKey, keyPrefix, makeKey } from '../../../apps/server/src/auth/api-keys.ts'
import { hashLinkCode, newLinkCode } from '../../../apps/server/src/desk/linked-line.ts'
import { webhookHeaders } from '../../../apps/server/src/notices/sign-webhook.ts'
import { insertApiKey } from '../../../apps/server/src/store/api-key-table.ts'
import { FIRST_ORGANISATION } from '../../../apps/server/src/store/borrower-key.ts'
import { addDeskLink } from '../../../apps/server/src/store/desk-link-table.ts'
import { DESK } from '../../../apps/server/src/testing/desk-entries.ts'
import { messageOf, NOW, onboarding, type TestApi, testApi } from '../../../apps/server/src/testing/test-api.ts'
import { testDatabase } from '../../../apps/server/src/testing/test-database.ts'

const DESK_ORGANISATION = 2
const BORROWER = 'a'
export const LINE = 'enr-1'

type Reply<Body> = Readonly<{ status: number; body: Body }>
type Door = Readonly<{ address: string; secret: string }>
type Sending = Readonly<{ id: string; subject: string; secret: string; signedAgo?: number; sent?: string }>

type Http = <Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object) => Promise<Reply<Body>>

const openHttp =
  (url: string, key: string): Http =>
  async <Body>(method: 'GET' | 'POST' | 'PUT', path: string, body?: object): Promise<Reply<Body>> => {
    const headers = { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) }
    const answer = await fetch(`${url}/v1/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    return { status: answer.status, body: (await answer.json()) as Body }
  }

export async function openLenderAndDesk() {
  const clock = { at: NOW }
  const testing = await testDatabase()
  const api = await testApi(testing.url, () => clock.at, undefined, { webhookReach: 'any' })
  await api.app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(api.app.server.address() as AddressInfo).port}`
  for (const message of onboarding(BORROWER)) await api.post(message)
  const key = makeKey()
  await testing.query(`insert into organisation (id, name, account_format) values (${DESK_ORGANISATION}, 'a desk', 1)`)
  const own = { prefix: keyPrefix(key), sha256: hashKey(key), organisationId: DESK_ORGANISATION, senders: [] }
  await insertApiKey(api.database, { id: 'desk', name: 'desk', scopes: ['desk:write', 'desk:connect', 'webhooks:manage'], ...own })
  const http = openHttp(url, key)
  for (const [path, content] of Object.entries(DESK).filter(([path]) => !path.startsWith('consents/')))
    await http('PUT', `desk/${path}`, { version: 0, ...content })
  return {
    url,
    http,
    now: () => clock.at,
    advance: (ms: number): void => {
      clock.at += ms
    },
    ...lenderOf(api, clock),
    ...deskOf(api),
    send: senderTo(url, clock),
    connections: async () => (await http<z.infer<typeof ConnectionsView>>('GET', 'desk/connections')).body,
    query: <Row extends Record<string, unknown>>(sql: string) => testing.query<Row>(sql),
    close: async () => {
      await api.close()
      await testing.drop()
    },
  }
}

type Clock = Readonly<{ at: number }>

const lenderOf = (api: TestApi, clock: Clock) => ({
  /** As if the borrower had made a code on his own page and given it to the desk. */
  link: async () => {
    const code = newLinkCode()
    const link = { id: 'link-1', ref: BORROWER, desk: '北桥项目部', requestId: 'r-1', madeAt: clock.at, sha256: hashLinkCode(code) }
    await addDeskLink(api.database.as(FIRST_ORGANISATION), FIRST_ORGANISATION, link)
    return code
  },
  /** Of the borrower, at the lender. */
  happens: async (...[type, id, data]: [Parameters<typeof messageOf>[0], string, object]): Promise<void> => {
    const { status, body } = await api.post(messageOf(type, BORROWER, id, data))
    if (status !== 200) throw new Error(`${type} was not taken: ${JSON.stringify(body)}`)
  },
  /** What the lender has to send is sent now. */
  lenderSends: () => api.notices.deliverer.sendDue(FIRST_ORGANISATION),
})

const deskOf = (api: TestApi) => ({
  /** What the desk would do by itself within seconds. */
  deskLooks: async () => {
    const pulled = await api.desk.lenders.pullDue()
    await api.desk.deskWatch.watchDue()
    return pulled
  },
  /** What the desk has to send is sent now. */
  deskSends: () => api.notices.deliverer.sendDue(DESK_ORGANISATION),
})

/** A webhook as its lender would send it, or somebody else. */
const senderTo =
  (url: string, clock: Clock) =>
  async (
    { address }: Door,
    { id, subject, secret, signedAgo = 0, sent }: Sending,
  ): Promise<Reply<{ result?: string; detail?: string }>> => {
    const body = JSON.stringify({ specversion: '1.0', id, type: 'fairline.desk-line-changed.v1', subject, data: {} })
    const headers = { 'content-type': 'application/json', ...webhookHeaders(id, clock.at - signedAgo, body, [secret]) }
    const answer = await fetch(new URL(address, url), { method: 'POST', headers, body: sent ?? body })
    return { status: answer.status, body: (await answer.json()) as { result?: string } }
  }

export type LenderAndDesk = Awaited<ReturnType<typeof openLenderAndDesk>>
