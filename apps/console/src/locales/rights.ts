/** The words of a borrower's rights over his data: they come with that part of his page, once he opens it. */
import i18next from 'i18next'
import { rights as en } from './en/rights.ts'
import { rights as zh } from './zh/rights.ts'

export function addRightsWords(): void {
  for (const [language, rights] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { rights }, true)
}
