import type { Language, Words } from '../documents/markup.ts'

/** What comes before the colon is the reason's name. @example reasonName({ zh: '频繁更换设备：…', en: '…' }, 'zh') // '频繁更换设备' */
export const reasonName = (text: Words, language: Language): string => text[language].split(language === 'zh' ? '：' : ':')[0]!
