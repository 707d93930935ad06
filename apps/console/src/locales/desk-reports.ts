/** The words of the desk's reports and of its risk group: they come with their rooms. */
import i18next from 'i18next'
import { deskReports as en } from './en/desk-reports.ts'
import { deskReports as zh } from './zh/desk-reports.ts'

export function addDeskReportWords(): void {
  for (const [language, deskReports] of Object.entries({ zh, en }))
    i18next.addResourceBundle(language, 'translation', { deskReports }, true)
}
