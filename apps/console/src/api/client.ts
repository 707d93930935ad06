/** One way to the server. The session is in a cookie that scripts cannot read. */
import { noteConnection } from './connection.ts'
import { Away, type Problem, Refused } from './faults.ts'

type Query = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

type Request = Readonly<{ method?: 'POST' | 'PUT' | 'DELETE'; query?: Query; body?: unknown; signal?: AbortSignal | undefined }>

/** What stands between us and the server answers with these when it is away; so does the server itself while it starts and drains. */
const AWAY_STATUS = new Set([502, 503, 504])

/**
 * Asks the server.
 *
 * Throws   `Refused` with its problem where it says no; `Away` where nothing of its own came back.
 */
export async function ask<Answer>(path: string, { method, query = {}, body, signal }: Request = {}): Promise<Answer> {
  const response = await reach(`${path}${queryText(query)}`, {
    method: method ?? 'GET',
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
    signal: signal ?? null,
  })
  if (response.status === 204) return undefined as Answer
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new Refused(problemOf(answer, response.status))
  return answer as Answer
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(url, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    noteConnection(true)
    throw new Away('no answer', { cause: error })
  }
  const isAway = AWAY_STATUS.has(response.status)
  noteConnection(isAway)
  if (isAway) throw new Away(`status ${response.status}`)
  return response
}

function queryText(query: Query): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' || (Array.isArray(value) && value.length === 0) ? [] : [[name, String(value)]],
  )
  return pairs.length > 0 ? `?${new URLSearchParams(pairs)}` : ''
}

function problemOf(answer: unknown, status: number): Problem {
  const hasCode = typeof answer === 'object' && answer !== null && 'code' in answer && 'status' in answer
  return hasCode ? (answer as Problem) : { type: 'about:blank', title: 'no problem body', status, code: `http-${status}` }
}
