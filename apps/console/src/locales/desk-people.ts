/** The words of the rooms of those with whom a desk has to do: they come with those rooms. */
import i18next from 'i18next'
import { deskPeople as en } from './en/desk-people.ts'
import { deskPeople as zh } from './zh/desk-people.ts'

export function addDeskPeopleWords(): void {
  for (const [language, deskPeople] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { deskPeople }, true)
}
