import { expect, test } from 'vitest'
import { knownDay } from '../kernel/day.ts'
import { openZone } from '../kernel/zone.ts'
import {
  amountText,
  dateText,
  dayRateText,
  dayRateTimes,
  momentText,
  moneyText,
  monthText,
  permilleText,
  ppmText,
  timesText,
  yearRateTimes,
} from './figures.ts'

const yuan = { code: 'CNY', digits: 2 }
const day = knownDay('2026-01-15')

test.each<[text: string, then: string]>([
  [amountText(0, 2), '0.00'],
  [amountText(5, 2), '0.05'],
  [amountText(99_999, 2), '999.99'],
  [amountText(100_000, 2), '1,000.00'],
  [amountText(-123_456_789, 2), '-1,234,567.89'],
  [amountText(Number.MAX_SAFE_INTEGER, 2), '90,071,992,547,409.91'],
  [amountText(1_234, 0), '1,234'],
  [amountText(1_234_567, 3), '1,234.567'],
  [moneyText(1_000_000, yuan, 'zh'), '10,000.00元'],
  [moneyText(1_000_000, yuan, 'en'), 'CNY 10,000.00'],
  [moneyText(1_000, { code: 'JPY', digits: 0 }, 'zh'), 'JPY 1,000'],
  [dayRateText(40_000), '0.04%'],
  [dayRateText(45_500), '0.0455%'],
  [dayRateText(0), '0.00%'],
  [dayRateTimes(40_000, 1_500), '0.06%'],
  [dayRateTimes(33_333, 1_300), '0.0433329%'],
  [yearRateTimes(40_000, 1_500), '21.90%'],
  [ppmText(146_000), '14.60%'],
  [ppmText(156_180), '15.618%'],
  [permilleText(300), '30%'],
  [permilleText(333), '33.3%'],
  [timesText(1_500), '1.5'],
  [timesText(2_000), '2'],
  [dateText(day, 'zh'), '2026年1月15日'],
  [dateText(day, 'en'), '15 January 2026'],
  [monthText(day, 'zh'), '2026年1月'],
  [monthText(day, 'en'), 'January 2026'],
  [momentText(Date.UTC(2026, 0, 14, 16), openZone('Asia/Shanghai')!, 'zh'), '2026年1月15日 00:00:00（Asia/Shanghai）'],
  [momentText(Date.UTC(2026, 0, 15, 15, 59, 59, 999), openZone('Asia/Shanghai')!, 'en'), '15 January 2026, 23:59:59 (Asia/Shanghai)'],
])('%s', (text, then) => expect(text).toBe(then))
