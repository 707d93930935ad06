/** The words of forecast and fact: they come with the page of a project. */
import i18next from 'i18next'
import { forecast as en } from './en/forecast.ts'
import { forecast as zh } from './zh/forecast.ts'

export function addForecastWords(): void {
  for (const [language, forecast] of Object.entries({ zh, en })) i18next.addResourceBundle(language, 'translation', { forecast }, true)
}
