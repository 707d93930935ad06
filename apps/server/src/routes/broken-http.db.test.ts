import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { testDatabase } from '../testing/test-database.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let api: TestApi
beforeAll(async () => {
  database = await testDatabase()
  api = await testApi(database.url)
  await api.app.listen({ host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await api?.close()
  await database?.drop()
})

async function say(bytes: string): Promise<string> {
  const socket = connect((api.app.server.address() as AddressInfo).port, '127.0.0.1')
  let heard = ''
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text))
  socket.write(bytes)
  await once(socket, 'close')
  return heard
}

test.each([
  ['no HTTP at all', 'HELLO\r\n\r\n'],
  ['a header without a colon', 'GET /healthz HTTP/1.1\r\nhost localhost\r\n\r\n'],
  ['headers without an end', `GET /healthz HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`],
])('%s is a problem, and the connection is closed', async (_what, bytes) => {
  const heard = await say(bytes)
  expect(heard).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/)
  expect(heard).toContain('application/problem+json')
  expect(JSON.parse(heard.slice(heard.indexOf('{')))).toMatchObject({ status: 400, code: 'bad-request' })
})
