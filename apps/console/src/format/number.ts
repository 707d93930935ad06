import { decimalText } from './decimal.ts'
import { INTL_LOCALE, type Language } from './language.ts'

const counts = { zh: new Intl.NumberFormat(INTL_LOCALE.zh), en: new Intl.NumberFormat(INTL_LOCALE.en) }
const percents = { zh: percentFormat('zh'), en: percentFormat('en') }

function percentFormat(language: Language): Intl.NumberFormat {
  return new Intl.NumberFormat(INTL_LOCALE[language], { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })
}

export const count = (value: number, language: Language): string => counts[language].format(value)

/** @example percent(456, 'zh') // '45.6%' */
export const percent = (permille: number, language: Language): string => percents[language].format(decimalText(permille, 3))

/** Part of a whole in parts per thousand, cut off; 0 of nothing. */
export const permilleOf = (part: number, whole: number): number => (whole > 0 ? Number((BigInt(part) * 1_000n) / BigInt(whole)) : 0)
