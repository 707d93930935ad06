import { decimalText } from './decimal.ts'

/** Day rates are parts per hundred million. */
const DIGITS = 6

/** @example dayRateText(30_000) // '0.03%' */
export const dayRateText = (dayRate: number): string => `${decimalText(dayRate, DIGITS).replace(/\.0+$|(?<=\.\d*?)0+$/, '')}%`
