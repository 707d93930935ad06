/** A lender that is none, or means no good: real servers on this machine answer. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { askLender, askToTell, type LenderParts } from './ask-lender.ts'
import type { TellParts } from './tell-desk.ts'

let server: Server
let base: string
let asked: string[] = []
let answer: RequestListener = (_request, response) => void response.end()

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** What a lender elsewhere is asked with: the rest is for lines of this very server. */
const over = (webhookReach: LenderParts['webhookReach']) => ({ webhookReach }) as LenderParts & TellParts
const ask = (to = base, reach: LenderParts['webhookReach'] = 'any') => askLender(over(reach), to, 'fld_x', AbortSignal.timeout(5_000))

const PROBLEM = JSON.stringify({ code: 'forbidden' })

test.each<[what: string, answer: RequestListener, problem: string]>([
  ['more than an answer is', (_, response) => void response.end('x'.repeat(64 * 1024 + 1)), 'answer-too-large'],
  ['an answer without an end', (_, response) => endless(response), 'answer-too-large'],
  ['a way to somewhere else', (_, response) => void response.writeHead(302, { location: `${base}/elsewhere` }).end(), 'status 302'],
  ['a web page', (_, response) => void response.end('<html></html>'), 'answer not understood'],
  ['another JSON', (_, response) => void response.end('{"status":"active"}'), 'answer not understood'],
  ['nothing', (_, response) => void response.end(), 'answer not understood'],
  ['a refusal of somebody on the way', (_, response) => void response.writeHead(403).end('{"code":"blocked"}'), 'status 403'],
  ['a refusal in no JSON', (_, response) => void response.writeHead(401).end('no'), 'answer not understood'],
  ['a fault', (_, response) => void response.writeHead(500).end(PROBLEM), 'status 500'],
])('%s is no answer: nothing is made up, and nobody else is asked', async (_what, given, problem) => {
  answer = given
  asked = []
  expect(await ask()).toEqual({ kind: 'failed', problem })
  expect(asked).toEqual(['GET /v1/desk-view'])
})

test('what the lender itself refuses is told apart from that', async () => {
  answer = (_, response) => void response.writeHead(403).end(PROBLEM)
  expect(await ask()).toEqual({ kind: 'hidden' })
  answer = (_, response) => void response.writeHead(401).end('{"code":"unauthorized"}')
  expect(await ask()).toEqual({ kind: 'closed' })
})

test('an address of our own network is neither asked nor told of, however it is written', async () => {
  asked = []
  const { port } = new URL(base)
  const own = ['127.0.0.1', 'localhost', '[::1]', '[::ffff:127.0.0.1]', '169.254.169.254', '10.0.0.1', '0.0.0.0', '2130706433']
  for (const host of own) {
    expect([host, await ask(`http://${host}:${port}`, 'public')]).toEqual([host, { kind: 'failed', problem: expect.any(String) }])
    const hook = { url: `${base}/v1/desk-hooks/x`, secret: 'whsec_x' }
    expect([host, await askToTell(over('public'), `http://${host}:${port}`, 'fld_x', hook)]).toEqual([host, false])
  }
  expect(asked).toEqual([])
})

function endless(response: Parameters<RequestListener>[1]): void {
  const more = () => {
    while (!response.destroyed && response.write('x'.repeat(16 * 1024)));
    if (!response.destroyed) response.once('drain', more)
  }
  more()
}
