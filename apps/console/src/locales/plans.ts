/** The words of funding plans and of what is done for them: they come with their rooms. */
import i18next from 'i18next'
import { plans as en } from './en/plans.ts'
import { plans as zh } from './zh/plans.ts'

export function addPlanWords(): void {
  for (const [language, plans] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { plans }, true)
}
