/** What a facility may pay for, by a document of its lender: one person of the desk asks, another approves. No other road changes it. */
import { FacilityPurposes } from '@fairline/contract/desk/views'
import type { Change } from '@fairline/contract/views/approval'
import { type DeskBook, type DeskState, stateOf } from '@fairline/domain/desk/model/desk-book'
import { purposesFor } from '@fairline/domain/desk/model/purpose-gate'
import type { z } from 'zod'
import { type ProblemBody, problemOf } from '../routes/problems.ts'
import type { Fields } from '../store/approval-table.ts'
import { openDeskBooks } from '../store/desk-books.ts'
import { findTold, type NewDeskFact } from '../store/desk-fact-table.ts'
import { type Agreed, type ApprovalKind, type Asking, type Carried, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'

type Wish = z.infer<typeof FacilityPurposes>
type Facility = DeskState<'facility'>

const facilityOf = ({ facility_id: id }: Fields): string => String(id)

export const facilityPurposesKind: ApprovalKind = {
  ...{ ask: 'desk:plan', decide: 'desk:approve', lastsMs: USUAL_MS, schema: FacilityPurposes, subjectOf: facilityOf, aboutOf: facilityOf },
  describe,
  carryOut,
}

async function describe({ database, now }: KindParts, { organisationId, request }: Asking): Promise<Described> {
  const wish = FacilityPurposes.parse(request)
  const book = await openDeskBooks().read(database.as(organisationId), organisationId)
  const found = facilityIn(book, wish, now())
  return found.ok ? { ok: true, changes: changesOf(found.facility, wish) } : found
}

type Found = Readonly<{ ok: true; facility: Facility }> | Readonly<{ ok: false; problem: ProblemBody }>

/** Consumer credit pays for no project: two people may find that a line is no such credit, and nothing else opens it. */
function facilityIn(book: DeskBook, { facility_id: id, credit_kind: kind, purposes }: Wish, at: number): Found {
  const facility = stateOf(book, 'facility', id, { at, knownAt: at })
  if (facility === undefined) return { ok: false, problem: problemOf('entry-not-found') }
  if (facility.endedAt !== null) return { ok: false, problem: problemOf('entry-ended') }
  const open = purposesFor(kind)
  const errors = purposes.flatMap((purpose, nth) =>
    open.includes(purpose) ? [] : [{ pointer: `/request/purposes/${nth}`, detail: `is nothing that ${kind} credit may pay for` }],
  )
  return errors.length === 0 ? { ok: true, facility } : { ok: false, problem: problemOf('invalid-request', { errors }) }
}

function changesOf({ content, purposes: before }: Facility, wish: Wish): readonly Change[] {
  const after = sorted(wish.purposes)
  const changes: Change[] = [
    { field: 'credit_kind', before: before?.credit_kind ?? content.credit_kind, after: wish.credit_kind },
    { field: 'purposes', before: before === null ? null : sorted(before.purposes), after },
    { field: 'document_name', before: before?.document.name ?? null, after: wish.document_name },
    { field: 'document_sha256', before: before?.document.sha256 ?? null, after: wish.document_sha256 },
  ]
  return changes.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
}

const sorted = (purposes: readonly string[]): string[] => [...new Set(purposes)].sort()

/** Under the id of the approval: done before, nothing is left to do. */
async function carryOut({ database, now }: KindParts, organisationId: number, approval: Agreed): Promise<Carried> {
  const [wish, at, { checker }] = [FacilityPurposes.parse(approval.request), now(), approval]
  const doer = { organisationId, ...checker, roles: [], address: null, requestId: null }
  return openDeskBooks().change<Carried>(database.as(organisationId), doer, at, async (book, client) => {
    const fact = factOf(wish, approval, at)
    if ((await findTold(client, organisationId, [fact.factId])).size > 0) return { facts: [], answer: () => ({ kind: 'done' }) }
    const found = facilityIn(book, wish, at)
    return found.ok
      ? { facts: [fact], answer: () => ({ kind: 'done' }) }
      : { facts: [], answer: () => ({ kind: 'failed', problem: found.problem }) }
  })
}

const factOf = (wish: Wish, { id, maker, checker }: Agreed, at: number): NewDeskFact => ({
  ...{ factId: `approval:${id}`, type: 'purposes-approved', kind: 'facility', id: wish.facility_id, effectiveAt: at, observedAt: null },
  ...{ source: 'desk_entry', confidencePpm: null, evidence: wish.document_sha256 },
  data: {
    ...{ credit_kind: wish.credit_kind, purposes: sorted(wish.purposes) },
    document: { name: wish.document_name, sha256: wish.document_sha256 },
    ...{ approval_id: id, asked_by: maker.actor, approved_by: checker.actor },
  },
})
