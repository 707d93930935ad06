/** Does what was found agree with what the kit expects? Exactly, or to the 1e-8 of the kit's own runner. */
import { Exact, isContext, isList, isNum, sameValue, type Value } from '../value.ts'

export type Agreement = 'exact' | 'close' | 'none'

const TOLERANCE = new Exact('1e-8')

export function agreementOf(found: Value, expected: Value): Agreement {
  if (sameValue(found, expected)) return 'exact'
  return isClose(found, expected) ? 'close' : 'none'
}

function isClose(found: Value, expected: Value): boolean {
  if (isNum(found) && isNum(expected)) return new Exact(found).minus(expected).abs().lt(TOLERANCE)
  if (isList(found))
    return isList(expected) && found.length === expected.length && found.every((item, index) => isClose(item, expected[index]!))
  if (!isContext(found) || !isContext(expected)) return sameValue(found, expected)
  const names = Object.keys(found)
  return (
    names.length === Object.keys(expected).length &&
    names.every((name) => Object.hasOwn(expected, name) && isClose(found[name]!, expected[name]!))
  )
}
