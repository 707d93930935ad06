/** Which policy pack decides now. */
import { Bilingual } from '@fairline/contract/answer'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Packs } from '../packs.ts'

const PackView = z.object({ hash: z.string(), title: Bilingual })

export const packRoutes: FastifyPluginAsyncZod<{ packs: Packs }> = async (app, { packs }) => {
  app.get('/v1/pack', { config: { scope: 'book:read' }, schema: { response: { 200: PackView } } }, async () => ({
    hash: packs.current.hash,
    title: packs.current.title,
  }))
}
