/** The words of registers that come in tables: they come with the room of connections. */
import i18next from 'i18next'
import { imports as en } from './en/imports.ts'
import { imports as zh } from './zh/imports.ts'

export function addImportWords(): void {
  for (const [language, imports] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { imports }, true)
}
