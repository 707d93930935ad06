/** Values of a policy as JSON: exact numbers as numbers, dates and durations as their texts. */
import { isDecimal, type Value } from '@fairline/policy/value'

export const jsonOf = (value: unknown): string => JSON.stringify(plain(value))

/** Decimals would write themselves as texts. */
function plain(value: unknown): unknown {
  if (isDecimal(value)) return value.toNumber()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, plain(each)]))
}

/** For people. */
export const shown = (value: Value | undefined): string => (typeof value === 'string' ? value : value === undefined ? '-' : jsonOf(value))
