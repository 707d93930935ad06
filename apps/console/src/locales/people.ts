/** The words of signing in, of one's own account and of the people of an organisation: they come with their pages. */
import i18next from 'i18next'
import { people as en } from './en/people.ts'
import { people as zh } from './zh/people.ts'

export function addPeopleWords(): void {
  for (const [language, people] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { people }, true)
}
