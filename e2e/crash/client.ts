/**
 * A client that does not give up: it makes up events, sends them one by one, as streams, twice, and from two connections at once, and sends
 * again what was not answered, in order, until all of it is.
 */
import { Agent } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { EventSource } from './event-source.ts'
import { type Entry, type Notebook, nameOf } from './notebook.ts'
import { type Address, type Heard, postMany, postOne } from './post-events.ts'
import type { Random } from './seeded.ts'

/** How busy the clients are, and what the killer may know of it. */
export type Load = {
  /** Milliseconds a client rests between two things it does. */
  restMs: number
  ending: boolean
  /** Requests on their way, and those of streams among them. */
  underWay: number
  streaming: number
  /** Events sent and not yet acknowledged, over all clients: also those that wait to be sent again. */
  unanswered: number
  /** When the latest request began that an answer came to. */
  answeredSince: number
  acknowledged: number
}

export type ClientOptions = { source: EventSource; random: Random; notebook: Notebook; load: Load; address: () => Address | undefined }

export const newLoad = (): Load => ({
  restMs: 0,
  ending: false,
  underWay: 0,
  streaming: 0,
  unanswered: 0,
  answeredSince: 0,
  acknowledged: 0,
})

const STREAM_MAX = 40
const SINGLES_MAX = 6
const REMEMBERED_MAX = 200
const RETRY_MIN_MS = 10
const RETRY_MAX_MS = 50
const ABOUT_EARLIER = 0.12

/** Runs until the load is ending and all of its own is acknowledged. */
export async function runClient(options: ClientOptions): Promise<void> {
  const { random, load } = options
  const [agent, other] = [new Agent({ keepAlive: true }), new Agent({ keepAlive: true })]
  const mine: Entry[] = []
  const doOne = (): Promise<void> => {
    const what = random.next()
    if (what < 0.45) return sendStream(options, agent, mine)
    if (what < 0.85) return sendSingles(options, agent, mine)
    if (what < 0.95) return sendAtOnce(options, [agent, other], mine)
    return reuseId(options, agent, mine)
  }
  while (!load.ending) {
    await doOne()
    mine.splice(0, mine.length - REMEMBERED_MAX)
    await sleep(random.next() * load.restMs)
  }
  for (const one of [agent, other]) one.destroy()
}

function newOrEarlier({ source, random, notebook }: ClientOptions, mine: Entry[]): Entry {
  if (mine.length > 0 && random.chance(ABOUT_EARLIER)) return random.pick(mine)
  const entry = notebook.note(source.next())
  mine.push(entry)
  return entry
}

function sendStream(options: ClientOptions, agent: Agent, mine: Entry[]): Promise<void> {
  const { random, load } = options
  const entries = Array.from({ length: random.between(2, STREAM_MAX) }, () => newOrEarlier(options, mine))
  const style = random.chance(0.7) ? 'full' : 'brief'
  return untilAnswered(options, entries, async (address, pending) => {
    const messages = pending.map(({ message }) => message)
    load.streaming++
    const heard = await postMany(address, agent, messages, style)
    load.streaming--
    return heard
  })
}

async function sendSingles(options: ClientOptions, agent: Agent, mine: Entry[]): Promise<void> {
  for (let left = options.random.between(1, SINGLES_MAX); left > 0; left--) {
    await untilAnswered(options, [newOrEarlier(options, mine)], async (address, [entry]) => [await postOne(address, agent, entry!.message)])
  }
}

/** Two senders of the same event do not know of each other. */
async function sendAtOnce(options: ClientOptions, agents: readonly Agent[], mine: Entry[]): Promise<void> {
  const entry = options.notebook.note(options.source.next())
  mine.push(entry)
  const send = (agent: Agent) => untilAnswered(options, [entry], async (address, [one]) => [await postOne(address, agent, one!.message)])
  await Promise.all(agents.map(send))
}

/** Other content under the id of an event that is acknowledged must be refused, whatever happens. */
async function reuseId({ random, notebook, load, address }: ClientOptions, agent: Agent, mine: Entry[]): Promise<void> {
  const entry = mine.length > 0 ? random.pick(mine) : undefined
  const server = address()
  if (!entry || !server) return
  const other = { ...entry.message, type: 'fairline.technical-failure-reported.v1', data: { component: 'crash-harness' } }
  load.underWay++
  const heard = await postOne(server, agent, other)
  load.underWay--
  const isRight = heard === 'not-now' || ('refused' in heard && heard.refused === '409 id-reused')
  if (!isRight) notebook.fault('reused-id-taken', `${nameOf(other)} of ${other.subject}: ${JSON.stringify(heard).slice(0, 200)}`)
}

async function untilAnswered(
  { notebook, random, load, address }: ClientOptions,
  entries: readonly Entry[],
  send: (address: Address, pending: readonly Entry[]) => Promise<Heard[]>,
): Promise<void> {
  load.unanswered += entries.length
  for (let pending = entries; pending.length > 0; ) {
    const server = address()
    const beganAt = performance.now()
    load.underWay++
    const heard = server ? await send(server, pending) : pending.map((): Heard => 'not-now')
    load.underWay--
    const left = pending.filter((entry, index) => !settle(entry, heard[index]!, notebook))
    if (left.length < pending.length) load.answeredSince = Math.max(load.answeredSince, beganAt)
    load.unanswered -= pending.length - left.length
    load.acknowledged += pending.length - left.length
    pending = left
    if (left.length > 0) await sleep(random.between(RETRY_MIN_MS, RETRY_MAX_MS))
  }
}

/** True when nothing more is to be sent of it. */
function settle(entry: Entry, heard: Heard, notebook: Notebook): boolean {
  if (heard === 'not-now') return false
  if ('refused' in heard) notebook.fault('refused', `${nameOf(entry.message)} of ${entry.message.subject}: ${heard.refused}`)
  else notebook.hear(entry, heard)
  return true
}
