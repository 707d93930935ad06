/** The demo book: how far it is, and how fast it goes. 404 to whoever belongs to another organisation. */
import { Problem } from '@fairline/contract/problem'
import { DemoOrder, DemoView } from '@fairline/contract/views/book-clock'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { callerOf } from '../auth/require-key.ts'
import type { Demo } from '../demo/demo.ts'
import { acceptJson } from './json-body.ts'
import { problemOf, sendProblem } from './problems.ts'

export type DemoRoutes = { readonly demo: Demo | undefined }

export const demoRoutes: FastifyPluginAsyncZod<DemoRoutes> = async (app, { demo }) => {
  acceptJson(app)
  const response = { 200: DemoView, '4xx': Problem, '5xx': Problem }

  app.get('/v1/demo', { config: { scope: 'book:read' }, schema: { response } }, async (request, reply) => {
    if (demo?.organisationId !== callerOf(request).organisationId) return sendProblem(reply, problemOf('not-found'))
    return demo.view()
  })

  app.patch('/v1/demo', { config: { scope: 'events:write' }, schema: { body: DemoOrder, response } }, async (request, reply) => {
    if (demo?.organisationId !== callerOf(request).organisationId) return sendProblem(reply, problemOf('not-found'))
    await demo.order(request.body)
    return demo.view()
  })
}
