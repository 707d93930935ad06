import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capitalsOf } from './capitals.ts'

/** The first five are the worked examples of the rules for bills. */
test.each<[fen: number, text: string]>([
  [140_950, '人民币壹仟肆佰零玖元伍角整'],
  [600_714, '人民币陆仟零柒元壹角肆分'],
  [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
  [32_504, '人民币叁佰贰拾伍元零肆分'],
  [168_032, '人民币壹仟陆佰捌拾元叁角贰分'],
  [0, '人民币零元整'],
  [1, '人民币壹分'],
  [10, '人民币壹角整'],
  [11, '人民币壹角壹分'],
  [100, '人民币壹元整'],
  [101, '人民币壹元零壹分'],
  [1_000, '人民币壹拾元整'],
  [1_100, '人民币壹拾壹元整'],
  [10_100, '人民币壹佰零壹元整'],
  [100_000, '人民币壹仟元整'],
  [100_100, '人民币壹仟零壹元整'],
  [101_000, '人民币壹仟零壹拾元整'],
  [1_000_000, '人民币壹万元整'],
  [1_000_100, '人民币壹万零壹元整'],
  [1_010_000, '人民币壹万零壹佰元整'],
  [1_100_000, '人民币壹万壹仟元整'],
  [10_000_000, '人民币壹拾万元整'],
  [20_000_000, '人民币贰拾万元整'],
  [100_000_000, '人民币壹佰万元整'],
  [100_010_000, '人民币壹佰万零壹佰元整'],
  [10_000_000_000, '人民币壹亿元整'],
  [10_000_000_100, '人民币壹亿零壹元整'],
  [10_001_000_000, '人民币壹亿零壹万元整'],
  [11_000_000_000, '人民币壹亿壹仟万元整'],
  [100_000_000_000_000, '人民币壹万亿元整'],
  [Number.MAX_SAFE_INTEGER, '人民币玖拾万零柒佰壹拾玖亿玖仟贰佰伍拾肆万柒仟肆佰零玖元玖角壹分'],
])('%i fen are %s', (fen, text) => expect(capitalsOf(fen)).toBe(text))

test.each([-1, 0.5, Number.NaN])('%d is no amount', (fen) => {
  expect(() => capitalsOf(fen)).toThrow('an amount in capitals is whole and not negative')
})

const VALUES: Readonly<Record<string, number>> = { 零: 0, 壹: 1, 贰: 2, 叁: 3, 肆: 4, 伍: 5, 陆: 6, 柒: 7, 捌: 8, 玖: 9 }
const SIZES: Readonly<Record<string, number>> = { 拾: 10, 佰: 100, 仟: 1_000, 万: 10_000, 亿: 100_000_000 }

/** The slow twin: reads the numerals from left to right. */
function readNumeral(text: string): number {
  let total = 0
  let group = 0
  let digit = 0
  for (const character of text) {
    const size = SIZES[character]
    if (size === undefined) digit = VALUES[character]!
    else if (size < 10_000) {
      group += digit * size
      digit = 0
    } else if (size === 10_000) {
      total += (group + digit) * size
      group = digit = 0
    } else {
      total = (total + group + digit) * size
      group = digit = 0
    }
  }
  return total + group + digit
}

test('whatever is written reads back as the same amount', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.maxSafeNat(),
        fc.nat(100_000_000),
        fc.nat(9_999).map((n) => n * 1_000_000),
      ),
      (fen) => {
        const text = capitalsOf(fen).slice('人民币'.length).replace(/整$/, '')
        const [, yuan = '', jiao = '', cents = ''] = /^(?:(.+)元)?零?(?:(.)角)?(?:(.)分)?$/.exec(text)!
        expect(readNumeral(yuan) * 100 + readNumeral(jiao) * 10 + readNumeral(cents)).toBe(fen)
        expect(text).not.toMatch(/零零|零[万亿元角分](?<!^零元)/)
      },
    ),
  )
})
