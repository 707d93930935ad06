/** Formatters bound to the language in use. */
import { useMemo } from 'react'
import type { Bilingual } from '../api/views.ts'
import { type Language, otherLanguage } from '../format/language.ts'
import { compactMoney, money } from '../format/money.ts'
import { count, percent } from '../format/number.ts'
import { day, dayAndTime, days, duration, monthName, months, namedDay, relative, timeOfDay, weekdayName } from '../format/time.ts'
import { useLanguage } from '../locales/i18n.ts'

const wordsOf = (language: Language) => ({
  language,
  pick: (text: Bilingual): string => text[language],
  pickOther: (text: Bilingual): string => text[otherLanguage(language)],
  count: (value: number): string => count(value, language),
  percent: (permille: number): string => percent(permille, language),
  money: (minor: number, currency: string): string => money(minor, currency, language),
  fullMoney: (minor: number, currency: string): string => money(minor, currency, language, 'full'),
  compactMoney: (minor: number, currency: string): string => compactMoney(minor, currency, language),
  timeOfDay: (moment: number | string): string => timeOfDay(moment, true),
  day: (moment: number | string): string => day(moment, language),
  namedDay: (date: string): string => namedDay(date, language),
  month: (month: string): string => monthName(month, language),
  weekday: (date: string): string => weekdayName(date, language),
  dayAndTime: (moment: number | string): string => dayAndTime(moment, language),
  relative: (moment: number | string, nowMs: number): string | null => relative(moment, nowMs, language),
  days: (count: number): string => days(count, language),
  months: (count: number): string => months(count, language),
  duration: (ms: number): string => duration(ms, language),
})

export type Words = ReturnType<typeof wordsOf>

export function useWords(): Words {
  const language = useLanguage()
  return useMemo(() => wordsOf(language), [language])
}
