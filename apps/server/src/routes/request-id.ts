/** The name of a request, in its answer and in the log: the client's own `x-request-id` where it is well-formed, else one of ours. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { FastifyInstance } from 'fastify'

const REQUEST_ID = 'x-request-id'

const WELL_FORMED = /^[A-Za-z0-9._-]{1,64}$/

/** Ours are of this process, and numbered. */
export function openRequestIds(): (request: Pick<IncomingMessage, 'headers'>) => string {
  const process = randomBytes(6).toString('hex')
  let last = 0
  return ({ headers }) => {
    const theirs = headers[REQUEST_ID]
    return typeof theirs === 'string' && WELL_FORMED.test(theirs) ? theirs : `${process}-${++last}`
  }
}

export function answerRequestIds(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => void reply.header(REQUEST_ID, request.id))
}
