/** The reasons of the pack in force: what each says, and the way back from it. */
import { z } from 'zod'
import { Bilingual } from '../answer.ts'

const ReasonView = z
  .object({
    code: z.string(),
    category: z.string(),
    text: Bilingual,
    cures: z.array(z.object({ id: z.string(), text: Bilingual })),
    wait: Bilingual,
    /** Days for which the trigger must stay away once it is gone. */
    observation_days: z.number().nonnegative(),
    /** Names of the signals shown as evidence. */
    evidence: z.array(z.string()),
  })
  .meta({ id: 'Reason' })

export const ReasonList = z.object({ pack: z.string(), data: z.array(ReasonView) }).meta({ id: 'ReasonList' })
