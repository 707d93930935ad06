/** What a lender is licensed as: regulation is written for some of them, and differs between them. */
import { z } from 'zod'

const LICENCES = ['bank', 'consumer_finance', 'micro_lender', 'trust', 'auto_finance', 'other'] as const
/** `other`: private lending, without a financial licence. */
export const Licence = z.enum(LICENCES)
export type Licence = z.infer<typeof Licence>
