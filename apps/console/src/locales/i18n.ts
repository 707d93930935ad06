/** Both languages come with the console: switching is at once, and works while the server is away. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { HTML_LANGUAGE, LANGUAGES, type Language } from '../format/language.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

const KEPT_AS = 'fairline.language'

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((language) => language === text)

export function startI18n(): void {
  const kept = localStorage.getItem(KEPT_AS)
  void i18next.use(initReactI18next).init({
    lng: isLanguage(kept) ? kept : 'zh',
    fallbackLng: false,
    initAsync: false,
    resources: { zh: { translation: zh }, en: { translation: en } },
    // React escapes already.
    interpolation: { escapeValue: false },
  })
  i18next.on('languageChanged', tellDocument)
  tellDocument(i18next.language)
}

function tellDocument(language: string): void {
  if (isLanguage(language)) document.documentElement.lang = HTML_LANGUAGE[language]
}

export function changeLanguage(language: Language): void {
  localStorage.setItem(KEPT_AS, language)
  void i18next.changeLanguage(language)
}

export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'zh'
}
