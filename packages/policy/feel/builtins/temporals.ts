/** Functions of dates, and `is`: DMN 1.5, sections 10.3.4.9 and 10.3.4.6. Names of days and months are English, as the standard has them. */
import { dayOfYearOf, weekdayOf, weekOfYearOf } from '../../temporal/calendar.ts'
import type { FeelDate } from '../../temporal/date.ts'
import type { FeelDateTime } from '../../temporal/date-time.ts'
import { identicalTemporal, isTemporal } from '../../temporal/temporal.ts'
import { sameValue, type Value } from '../../value.ts'
import { anyType, scalar, type Type } from '../type.ts'
import { type Builtin, booleanType, define, type Functions, numberType, overload, type Parameter, required, stringType } from './builtin.ts'

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

const ofDate = (result: Type, body: (date: FeelDate) => Value): Builtin =>
  overload(result, [
    { params: [required('date', scalar('date'))], body: ([date]) => body(date as FeelDate) },
    { params: [required('date', scalar('date and time'))], body: ([moment]) => body((moment as FeelDateTime).date) },
  ])

/** The same value of the same kind; of times, at the same place too. One that is left out is null. */
const isSame = ([left = null, right = null]: readonly Value[]): boolean =>
  isTemporal(left) && isTemporal(right) ? identicalTemporal(left, right) : sameValue(left, right)

const compared = (name: string): Parameter => ({ name, type: anyType, optional: true, nullable: true })

export const TEMPORAL_FUNCTIONS: Functions = [
  ['is', define([compared('value1'), compared('value2')], booleanType, isSame)],
  ['day of year', ofDate(numberType, ({ epochDay }) => dayOfYearOf(epochDay))],
  ['day of week', ofDate(stringType, ({ epochDay }) => DAYS[weekdayOf(epochDay) - 1]!)],
  ['month of year', ofDate(stringType, ({ month }) => MONTHS[month - 1]!)],
  ['week of year', ofDate(numberType, ({ epochDay }) => weekOfYearOf(epochDay))],
]
