/** Whose address is counted: that of whoever is connected, or, of a proxy that is trusted, that of whom it asks for. */
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { BURST } from '../auth/wrong-keys.ts'
import type { EventLog } from '../operations/event-log.ts'
import { NOW, type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let api: TestApi | undefined

beforeAll(async () => {
  testing = await testDatabase()
})
afterEach(async () => {
  await api?.close()
  api = undefined
})
afterAll(() => testing?.drop())

/** Wrong keys, each said to be for another borrower: the status of the last, and the addresses that were logged. */
async function wrongKeys(trustedProxies: readonly string[], connectedFrom: string, forwarded: (nth: number) => string) {
  const addresses: unknown[] = []
  const log: EventLog = (event, fields) =>
    void (event === 'keys-refused' && 'remote_address' in fields && addresses.push(fields.remote_address))
  api = await testApi(testing.url, () => NOW, undefined, { trustedProxies, log })
  let last = 0
  for (let nth = 0; nth <= BURST; nth++) {
    const headers = { authorization: `Bearer flk_wrong-${nth}`, 'x-forwarded-for': forwarded(nth) }
    const { statusCode } = await api.app.inject({ method: 'GET', url: '/v1/lines', headers, remoteAddress: connectedFrom })
    last = statusCode
  }
  return { last, addresses }
}

const somebodyElse = (nth: number) => `203.0.113.${nth}`
const theSame = () => '203.0.113.7'

test.each<[rule: string, trusted: string[], from: string, forwarded: (nth: number) => string, seen: { last: number; addresses: string[] }]>(
  [
    ['nobody is trusted unless it is said', [], '127.0.0.1', somebodyElse, { last: 429, addresses: ['127.0.0.1'] }],
    ['behind a trusted proxy each has his own count', ['127.0.0.1'], '127.0.0.1', somebodyElse, { last: 401, addresses: [] }],
    ['and it is his own', ['127.0.0.1'], '127.0.0.1', theSame, { last: 429, addresses: ['203.0.113.7'] }],
    [
      'whoever is no trusted proxy speaks for himself',
      ['127.0.0.1'],
      '198.51.100.9',
      somebodyElse,
      { last: 429, addresses: ['198.51.100.9'] },
    ],
    [
      'what he wrote before the proxy did is not believed',
      ['10.0.0.0/8'],
      '10.1.2.3',
      (nth) => `${somebodyElse(nth)}, 198.51.100.9`,
      { last: 429, addresses: ['198.51.100.9'] },
    ],
  ],
)('%s', async (_rule, trusted, from, forwarded, seen) => {
  expect(await wrongKeys(trusted, from, forwarded)).toEqual(seen)
})
