/**
 * Why a row of a table is no entry of its register: told to whoever brings it, with its place.
 *
 * Personal  nothing of the cell is repeated: what was written there may be anything.
 */

/** `column`: null where the profile says it for all rows. `detail`: in the words of the register. */
export type RowFault = Readonly<{
  row: number
  line: number | null
  column: string | null
  field: string
  code: RowFaultCode
  zh: string
  en: string
  detail: string | null
}>
export type RowFaultCode = keyof typeof WORDS
type Place = Pick<RowFault, 'row' | 'line' | 'column' | 'field'>
type Given = Readonly<Record<string, string | number>>

export function rowFault(
  code: RowFaultCode,
  { row, line, column, field }: Place,
  given: Given = {},
  detail: string | null = null,
): RowFault {
  const [zh, en] = WORDS[code]
  return { row, line, column, field, code, zh: filled(zh, given), en: filled(en, given), detail }
}

const filled = (words: string, given: Given): string => words.replace(/\{(\w+)\}/g, (_all, name: string) => String(given[name]))

const WORDS = {
  'value-missing': ['缺少必填内容', 'something required is missing'],
  'amount-unreadable': ['金额格式不正确，或为负数', 'this is not written as an amount, or is below zero'],
  'amount-too-precise': ['小数位多于该币种允许的 {digits} 位', 'the amount has more decimals than the {digits} of its currency'],
  'amount-too-large': ['金额超出可处理范围', 'the amount is beyond what can be counted'],
  'currency-unreadable': ['币种应为三个大写字母的 ISO 4217 代码', 'a currency is an ISO 4217 code of three capital letters'],
  'date-unreadable': ['日期无效，或与映射约定的格式不符', 'this is no date, or written otherwise than the profile says'],
  'whole-unreadable': ['应为不带小数的数字', 'this is no whole number'],
  'rate-unreadable': ['比率格式不正确', 'this is not written as a rate'],
  'rate-too-precise': ['比率的小数位过多', 'the rate has more decimals than are kept'],
  'yes-no-unreadable': ['应为“是”或“否”', 'this is neither yes nor no'],
  'choice-unknown': ['不在可选范围内，也没有约定它的含义', 'this is none of the choices, and the profile does not say what it means'],
  'text-unfit': ['含有不能保存的字符', 'this holds characters that cannot be kept'],
  'id-missing': ['缺少编号', 'the id is missing'],
  'id-repeated': ['同一编号在第 {earlier} 行已出现，内容不同', 'row {earlier} has the same id, and says something else'],
  'rows-differ': ['同一编号的各行在此项上说法不一', 'the rows of this id do not say the same here'],
  'entry-over': ['该编号的登记已终止，不能再改', 'the entry of this id has ended: nothing is said of it any more'],
  'not-taken': ['不符合该登记册的要求', 'the register does not take this'],
} as const satisfies Record<string, readonly [zh: string, en: string]>
