/** A borrower with what was asked for beside his line: `expand=signals,limit_history`. */
import { z } from 'zod'
import { BorrowerView } from '../answer.ts'
import { listed } from './page.ts'
import { LimitHistory, SignalList } from './signals.ts'
import { Banner } from './status.ts'

export const BorrowerQuery = z.strictObject({ expand: listed(z.enum(['signals', 'limit_history'])).optional() })

/** `banners`: how the platform is meanwhile. Whatever another system shows, the line here is the one that counts. */
export const ExpandedBorrower = BorrowerView.extend({
  banners: z.array(Banner),
  signals: SignalList.optional(),
  limit_history: LimitHistory.optional(),
}).meta({
  id: 'ExpandedBorrower',
})
