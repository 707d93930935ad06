import { useTranslation } from 'react-i18next'
import { daysBetween } from '../../format/calendar.ts'
import { useWords } from '../../parts/use-words.ts'

/** How far off a day is, by the desk's own today. */
export function useDueWords(today: string): (on: string) => string {
  const { t } = useTranslation()
  const words = useWords()
  return (on) => {
    const left = daysBetween(today, on)
    if (left === 0) return t('deskPeople.due.today')
    return t(left > 0 ? 'deskPeople.due.left' : 'deskPeople.due.late', { days: words.days(Math.abs(left)) })
  }
}
