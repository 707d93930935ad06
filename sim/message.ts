/** A fact on the wire, as the contract has it: CloudEvents with `time` and `knownat`, in UTC. */
import { wireType } from '@fairline/contract/cloud-event'
import { FACT_TYPES, FACTS, type FactDataOnWire, type FactType } from '@fairline/contract/facts'
import type { Condition } from './condition.ts'

export type SimulatedMessage = Readonly<{
  specversion: '1.0'
  id: string
  source: string
  type: string
  subject: string
  time: string
  knownat: string
  data: object
}>

/**
 * `at`: when it is known, epoch milliseconds. `only`: it happens only where the platform has answered so, and its amount is what the platform says
 * (resolve.ts); until then the message lacks it.
 */
export type SimulatedItem = Readonly<{ at: number; message: SimulatedMessage; only?: Condition }>

/** Fields that the platform's answer fills. */
type OpenFields = { 'repayment-posted': 'amount_minor'; 'repayment-reversed': 'amount_minor'; 'loan-charged-off': 'principal_minor' }
export type DataToTell<T extends FactType> = T extends keyof OpenFields ? Omit<FactDataOnWire<T>, OpenFields[T]> : FactDataOnWire<T>

/** The first kind of sender that the contract allows says it. */
const ENVELOPES = Object.fromEntries(
  FACT_TYPES.map((type) => [type, { type: wireType(type), source: `fairline-sim/${FACTS[type].senders[0]}` }]),
) as Record<FactType, { type: string; source: string }>

export type Said<T extends FactType> = Readonly<{
  id: string
  subject: string
  type: T
  data: DataToTell<T>
  at: number
  /** `at` where left out. */
  knownAt?: number | undefined
  only?: Condition | undefined
}>

export function itemOf<T extends FactType>({ id, subject, type, data, at, knownAt = at, only }: Said<T>): SimulatedItem {
  const { type: written, source } = ENVELOPES[type]
  const time = new Date(at).toISOString()
  const knownat = knownAt === at ? time : new Date(knownAt).toISOString()
  const message = { specversion: '1.0', id, source, type: written, subject, time, knownat, data } as const
  return only === undefined ? { at: knownAt, message } : { at: knownAt, message, only }
}
