/** Only what happens on the way: a stand-in that speaks the batch protocol and fails as networks do. The real server is in replay.db.test.ts. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterEach, describe, expect, test } from 'vitest'
import type { FeedEvent } from './feed-item.ts'
import { postLines } from './post-lines.ts'

type Reply = (response: ServerResponse, lines: string[], request: IncomingMessage) => void

const PATIENCE = { giveUpMs: 300, waitFirstMs: 5, waitMaxMs: 20 }
const events: FeedEvent[] = ['a', 'b', 'c'].map((borrower, index) => ({ line: 11 + index, borrower, body: borrower }))
const recorded = (line: number): string => `${JSON.stringify({ line, status: 'recorded', sequence: 1 })}\n`
const problem = (line: number, status: number, code: string): string =>
  `${JSON.stringify({ line, problem: { type: `/problems/${code}`, title: code, status, code, errors: [{ pointer: '/data', detail: 'is wrong' }] } })}\n`
const all: Reply = (response, lines) => response.end(lines.map((_, index) => recorded(index + 1)).join(''))

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Answers each request by the next reply, and the last one for ever; tells what was sent. */
async function serve(...replies: Reply[]) {
  const sent: string[][] = []
  server = createServer((request, response) => {
    void text(request).then((body) => {
      const lines = body.split('\n').filter(Boolean)
      const reply = replies[Math.min(sent.push(lines), replies.length) - 1]!
      reply(response, lines, request)
    })
  })
  await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { sent, post: (signal = new AbortController().signal) => postLines({ url, key: 'k' }, events, signal, PATIENCE) }
}

describe('a batch on a bad road', () => {
  test('is sent with its key, as NDJSON', async () => {
    const seen: unknown[] = []
    const { post } = await serve((response, lines, { url, headers }) => {
      seen.push(url, headers.authorization, headers['content-type'])
      all(response, lines, {} as IncomingMessage)
    })
    expect(await post()).toEqual({ recorded: 3, repeated: 0, refused: [] })
    expect(seen).toEqual(['/v1/events:batch?answer=brief', 'Bearer k', 'application/x-ndjson'])
  })

  test('a server that is busy is asked again', async () => {
    const { sent, post } = await serve((response) => response.writeHead(503).end(), all)
    expect(await post()).toMatchObject({ recorded: 3 })
    expect(sent).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ])
  })

  test('a connection cut after one answer: only the rest is sent again', async () => {
    const cut: Reply = (response) => response.write(recorded(1), () => setTimeout(() => response.destroy(), 20))
    const { sent, post } = await serve(cut, all)
    expect(await post()).toMatchObject({ recorded: 3 })
    expect(sent).toEqual([
      ['a', 'b', 'c'],
      ['b', 'c'],
    ])
  })

  test('a line the server could not take just now is sent again, a refused one is not', async () => {
    const mixed: Reply = (response) => response.end(recorded(1) + problem(2, 503, 'unavailable') + problem(3, 422, 'invalid-event'))
    const { sent, post } = await serve(mixed, all)
    expect(await post()).toEqual({ recorded: 2, repeated: 0, refused: [{ line: 13, code: 'invalid-event', detail: '/data is wrong' }] })
    expect(sent).toEqual([['a', 'b', 'c'], ['b']])
  })

  test('a connection refused for good is given up, with what to do', async () => {
    const nowhere = postLines({ url: 'http://127.0.0.1:9', key: 'k' }, events, new AbortController().signal, PATIENCE)
    await expect(nowhere).rejects.toThrow('the same command continues from there')
  })

  test('a server that takes nothing for too long is given up', async () => {
    const { sent, post } = await serve((response) => response.writeHead(503).end())
    await expect(post()).rejects.toThrow('has taken no event for')
    expect(sent.length).toBeGreaterThan(3)
  })

  test('a server that holds the line and says nothing is given up', async () => {
    const { post } = await serve(() => {})
    await expect(post()).rejects.toThrow('the server says nothing')
  })

  test.each<[what: string, status: number, message: string]>([
    ['an unknown key', 401, 'does not know the key'],
    ['a key without the scope', 403, 'events:write'],
    ['something else', 404, 'is it a Fairline server'],
  ])('%s is not tried again', async (_what, status, message) => {
    const { sent, post } = await serve((response) => response.writeHead(status).end())
    await expect(post()).rejects.toThrow(message)
    expect(sent).toHaveLength(1)
  })

  test('an answer that is no answer is not taken for one', async () => {
    const { post } = await serve((response) => response.end('<html>\n'))
    await expect(post()).rejects.toThrow('is it a Fairline server')
  })

  test('an interrupt ends the waiting', async () => {
    const interrupt = new AbortController()
    const { post } = await serve((response) => {
      response.writeHead(503).end()
      interrupt.abort()
    })
    await expect(post(interrupt.signal)).rejects.toThrow('aborted')
  })
})
