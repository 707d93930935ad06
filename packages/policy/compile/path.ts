/** What stands behind a dot, of whatever is there. */
import { propertyOf } from '../temporal/property.ts'
import { isTemporal } from '../temporal/temporal.ts'
import { isContext, isList, isRange, type Value } from '../value.ts'

/** A field of a context, a property of a temporal value or a range; of a list, what its items have there. Null where there is none. */
export function pathOf(value: Value, field: string): Value {
  if (isContext(value)) return Object.hasOwn(value, field) ? value[field]! : null
  if (isList(value)) return value.map((item) => pathOf(item, field))
  if (isTemporal(value)) return propertyOf(value, field)
  return isRange(value) ? rangeProperty(value, field) : null
}

function rangeProperty(
  { low, high, lowOpen, highOpen }: { low: Value; high: Value; lowOpen: boolean; highOpen: boolean },
  field: string,
): Value {
  switch (field) {
    case 'start':
      return low
    case 'end':
      return high
    case 'start included':
      return !lowOpen
    case 'end included':
      return !highOpen
    default:
      return null
  }
}
