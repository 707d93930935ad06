/** The words of the room of connections: they come with it. */
import i18next from 'i18next'
import { connectors as en } from './en/connectors.ts'
import { connectors as zh } from './zh/connectors.ts'

export function addConnectorWords(): void {
  for (const [language, connectors] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { connectors }, true)
}
