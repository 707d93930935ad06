import { decimalText } from './decimal.ts'

/** Day rates are parts per hundred million. */
const DIGITS = 6

const trimmed = (text: string): string => text.replace(/\.0+$|(?<=\.\d*?)0+$/, '')

/** @example dayRateText(30_000) // '0.03%' */
export const dayRateText = (dayRate: number): string => `${trimmed(decimalText(dayRate, DIGITS))}%`

/** Yearly rates are millionths. */
const ANNUAL_DIGITS = 4

/** @example annualRateText(109_500) // '10.95%' */
export const annualRateText = (ppm: number): string => `${trimmed(decimalText(ppm, ANNUAL_DIGITS))}%`
