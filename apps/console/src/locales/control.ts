/** The words of the audit and of API keys: they come with their rooms. */
import i18next from 'i18next'
import { control as en } from './en/control.ts'
import { control as zh } from './zh/control.ts'

export function addControlWords(): void {
  for (const [language, control] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { control }, true)
}
