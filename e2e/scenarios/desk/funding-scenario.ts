/**
 * An acceptance scenario of a financing desk: a server of its own, a database of its own, a clock that only the scenario moves, and two people of the desk.
 *
 * World  nobody draws, pays or answers by itself: the scenario tells what is seen, and what a bank's statement says.
 */
import { appendFileSync } from 'node:fs'
import type { DrillView, SwitchView } from '@fairline/contract/desk/drills'
import type { Book, PlanCheck, PlanView, Rehearsed, Replanned } from '@fairline/contract/desk/plans'
import type { StatementAnswer } from '@fairline/contract/desk/statements'
import type { TaskView } from '@fairline/contract/desk/work'
import type { z } from 'zod'
import { openVisits, personNamed } from '../../../apps/server/src/testing/approve.ts'
import { type TestApi, testApi } from '../../../apps/server/src/testing/test-api.ts'
import { testDatabase } from '../../../apps/server/src/testing/test-database.ts'

export type Plan = z.infer<typeof PlanView>
export type PlanBook = z.infer<typeof Book>
export type Rehearsal = z.infer<typeof Rehearsed>
export type Replan = z.infer<typeof Replanned>
export type Checked = z.infer<typeof PlanCheck>
export type Statements = z.infer<typeof StatementAnswer>
export type Drill = z.infer<typeof DrillView>
export type Switch = z.infer<typeof SwitchView>
export type Task = z.infer<typeof TaskView>
export type Reply<Body> = Readonly<{ status: number; body: Body & { code?: string; detail?: string; errors?: { pointer: string }[] } }>

export const PROJECT = '/v1/desk/projects/bridge'
const HOUR_MS = 3_600_000
/** A scenario looks at the plan, and not at how busy the machine is. */
const PATIENT_MS = 60_000

type Opening = Readonly<{ id: string; title: string; startAt: string }>
type Clock = { at: number }
type Entries = Readonly<Record<string, object>>
/** As a desk sees it now. */
export type SeenNow = readonly [kind: string, id: string, field: string, value: unknown]

export async function openDeskScenario({ id, title, startAt }: Opening) {
  const clock: Clock = { at: Date.parse(startAt) }
  const testing = await testDatabase()
  const api = await testApi(testing.url, () => clock.at, undefined, { planning: { warmUp: false, waitMs: PATIENT_MS } })
  const diary: string[] = []
  const people = twoPeople(api, clock)
  return {
    ...people,
    ...onTheDesk(api, clock, people),
    api,
    url: testing.url,
    query: testing.query,
    now: () => clock.at,
    /** The desk looks at what it was told, and warns. */
    watch: () => api.desk.deskWatch.watchDue(),
    advance: (hours: number) => {
      clock.at += hours * HOUR_MS
    },
    note: (text: string) => void diary.push(`${new Date(clock.at).toISOString()} ${text}`),
    get: async <Body>(path: string): Promise<Reply<Body>> => {
      const { status, body } = await api.get(path)
      return { status, body: body as unknown as Reply<Body>['body'] }
    },
    close: async () => {
      tellDiary(`${id} ${title}`, diary)
      await api.close()
      await testing.drop()
    },
  }
}
export type DeskScenario = Awaited<ReturnType<typeof openDeskScenario>>

function tellDiary(title: string, lines: readonly string[]): void {
  const file = process.env.FAIRLINE_SCENARIO_DIARY
  if (file) appendFileSync(file, `${[title, ...lines].join('\n    ')}\n`)
}

/** One who asks, and one who decides. */
function twoPeople(api: TestApi, clock: Clock) {
  const visits = openVisits(api, () => clock.at)
  const officer = () => personNamed('usr_officer', 'desk-analyst', clock.at)
  const manager = () => personNamed('usr_manager', 'desk-manager', clock.at)
  const post = async <Body>(path: string, body: object): Promise<Reply<Body>> => {
    const { status, body: answer } = await visits.post(officer(), path, body)
    return { status, body: answer as unknown as Reply<Body>['body'] }
  }
  const approve = async (approvalId: string) => {
    const looked = await visits.look(manager(), approvalId)
    return { changes: looked.changes, ...(await visits.approve(manager(), approvalId)) }
  }
  return { visits, officer, manager, post, approve }
}

function onTheDesk(api: TestApi, clock: Clock, { post, approve }: ReturnType<typeof twoPeople>) {
  let observed = 0
  return {
    /** In the order in which they name each other. */
    register: async (entries: Entries) => {
      for (const [path, content] of Object.entries(entries)) expectDone(path, await api.put(`/v1/desk/${path}`, { version: 0, ...content }))
    },
    see: async (...seen: readonly SeenNow[]) => {
      const observations = seen.map(([subject_kind, subject_id, field, value]) => ({
        ...{ id: `seen-${++observed}`, subject_kind, subject_id, field, value },
        ...{ effective_at: new Date(clock.at).toISOString(), source: 'desk_entry' },
      }))
      expectDone('what was seen', await api.send('/v1/desk/observations', { observations }))
    },
    /** Two people agree on it. */
    agree: async (kind: string, request: object) => {
      const asked = expectDone(kind, await post<{ approval_id: string }>('/v1/approvals', { kind, request, reason: '按文件核定' }))
      const agreed = await approve(asked.body.approval_id)
      if (agreed.body.state !== 'done') throw new Error(`${kind} was not done: ${JSON.stringify(agreed.body)}`)
      return agreed
    },
    /** Asked for again while it is being made, as on a machine that is busy. */
    plan: async (plan_id: string, more: object = {}): Promise<Reply<Plan>> => {
      for (;;) {
        const made = await post<Plan>(`${PROJECT}/plans`, { plan_id, horizon_weeks: 13, scenarios_max: 8, ...more })
        if ((made.body.state as string) !== 'making') return made
      }
    },
    /** Proposed, and agreed on by the second person. */
    putInForce: async (plan_id: string, more: object = {}) => {
      const wish = { plan_id, owner: 'usr_officer', reason: '本周资金安排', ...more }
      const asked = expectDone(plan_id, await post<{ approval_id: string }>(`${PROJECT}/plans:propose`, wish))
      return approve(asked.body.approval_id)
    },
    tasksOf: async (planId: string) => (await api.get(`/v1/desk/tasks?plan_id=${planId}&limit=100`)).body.data as unknown as Task[],
    statement: async (file: string, query = ''): Promise<Reply<Statements>> => {
      const headers = { authorization: `Bearer ${api.adminKey}`, 'content-type': 'application/xml' }
      const answer = await api.app.inject({ method: 'POST', url: `/v1/desk/statements${query}`, headers, payload: file })
      return { status: answer.statusCode, body: answer.json() as Reply<Statements>['body'] }
    },
  }
}

function expectDone<T extends { status: number; body: unknown }>(what: string, answer: T): T {
  if (answer.status !== 200) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return answer
}
