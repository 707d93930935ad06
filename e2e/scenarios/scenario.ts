/**
 * An acceptance scenario: a server of its own behind real HTTP, on a PostgreSQL database of its own, under a clock that only the scenario moves.
 *
 * Time     `advanceTo` stops at every moment at which an account is due and wakes it then, so months pass in seconds and nothing is woken late.
 * World    nobody pays out, verifies or answers by itself: the scenario tells all that happens outside.
 * Diary    `npm run scenarios` prints what each scenario noted down, with the book's time of it.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BorrowerView, EventAnswer } from '@fairline/contract/answer'
import { wireType } from '@fairline/contract/cloud-event'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import { FACTS, type FactType } from '@fairline/contract/facts'
import { writeInstant } from '@fairline/contract/instant'
import type { Timeline } from '@fairline/contract/views/timeline'
import { readPack } from '@fairline/domain/pack/pack'
import type { z } from 'zod'
import { openMeSessions } from '../../apps/server/src/auth/me-sessions.ts'
import { MIGRATIONS } from '../../apps/server/src/cli/environment.ts'
import type { LoadedPack } from '../../apps/server/src/cli/load-pack.ts'
import type { EventLog } from '../../apps/server/src/operations/event-log.ts'
import { sha256 } from '../../apps/server/src/pack-folder.ts'
import { prepareServer } from '../../apps/server/src/running-server.ts'
import { FIRST_ORGANISATION } from '../../apps/server/src/store/borrower-key.ts'
import type { Database } from '../../apps/server/src/store/database.ts'
import { testPack } from '../../apps/server/src/testing/test-api.ts'
import { testDatabase } from '../../apps/server/src/testing/test-database.ts'

export type Decision = z.infer<typeof EventAnswer>['decision']
export type Borrower = z.infer<typeof BorrowerView>
/** A fact of the contract, with its data as on the wire. */
export type Told = readonly [type: FactType, data: object]
export type Reply<Body = Record<string, never>> = Readonly<{ status: number; body: Body }>
/** What a borrower was told of one outcome against him. */
export type Notice = Readonly<{
  at: string
  about: string
  reasons: readonly { reason: string; evidence: readonly { signal: string; value: unknown }[] }[]
}>

export type Scenario = Readonly<{
  /** The book's time, as written on the wire. */
  now: () => string
  /** Of one borrower, or of the book where the facts are of it; one request a fact. A fact that is not taken fails the scenario. */
  tell: (subject: string, ...told: readonly Told[]) => Promise<readonly Decision[]>
  /** As `tell`, for what may well be refused. */
  try: (subject: string, told: Told) => Promise<Reply<unknown>>
  /** Until then, waking whoever is due on the way. An instant on the wire, or milliseconds from now. */
  advanceTo: (until: string | number) => Promise<void>
  borrower: (id: string) => Promise<Borrower>
  /** Oldest first. */
  notices: (id: string) => Promise<readonly Notice[]>
  /** Types of all outcomes of a borrower, oldest first, such as `hold-placed`. */
  outcomes: (id: string) => Promise<readonly string[]>
  get: <Body>(path: string) => Promise<Reply<Body>>
  post: <Body>(path: string, body: object) => Promise<Reply<Body>>
  put: <Body>(path: string, body: object) => Promise<Reply<Body>>
  /** The borrower's own page, as his browser reads it once he has signed in. */
  me: <Body>(id: string, path: string) => Promise<Reply<Body>>
  /** What he asks for there. */
  meAsk: <Body>(id: string, path: string, body: object) => Promise<Reply<Body>>
  /** Lists show what was told so far. */
  caughtUp: () => Promise<void>
  /** A line of the diary, at the book's time. */
  note: (text: string) => void
  /** `query` on its database, as the owner of the tables. */
  query: <Row extends Record<string, unknown>>(sql: string, values?: unknown[]) => Promise<Row[]>
  close: () => Promise<void>
}>

/** `cells`: of the policy, which this lender has otherwise, by the id of their rule and column. */
type Opening = Readonly<{ id: string; title: string; startAt: string; cells?: Readonly<Record<string, string>> }>

export async function openScenario({ id, title, startAt, cells = {} }: Opening): Promise<Scenario> {
  const clock = { at: Date.parse(startAt) }
  const testing = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'fairline-scenario-'))
  const loaded = withCells(await testPack(), cells)
  const server = await prepareServer({
    databaseUrl: testing.url,
    migrations: MIGRATIONS,
    dataDir,
    loaded,
    now: () => clock.at,
    ports: 'external',
    log: tellFaults,
  })
  const url = await server.app.listen({ host: '127.0.0.1', port: 0 })
  const http = openHttp(url, server.adminKey)
  const send = openSender(http, id)
  const diary: string[] = []
  const nextDue = async (until: number): Promise<number | undefined> => {
    const [due] = await testing.query<{ at: Date | null }>('select min(wake_at) as at from account where wake_at <= $1', [new Date(until)])
    return due?.at?.getTime()
  }
  const log = (borrower: string) => readLog(http, borrower)
  return {
    now: () => writeInstant(clock.at),
    tell: async (subject, ...told) => {
      const decisions: Decision[] = []
      for (const one of told) decisions.push(decisionOf(one, await send(subject, one)))
      return decisions
    },
    try: send,
    advanceTo: async (to) => {
      const until = typeof to === 'number' ? clock.at + to : Date.parse(to)
      if (until < clock.at) throw new Error(`${writeInstant(until)} is past already`)
      // What became due by a change of the book is found at a look.
      await server.scheduler.wakeAll()
      for (let due = await nextDue(until); due !== undefined; due = await nextDue(until)) {
        clock.at = Math.max(clock.at, due)
        if ((await server.scheduler.wakeAll()) === 0) break
      }
      clock.at = until
    },
    borrower: async (borrower) => (await http<Borrower>('GET', `/v1/borrowers/${borrower}`)).body,
    notices: async (borrower) => (await log(borrower)).flatMap(noticesOf),
    outcomes: async (borrower) => (await log(borrower)).flatMap(({ decision }) => decision.outcomes.map(({ type }) => plain(type))),
    get: (path) => http('GET', path),
    post: (path, body) => http('POST', path, body),
    put: (path, body) => http('PUT', path, body),
    ...openVisits(server.database, url, () => clock.at),
    caughtUp: () => server.follower.catchUp(),
    note: (text) => void diary.push(`${writeInstant(clock.at)} ${text}`),
    query: (sql, values) => testing.query(sql, values),
    close: async () => {
      tellDiary(`${id} ${title}`, diary)
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
      await testing.drop()
    },
  }
}

