/**
 * An amount of yuan in capital numerals (大写金额), as contracts and cheques write it so that no stroke can be added.
 *
 * Units    fen, a whole amount that is not negative.
 * Source   rules for writing the amounts of bills of the People's Bank of China: 整 after whole yuan or jiao, one 零 for zeros between digits.
 *
 * @example capitalsOf(1_000_000) // '人民币壹万元整'
 */
import { invariant } from '../kernel/outcome.ts'

const DIGITS = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'] as const
/** The larger first; each unit is told in as many of the next smaller ones as there are. */
const UNITS = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1_000, '仟'],
  [100, '佰'],
  [10, '拾'],
] as const

export function capitalsOf(fen: number): string {
  invariant(Number.isSafeInteger(fen) && fen >= 0, 'an amount in capitals is whole and not negative')
  const [yuan, jiao, cents] = [Math.floor(fen / 100), Math.floor(fen / 10) % 10, fen % 10]
  const whole = yuan > 0 ? `${numeral(yuan)}元` : ''
  if (jiao === 0 && cents === 0) return `人民币${whole || '零元'}整`
  if (cents === 0) return `人民币${whole}${DIGITS[jiao]}角整`
  const between = jiao > 0 ? `${DIGITS[jiao]}角` : whole && '零'
  return `人民币${whole}${between}${DIGITS[cents]}分`
}

function numeral(count: number): string {
  const unit = UNITS.find(([size]) => count >= size)
  if (unit === undefined) return DIGITS[count]!
  const [size, name] = unit
  const rest = count % size
  const gap = rest > 0 && rest < size / 10 ? '零' : ''
  return numeral(Math.floor(count / size)) + name + gap + (rest > 0 ? numeral(rest) : '')
}
