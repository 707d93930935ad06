import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApi, testApi } from '../testing/test-api.ts'
import { type TestDatabase, testDatabase } from '../testing/test-database.ts'

let testing: TestDatabase
let built: TestApi
let bare: TestApi
let consoleDir: string

beforeAll(async () => {
  testing = await testDatabase()
  consoleDir = await mkdtemp(join(tmpdir(), 'fairline-console-'))
  await mkdir(join(consoleDir, 'assets'))
  await writeFile(join(consoleDir, 'index.html'), '<title>console</title>')
  await writeFile(join(consoleDir, 'favicon.svg'), '<svg/>')
  await writeFile(join(consoleDir, 'assets', 'app-1a2b.js'), 'console.log(1)')
  await writeFile(join(consoleDir, 'assets', 'app-1a2b.js.br'), 'pressed')
  built = await testApi(testing.url, undefined, undefined, { consoleDir })
  bare = await testApi(testing.url)
})
afterAll(async () => {
  await built?.close()
  await bare?.close()
  await testing?.drop()
  await rm(consoleDir, { recursive: true, force: true })
})

const asBrowser = (api: TestApi, url: string, headers = {}) =>
  api.app.inject({ method: 'GET', url, headers: { accept: 'text/html,application/xhtml+xml', ...headers } })

test.each(['/', '/lines', '/borrowers/bor_1?tab=timeline'])('%s is the page of the console, without a key', async (url) => {
  const answer = await asBrowser(built, url)
  expect([answer.statusCode, answer.body, answer.headers['cache-control']]).toEqual([200, '<title>console</title>', 'no-cache'])
})

test('files with a hash in their name are kept for ever, and sent compressed to whoever can read that', async () => {
  const answer = await asBrowser(built, '/assets/app-1a2b.js')
  expect([answer.statusCode, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
  const pressed = await asBrowser(built, '/assets/app-1a2b.js', { 'accept-encoding': 'br' })
  expect([pressed.body, pressed.headers['content-encoding']]).toEqual(['pressed', 'br'])
  expect((await asBrowser(built, '/favicon.svg')).headers['cache-control']).toBe('no-cache')
})

test.each([
  ['/assets/gone.js', 401],
  ['/v1/nothing', 401],
  ['/../../etc/passwd', 200],
])('%s is no file of the console: %i', async (url, status) => {
  const answer = await asBrowser(built, url)
  expect(answer.statusCode).toBe(status)
  expect(answer.body).not.toContain('root:')
})

test('whoever does not ask for a page gets a problem', async () => {
  const answer = await built.app.inject({ method: 'GET', url: '/lines', headers: { authorization: `Bearer ${built.adminKey}` } })
  expect([answer.statusCode, answer.json().code]).toEqual([404, 'not-found'])
})

test('without a build the first page says so in both languages', async () => {
  const { body, statusCode } = await asBrowser(bare, '/')
  expect([statusCode, body.includes('控制台尚未构建'), body.includes('not built yet')]).toEqual([200, true, true])
})

test.each(['/', '/docs/', '/v1/session'])('%s comes with the policy that lets no foreign script run', async (url) => {
  const policy = (await asBrowser(built, url)).headers['content-security-policy']
  expect(policy).toBe(
    "default-src 'self';script-src 'self';style-src 'self' 'unsafe-inline';img-src 'self' data:;font-src 'self' data:;connect-src 'self';frame-ancestors 'none';object-src 'none';base-uri 'self'",
  )
})

test('the documentation is public, and holds no script in its page', async () => {
  const page = await asBrowser(built, '/docs/')
  expect(page.statusCode).toBe(200)
  for (const [, attributes, script] of page.body.matchAll(/<script([^>]*)>([^<]*)/g)) {
    expect([attributes, script?.trim()]).toEqual([expect.stringContaining('src='), ''])
  }
  expect((await asBrowser(built, '/docs/json')).statusCode).toBe(200)
})
