/** Plans that answer to an incident: those that a second person was asked about, and those that two people agreed on. */
import type { IncidentDetail } from '@fairline/contract/desk/picture'
import { writeInstant } from '@fairline/contract/instant'
import { plansForIncident } from '@fairline/domain/desk/funding/plan-record'
import type { DeskBook } from '@fairline/domain/desk/model/desk-book'
import type { z } from 'zod'
import { listApprovals } from '../store/approval-table.ts'
import type { OrganisationDatabase } from '../store/database.ts'

export type IncidentPlans = z.infer<typeof IncidentDetail>['plans']

/** More requests never wait at one time: there is one of a project at most. */
const ASKED_MAX = 200

/** In the order in which it came to them. */
export async function plansOfIncident(rows: OrganisationDatabase, book: DeskBook, incidentId: string, now: number): Promise<IncidentPlans> {
  const question = { states: ['open'], kinds: ['funding-plan'], now, before: undefined, limit: ASKED_MAX } as const
  const asked = (await listApprovals(rows, rows.organisationId, question))
    .filter(({ request }) => request.incident_id === incidentId)
    .map(({ id, request, maker, madeAt }) => ({
      ...{ plan_id: String(request.plan_id), project_id: String(request.project_id), state: 'asked' as const, approval_id: id },
      ...{ by: maker.actor, at: writeInstant(madeAt) },
    }))
  const agreed = plansForIncident(book, incidentId).map(({ id, head, state, approved }) => ({
    ...{ plan_id: id, project_id: head.project_id, state, approval_id: approved.approval_id },
    ...{ by: approved.approved_by, at: writeInstant(approved.at) },
  }))
  return [...agreed, ...asked].sort((a, b) => (a.at < b.at ? -1 : 1))
}

type Timeline = z.infer<typeof IncidentDetail>['timeline']

/** Each where it belongs among what was told of the incident. */
export function withPlans(timeline: Timeline, plans: IncidentPlans): Timeline {
  const moments = plans.map(({ at, by, state, ...plan }) => ({
    ...{
      at,
      type: state === 'asked' ? 'plan-asked' : 'plan-approved',
      actor: by,
      data: { plan_id: plan.plan_id, project_id: plan.project_id },
    },
  }))
  return [...moments, ...timeline].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
