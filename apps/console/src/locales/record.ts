/** The words of the record: they come with its room. */
import i18next from 'i18next'
import { record as en } from './en/record.ts'
import { record as zh } from './zh/record.ts'

export function addRecordWords(): void {
  for (const [language, record] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { record }, true)
}
