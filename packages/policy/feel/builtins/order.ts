/** Order of any two values. Source: DMN 1.5, 10.3.2.9, table of comparisons. */
import { compareTemporal, isTemporal } from '../../temporal/temporal.ts'
import { compareNum, isNum, type Value } from '../../value.ts'

/** Negative, zero or positive; null where the two have no order. Texts are ordered by UTF-16 unit. */
export function compareValues(left: Value, right: Value): number | null {
  if (isNum(left)) return isNum(right) ? compareNum(left, right) : null
  if (typeof left === 'string') return typeof right === 'string' ? Number(left > right) - Number(left < right) : null
  return isTemporal(left) && isTemporal(right) ? compareTemporal(left, right) : null
}

/** In ascending order, equal ones as they stood; null where some two have no order. */
export function sorted(values: readonly Value[]): readonly Value[] | null {
  let isOrdered = true
  const result = [...values].sort((left, right) => {
    const order = compareValues(left, right)
    isOrdered &&= order !== null
    return order ?? 0
  })
  return isOrdered && (values.length !== 1 || compareValues(values[0]!, values[0]!) !== null) ? result : null
}
