/** What a plan of one project is made from: its needs, receipts and debts, and every facility that is for it, with what it may not pay for, and why. */
import type { ProjectPurpose } from '@fairline/contract/desk/purposes'
import { agreedLimit } from '../status/limit-reading.ts'
import { type DeskBook, type DeskState, isOpen, stateOf, statesOf, type When } from './desk-book.ts'
import { scopesAt } from './desk-consent.ts'
import { type Blocked, whyBlocked } from './purpose-gate.ts'

/** `agreedMinor`: undefined: nobody registered it, or its borrower does not let the desk know. `subject`: what warnings are about. `expectedEveryHours`: so often something should be heard of it. `providerId`, `groupIds`: where what fails together is told from. `blocked`: by purpose; null: it may be planned. */
export type PlannedFacility = Readonly<{
  facility: DeskState<'facility'>
  subject: string
  expectedEveryHours: number
  agreedMinor: number | undefined
  providerId: string | null
  groupIds: readonly string[]
  blocked: Readonly<Partial<Record<ProjectPurpose, Blocked | null>>>
}>

export type PlanningGround = Readonly<{
  project: DeskState<'project'>
  needs: readonly DeskState<'need'>[]
  receipts: readonly DeskState<'receipt'>[]
  debts: readonly DeskState<'debt'>[]
  facilities: readonly PlannedFacility[]
}>

/** `today`: the day of the desk. Undefined: there is no such project, or it ended. */
export function planningOf(book: DeskBook, projectId: string, when: When, today: string): PlanningGround | undefined {
  const project = stateOf(book, 'project', projectId, when)
  if (project === undefined || project.endedAt !== null) return undefined
  const needs = statesOf(book, 'need', when).filter((need) => isOpen(need) && need.content.project_id === projectId)
  const purposes = [...new Set(needs.map(({ content }) => content.purpose))].sort()
  const enrolled = new Map(
    statesOf(book, 'enrolment', when).flatMap((one) => (isOpen(one) ? [[one.content.facility_id, one] as const] : [])),
  )
  const scopes = scopesAt(book, when)
  const holderScopes = (borrower: string | undefined) => (borrower === undefined ? undefined : scopes(borrower))
  const asked = { projectId, currency: project.content.currency, today, when, scopes }
  return {
    project,
    needs,
    receipts: statesOf(book, 'receipt', when).filter((one) => isOpen(one) && one.content.project_id === projectId),
    debts: statesOf(book, 'debt', when).filter((one) => isOpen(one) && (one.content.project_id ?? projectId) === projectId),
    facilities: statesOf(book, 'facility', when)
      .filter((one) => isOpen(one) && (one.content.project_ids.length === 0 || one.content.project_ids.includes(projectId)))
      .map((facility) => ({
        facility,
        subject: lineSubject(facility, enrolled.get(facility.id)),
        expectedEveryHours: expectedEveryHours(facility, enrolled.get(facility.id)),
        agreedMinor: agreedLimit(facility.content, holderScopes(facility.content.borrower_id)),
        ...cameFrom(book, facility, when),
        blocked: Object.fromEntries(purposes.map((purpose) => [purpose, whyBlocked(book, facility, { ...asked, purpose })])),
      })),
  }
}

/** A line as warnings name it: by the enrolment of its borrower, or as the company's own. */
export const lineSubject = (facility: DeskState<'facility'>, enrolment: DeskState<'enrolment'> | null | undefined): string =>
  enrolment == null ? `facility:${facility.id}` : `enrolment:${enrolment.id}`

/** Of a borrower's line as he was enrolled. */
export const expectedEveryHours = (facility: DeskState<'facility'>, enrolment: DeskState<'enrolment'> | null | undefined): number =>
  enrolment?.content.expected_every_hours ?? facility.content.expected_every_hours

function cameFrom(book: DeskBook, { content }: DeskState<'facility'>, when: When): Pick<PlannedFacility, 'providerId' | 'groupIds'> {
  const channel = stateOf(book, 'channel', content.channel_id, when)
  const provider = channel && stateOf(book, 'provider', channel.content.provider_id, when)
  return { providerId: provider?.id ?? null, groupIds: provider?.content.group_ids ?? [] }
}
