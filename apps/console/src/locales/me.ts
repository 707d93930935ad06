/** The words of the borrower's page: they come with it, as nobody at the desk needs them. */
import i18next from 'i18next'
import { me as en } from './en/me.ts'
import { me as zh } from './zh/me.ts'

export function addMyWords(): void {
  for (const [language, me] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { me }, true)
}
