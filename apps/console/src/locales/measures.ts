/** The words of the measures: many, for the few who look at them, so they come with their room. */
import i18next from 'i18next'
import { measures as en } from './en/measures.ts'
import { measures as zh } from './zh/measures.ts'

export function addMeasureWords(): void {
  for (const [language, measures] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { measures }, true)
}
