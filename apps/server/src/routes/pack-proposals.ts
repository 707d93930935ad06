/** Policy packs that are proposed to a running server: sent whole, told of with what they would do, and put in force by two people (approvals/pack-kind.ts). */
import { Problem } from '@fairline/contract/problem'
import { ApprovalView } from '@fairline/contract/views/approval'
import { PackProposal, PackReport } from '@fairline/contract/views/pack'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { ApprovalDesk } from '../approvals/approval-desk.ts'
import { callerOf, doerOf } from '../auth/require-key.ts'
import { openPackDesk, type PackDeskParts } from '../pack-proposals/pack-desk.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Database } from '../store/database.ts'
import { sendApproval } from './approvals.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type PackProposalRoutes = PackDeskParts & {
  readonly database: Database
  readonly approvals: ApprovalDesk
  readonly now: () => number
}

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['policy']
/** Many times the largest that we know of. */
const PACK_BYTES_MAX = 8 * 1024 * 1024
const HASH_MAX = 128

export const packProposalRoutes: FastifyPluginAsyncZod<PackProposalRoutes> = async (app, { database, approvals, now, ...parts }) => {
  acceptJson(app, PACK_BYTES_MAX)
  const desk = openPackDesk({ ...parts, database })
  app.post(
    '/v1/pack::propose',
    {
      config: { may: 'platform:run' },
      schema: {
        tags,
        operationId: 'proposePack',
        summary: 'Sends a policy pack, which decides once another person agreed; one with a fault is refused with each of them',
        body: PackProposal,
        response: { 200: ApprovalView, ...problems },
      },
    },
    async (request, reply) => {
      const [caller, doer] = [callerOf(request), doerOf(request)]
      if (caller.organisationId !== FIRST_ORGANISATION)
        return sendProblem(reply, problemOf('forbidden', { detail: 'the policy is of the organisation whose server it is' }))
      const { files, reason } = request.body
      const proposed = await desk.propose(files)
      if (!proposed.ok) return sendProblem(reply, proposed.problem)
      const { hash } = proposed.check
      const answer = await approvals.ask({ caller, doer }, { kind: 'pack-activation', request: { hash }, reason })
      return sendApproval(database, request, reply, answer, now())
    },
  )

  app.get(
    '/v1/packs/:hash',
    {
      config: { may: 'policy:read' },
      schema: {
        tags,
        operationId: 'getPackReport',
        summary:
          'What is known of a pack that decided or was proposed: its faults, what is proved, and about how many borrowers it says something else',
        params: z.strictObject({ hash: z.string().max(HASH_MAX) }),
        response: { 200: PackReport, ...problems },
      },
    },
    async (request, reply) => {
      const answer = await desk.report(callerOf(request).organisationId, request.params.hash)
      return answer.ok ? answer.report : sendProblem(reply, answer.problem)
    },
  )
}
