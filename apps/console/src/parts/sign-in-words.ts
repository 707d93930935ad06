/** Why a way in did not open, in the reader's words. */
import { useTranslation } from 'react-i18next'
import { isAway, isRefused } from '../api/faults.ts'

export function useEntryFault(): (error: Error, wrong: string) => string {
  const { t } = useTranslation()
  return (error, wrong) => {
    if (isAway(error)) return t('people.signIn.away')
    return isRefused(error, 429) ? t('session.wait') : wrong
  }
}
