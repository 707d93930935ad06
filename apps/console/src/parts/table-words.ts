/** What a table or column of a pack is called, and how its value is said; what is the pack's own keeps its name. */
import { useTranslation } from 'react-i18next'
import { dayRateText } from '../format/day-rate.ts'
import { tables } from '../locales/en/tables.ts'
import { useSignalValue } from './signal-value.ts'

type Value = number | string | boolean | null

const isKnown = (name: string): name is keyof typeof tables => Object.hasOwn(tables, name)

const UNITS: Readonly<Record<string, string>> = { granted_limit: 'minor', limit_factor: 'permille', behaviour_score: 'points' }

export function useTableWords() {
  const { t } = useTranslation()
  const say = useSignalValue()
  return {
    nameOf: (name: string): string => (isKnown(name) ? t(`tables.${name}`) : name),
    say: (name: string, value: Value, currency: string | null): string => {
      if (value === null) return ''
      if ((name === 'price' || name === 'day_rate') && Number.isSafeInteger(value)) return dayRateText(Number(value))
      return say(value, UNITS[name] ?? '', currency)
    },
  }
}
