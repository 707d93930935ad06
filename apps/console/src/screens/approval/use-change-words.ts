/** What a field of a request is called, and its value, in the reader's words. */
import { isRole, ROLES } from '@fairline/access/roles'
import { useTranslation } from 'react-i18next'
import { percent } from '../../format/number.ts'
import { approvals } from '../../locales/en/approvals.ts'
import { useLanguage } from '../../locales/i18n.ts'
import { useEventWords } from '../../parts/event-words.ts'
import { useFieldName } from '../../parts/field-name.ts'
import { useFieldValue } from '../../parts/field-value.ts'

const isField = (name: string): name is keyof typeof approvals.fields => Object.hasOwn(approvals.fields, name)
const isValue = (value: string): value is keyof typeof approvals.values => Object.hasOwn(approvals.values, value)
const isLanguage = (of: string): of is keyof typeof approvals.languages => Object.hasOwn(approvals.languages, of)
const VALUED: readonly string[] = ['personal_data', 'second_factor', 'access', 'plan_method']
const PPM_PER_PERMILLE = 1_000
/** None is named: it may come from any. */
const NETWORKS: readonly string[] = ['addresses', 'key_addresses']
const LINE_STATUSES = ['pending', 'active', 'suspended', 'closed', 'charged_off'] as const

export function useChangeWords(currency: string | null) {
  const { t } = useTranslation()
  const language = useLanguage()
  const nameOf = useFieldName()
  const sayValue = useFieldValue()
  const events = useEventWords()
  const field = (name: string, of?: string): string => {
    const called = isField(name) ? t(`approvals.fields.${name}`) : nameOf(name)
    if (of === undefined) return called
    return t('approvals.of', { field: called, of: isLanguage(of) ? t(`approvals.languages.${of}`) : of })
  }
  const said = (name: string, one: unknown): string => {
    if (name === 'outcomes') return events.outcome(String(one))
    if (name === 'roles' && typeof one === 'string' && isRole(one)) return ROLES[one][language]
    if (VALUED.includes(name) && typeof one === 'string' && isValue(one)) return t(`approvals.values.${one}`)
    if (name.endsWith('_ppm') && typeof one === 'number') return percent(Math.round(one / PPM_PER_PERMILLE), language)
    const status = name === 'status' ? LINE_STATUSES.find((known) => known === one) : undefined
    return status === undefined ? sayValue(name, one, currency) : t(`parts.status.${status}`)
  }
  const value = (name: string, given: unknown): string => {
    if (NETWORKS.includes(name) && Array.isArray(given) && given.length === 0) return t('approvals.anywhere')
    if (given === null || (Array.isArray(given) && given.length === 0)) return t('approvals.nothing')
    return Array.isArray(given) ? given.map((one) => said(name, one)).join(t('parts.listSeparator')) : said(name, given)
  }
  return { field, value }
}
