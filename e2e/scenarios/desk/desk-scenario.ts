/**
 * An acceptance scenario of a financing desk: a server of its own, a database of its own, a clock that only the scenario moves, and two people of the desk.
 *
 * World  nobody draws, pays or answers by itself: the scenario tells what is seen, and what a bank's statement says.
 */
import { appendFileSync } from 'node:fs'
import type { Book, PlanView, Rehearsed, Replanned } from '@fairline/contract/desk/plans'
import type { TaskView } from '@fairline/contract/desk/work'
import type { z } from 'zod'
import type { PlanningDeskOptions } from '../../../apps/server/src/planning/planning-desk.ts'
import { openVisits, personNamed } from '../../../apps/server/src/testing/approve.ts'
import { testApi } from '../../../apps/server/src/testing/test-api.ts'
import { testDatabase } from '../../../apps/server/src/testing/test-database.ts'

export type Plan = z.infer<typeof PlanView>
export type PlanBook = z.infer<typeof Book>
export type Rehearsal = z.infer<typeof Rehearsed>
export type Replan = z.infer<typeof Replanned>
export type Task = z.infer<typeof TaskView>
export type Reply<Body> = Readonly<{ status: number; body: Body & { code?: string; detail?: string; errors?: { pointer: string }[] } }>

export const PROJECT = '/v1/desk/projects/bridge'
const HOUR_MS = 3_600_000

export type DeskScenario = Awaited<ReturnType<typeof openDeskScenario>>

type Opening = Readonly<{ id: string; title: string; startAt: string; planning?: PlanningDeskOptions }>

export async function openDeskScenario({ id, title, startAt, planning = { warmUp: false } }: Opening) {
  const clock = { at: Date.parse(startAt) }
  const testing = await testDatabase()
  const api = await testApi(testing.url, () => clock.at, undefined, { planning })
  const visits = openVisits(api, () => clock.at)
  const diary: string[] = []
  const officer = () => personNamed('usr_officer', 'desk-analyst', clock.at)
  const manager = () => personNamed('usr_manager', 'desk-manager', clock.at)
  let observed = 0
  const post = async <Body>(path: string, body: object): Promise<Reply<Body>> => {
    const { status, body: answer } = await visits.post(officer(), path, body)
    return { status, body: answer as unknown as Reply<Body>['body'] }
  }
  const approve = async (approvalId: string) => {
    const looked = await visits.look(manager(), approvalId)
    const answer = await visits.approve(manager(), approvalId)
    return { changes: looked.changes, ...answer }
  }
  return {
    api,
    visits,
    post,
    approve,
    officer,
    manager,
    now: () => clock.at,
    today: () => new Date(clock.at + 8 * HOUR_MS).toISOString().slice(0, 10),
    advance: (hours: number) => {
      clock.at += hours * HOUR_MS
    },
    note: (text: string) => void diary.push(`${new Date(clock.at).toISOString()} ${text}`),
    get: async <Body>(path: string): Promise<Reply<Body>> => {
      const { status, body } = await api.get(path)
      return { status, body: body as unknown as Reply<Body>['body'] }
    },
    /** Registers entries, in the order in which they name each other. */
    register: async (entries: Readonly<Record<string, object>>) => {
      for (const [path, content] of Object.entries(entries)) {
        const { status, body } = await api.put(`/v1/desk/${path}`, { version: 0, ...content })
        if (status !== 200) throw new Error(`${path} was not registered: ${JSON.stringify(body)}`)
      }
    },
    /** `[kind, id, field, value]`, each as a desk sees it now. */
    see: async (...seen: readonly (readonly [kind: string, id: string, field: string, value: unknown])[]) => {
      const observations = seen.map(([subject_kind, subject_id, field, value]) => ({
        ...{ id: `seen-${++observed}`, subject_kind, subject_id, field, value },
        ...{ effective_at: new Date(clock.at).toISOString(), source: 'desk_entry' },
      }))
      const { status, body } = await api.send('/v1/desk/observations', { observations })
      if (status !== 200) throw new Error(`nothing was seen: ${JSON.stringify(body)}`)
    },
    /** Two people agree on it. */
    agree: async (kind: string, request: object) => {
      const asked = await visits.post(officer(), '/v1/approvals', { kind, request, reason: '按文件核定' })
      if (asked.status !== 200) throw new Error(`${kind} was not asked for: ${JSON.stringify(asked.body)}`)
      const agreed = await approve(asked.body.approval_id)
      if (agreed.body.state !== 'done') throw new Error(`${kind} was not done: ${JSON.stringify(agreed.body)}`)
      return agreed
    },
    plan: (plan_id: string, more: object = {}) => post<Plan>(`${PROJECT}/plans`, { plan_id, ...more }),
    /** Proposed, and agreed on by the second person. */
    putInForce: async (plan_id: string, more: object = {}) => {
      const asked = await post<{ approval_id: string }>(`${PROJECT}/plans:propose`, {
        plan_id,
        owner: 'usr_officer',
        reason: '本周资金安排',
        ...more,
      })
      if (asked.status !== 200) throw new Error(`${plan_id} was not proposed: ${JSON.stringify(asked.body)}`)
      return approve(asked.body.approval_id)
    },
    tasksOf: async (planId: string) => (await api.get(`/v1/desk/tasks?plan_id=${planId}&limit=100`)).body.data as unknown as Task[],
    query: testing.query,
    close: async () => {
      if (diary.length === 0) throw new Error(`${id} ${title}: nothing was noted down`)
      const file = process.env.FAIRLINE_SCENARIO_DIARY
      if (file) appendFileSync(file, `${[`${id} ${title}`, ...diary].join('\n    ')}\n`)
      await api.close()
      await testing.drop()
    },
  }
}
