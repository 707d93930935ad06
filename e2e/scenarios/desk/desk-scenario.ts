/**
 * An acceptance scenario of a financing desk: a server of its own behind real HTTP, on a PostgreSQL database of its own, under a clock that only the scenario moves.
 *
 * Time     `advanceTo` stops at every moment at which the desk has to be looked at, and looks then: so weeks pass in seconds, and nothing is noticed late.
 * Diary    `npm run scenarios` prints what each scenario noted down, with the desk's time of it.
 */
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DeskPictureView, IncidentDetail, WarningsView } from '@fairline/contract/desk/picture'
import { writeInstant } from '@fairline/contract/instant'
import type { z } from 'zod'
import { MIGRATIONS } from '../../../apps/server/src/cli/environment.ts'
import { prepareServer } from '../../../apps/server/src/running-server.ts'
import { FIRST_ORGANISATION } from '../../../apps/server/src/store/borrower-key.ts'
import { testPack } from '../../../apps/server/src/testing/test-api.ts'
import { testDatabase } from '../../../apps/server/src/testing/test-database.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

type Reply<Body> = Readonly<{ status: number; body: Body }>
type Picture = z.infer<typeof DeskPictureView>
export type Detail = z.infer<typeof IncidentDetail>
/** `ago`: so long before now it came to be so. */
type Said = Readonly<{ source?: string; ago?: number; kind?: string }> | undefined

export type DeskScenario = Readonly<{
  now: () => number
  /** Until then, looking whenever the desk has to be looked at. An instant, or milliseconds from now. */
  advanceTo: (until: string | number) => Promise<void>
  get: <Body>(path: string) => Promise<Reply<Body>>
  /** What is not taken fails the scenario. */
  post: <Body>(path: string, body: object) => Promise<Body>
  put: (path: string, content: object) => Promise<void>
  /** One value, seen now; then the desk is looked at. */
  see: (subject: string, field: string, value: unknown, said?: Said) => Promise<string>
  /** Several at once, each as `see` has it. */
  seeAll: (all: readonly (readonly [subject: string, field: string, value: unknown, said?: Said])[]) => Promise<readonly string[]>
  /** A channel of a provider of its own, with so many borrowers' lines that are watched and may be drawn on. */
  channel: (id: string, lines: number, more?: ChannelWish) => Promise<readonly string[]>
  project: (projectId: string) => Promise<Picture['data'][number]>
  channelOf: (projectId: string, channelId: string) => Promise<Picture['channels'][number]>
  /** That are not closed, and of which an alert is about it. */
  incidents: (subject: string) => Promise<readonly string[]>
  incident: (id: string) => Promise<Detail>
  warnings: (query?: string) => Promise<z.infer<typeof WarningsView>>
  note: (text: string) => void
  query: <Row extends Record<string, unknown>>(sql: string) => Promise<Row[]>
  close: () => Promise<void>
}>
type ChannelWish = Readonly<{
  projectId?: string
  groups?: readonly string[]
  scopes?: readonly string[]
  everyHours?: number
  limitMinor?: number
}>

const TERMS = {
  ...{ project_ids: [], currency: 'CNY', committed: false, callable: true, apply_lead_days: 0, draw_lead_days: 1, min_draw_minor: 0 },
  ...{ available_from: '2026-01-01', available_to: '2027-12-31', draw_increment_minor: 100, rate_ppm: 146_000, day_count: 'ACT/365F' },
  ...{ fee_on_draw_ppm: 0, fixed_fee_minor: 0, commitment_fee_ppm: 0, prepay_fee_ppm: 0, tenor_days: 360, instalments: 1, covenants: [] },
  ...{ revolving: true, repayment: 'revolving', expected_every_hours: 24 * 60 },
} as const
export const FACILITY = { ...TERMS, credit_kind: 'business', committed: true, callable: false } as const
export const PROJECT = {
  ...{ name: '某项目', starts_on: '2026-03-01', ends_on: '2027-09-30', currency: 'CNY', equity_minor: 500_000_000 },
  ...{ reserve_target_minor: 50_000_000, state: 'active' },
}
const ALL_SCOPES = ['board', 'limit', 'balance', 'due_dates', 'score', 'reasons']

