import { expect, test } from 'vitest'
import { compactMoney, money } from './money.ts'

test.each([
  [0, '¥0', '¥0'],
  [999_999, '¥9,999.99', '¥10.00K'],
  [1_000_000, '¥1.00万', '¥10.00K'],
  [99_999, '¥999.99', '¥999.99'],
  [100_000, '¥1,000', '¥1.00K'],
  [123_450_000, '¥123.5万', '¥1.23M'],
  [999_949_999_999, '¥99.99亿', '¥10.00B'],
  [9_999_499_999, '¥9,999万', '¥99.99M'],
  [9_999_500_000, '¥1.00亿', '¥100.0M'],
  [12_345_678_900, '¥1.23亿', '¥123.5M'],
  [Number.MAX_SAFE_INTEGER, '¥90.07万亿', '¥90.07T'],
  [-123_450_000, '-¥123.5万', '-¥1.23M'],
])('%i fen in short', (minor, zh, en) => {
  expect([compactMoney(minor, 'CNY', 'zh'), compactMoney(minor, 'CNY', 'en')]).toEqual([zh, en])
})

test.each([
  [5_000_000, 'CNY', 'plain', '¥50,000'],
  [5_000_001, 'CNY', 'plain', '¥50,000.01'],
  [5_000_000, 'CNY', 'full', '¥50,000.00'],
  [1, 'CNY', 'full', '¥0.01'],
  [1_234, 'JPY', 'full', '¥1,234'],
  [1_234, 'USD', 'full', '$12.34'],
  [Number.MAX_SAFE_INTEGER, 'CNY', 'full', '¥90,071,992,547,409.91'],
] as const)('%i %s, %s', (minor, currency, cents, text) => expect(money(minor, currency, 'zh', cents)).toBe(text))
