/** A value of a signal with its unit, as people say it. */
import { useTranslation } from 'react-i18next'
import { useValueName } from './field-value.ts'
import { useWords, type Words } from './use-words.ts'

type Value = number | string | boolean | null
type Say = (value: Value, unit: string, currency?: string | null) => string

const DEFAULT_CURRENCY = 'CNY'

export function useSignalValue(): Say {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  return (value, unit, currency) => {
    if (value === null) return t('parts.nothing')
    if (typeof value === 'boolean') return value ? t('parts.yes') : t('parts.no')
    if (typeof value === 'string' && unit === 'instant') return words.dayAndTime(value)
    if (typeof value === 'string' && unit === 'text') return value
    if (typeof value === 'string')
      return sayCodes(value, (code) => (isOwn(code) ? t(`parts.code.${code}`) : nameOf(code)), t('parts.listSeparator'))
    const name = unit === 'days' || unit === 'months' || unit === 'points' ? t(`parts.unit.${unit}`) : ''
    return sayNumber(value, unit, words, currency ?? DEFAULT_CURRENCY, name)
  }
}

/** Codes that signals have and no event. */
const OWN = ['differs', 'granted', 'imported', 'name_and_id_number', 'none', 'unproven', 'up_to_date', 'valid'] as const
const isOwn = (code: string): code is (typeof OWN)[number] => (OWN as readonly string[]).includes(code)

/** One code, or several with commas between; anything else is said as it is. */
const sayCodes = (value: string, nameOf: (code: string) => string, separator: string): string =>
  /^[a-z_]+(,[a-z_]+)*$/.test(value) ? value.split(',').map(nameOf).join(separator) : value

function sayNumber(value: number, unit: string, words: Words, currency: string, name: string): string {
  if (unit === 'minor' && Number.isSafeInteger(value)) return words.money(value, currency)
  if (unit === 'permille' && Number.isInteger(value)) return words.percent(value)
  const number = words.count(value)
  return name ? `${number} ${name}` : number
}
