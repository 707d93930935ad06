/** What is asked and told about playbooks and drills of a financing desk. */
import { answerOf, api } from './client.ts'
import type { components, operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
const until = ({ signal }: Signal) => ({ signal: signal ?? null })

export type PlaybookBoard = components['schemas']['DeskPlaybookBoard']
export type PlaybookLevel = PlaybookBoard['levels'][number]
export type Playbook = PlaybookLevel['playbooks'][number]
export type Drill = components['schemas']['DeskDrill']
export type DrillStep = Drill['steps'][number]
export type DrillWish = Body<'beginDeskDrill'>
export type PlaybookWish = Body<'keepDeskPlaybooks'>
export type Finding = NonNullable<Body<'moveDeskDrill'>['findings']>[number]

const [PAGE, DRILLS_MAX] = [200, 1_000]

export const fetchPlaybookBoard = (given: Signal) => answerOf(api.GET('/v1/desk/playbook-board', until(given)))
export async function fetchDrills(project_id: string, given: Signal): Promise<readonly Drill[]> {
  const drills: Drill[] = []
  for (let cursor: string | undefined; drills.length < DRILLS_MAX; ) {
    const query = { limit: PAGE, project_id, ...(cursor !== undefined && { cursor }) }
    const page = await answerOf(api.GET('/v1/desk/drills', { params: { query }, ...until(given) }))
    drills.push(...page.data)
    if (page.next_cursor === null) break
    cursor = page.next_cursor
  }
  return drills
}
export const fetchDrillTasks = async (drill_id: string, given: Signal) =>
  (await answerOf(api.GET('/v1/desk/tasks', { params: { query: { limit: PAGE, drill_id } }, ...until(given) }))).data

export const beginDrill = (body: DrillWish) => answerOf(api.POST('/v1/desk/drills', { body }))
export const tickDrill = (body: Body<'tickDeskDrill'>) => answerOf(api.POST('/v1/desk/drills:tick', { body }))
export const moveDrill = (body: Body<'moveDeskDrill'>) => answerOf(api.POST('/v1/desk/drills:move', { body }))
export const keepPlaybook = (id: string, body: PlaybookWish) =>
  answerOf(api.PUT('/v1/desk/playbooks/{id}', { params: { path: { id } }, body }))
export const endPlaybook = (id: string, reason: string) =>
  answerOf(api.POST('/v1/desk/entries:end', { body: { kind: 'playbook', id, reason } }))
