import type { FastifyInstance } from 'fastify'
import { problemOf, sendProblem } from './problems.ts'

const NUL = '%00'

/** No id and no word has a NUL in it, and PostgreSQL takes none: whatever route an address with one is for, it is refused before anything is looked up. */
export function refuseNul(app: FastifyInstance): void {
  app.addHook('preValidation', async (request, reply) => {
    if (request.url.includes(NUL)) return sendProblem(reply, problemOf('invalid-request', { detail: 'the address holds a NUL' }))
  })
}
