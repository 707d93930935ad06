import type { Language } from '../../../format/language.ts'

const BETWEEN = ' · '

/** What the desk writes itself says the same twice, in Chinese and then in English; what a person wrote is shown as he wrote it. */
export function saidIn(words: string, language: Language): string {
  const [zh, en, ...more] = words.split(BETWEEN)
  return zh === undefined || en === undefined || more.length > 0 ? words : language === 'zh' ? zh : en
}
