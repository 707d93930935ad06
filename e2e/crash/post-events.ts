/** Sends events once, and gives back every answer that came through, however the connection ended. Throws only on what no client expects. */
import { type Agent, type IncomingMessage, request } from 'node:http'
import type { Answer, Message } from './notebook.ts'

export type Address = { readonly url: string; readonly key: string }

/** not-now: 503, or no answer at all; whoever sent may send again. */
export type Heard = Answer | { readonly refused: string } | 'not-now'

/** Longer than the server waits for its database. */
const SILENCE_MAX_MS = 45_000

type LineAnswer = { line: number; problem?: { status: number; code: string } } & Answer

export async function postOne({ url, key }: Address, agent: Agent, message: Message): Promise<Heard> {
  const { status, body } = await post(`${url}/v1/events`, { key, agent, type: 'application/json' }, JSON.stringify(message))
  if (status === undefined || status === 503) return 'not-now'
  if (!body.endsWith('}')) return 'not-now'
  const answer = JSON.parse(body) as Answer & { code?: string }
  return status === 200 ? answer : { refused: `${status} ${answer.code}` }
}

/** One answer for each message. */
export async function postMany(
  { url, key }: Address,
  agent: Agent,
  messages: readonly Message[],
  style: 'full' | 'brief',
): Promise<Heard[]> {
  const lines = messages.map((message) => `${JSON.stringify(message)}\n`).join('')
  const { status, body } = await post(`${url}/v1/events:batch?answer=${style}`, { key, agent, type: 'application/x-ndjson' }, lines)
  const heard: Heard[] = messages.map(() => 'not-now')
  if (status === undefined || status === 503) return heard
  if (status !== 200) return messages.map(() => ({ refused: `${status}` }))
  // What is behind the last line end is half a line: nothing was acknowledged by it.
  for (const text of body.split('\n').slice(0, -1)) {
    const { line, problem, ...answer } = JSON.parse(text) as LineAnswer
    if (problem === undefined) heard[line - 1] = answer
    else if (problem.status !== 503) heard[line - 1] = { refused: `${problem.status} ${problem.code}` }
  }
  return heard
}

type Sending = { key: string; agent: Agent; type: string }

/** `status` is undefined where no head of an answer came. */
function post(url: string, { key, agent, type }: Sending, text: string): Promise<{ status?: number; body: string }> {
  return new Promise((resolve) => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': type }
    const sending = request(url, { method: 'POST', agent, headers, timeout: SILENCE_MAX_MS })
    let answer: IncomingMessage | undefined
    let body = ''
    const end = () => resolve({ ...(answer?.statusCode !== undefined && { status: answer.statusCode }), body })
    sending.on('timeout', () => sending.destroy())
    sending.on('error', end) // A server that is killed is what this is about: the sender sends again.
    sending.on('response', (response) => {
      answer = response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      response.on('error', end).on('close', end)
    })
    sending.end(text)
  })
}
