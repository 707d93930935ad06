/** Holds that are put right together, as they are proposed, seen before their release, and done. Said by the facts of the book (book-command-list.ts). */
import { writeInstant } from '@fairline/contract/instant'
import { Problem } from '@fairline/contract/problem'
import { type BulkCorrection, BulkCorrectionList, BulkCorrectionPreview } from '@fairline/contract/views/bulk-correction'
import type { Batch } from '@fairline/domain/book/bulk-correction'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { callerOf } from '../auth/require-key.ts'
import { countHolds, pageOfHolds, readBulkLog } from '../store/bulk-corrections.ts'
import type { Books, OrganisationDatabase } from '../store/database.ts'
import { problemOf, sendProblem } from './problems.ts'

/** The newest are shown, and of a preview the first. */
const BATCHES_SHOWN = 50
const HOLDS_SHOWN = 20

const tags = ['platform']
const responses = { '4xx': Problem, '5xx': Problem }

export const bulkCorrectionRoutes: FastifyPluginAsyncZod<{ database: Books }> = async (app, { database }) => {
  app.get(
    '/v1/bulk-corrections',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'listBulkCorrections',
        summary: 'Corrections of many holds, the newest first',
        response: { 200: BulkCorrectionList, ...responses },
      },
    },
    async (request) => {
      const caller = callerOf(request)
      const book = database.as(caller.organisationId)
      const { batches } = await readBulkLog(book, caller.organisationId)
      const newest = [...batches.values()].reverse().slice(0, BATCHES_SHOWN)
      return { data: await Promise.all(newest.map((batch) => viewOf(book, caller, batch))) }
    },
  )
  app.get(
    '/v1/bulk-corrections/:batch_id',
    {
      config: { may: 'book:read' },
      schema: {
        tags,
        operationId: 'previewBulkCorrection',
        summary: 'How many holds one is about, and the first of them, before it is released',
        params: z.strictObject({ batch_id: z.string() }),
        response: { 200: BulkCorrectionPreview, ...responses },
      },
    },
    async (request, reply) => {
      const caller = callerOf(request)
      const book = database.as(caller.organisationId)
      const batch = (await readBulkLog(book, caller.organisationId)).batches.get(request.params.batch_id)
      if (batch === undefined) return sendProblem(reply, problemOf('batch-not-found'))
      const holds = await pageOfHolds(book, caller.organisationId, batch, { after: undefined, limit: HOLDS_SHOWN })
      return { ...(await viewOf(book, caller, batch)), holds: holds.map(({ holdId: id, ref: borrower_id }) => ({ id, borrower_id })) }
    },
  )
}

type Caller = { readonly organisationId: number; readonly actor: string }

async function viewOf(
  book: OrganisationDatabase,
  { organisationId, actor }: Caller,
  batch: Batch,
): Promise<z.infer<typeof BulkCorrection>> {
  const { proposal, state } = batch
  const counts = await countHolds(book, organisationId, batch)
  return {
    batch_id: batch.id,
    state,
    kind: proposal.kind,
    reason: proposal.reason,
    named_borrower_count: proposal.borrowerIds?.length ?? null,
    placed_from: instantOf(proposal.placedFromAt),
    placed_until: instantOf(proposal.placedUntilAt),
    policy_hash: proposal.policyHash ?? null,
    proposed_at: writeInstant(batch.proposedAt),
    proposed_by: batch.proposedBy,
    released_at: instantOf(batch.releasedAt ?? undefined),
    released_by: batch.releasedBy,
    hold_count: state === 'proposed' ? counts.holds : (batch.holdCount ?? counts.holds),
    borrower_count: counts.borrowers,
    in_force_count: counts.inForce,
    may_release: state === 'proposed' && batch.proposedBy !== actor,
  }
}

const instantOf = (at: number | undefined): string | null => (at === undefined ? null : writeInstant(at))
