/** The words of the financing desk: they come with its rooms. */
import i18next from 'i18next'
import { desk as en } from './en/desk.ts'
import { desk as zh } from './zh/desk.ts'

export function addDeskWords(): void {
  for (const [language, desk] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { desk }, true)
}
