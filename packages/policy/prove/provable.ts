/** A loaded policy, as far as proofs need it: its evaluation is asked to confirm what they find. */
import type { Policy } from '../policy.ts'

export type Provable = Pick<Policy, 'ir' | 'offered' | 'decisions' | 'evaluate' | 'columnValues'>
