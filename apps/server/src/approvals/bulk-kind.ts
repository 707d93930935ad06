/** Holds that are put right together: what one proposes and another releases, for as many as he saw. */
import { askedFields } from '@fairline/contract/approvals'
import { BOOK_SUBJECT } from '@fairline/contract/fact-entry'
import type { FactOf } from '@fairline/contract/facts'
import { type Batch, foldBatches, whyNotInBulk } from '@fairline/domain/book/bulk-correction'
import { invariant } from '@fairline/domain/kernel/outcome'
import { z } from 'zod'
import { resultProblem } from '../routes/event-answer.ts'
import { countHolds, pageOfHolds, readBulkLog } from '../store/bulk-corrections.ts'
import { type ApprovalKind, type Asking, type Described, type KindParts, USUAL_MS } from './approval-kind.ts'
import { readSupposed, sayAgreed } from './said-fact.ts'

const FACT = 'bulk-correction-proposed'
/** Of the borrowers that it is about, the first are shown. */
const HOLDS_SHOWN = 20

export const bulkKind: ApprovalKind = {
  ask: 'bulk-corrections:propose',
  decide: 'bulk-corrections:release',
  lastsMs: USUAL_MS,
  schema: z.strictObject(askedFields(FACT)),
  subjectOf: ({ batch_id }) => String(batch_id),
  aboutOf: ({ batch_id }) => String(batch_id),
  describe: async (parts, asking) => {
    const supposed = await supposedBatch(parts, asking)
    return supposed.ok ? describe(parts, asking, supposed.batch) : supposed
  },
  carryOut: async (parts, organisationId, approval) => {
    const { id, maker, checker, request, changes } = approval
    const said = { subject: BOOK_SUBJECT, fact: FACT } as const
    const proposed = await sayAgreed(parts, organisationId, approval, { ...said, id: `${id}:proposed`, actor: maker.actor, data: request })
    if (proposed.kind !== 'done') return proposed
    const seen = changes.find(({ field }) => field === 'hold_count')?.after
    const data = { batch_id: bulkKind.subjectOf(request), hold_count: seen }
    return sayAgreed(parts, organisationId, approval, { ...said, fact: 'bulk-correction-released', id, actor: checker.actor, data })
  },
}

type Supposed = Readonly<{ ok: true; batch: Batch }> | Extract<Described, { ok: false }>

/** As it would be proposed now; as it was, where this very request got no further the last time. */
async function supposedBatch(parts: KindParts, asking: Asking): Promise<Supposed> {
  const { organisationId, maker } = asking
  const reading = readSupposed(parts, asking, FACT, BOOK_SUBJECT, asking.request)
  if (!reading.ok) return reading
  const entry = { fact: reading.message.submission.fact as FactOf<typeof FACT>, actor: maker.actor }
  const { batches } = await readBulkLog(parts.database.as(organisationId), organisationId)
  const known = batches.get(entry.fact.data.batchId)
  if (known?.state === 'proposed' && asking.id !== null && known.proposal.approvalId === asking.id) return { ok: true, batch: known }
  const refusal = whyNotInBulk(known, entry, 0)
  if (refusal !== undefined) return { ok: false, problem: resultProblem({ kind: 'refused', refusal }) }
  const batch = foldBatches([entry]).get(entry.fact.data.batchId)
  invariant(batch !== undefined, 'what is proposed is a batch')
  return { ok: true, batch }
}

async function describe({ database }: KindParts, { organisationId }: Asking, batch: Batch): Promise<Described> {
  const book = database.as(organisationId)
  const { holds, borrowers, inForce } = await countHolds(book, organisationId, batch)
  if (holds === 0) return { ok: true, changes: [] }
  const first = await pageOfHolds(book, organisationId, batch, { after: undefined, limit: HOLDS_SHOWN })
  return {
    ok: true,
    changes: [
      { field: 'in_force_count', before: inForce, after: 0 },
      { field: 'hold_count', before: null, after: holds },
      { field: 'borrower_count', before: null, after: borrowers },
      { field: 'borrower_ids', before: null, after: [...new Set(first.map(({ ref }) => ref))] },
    ],
  }
}
