/** What is asked and told about funding plans, and about what is done for them. */
import { answerOf, api } from './client.ts'
import type { components, operations } from './schema.d.ts'

type Signal = { readonly signal?: AbortSignal | undefined }
type Body<Name extends keyof operations> = operations[Name] extends { requestBody: { content: { 'application/json': infer Sent } } }
  ? Sent
  : never
type Schemas = components['schemas']

export type PlanHead = Schemas['DeskPlanHead']
export type Plan = Schemas['DeskPlan']
export type BookEntry = Schemas['DeskBookEntry']
export type Rehearsed = Schemas['DeskPlanRehearsed']
export type Premium = Schemas['DeskPlanPremiums']['data'][number]
export type Task = Schemas['DeskTask']

const LIST = 50
const TASKS = 200
const until = ({ signal }: Signal) => ({ signal: signal ?? null })
const ofProject = (id: string) => ({ params: { path: { id } } })
const ofPlan = (id: string, plan: string) => ({ params: { path: { id, plan } } })

export const fetchPlans = async (project: string, given: Signal) =>
  (await answerOf(api.GET('/v1/desk/projects/{id}/plans', { params: { path: { id: project }, query: { limit: LIST } }, ...until(given) })))
    .data
export const fetchPlan = (project: string, plan: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/projects/{id}/plans/{plan}', { ...ofPlan(project, plan), ...until(given) }))
export const fetchBook = (project: string, plan: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/projects/{id}/plans/{plan}/book', { ...ofPlan(project, plan), ...until(given) }))
export const fetchSwitch = (project: string, plan: string, given: Signal) =>
  answerOf(api.GET('/v1/desk/projects/{id}/plans/{plan}/switch', { ...ofPlan(project, plan), ...until(given) }))
export const fetchPremiums = async (project: string, plan: string, given: Signal) =>
  (await answerOf(api.GET('/v1/desk/projects/{id}/plans/{plan}/premiums', { ...ofPlan(project, plan), ...until(given) }))).data
export const fetchTasks = async (plan_id: string, given: Signal) =>
  (await answerOf(api.GET('/v1/desk/tasks', { params: { query: { plan_id, limit: TASKS } }, ...until(given) }))).data

export const makePlan = (project: string, body: Body<'makeDeskPlan'>) =>
  answerOf(api.POST('/v1/desk/projects/{id}/plans', { ...ofProject(project), body }))
export const replan = (project: string, body: Body<'replanDeskPlan'>) =>
  answerOf(api.POST('/v1/desk/projects/{id}/plans:replan', { ...ofProject(project), body }))
export const rehearse = (project: string, body: Body<'rehearseDeskPlan'>) =>
  answerOf(api.POST('/v1/desk/projects/{id}/plans:rehearse', { ...ofProject(project), body }))
export const proposePlan = (project: string, body: Body<'proposeDeskPlan'>) =>
  answerOf(api.POST('/v1/desk/projects/{id}/plans:propose', { ...ofProject(project), body }))
export const moveTask = (body: Body<'moveDeskTask'>) => answerOf(api.POST('/v1/desk/tasks:move', { body }))
