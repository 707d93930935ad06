/** The words of the desk's registers, statements and debts: they come with those rooms. */
import i18next from 'i18next'
import { registers as en } from './en/registers.ts'
import { registers as zh } from './zh/registers.ts'

export function addRegisterWords(): void {
  for (const [language, registers] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { registers }, true)
}
