/** The words of playbooks and drills: they come with their room. */
import i18next from 'i18next'
import { playbooks as en } from './en/playbooks.ts'
import { playbooks as zh } from './zh/playbooks.ts'

export function addPlaybookWords(): void {
  for (const [language, playbooks] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { playbooks }, true)
}
