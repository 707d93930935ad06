/** What a host hands over where nothing is declared → a value of the policy, every number in its one form. What is no value is null; it nests no deeper than `MAX_NESTING`. */
import { isTemporal } from '../temporal/temporal.ts'
import { type Context, canonical, isContext, isFunction, isList, isNum, isRange, type Value } from '../value.ts'

export function valueOfGiven(given: Value | undefined): Value {
  if (typeof given === 'string' || typeof given === 'boolean' || given === undefined || given === null) return given ?? null
  if (isNum(given)) return canonical(given)
  if (isList(given)) return given.map(valueOfGiven)
  if (isContext(given)) return Object.fromEntries(Object.entries(given).map(([name, each]) => [name, valueOfGiven(each)])) as Context
  return isTemporal(given) || isRange(given) || isFunction(given) ? given : null
}
