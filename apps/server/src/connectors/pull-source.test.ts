/** Against a server of our own on this machine. */
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accept, refuse } from '@fairline/domain/kernel/outcome'
import { afterEach, expect, test } from 'vitest'
import { askOver } from './ask-over.ts'
import { PAGE_BYTES_MAX, PAGES_MAX, type PullSource, type PullState, pullSource } from './pull-source.ts'
import { retryAfterMs } from './retry-after.ts'

const NOW = 1_772_409_600_000
const START: PullState = { cursor: null, etag: null }

const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
})

async function serve(answer: RequestListener): Promise<string> {
  const server = createServer(answer)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/lines?limit=2`
}

const json = (response: ServerResponse, value: unknown, headers: Record<string, string> = {}) =>
  response.writeHead(200, headers).end(JSON.stringify(value))

const sourceAt = (url: string, walks: PullSource<string>['walks'] = 'onward'): PullSource<string> => ({
  url,
  cursorName: 'cursor',
  walks,
  headers: () => ({ authorization: 'Bearer key' }),
  readPage: (bytes) => {
    const text = Buffer.from(bytes).toString()
    return text.startsWith('{') ? accept(JSON.parse(text) as { items: string[]; next: string | null }) : refuse('answer-unreadable')
  },
})

async function pull(
  url: string,
  before = START,
  { signal = new AbortController().signal, ask = askOver('any'), walks = 'onward' as PullSource<string>['walks'] } = {},
) {
  const taken: { items: readonly string[]; state: PullState }[] = []
  const take = (items: readonly string[], state: PullState) => Promise.resolve(void taken.push({ items, state }))
  return { ...(await pullSource(sourceAt(url, walks), before, { fetch: ask, now: () => NOW, signal, take })), taken }
}

/** Three items in pages of two, with an ETag for the last page. */
const book =
  (asked: string[]): RequestListener =>
  (request: IncomingMessage, response) => {
    const url = new URL(request.url!, 'http://a')
    asked.push(`${url.search} ${request.headers['if-none-match'] ?? '-'} ${request.headers.authorization}`)
    if (url.searchParams.get('cursor') !== 'b') json(response, { items: ['a', 'b'], next: 'b' }, { etag: '"one"' })
    else if (request.headers['if-none-match'] === '"two"') response.writeHead(304).end()
    else json(response, { items: ['c'], next: null }, { etag: '"two"' })
  }

test.each([
  ['our own way of asking', askOver('any')],
  ['plain fetch', fetch],
])(
  'by %s: page after page, each taken with where it stands; then what is behind, and nothing while it is unchanged',
  async (_what, ask) => {
    const asked: string[] = []
    const url = await serve(book(asked))
    const first = await pull(url, START, { ask })
    expect(first).toMatchObject({ outcome: 'changed', problem: null, pages: 2, at: NOW, state: { cursor: 'b', etag: '"two"' } })
    expect(first.taken).toEqual([
      { items: ['a', 'b'], state: { cursor: 'b', etag: null } },
      { items: ['c'], state: { cursor: 'b', etag: '"two"' } },
    ])
    const second = await pull(url, first.state, { ask })
    expect(second).toMatchObject({ outcome: 'unchanged', pages: 0, taken: [], state: first.state })
    expect(asked).toEqual(['?limit=2 - Bearer key', '?limit=2&cursor=b - Bearer key', '?limit=2&cursor=b "two" Bearer key'])
  },
)

test('a list of what is now is read from its first page each time; one of a single page is told apart by its ETag', async () => {
  const url = await serve(book([]))
  const first = await pull(url, START, { walks: 'anew' })
  expect(first).toMatchObject({ outcome: 'changed', pages: 2, state: START })
  const single = await serve((request, response) => {
    if (request.headers['if-none-match'] === '"one"') response.writeHead(304).end()
    else json(response, { items: ['a'], next: null }, { etag: '"one"' })
  })
  const one = await pull(single, START, { walks: 'anew' })
  expect(one.state).toEqual({ cursor: null, etag: '"one"' })
  expect(await pull(single, one.state, { walks: 'anew' })).toMatchObject({ outcome: 'unchanged', state: one.state })
})

test('what breaks on the second page leaves the first taken, and goes on behind it', async () => {
  let isBroken = true
  const asked: string[] = []
  const url = await serve((request, response) => {
    if (isBroken && request.url!.includes('cursor')) response.writeHead(503, { 'retry-after': '7' }).end('later')
    else book(asked)(request, response)
  })
  const first = await pull(url)
  expect(first).toMatchObject({
    outcome: 'failed',
    problem: 'status 503',
    retryAfterMs: 7000,
    pages: 1,
    state: { cursor: 'b', etag: null },
  })
  isBroken = false
  expect((await pull(url, first.state)).taken.flatMap(({ items }) => items)).toEqual(['c'])
})

test('where taking fails, that is heard, and the page is asked for again', async () => {
  const url = await serve(book([]))
  const parts = { fetch, now: () => NOW, signal: new AbortController().signal }
  const take = () => Promise.reject(new Error('the database is away'))
  await expect(pullSource(sourceAt(url), START, { ...parts, take })).rejects.toThrow('the database is away')
  expect((await pull(url)).taken[0]?.items).toEqual(['a', 'b'])
})

// biome-ignore format: a table
test.each<[what: string, answer: RequestListener, then: object]>([
  ['no key', (_request, response) => response.writeHead(401).end(), { outcome: 'refused', problem: 'status 401' }],
  ['gone', (_request, response) => response.writeHead(410).end(), { outcome: 'refused', problem: 'status 410' }],
  ['too often', (_request, response) => response.writeHead(429, { 'retry-after': '60' }).end(), { outcome: 'failed', problem: 'status 429', retryAfterMs: 60_000 }],
  ['a way elsewhere', (_request, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), { outcome: 'failed', problem: 'status 302' }],
  ['another form', (_request, response) => response.end('<html>'), { outcome: 'failed', problem: 'answer-unreadable' }],
  ['an answer that breaks off', (_request, response) => void response.writeHead(200, { 'content-length': '99' }).write('{', () => response.destroy()), { outcome: 'failed', problem: 'ECONNRESET' }],
  ['a connection that is cut', (request) => request.socket.destroy(), { outcome: 'failed', problem: 'ECONNRESET' }],
  ['more than is read', (_request, response) => response.end(Buffer.alloc(PAGE_BYTES_MAX + 1, ' ')), { outcome: 'failed', problem: 'answer-too-large' }],
  ['the same place again', (_request, response) => json(response, { items: [], next: 'b' }), { outcome: 'changed', pages: 2 }],
])('%s', async (_what, answer, then) => {
  expect(await pull(await serve(answer))).toMatchObject(then)
})

test('a way elsewhere is not followed by plain fetch either', async () => {
  const asked: (string | undefined)[] = []
  const url = await serve((request, response) => {
    asked.push(request.url)
    response.writeHead(307, { location: '/elsewhere' }).end()
  })
  expect(await pull(url, START, { ask: fetch })).toMatchObject({ outcome: 'failed', problem: 'status 307' })
  expect(asked).toEqual(['/v1/lines?limit=2'])
})

test('a source without end is left after some pages, and asked again soon', async () => {
  let page = 0
  const url = await serve((_request, response) => json(response, { items: ['x'], next: String(++page) }))
  expect(await pull(url)).toMatchObject({ outcome: 'more', pages: PAGES_MAX, state: { cursor: String(PAGES_MAX), etag: null } })
})

test('nobody there', async () => {
  const url = await serve(() => {})
  await new Promise((resolve) => servers.pop()?.close(resolve))
  expect(await pull(url)).toMatchObject({ outcome: 'failed', problem: 'ECONNREFUSED' })
})

test('addresses of our own network are not asked where only public ones may be', async () => {
  let asked = 0
  const url = new URL(await serve((_request, response) => response.end(String(++asked))))
  for (const host of ['127.0.0.1', 'localhost', '[::1]', '169.254.169.254']) {
    url.hostname = host
    expect(await pull(url.href, START, { ask: askOver('public') })).toMatchObject({ outcome: 'failed', problem: 'address-not-public' })
  }
  expect(asked).toBe(0)
})

test('it ends when it is told to, and says so', async () => {
  const stop = new AbortController()
  const url = await serve(() => stop.abort(new Error('the server stops')))
  await expect(pull(url, START, { signal: stop.signal })).rejects.toThrow('the server stops')
})

test.each([
  [null, null],
  ['0', 0],
  ['120', 120_000],
  ['soon', null],
  [new Date(NOW + 5000).toUTCString(), 5000],
  [new Date(NOW - 5000).toUTCString(), 0],
])('Retry-After %s is a wait of %s', (header, waitMs) => {
  expect(retryAfterMs(header, NOW)).toBe(waitMs)
})
