/** Facts that move signals, and a line only through what the policy makes of those: none is refused, and a review is all that follows. */
import type { Fact } from '@fairline/contract/facts'
import { type ConductFact, isOfConduct } from './conduct.ts'
import { type InformationFact, isOfInformation } from './information.ts'

export type ToldFact = InformationFact | ConductFact

export const isOnlyTold = (fact: Fact): fact is ToldFact => isOfInformation(fact) || isOfConduct(fact)