/** What breaks in the server would otherwise be no more than an answer of 500. */
const tellFaults: EventLog = (name, fields) => {
  if (name === 'event-quarantined' || name === 'batch-failed' || name === 'request-failed') console.error(name, fields)
}

function withCells({ files }: LoadedPack, cells: Readonly<Record<string, string>>): LoadedPack {
  const dmn = Object.entries(cells).reduce((text, [id, value]) => {
    const cell = new RegExp(`(<outputEntry id="${id}"><text>)[^<]*`)
    if (!cell.test(text)) throw new Error(`the policy has no cell ${id}`)
    return text.replace(cell, (_, before) => `${before}${value}`)
  }, files.get(POLICY_FILE)!)
  const changed = new Map([...files, [POLICY_FILE, dmn] as const])
  const reading = readPack(changed, sha256)
  if (!reading.ok) throw new Error(reading.diagnostics.map(({ message }) => message).join('\n'))
  return { pack: reading.pack, files: changed }
}

const POLICY_FILE = 'policy.dmn'

type Http = <Body>(method: string, path: string, body?: object) => Promise<Reply<Body>>

const openHttp = (url: string, key: string): Http => openCaller(url, { authorization: `Bearer ${key}` })

const openCaller =
  (url: string, who: Readonly<Record<string, string>>): Http =>
  async <Body>(method: string, path: string, body?: object): Promise<Reply<Body>> => {
    const headers = { ...who, ...(body !== undefined && { 'content-type': 'application/json' }) }
    const answer = await fetch(`${url}${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    const text = await answer.text()
    return { status: answer.status, body: (text === '' ? undefined : JSON.parse(text)) as Body }
  }

/** Each asks in a session of his own, opened as his code would open it: sessions end while the scenario's months pass. */
function openVisits(database: Database, url: string, now: () => number): Pick<Scenario, 'me' | 'meAsk'> {
  const sessions = openMeSessions(database, now)
  const visit = async <Body>(ref: string, method: string, path: string, body?: object): Promise<Reply<Body>> => {
    const { token } = await sessions.open({ organisationId: FIRST_ORGANISATION, ref })
    return openCaller(url, { cookie: `fairline_me=${token}`, 'sec-fetch-site': 'same-origin' })<Body>(method, path, body)
  }
  return { me: (ref, path) => visit(ref, 'GET', path), meAsk: (ref, path, body) => visit(ref, 'POST', path, body) }
}

function openSender(http: Http, source: string): Scenario['try'] {
  let sent = 0
  return async (subject, [type, data]) => {
    const of = FACTS[type].scope === 'book' ? BOOK_SUBJECT : subject
    return http('POST', '/v1/events', { specversion: '1.0', source, id: `${++sent}`, subject: of, type: wireType(type), data })
  }
}

function decisionOf([type]: Told, { status, body }: Reply<unknown>): Decision {
  if (status !== 200) throw new Error(`${type} was not taken: ${status} ${JSON.stringify(body)}`)
  return (body as { decision: Decision }).decision
}

type Entry = z.infer<typeof Timeline>['data'][number]

async function readLog(http: Http, borrower: string): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for (let cursor: string | null = ''; cursor !== null; ) {
    const page: Reply<z.infer<typeof Timeline>> = await http(
      'GET',
      `/v1/borrowers/${borrower}/timeline?limit=100${cursor && `&cursor=${cursor}`}`,
    )
    if (page.status !== 200) throw new Error(`no timeline of ${borrower}: ${page.status}`)
    entries.push(...page.body.data)
    cursor = page.body.next_cursor
  }
  return entries.reverse()
}

const noticesOf = ({ decision }: Entry): Notice[] =>
  decision.outcomes
    .filter(({ type }) => plain(type) === 'notice-due')
    .map(({ data }) => ({ at: decision.decided_at, about: String(data.about), reasons: data.reasons as Notice['reasons'] }))

/** `hold-placed` of `fairline.hold-placed.v1`. */
const plain = (type: string): string => type.split('.')[1] ?? type

function tellDiary(title: string, lines: readonly string[]): void {
  if (lines.length === 0) throw new Error(`${title}: nothing was noted down`)
  const file = process.env.FAIRLINE_SCENARIO_DIARY
  if (file) appendFileSync(file, `${[title, ...lines].join('\n    ')}\n`)
}

/** What opens a line by the automatic grant. */
export const onboarding = (score: number): readonly Told[] => [
  ['borrower-registered', { kind: 'individual', currency: 'CNY', fields_on_file: ['phone', 'address'] }],
  ['consent-granted', { purpose: 'score' }],
  ['consent-granted', { purpose: 'bureau' }],
  ['identity-verified', { method: 'document_bank_card_otp' }],
  ['score-updated', { value: score, range_min: 350, range_max: 950, source: 'zhima' }],
]
