import type { CamelKeys } from '@fairline/contract/case'
import type { Cause as CauseOnWire } from '@fairline/contract/cause'
import type { OutcomeType, outcomeData } from '@fairline/contract/outcomes'
import type { z } from 'zod'

export type Cause = CamelKeys<z.infer<typeof CauseOnWire>>
export type Evidence = Cause['evidence'][number]
export type HoldScope = OutcomeOf<'hold-placed'>['data']['scope']
export type DeclineCode = OutcomeOf<'drawdown-declined'>['data']['code']

/** An outcome as the pure core makes it; fields as in the contract, in camelCase. */
export type OutcomeOf<T extends OutcomeType> = { readonly type: T; readonly data: CamelKeys<z.infer<(typeof outcomeData)[T]>> }
export type LineOutcome = { [T in OutcomeType]: OutcomeOf<T> }[OutcomeType]