type Clock = { at: number }
type Taken = <Body>(method: string, path: string, body?: object) => Promise<Body>
type Desk = Readonly<{ clock: Clock; taken: Taken; watch: Readonly<{ watchDue: () => Promise<number> }>; saidOf: SaidOf }>
type SaidOf = (subject: string, field: string, value: unknown, said?: Said) => object

export async function openDeskScenario({
  id,
  title,
  startAt,
}: Readonly<{ id: string; title: string; startAt: string }>): Promise<DeskScenario> {
  const clock: Clock = { at: Date.parse(startAt) }
  const testing = await testDatabase()
  const dataDir = mkdtempSync(join(tmpdir(), 'fairline-desk-'))
  const loaded = await testPack()
  const server = await prepareServer({
    ...{ databaseUrl: testing.url, migrations: MIGRATIONS, dataDir, loaded, now: () => clock.at, ports: 'external' },
  })
  const http = openHttp(await server.app.listen({ host: '127.0.0.1', port: 0 }), server.adminKey)
  const taken = openTaken(http)
  const { deskWatch } = server.desk
  const diary: string[] = []
  const desk: Desk = { clock, taken, watch: deskWatch, saidOf: openSayings(clock) }
  return {
    now: () => clock.at,
    advanceTo: async (to) => {
      const until = typeof to === 'number' ? clock.at + to : Date.parse(to)
      for (;;) {
        await deskWatch.watchDue()
        const { next } = await deskWatch.look(FIRST_ORGANISATION)
        if (next > until) break
        clock.at = next
      }
      clock.at = until
      await deskWatch.watchDue()
    },
    get: (path) => http('GET', path),
    ...openWriting(desk),
    ...openReading(desk),
    note: (text) => void diary.push(`${writeInstant(clock.at)} ${text}`),
    query: (sql) => testing.query(sql),
    close: async () => {
      await server.stop()
      rmSync(dataDir, { recursive: true, force: true })
      await testing.drop()
      tellDiary(`${id} ${title}`, diary)
    },
  }
}

function tellDiary(title: string, diary: readonly string[]): void {
  if (diary.length === 0) throw new Error(`${title}: nothing was noted down`)
  const file = process.env.FAIRLINE_SCENARIO_DIARY
  if (file) appendFileSync(file, `${[title, ...diary].join('\n    ')}\n`)
}

type Http = <Body>(method: string, path: string, body?: object) => Promise<Reply<Body>>

