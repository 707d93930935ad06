/** What people call the registers and their fields, and why a row is none of them. */
import { useTranslation } from 'react-i18next'
import type { RowFault } from '../../api/import-requests.ts'
import { useWords } from '../../parts/use-words.ts'
import { fieldFaults } from './register-faults.ts'

/** A field without a name of its own goes by the name that the API has for it. */
export function useFieldName(): (field: string) => string {
  const { t, i18n } = useTranslation()
  return (field) => {
    if (field === 'id') return t('imports.entry')
    if (i18n.exists(`imports.field.${field}`)) return t(`imports.field.${field as 'rate_ppm'}`)
    return i18n.exists(`registers.field.${field}`) ? t(`registers.field.${field as 'name'}`) : field
  }
}

export function useKindName(): (kind: string) => string {
  const { t, i18n } = useTranslation()
  return (kind) => (i18n.exists(`imports.kind.${kind}`) ? t(`imports.kind.${kind as 'training'}`) : t(`registers.kind.${kind as 'need'}`))
}

export function useRowFault(): (fault: RowFault) => string {
  const { t } = useTranslation()
  const words = useWords()
  const nameOf = useFieldName()
  return ({ column, field, text, detail }) => {
    const [told] = detail === null ? [] : fieldFaults([{ pointer: `/${field}`, detail }])
    const said = told === undefined || told.what === 'other' ? words.pick(text) : t(`registers.fault.${told.what}`)
    return t('imports.inColumn', { column: column ?? nameOf(field), text: said })
  }
}
