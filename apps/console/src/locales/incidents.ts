/** The words of incidents, warnings and drills: they come with their rooms. */
import i18next from 'i18next'
import { incidents as en } from './en/incidents.ts'
import { incidents as zh } from './zh/incidents.ts'

export function addIncidentWords(): void {
  for (const [language, incidents] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { incidents }, true)
}