const openHttp =
  (url: string, key: string): Http =>
  async <Body>(method: string, path: string, body?: object): Promise<Reply<Body>> => {
    const headers = { authorization: `Bearer ${key}`, ...(body !== undefined && { 'content-type': 'application/json' }) }
    const answer = await fetch(`${url}/v1/desk/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) })
    return { status: answer.status, body: (await answer.json()) as Body }
  }

const openTaken =
  (http: Http): Taken =>
  async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const reply = await http<Body>(method, path, body)
    if (reply.status !== 200) throw new Error(`${path} was not taken: ${reply.status} ${JSON.stringify(reply.body)}`)
    return reply.body
  }

function openSayings(clock: Clock): SaidOf {
  let said = 0
  return (subject, field, value, { source = 'webhook', ago = 0, kind = 'enrolment' } = {}) => ({
    ...{ id: `o${++said}`, subject_kind: kind, subject_id: subject, field, value, source, effective_at: writeInstant(clock.at - ago) },
  })
}

async function tellAll({ taken }: Desk, observations: readonly object[]): Promise<string[]> {
  const { data } = await taken<{ data: { result: string }[] }>('POST', 'observations', { observations })
  return data.map(({ result }) => result)
}

function openWriting(desk: Desk): Pick<DeskScenario, 'post' | 'put' | 'see' | 'seeAll' | 'channel'> {
  const { taken, watch, saidOf } = desk
  const put = async (path: string, content: object): Promise<void> => void (await taken('PUT', path, { version: 0, ...content }))
  const seeAll: DeskScenario['seeAll'] = async (all) => {
    const results = await tellAll(desk, all.map((one) => saidOf(...one))) // biome-ignore format: one row
    await watch.watchDue()
    return results
  }
  return {
    put,
    seeAll,
    post: async (path, body) => {
      const answer = await taken<never>('POST', path, body)
      await watch.watchDue()
      return answer
    },
    see: async (...said) => (await seeAll([said]))[0]!,
    channel: async (channelId, lines, wish = {}) => {
      await put(`providers/${channelId}`, { name: channelId, kind: 'platform', group_ids: wish.groups ?? [] })
      await put(`channels/${channelId}`, { provider_id: channelId, product: channelId, family: 'online_line', lifecycle: 'active' })
      const all = Array.from({ length: lines }, (_, nth) => `${channelId}-${nth + 1}`)
      for (const line of all) await enrol({ ...desk, put }, channelId, line, wish)
      await watch.watchDue()
      return all
    },
  }
}

type Put = Readonly<{ put: DeskScenario['put'] }>

async function enrol(desk: Desk & Put, channelId: string, line: string, wish: ChannelWish): Promise<void> {
  const { put, clock, saidOf } = desk
  const { projectId, scopes = ALL_SCOPES, everyHours = 24 * 60, limitMinor } = wish
  await put(`borrowers/${line}`, { label: line, kind: 'person' })
  const until = { granted_at: writeInstant(clock.at), expires_at: '2027-11-01T00:00:00Z' }
  await put(`consents/${line}`, { borrower_id: line, scopes, purpose: '额度监测', text_sha256: 'c'.repeat(64), ...until })
  await put(`facilities/${line}`, { ...TERMS, channel_id: channelId, credit_kind: 'consumer', borrower_id: line })
  const of = {
    borrower_id: line,
    facility_id: line,
    ...(projectId !== undefined && { project_id: projectId, joined_because: '开台前已在项目中' }),
  }
  await put(`enrolments/${line}`, { ...of, since_on: '2026-11-01', expected_every_hours: everyHours })
  const limit = limitMinor === undefined ? [] : [saidOf(line, 'limit', { amount_minor: limitMinor, currency: 'CNY' })]
  await tellAll(desk, [saidOf(line, 'authorisation', 'granted'), saidOf(line, 'availability', 'drawable'), ...limit])
}

const NOT_CLOSED = 'open,diagnosing,switching,recovering,observing'

function openReading({ taken }: Desk): Pick<DeskScenario, 'project' | 'channelOf' | 'incidents' | 'incident' | 'warnings'> {
  const picture = (projectId: string) => taken<Picture>('GET', `picture?project_id=${projectId}`)
  const incident = (incidentId: string) => taken<Detail>('GET', `incidents/${incidentId}`)
  return {
    project: async (projectId) => (await picture(projectId)).data[0]!,
    channelOf: async (projectId, channelId) => (await picture(projectId)).channels.find((one) => one.channel_id === channelId)!,
    incidents: async (subject) => {
      const { data } = await taken<{ data: { id: string }[] }>('GET', `incidents?limit=200&state=${NOT_CLOSED}`)
      const all = await Promise.all(data.map((one) => incident(one.id)))
      return all.filter(({ alerts }) => alerts.some((alert) => alert.subject === subject)).map((one) => one.incident.id)
    },
    incident,
    warnings: (query = '') => taken('GET', `warnings?limit=200${query}`),
  }
}
