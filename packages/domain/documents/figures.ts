/**
 * Money, rates and dates as documents print them, the same on every machine: no table of an engine's locale is asked.
 *
 * Units    minor units with the digits of their currency; day rates in parts per 10^8; yearly rates in ppm; days as in kernel/day.ts.
 * Exact    nothing is rounded: every digit there is gets printed.
 */
import { type Day, partsOf } from '../kernel/day.ts'
import { DAY_MS } from '../kernel/time.ts'
import type { Zone } from '../kernel/zone.ts'
import type { Language } from './markup.ts'

export type Currency = Readonly<{ code: string; digits: number }>

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** `units` of which 10^`digits` are one. At least `least` digits behind the point. */
function decimalText(units: bigint, digits: number, least: number): string {
  const sign = units < 0n ? '-' : ''
  const text = (units < 0n ? -units : units).toString().padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits).replace(/\B(?=(\d{3})+$)/g, ',')
  const written = text.slice(text.length - digits)
  const fraction = written.slice(0, least) + written.slice(least).replace(/0+$/, '')
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`
}

/** @example amountText(1_000_000, 2) // '10,000.00' */
export const amountText = (minor: number, digits: number): string => decimalText(BigInt(minor), digits, digits)

/** @example moneyText(1_000_000, { code: 'CNY', digits: 2 }, 'zh') // '10,000.00元' */
export function moneyText(minor: number, { code, digits }: Currency, language: Language): string {
  const amount = amountText(minor, digits)
  return language === 'zh' && code === 'CNY' ? `${amount}元` : `${code} ${amount}`
}

/** @example dayRateText(40_000) // '0.04%' */
export const dayRateText = (dayRate: number): string => `${decimalText(BigInt(dayRate), 6, 2)}%`

/** A day rate times so many thousandths. @example dayRateTimes(40_000, 1_500) // '0.06%' */
export const dayRateTimes = (dayRate: number, permille: number): string => `${decimalText(BigInt(dayRate) * BigInt(permille), 9, 2)}%`

/** Simple, 365 days. @example yearRateTimes(40_000, 1_500) // '21.90%' */
export const yearRateTimes = (dayRate: number, permille: number): string =>
  `${decimalText(BigInt(dayRate) * BigInt(permille) * 365n, 9, 2)}%`

/** @example ppmText(146_000) // '14.60%' */
export const ppmText = (ppm: number): string => `${decimalText(BigInt(ppm), 4, 2)}%`

/** @example permilleText(1_500) // '150%' */
export const permilleText = (permille: number): string => `${decimalText(BigInt(permille), 1, 0)}%`

/** @example timesText(1_500) // '1.5' */
export const timesText = (permille: number): string => decimalText(BigInt(permille), 3, 0)

/** `2026年1月15日`, `15 January 2026`. */
export function dateText(day: Day, language: Language): string {
  const { year, month, dayOfMonth } = partsOf(day)
  return language === 'zh' ? `${year}年${month}月${dayOfMonth}日` : `${dayOfMonth} ${MONTHS[month - 1]} ${year}`
}

/** Of that month: `2026年1月`, `January 2026`. */
export function monthText(day: Day, language: Language): string {
  const { year, month } = partsOf(day)
  return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`
}

/** To the second, with the zone's name. A day of 23 or 25 hours is told by what its clocks show, as long as they move at a full hour of the day's start. */
export function momentText(at: number, zone: Zone, language: Language): string {
  const day = zone.dayAt(at)
  const seconds = Math.floor(((at - zone.startOf(day)) % DAY_MS) / 1000)
  const pad = (value: number) => String(value).padStart(2, '0')
  const time = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return language === 'zh' ? `${dateText(day, language)} ${time}（${zone.name}）` : `${dateText(day, language)}, ${time} (${zone.name})`
}
