/** A value of an event as people say it; what was not chosen from a list stays as it was sent. */
import { useTranslation } from 'react-i18next'
import { values } from '../locales/en/values.ts'
import { useWords } from './use-words.ts'

const isKnown = (value: string): value is keyof typeof values => Object.hasOwn(values, value)

/** Fields whose values are chosen from a list, in one fact or another. */
export const CHOSEN_FIELDS: ReadonlySet<string> = new Set(
  'action category cause channel client closes direction document field fields fields_on_file item items kind licence lifted_scope link measure method of product purpose reason repayment_method result scope severity signs source state status trigger undoes use used_for why'.split(
    ' ',
  ),
)

export function useValueName(): (value: string) => string {
  const { t } = useTranslation()
  return (value) => (isKnown(value) ? t(`values.${value}`) : value)
}

/** `field`: its name on the wire, which says what kind of value it holds. */
export function useFieldValue(): (field: string, value: unknown, currency: string | null) => string {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useValueName()
  const say = (field: string, value: unknown, currency: string | null): string => {
    if (Array.isArray(value)) return value.map((one) => say(field, one, currency)).join(t('parts.listSeparator'))
    if (typeof value === 'boolean') return value ? t('parts.yes') : t('parts.no')
    if (typeof value === 'number') return field.endsWith('_minor') ? words.money(value, currency ?? 'CNY') : words.count(value)
    if (typeof value !== 'string') return JSON.stringify(value)
    if (field.endsWith('_at') && !Number.isNaN(Date.parse(value))) return words.dayAndTime(value)
    return CHOSEN_FIELDS.has(field) ? nameOf(value) : value
  }
  return say
}
