/** Both languages come with the console: switching is at once, and works while the server is away. */
import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { isBorrowersPage } from '../app/whose-page.ts'
import { HTML_LANGUAGE, LANGUAGES, type Language } from '../format/language.ts'
import { en } from './en.ts'
import { zh } from './zh.ts'

const KEPT_AS = 'fairline.language'

const isLanguage = (text: string | null): text is Language => LANGUAGES.some((language) => language === text)

/** What he chose here before; for a borrower, else the first that his browser asks for and we speak. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS)
  if (isLanguage(kept)) return kept
  return (isBorrowersPage() ? navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage) : undefined) ?? 'zh'
}

export function startI18n(): void {
  void i18next.use(initReactI18next).init({
    lng: firstLanguage(),
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
