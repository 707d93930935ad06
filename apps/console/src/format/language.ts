/** The two languages of the console: what a locale is called by i18next, by Intl and by antd is decided here. */
export const LANGUAGES = ['zh', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** `en-GB` for its order of day and month and its 24 hours. */
export const INTL_LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' }

/** Of a document. */
export const HTML_LANGUAGE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' }

export const otherLanguage = (language: Language): Language => (language === 'zh' ? 'en' : 'zh')
