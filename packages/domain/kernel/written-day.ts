/** Days as files write them. */
import { type Day, readDay } from './day.ts'

export const DAY_FORMS = ['yyyy-mm-dd', 'yyyy/mm/dd', 'yyyymmdd', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy'] as const
export type DayForm = (typeof DAY_FORMS)[number]

const DAYS: Readonly<Record<DayForm, RegExp>> = {
  'yyyy-mm-dd': /^(?<y>\d{4})-(?<m>\d\d)-(?<d>\d\d)$/,
  'yyyy/mm/dd': /^(?<y>\d{4})\/(?<m>\d\d?)\/(?<d>\d\d?)$/,
  yyyymmdd: /^(?<y>\d{4})(?<m>\d\d)(?<d>\d\d)$/,
  'dd.mm.yyyy': /^(?<d>\d\d?)\.(?<m>\d\d?)\.(?<y>\d{4})$/,
  'dd/mm/yyyy': /^(?<d>\d\d?)\/(?<m>\d\d?)\/(?<y>\d{4})$/,
  'mm/dd/yyyy': /^(?<m>\d\d?)\/(?<d>\d\d?)\/(?<y>\d{4})$/,
}

/** Undefined for what is no date, or is written otherwise. */
export function readWrittenDay(text: string, form: DayForm): Day | undefined {
  const { y = '', m = '', d = '' } = DAYS[form].exec(text)?.groups ?? {}
  return readDay(`${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`)
}
