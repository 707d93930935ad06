/** The words of screening, guidance through the lender and cash flow: they come with the rooms that show them. */
import i18next from 'i18next'
import { coachingActs as en } from './en/coaching-acts.ts'
import { coachingActs as zh } from './zh/coaching-acts.ts'

export function addCoachingActWords(): void {
  for (const [language, coachingActs] of Object.entries({ zh, en }))
    i18next.addResourceBundle(language, 'translation', { coachingActs }, true)
}
