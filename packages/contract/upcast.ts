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
export function upcast(type: FactType, version: number, data: object): Fact['data'] {
  const steps = Object.hasOwn(STEPS, type) ? STEPS[type as keyof typeof STEPS] : []
  if (!Number.isInteger(version) || version < 1 || version > steps.length + 1) throw new RangeError(`${type} has no version ${version}`)
  return climb(steps, version, data) as Fact['data']
}

/** Step by step from `version` to the top. */
export const climb = (steps: readonly Step[], version: number, data: object): object =>
  steps.slice(version - 1).reduce<object>((older, step) => step(older as never), data)

function sessionWithDevice({ deviceId, network, networkId, place }: Older<'session-started', 0>): FactOf<'session-started'>['data'] {
  const isNetworkKnown = network !== undefined || networkId !== undefined
  return {
    device: { id: deviceId },
    ...(isNetworkKnown && { network: { kind: network ?? 'unknown', ...(networkId !== undefined && { id: networkId }) } }),
    ...(place !== undefined && { place }),
  }
}
