import { useTranslation } from 'react-i18next'
import type { StatementRead } from '../../api/desk-registers.ts'

const FORMATS = { camt053: 'camt.053', mt940: 'MT940', csv: 'CSV' } as const

/** By which version of which layout a statement was read, or as which standard. */
export function ReadBy({ read: { source, profile } }: { read: StatementRead['read_by'] }) {
  const { t } = useTranslation()
  if (profile === null) return t('registers.statements.readByFormat', { format: FORMATS[source] })
  return t('registers.statements.readBy', { name: profile.id, version: profile.version })
}
