/** The unit of a field by the end of its name: the contract's rule on names. */
export type Unit = Readonly<{ zh: string; en: string }>

const UNITS: readonly (readonly [ending: string, unit: Unit])[] = [
  ['minor', { zh: '货币最小单位（分）', en: 'minor units (fen)' }],
  ['at', { zh: '时刻', en: 'instant' }],
  ['permille', { zh: '千分之一', en: 'thousandths' }],
  ['days_past_due', { zh: '天', en: 'days' }],
  ['days', { zh: '天', en: 'days' }],
  ['months', { zh: '月', en: 'months' }],
  ['count', { zh: '个', en: 'how many' }],
  ['nth', { zh: '第几期', en: 'which, from 1' }],
  ['range_min', { zh: '分', en: 'points' }],
  ['range_max', { zh: '分', en: 'points' }],
  ['value', { zh: '分', en: 'points' }],
]

/** The unit of a number or an instant called `field` on the wire; undefined where the name says none. */
export const unitOf = (field: string): Unit | undefined => UNITS.find(([ending]) => field === ending || field.endsWith(`_${ending}`))?.[1]
