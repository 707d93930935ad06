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

  const read = { tags: ['book'], operationId: 'getDemo', summary: 'How far the demo book is, and how fast it goes', response }
  app.get('/v1/demo', { config: { may: 'book:read' }, schema: read }, async (request, reply) => {
    if (demo?.organisationId !== callerOf(request).organisationId) return sendProblem(reply, problemOf('not-found'))
    return demo.view()
  })

  const write = { tags: ['book'], operationId: 'setDemo', summary: 'Pause the demo book, or change its pace', body: DemoOrder, response }
  app.patch('/v1/demo', { config: { may: 'demo:run', act: 'demo-steered' }, schema: write }, async (request, reply) => {
    if (demo?.organisationId !== callerOf(request).organisationId) return sendProblem(reply, problemOf('not-found'))
    await demo.order(request.body)
    return demo.view()
  })
}
