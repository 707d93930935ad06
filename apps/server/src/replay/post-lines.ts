/**
 * One request of many events: sent until every line has its answer.
 *
 * Retries  what was not answered, and what the server could not take just now (503), is sent again, in order. That is safe: an event sent twice
 *          is answered `repeated`. Waits double from WAIT_FIRST_MS to WAIT_MAX_MS.
 * Signal   ends the waiting between attempts; a request under way is answered first, so that what it did is known.
 * Gives up after GIVE_UP_MS without one new answer, with a message; also at once when the server will not have us (wrong key, wrong address).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { CommandFault } from '../cli/fault.ts'
import { readLines } from '../ingest/lines.ts'
import type { FeedEvent } from './feed-item.ts'

export type Server = { readonly url: string; readonly key: string }

export type Refused = { readonly line: number; readonly code: string; readonly detail: string }
export type Answers = { readonly recorded: number; readonly repeated: number; readonly refused: readonly Refused[] }

export type Patience = { readonly giveUpMs: number; readonly waitFirstMs: number; readonly waitMaxMs: number }

const PATIENCE: Patience = { giveUpMs: 60_000, waitFirstMs: 250, waitMaxMs: 5_000 }

const ANSWER_BYTES_MAX = 1024 * 1024
const LF = Buffer.from('\n')
const NOT_NOW = 503
/** What stands between us and the server, or the server itself, is busy or away. */
const AWAY = new Set([429, 502, NOT_NOW, 504])

const Fault = z.object({ pointer: z.string(), detail: z.string() })
const LineProblem = z.object({ status: z.int(), code: z.string(), detail: z.string().optional(), errors: z.array(Fault).optional() })
const LineAnswer = z.union([
  z.object({ line: z.int().positive(), status: z.enum(['recorded', 'repeated']) }),
  z.object({ line: z.int().positive(), problem: LineProblem }),
])
type LineAnswer = z.infer<typeof LineAnswer>

export async function postLines(server: Server, events: readonly FeedEvent[], signal: AbortSignal, patience = PATIENCE): Promise<Answers> {
  const answers = { recorded: 0, repeated: 0, refused: [] as Refused[] }
  let pending = events
  let waitMs = patience.waitFirstMs
  let lastProgressAt = Date.now()
  while (pending.length > 0) {
    const attempt = await postOnce(server, pending, patience.giveUpMs)
    const still = settle(pending, attempt.answers, answers)
    if (still.length === 0) break
    signal.throwIfAborted()
    if (still.length < pending.length) {
      waitMs = patience.waitFirstMs
      lastProgressAt = Date.now()
    }
    if (Date.now() + waitMs - lastProgressAt > patience.giveUpMs) throw gaveUp(server, attempt.trouble, patience)
    await sleep(waitMs, undefined, { signal })
    waitMs = Math.min(waitMs * 2, patience.waitMaxMs)
    pending = still
  }
  return { ...answers, refused: answers.refused.sort((a, b) => a.line - b.line) }
}

/** Counts what is settled, and gives back what must be sent again. */
function settle(
  sent: readonly FeedEvent[],
  given: ReadonlyMap<number, LineAnswer>,
  answers: { recorded: number; repeated: number; refused: Refused[] },
): readonly FeedEvent[] {
  return sent.filter((event, index) => {
    const answer = given.get(index + 1)
    if (answer === undefined) return true
    if ('status' in answer) {
      answers[answer.status] += 1
      return false
    }
    const { status, code, detail, errors } = answer.problem
    if (status === NOT_NOW) return true
    const faults = errors?.map((fault) => `${fault.pointer} ${fault.detail}`).join('; ')
    answers.refused.push({ line: event.line, code, detail: faults ?? detail ?? '' })
    return false
  })
}

type Attempt = { readonly answers: ReadonlyMap<number, LineAnswer>; readonly trouble: string }

/** Never throws for trouble that may pass: what was answered before it counts. */
async function postOnce(server: Server, events: readonly FeedEvent[], silenceMaxMs: number): Promise<Attempt> {
  const answers = new Map<number, LineAnswer>()
  const quiet = cutWhenSilent(silenceMaxMs)
  try {
    const response = await fetch(new URL('/v1/events:batch?answer=brief', server.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/x-ndjson' },
      body: bodyOf(events),
      signal: quiet.signal,
    })
    quiet.heard()
    if (AWAY.has(response.status)) return { answers, trouble: `HTTP ${response.status}` }
    if (!response.ok || !response.body) throw await notHad(server, response)
    for await (const { bytes } of readLines(heard(response.body, quiet.heard), ANSWER_BYTES_MAX)) {
      const answer = readAnswer(server, bytes)
      answers.set(answer.line, answer)
    }
    return { answers, trouble: 'not every event was answered' }
  } catch (error) {
    if (error instanceof CommandFault) throw error
    return { answers, trouble: troubleOf(error) }
  } finally {
    quiet.end()
  }
}

const bodyOf = (events: readonly FeedEvent[]): Buffer =>
  Buffer.concat(events.flatMap(({ body }) => [typeof body === 'string' ? Buffer.from(body) : body, LF]))

async function* heard(body: AsyncIterable<Uint8Array>, hear: () => void): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    hear()
    yield Buffer.from(chunk)
  }
}

function readAnswer(server: Server, bytes: Buffer | 'too-long'): LineAnswer {
  try {
    return LineAnswer.parse(JSON.parse(bytes.toString('utf8')))
  } catch {
    throw new CommandFault(`${server.url} answers in a way this release does not know: is it a Fairline server?`)
  }
}

/** A server that holds the connection and says nothing is as good as gone. */
function cutWhenSilent(silenceMaxMs: number) {
  const controller = new AbortController()
  const timer = setTimeout(() => controller.abort(new Error('the server says nothing')), silenceMaxMs)
  return { signal: controller.signal, heard: () => void timer.refresh(), end: () => clearTimeout(timer) }
}

async function notHad(server: Server, response: Response): Promise<CommandFault> {
  await response.body?.cancel()
  if (response.status === 401) return new CommandFault(`${server.url} does not know the key: set FAIRLINE_KEY\n密钥无效`)
  if (response.status === 403) return new CommandFault(`the key may not send events to ${server.url}: it needs the scope events:write`)
  return new CommandFault(`${server.url} answers ${response.status} to a batch of events: is it a Fairline server of this release?`)
}

function troubleOf(error: unknown): string {
  const { message, cause } = error as { message?: string; cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message ?? 'no connection'
}

function gaveUp({ url }: Server, trouble: string, { giveUpMs }: Patience): CommandFault {
  const seconds = Math.round(giveUpMs / 1000)
  return new CommandFault(
    `${url} has taken no event for ${seconds} s (${trouble}). What it acknowledged is safe; the same command continues from there.\n服务器 ${seconds} 秒内未接收任何事件，重新运行即可续传`,
  )
}
