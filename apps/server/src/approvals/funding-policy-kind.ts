/** The policy by which a project is funded: one person of the desk asks, another approves. The next plan is made by it. */
import { FundingPolicy, FundingPolicyWish } from '@fairline/contract/desk/funding-policy'
import type { Change } from '@fairline/contract/views/approval'
import { type ApprovedPolicy, policyOf } from '@fairline/domain/desk/funding/funding-policy'
import { type DeskBook, stateOf } from '@fairline/domain/desk/model/desk-book'
import { problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { openDeskBooks } from '../store/desk-books.ts'
import { findTold, type NewDeskFact } from '../store/desk-fact-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

const projectOf = ({ project_id: id }: Fields): string => String(id)

export const fundingPolicyKind: ApprovalKind = {
  ...{ ask: 'desk:plan', decide: 'desk:approve', lastsMs: USUAL_MS, schema: FundingPolicyWish, subjectOf: projectOf, aboutOf: projectOf },
  describe,
  carryOut,
}

async function describe({ database, now }: KindParts, { organisationId, request }: Asking): Promise<Described> {
  const { project_id: projectId, ...policy } = FundingPolicyWish.parse(request)
  const book = await openDeskBooks().read(database.as(organisationId), organisationId)
  const before = inForce(book, projectId, now())
  if (before === undefined) return { ok: false, problem: problemOf('entry-not-found') }
  const fields = Object.keys(FundingPolicy.shape) as (keyof FundingPolicy)[]
  const changes = fields.map((field): Change => ({ field, before: before[field] ?? null, after: policy[field] ?? null }))
  return { ok: true, changes: changes.filter((change) => change.before !== change.after) }
}

function inForce(book: DeskBook, projectId: string, at: number): FundingPolicy | undefined {
  const project = stateOf(book, 'project', projectId, { at, knownAt: at })
  return project === undefined || project.endedAt !== null ? undefined : policyOf(book, project, { at, knownAt: at }).policy
}

/** Under the id of the approval: done before, nothing is left to do. */
async function carryOut({ database, now }: KindParts, organisationId: number, approval: Agreed): Promise<Carried> {
  const { project_id: projectId, ...policy } = FundingPolicyWish.parse(approval.request)
  const [at, { checker, maker, id, reason }] = [now(), approval]
  const doer = { organisationId, ...checker, roles: [], address: null, requestId: null }
  return openDeskBooks().change<Carried>(database.as(organisationId), doer, at, async (book, client) => {
    const data: ApprovedPolicy = { policy, approval_id: id, asked_by: maker.actor, approved_by: checker.actor, reason }
    const fact: NewDeskFact = {
      ...{ factId: `approval:${id}`, type: 'approved', kind: 'funding_policy', id: projectId, effectiveAt: at, observedAt: null },
      ...{ source: 'desk_entry', confidencePpm: null, evidence: null, data },
    }
    const isTold = (await findTold(client, organisationId, [fact.factId])).size > 0
    if (!isTold && inForce(book, projectId, at) === undefined)
      return { facts: [], answer: () => ({ kind: 'failed', problem: problemOf('entry-not-found') }) }
    return { facts: isTold ? [] : [fact], answer: () => ({ kind: 'done' }) }
  })
}
