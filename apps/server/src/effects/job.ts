/** What the platform is to do in the world, as it waits in the queue. */
import { z } from 'zod'

const whose = { organisationId: z.int(), ref: z.string() }

export const PayOut = z.object({ ...whose, drawdownId: z.string(), amountMinor: z.int().positive(), currency: z.string() })
export const Inquiry = z.object({
  ...whose,
  inquiryId: z.string(),
  kind: z.enum(['score', 'bureau']),
  purpose: z.enum(['application', 'renewal']),
  currency: z.string().nullable(),
})

export type PayOut = z.infer<typeof PayOut>
export type Inquiry = z.infer<typeof Inquiry>

/** `key`: of one thing to be done there is one job. It holds no personal data, and neither does the payload. */
export type Job = { readonly key: string } & (
  | { readonly task: 'pay-out'; readonly payload: PayOut }
  | { readonly task: 'inquire'; readonly payload: Inquiry }
)

export type TaskName = Job['task']
