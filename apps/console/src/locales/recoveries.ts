/** The words of recovery cases, of what was learned, and of how well causes are told: they come with their rooms. */
import i18next from 'i18next'
import { recoveries as en } from './en/recoveries.ts'
import { recoveries as zh } from './zh/recoveries.ts'

export function addRecoveryWords(): void {
  for (const [language, recoveries] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { recoveries }, true)
}
