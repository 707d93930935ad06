/** By what policy a project's plans are made. Changing it takes two people: it is asked for as an approval of the kind `funding-policy`. */
import { FundingPolicyView } from '@fairline/contract/desk/funding-policy'
import { writeInstant } from '@fairline/contract/instant'
import { policyOf } from '@fairline/domain/desk/funding/funding-policy'
import { stateOf } from '@fairline/domain/desk/model/desk-book'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { DeskRoutes } from './desk-entries.ts'
import { ofProject } from './desk-plans.ts'
import { readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

export const deskPolicyRoutes: FastifyPluginAsyncZod<DeskRoutes> = async (app, { database, deskBooks, now }) => {
  app.get(
    '/v1/desk/projects/:id/funding-policy',
    {
      config: { may: 'desk:read' },
      schema: {
        tags: ['desk'],
        operationId: 'getDeskFundingPolicy',
        summary: 'The policy by which plans of the project are made, and who agreed on it',
        params: ofProject,
        response: { 200: FundingPolicyView, ...readProblems },
      },
    },
    async (request, reply) => {
      const [{ organisationId }, { id }] = [callerOf(request), request.params]
      const when = { at: now(), knownAt: now() }
      const book = await deskBooks.read(database.reading.as(organisationId), organisationId)
      const project = stateOf(book, 'project', id, when)
      if (project === undefined) return sendProblem(reply, problemOf('entry-not-found'))
      const { policy, approved, at } = policyOf(book, project, when)
      if (approved === null || at === null) return { project_id: id, policy, approved: null }
      const { approval_id, asked_by, approved_by, reason } = approved
      return { project_id: id, policy, approved: { approval_id, asked_by, approved_by, reason, at: writeInstant(at) } }
    },
  )
}
