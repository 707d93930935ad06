import { useTranslation } from 'react-i18next'
import { fields } from '../locales/en/fields.ts'

const isKnown = (field: string): field is keyof typeof fields => Object.hasOwn(fields, field)

/** What a field of an event is called; a field we don't know keeps its name on the wire. */
export function useFieldName(): (field: string) => string {
  const { t } = useTranslation()
  return (field) => (isKnown(field) ? t(`fields.${field}`) : field)
}
