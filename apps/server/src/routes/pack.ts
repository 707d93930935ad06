/** Which policy pack decides now, and what its reasons say. */
import { Bilingual } from '@fairline/contract/answer'
import { Problem } from '@fairline/contract/problem'
import { ReasonList } from '@fairline/contract/views/reasons'
import { DAY_MS } from '@fairline/domain/kernel/time'
import type { Pack } from '@fairline/domain/pack/pack'
import type { Reason } from '@fairline/domain/pack/reasons'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Packs } from '../packs.ts'
import { fieldsOf } from './conditional-reading.ts'

const PackView = z
  .object({
    hash: z.string(),
    title: Bilingual,
    /** Kinds of signals that are not looked at, by jurisdiction; `all` stands for every borrower. */
    signals_off: z.array(z.object({ jurisdiction: z.string(), families: z.array(z.string()) })),
    /** What products switch off beside that, for their own borrowers. */
    signals_off_by_product: z.array(z.object({ product: z.string(), families: z.array(z.string()) })),
  })
  .meta({ id: 'Pack' })

const problems = { '4xx': Problem, '5xx': Problem } as const
const tags = ['policy']

export const packRoutes: FastifyPluginAsyncZod<{ packs: Packs }> = async (app, { packs }) => {
  app.get(
    '/v1/pack',
    {
      config: { may: 'policy:read' },
      schema: {
        tags,
        operationId: 'getPack',
        summary: 'The policy pack in force',
        querystring: z.strictObject({ fields: fieldsOf(PackView) }),
        response: { 200: PackView, ...problems },
      },
    },
    async () => packViewOf(packs.current),
  )

  app.get(
    '/v1/reasons',
    {
      config: { may: 'policy:read' },
      schema: {
        tags,
        operationId: 'listReasons',
        summary: 'The reasons of the policy pack in force, each with its way back',
        querystring: z.strictObject({ fields: fieldsOf(ReasonList) }),
        response: { 200: ReasonList, ...problems },
      },
    },
    async () => ({ pack: packs.current.hash, data: [...packs.current.reasons.values()].map(viewOf) }),
  )
}

const packViewOf = ({ hash, title, signalsOff, products }: Pack): z.infer<typeof PackView> => ({
  hash,
  title,
  signals_off: Object.entries(signalsOff).map(([jurisdiction, families]) => ({ jurisdiction, families })),
  signals_off_by_product: [...products.values()].flatMap(({ id: product, signals_off: families }) =>
    families.length === 0 ? [] : [{ product, families }],
  ),
})

const viewOf = ({ code, category, text, cures, wait, observationMs, evidence }: Reason) => ({
  code,
  category,
  text,
  cures: cures.map(({ id, text: words }) => ({ id, text: words })),
  wait,
  observation_days: observationMs / DAY_MS,
  evidence: [...evidence],
})
