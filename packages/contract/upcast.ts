/**
 * Lifts data of an earlier version to the newest one, which is all that the core knows. The log keeps data as it was sent, with its version.
 *
 * A new version: move the old schema to the end of its list in older-data.ts, and add the step from it to the end of the list here. A step,
 * once released, stays as it is: old facts must go on reading the same.
 */
import type { z } from 'zod'
import type { CamelKeys } from './case.ts'
import type { Fact, FactOf, FactType } from './facts.ts'
import type { olderData } from './older-data.ts'

/** One version further, fields in camelCase and instants read, as in the core. */
type Step = (data: never) => object

type Older<T extends keyof typeof olderData, V extends keyof (typeof olderData)[T]> = (typeof olderData)[T][V] extends z.ZodType
  ? CamelKeys<z.output<(typeof olderData)[T][V]>>
  : never

const STEPS: { readonly [T in keyof typeof olderData]: readonly Step[] } = {
  'session-started': [sessionWithDevice],
}

/**
 * Data of a fact as the core knows it, from data of `version` with fields in camelCase and instants read.
 *
 * Throws   RangeError for a version that never was: the log holds what nobody wrote.
 */
export const upcast = (type: FactType, version: number, data: object): Fact['data'] => upcastFrom(type, version)(data) as Fact['data']

/** The same, found once for many facts of that type and version. */
export function upcastFrom(type: FactType, version: number): (data: object) => object {
  const steps = Object.hasOwn(STEPS, type) ? STEPS[type as keyof typeof STEPS] : []
  if (!Number.isInteger(version) || version < 1 || version > steps.length + 1) throw new RangeError(`${type} has no version ${version}`)
  return chain(steps.slice(version - 1))
}

/** All steps, one after the other. */
export function chain(steps: readonly Step[]): (data: object) => object {
  const [first, ...rest] = steps
  if (first === undefined) return (data) => data
  const onwards = chain(rest)
  return (data) => onwards(first(data as never))
}

function sessionWithDevice({ deviceId, network, networkId, place }: Older<'session-started', 0>): FactOf<'session-started'>['data'] {
  const isNetworkKnown = network !== undefined || networkId !== undefined
  return {
    device: { id: deviceId },
    ...(isNetworkKnown && { network: { kind: network ?? 'unknown', ...(networkId !== undefined && { id: networkId }) } }),
    ...(place !== undefined && { place }),
  }
}
