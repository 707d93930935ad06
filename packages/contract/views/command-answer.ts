/** What a request gets back that becomes a fact: the decision on it, and which outcome answers it. */
import { z } from 'zod'
import { EventAnswer } from '../answer.ts'

/** `result`: the outcome that the request was made for, with its reasons in words in the decision; null where there is none, as on a mere notice. */
export const CommandAnswer = EventAnswer.extend({
  result: z.object({ type: z.string(), data: z.record(z.string(), z.unknown()) }).nullable(),
}).meta({ id: 'CommandAnswer' })
