/** The master keys of the server: by name alone, and only for an administrator of the first organisation, as they are everybody's. */
import { MasterKeyList, RotatedMasterKey } from '@fairline/contract/views/master-keys'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { doerBy } from '../auth/caller.ts'
import { callerOf } from '../auth/require-key.ts'
import type { KeyUpkeep } from '../sealing/key-upkeep.ts'
import { insertAct } from '../store/act-table.ts'
import { FIRST_ORGANISATION } from '../store/borrower-key.ts'
import type { Books } from '../store/database.ts'
import { readProblems } from './found-borrower.ts'
import { problemOf, sendProblem } from './problems.ts'

export type MasterKeyRoutes = { readonly keyUpkeep: KeyUpkeep; readonly database: Books; readonly now: () => number }

const tags = ['admin']
const config = { may: 'system:run' } as const

/** False: then it has answered. */
function isOfFirst(request: FastifyRequest, reply: FastifyReply): boolean {
  if (callerOf(request).organisationId === FIRST_ORGANISATION) return true
  sendProblem(reply, problemOf('forbidden', { detail: 'needs an administrator of the first organisation' }))
  return false
}

export const masterKeyRoutes: FastifyPluginAsyncZod<MasterKeyRoutes> = async (app, { keyUpkeep, database, now }) => {
  const note = (request: FastifyRequest, act: 'master-key-rotated' | 'master-key-removed', subject: string) =>
    insertAct(database.as(FIRST_ORGANISATION), doerBy(callerOf(request), request), { act, at: now(), subject })

  app.get(
    '/v1/admin/master-keys',
    {
      config,
      schema: {
        tags,
        operationId: 'listMasterKeys',
        summary: 'The master keys by name, and how many keys each of them wraps',
        response: { 200: MasterKeyList, ...readProblems },
      },
    },
    async (request, reply) => (isOfFirst(request, reply) ? { data: await keyUpkeep.list() } : reply),
  )

  app.post(
    '/v1/admin/master-keys::rotate',
    {
      config,
      schema: {
        tags,
        operationId: 'rotateMasterKey',
        summary: 'A new master key becomes current; whatever older ones wrap is wrapped anew in the background',
        response: { 202: RotatedMasterKey, ...readProblems },
      },
    },
    async (request, reply) => {
      if (!isOfFirst(request, reply)) return reply
      const current = await keyUpkeep.rotate()
      await note(request, 'master-key-rotated', current)
      return reply.code(202).send({ current })
    },
  )

  app.delete(
    '/v1/admin/master-keys/:name',
    {
      config,
      schema: {
        tags,
        operationId: 'removeMasterKey',
        summary: 'Forgets a master key that wraps nothing any more',
        params: z.object({ name: z.string() }),
        response: { 204: z.null(), ...readProblems },
      },
    },
    async (request, reply) => {
      if (!isOfFirst(request, reply)) return reply
      const removal = await keyUpkeep.remove(request.params.name)
      if (removal === 'unknown') return sendProblem(reply, problemOf('master-key-unknown'))
      if (removal === 'in-use') return sendProblem(reply, problemOf('master-key-in-use'))
      await note(request, 'master-key-removed', request.params.name)
      return reply.code(204).send(null)
    },
  )
}
