/** Evidence in words: what was seen, when, and against which bound. Numbers by their unit, as documents print them. */

import { EVIDENCE_WORDS } from '../account/evidence-words.ts'
import { amountText, dateText, permilleText } from '../documents/figures.ts'
import type { Language, Words } from '../documents/markup.ts'
import type { Zone } from '../kernel/zone.ts'
import type { Evidence } from '../line/outcomes.ts'
import { signalNamed } from '../signals/catalogue.ts'
import type { Signal } from '../signals/signal.ts'

export type Saying = Readonly<{ language: Language; zone: Zone; minorDigits: number }>

/** @example evidenceText(score, …) // '信用分：580（低于 600）；2026年3月2日' */
export function evidenceText({ signal: name, value, test, asOf }: Evidence, { language, zone, minorDigits }: Saying): string {
  const signal = signalNamed.get(name)
  const words = signal ?? EVIDENCE_WORDS[name] ?? { zh: name, en: name }
  const unit = signal?.unit ?? (name.endsWith('_minor') ? 'minor' : name.endsWith('_permille') ? 'permille' : 'code')
  const shown = (one: Evidence['value']) => valueText(one, unit, language, minorDigits)
  const bound = test === null ? '' : boundText(test, language, shown)
  const date = asOf === null ? '' : dateText(zone.dayAt(Date.parse(asOf)), language)
  const inBrackets = [bound, date].filter((part) => part !== '').join(language === 'zh' ? '，' : ', ')
  return language === 'zh'
    ? `${words.zh}：${shown(value)}${inBrackets && `（${inBrackets}）`}`
    : `${words.en}: ${shown(value)}${inBrackets && ` (${inBrackets})`}`
}

const UNKNOWN: Words = { zh: '无', en: 'none' }
const YES: Words = { zh: '是', en: 'yes' }
const NO: Words = { zh: '否', en: 'no' }

function valueText(value: Evidence['value'], unit: Signal['unit'], language: Language, minorDigits: number): string {
  if (value === null) return UNKNOWN[language]
  if (typeof value === 'boolean') return (value ? YES : NO)[language]
  if (typeof value === 'string') return value
  if (unit === 'minor') return amountText(value, minorDigits)
  if (unit === 'permille') return permilleText(value)
  if (unit === 'days') return language === 'zh' ? `${value} 天` : value === 1 ? '1 day' : `${value} days`
  if (unit === 'months') return language === 'zh' ? `${value} 个月` : value === 1 ? '1 month' : `${value} months`
  return String(value)
}

const BOUNDS: Readonly<Record<string, Words>> = {
  '<': { zh: '低于 {bound}', en: 'below {bound}' },
  '<=': { zh: '不高于 {bound}', en: '{bound} or less' },
  '>': { zh: '超过 {bound}', en: 'above {bound}' },
  '>=': { zh: '达到或超过 {bound}', en: '{bound} or more' },
}

/** A plain comparison in words; any other test says nothing that the value does not. */
function boundText(test: string, language: Language, shown: (value: number) => string): string {
  const found = /^(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)$/.exec(test.trim())
  if (found === null) return ''
  const [, operator, bound] = found
  return BOUNDS[operator!]![language].replace('{bound}', shown(Number(bound)))
}
