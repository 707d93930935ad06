/**
 * Why a file of statements, or one statement of it, was not taken: told to the person who brought it.
 *
 * Personal  nothing of an entry is repeated; the figures of a failed proof are sums over the whole account.
 */
import type { Place } from './statement.ts'

export type StatementFault = Place & {
  readonly code: StatementFaultCode
  readonly zh: string
  readonly en: string
}

/** A file can have thousands, and nobody reads them: `count` goes on where `told` ends. */
export const FAULTS_TOLD_MAX = 100

type Given = Readonly<Record<string, string | number>>

export class StatementFaults {
  readonly told: StatementFault[] = []
  count = 0

  /** `given` fills the words. Gives undefined, as does a reader that tells a fault. */
  tell(code: StatementFaultCode, { path, line }: Place, given: Given = {}): undefined {
    this.count++
    if (this.told.length < FAULTS_TOLD_MAX) this.told.push(statementFault(code, { path, line }, given))
  }
}

export function statementFault(code: StatementFaultCode, { path, line }: Place, given: Given = {}): StatementFault {
  const [zh, en] = WORDS[code]
  return { code, path, line, zh: filled(zh, given), en: filled(en, given) }
}

const filled = (words: string, given: Given): string => words.replace(/\{(\w+)\}/g, (_all, name: string) => String(given[name]))

export type StatementFaultCode = keyof typeof WORDS

const WORDS = {
  // The file.
  'file-empty': ['文件没有内容', 'the file is empty'],
  'file-too-large': ['文件超过 {limit} 字节', 'the file is larger than {limit} bytes'],
  'encoding-not-read': [
    '文件既不是 UTF-8 也不是 GB18030 编码，或有损坏的字符',
    'the file is neither UTF-8 nor GB18030, or holds broken characters',
  ],
  'layout-unknown': [
    '无法识别文件格式：不是 camt.053、MT940，也没有与之相符的表格模板',
    'the layout is not known: neither camt.053 nor MT940, and no profile fits its columns',
  ],
  'layout-ambiguous': ['与多个模板相符（{profiles}），请指定其中一个', 'several profiles fit ({profiles}): name the one that is meant'],
  'too-many-entries': ['超过 {limit} 笔，请分成几个文件', 'there are more than {limit} entries: send them in several files'],
  'malformed-csv': ['引号或分隔符有误，从此处起无法读取', 'quotes or delimiters are wrong: nothing can be read from here on'],
  'column-missing': ['表头缺少列：{column}', 'the header lacks the column {column}'],
  'column-repeated': ['表头中列 {column} 出现不止一次', 'the header holds the column {column} more than once'],
  'file-cut-off': ['文件不完整：缺少结尾部分，可能被截断', 'the end of the file is missing: it may have been cut off'],
  'count-differs': ['文件写明共 {stated} 笔，实际读到 {counted} 笔', 'the file says {stated} entries, but holds {counted}'],
  'sum-differs': ['文件写明{what}合计 {stated}，实际为 {computed}', 'the file says {stated} for {what}, but its entries make {computed}'],
  'total-differs': ['文件写明合计 {stated}，实际为 {computed}', 'the file says a sum of {stated}, but its rows make {computed}'],
  'total-unproved': [
    '合计无法核对：有金额读不出来，或币种不止一种',
    'the sum cannot be checked: an amount is not readable, or there is more than one currency',
  ],
  'total-unreadable': ['文件写明的行数或合计不是数字', 'what the file says of its rows, or of their sum, is no number'],
  'given-count-differs': ['您填写共 {stated} 行，文件中是 {counted} 行', 'you said {stated} rows, but the file holds {counted}'],
  'given-sum-differs': ['您填写合计 {stated}，文件中是 {computed}', 'you said a sum of {stated}, but the rows make {computed}'],
  // A statement.
  'field-missing': ['缺少必填字段 {field}', 'the field {field} is missing'],
  'field-repeated': ['字段 {field} 只应出现一次', 'the field {field} may stand here once only'],
  'field-unreadable': ['字段 {field} 格式不正确', 'the field {field} is not written as it should be'],
  'page-missing': ['对账单缺页：第 {page} 页不在文件中', 'page {page} of the statement is not in the file'],
  'page-differs': [
    '本页期初余额与上一页期末余额不一致，或币种不同',
    'this page does not open with the balance and currency that the page before closed with',
  ],
  'statement-repeated': ['同一账户、同一编号的对账单在文件中出现不止一次', 'the file holds this statement of this account more than once'],
  'account-unknown': ['文件没有写明账户，请指定', 'the file does not name its account: say which it is'],
  'account-differs': ['同一文件中有不止一个账户', 'the rows are of more than one account'],
  'period-reversed': ['结束日期早于开始日期', 'the period ends before it begins'],
  'balance-differs': [
    '期初余额加各笔发生额为 {computed}，期末余额却为 {stated}；整张对账单未采用',
    'the opening balance and the entries make {computed}, but the closing balance is {stated}; nothing of this statement was taken',
  ],
  'balance-broken': [
    '该行余额与上一行余额加减本行金额不一致：可能缺行、错行或顺序不对',
    'the balance of this row does not follow from the row before: a row may be missing, changed or out of order',
  ],
  'total-too-large': ['合计金额超出可处理范围', 'the total is beyond what can be counted'],
  'entry-repeated': ['与第 {earlier} 处的记录完全相同', 'the same entry stands at {earlier} already'],
  'gap-between': [
    '期初余额 {opening} 与上一张对账单的期末余额 {closing} 不一致：中间可能缺对账单',
    'opens with {opening}, but the statement before closed with {closing}: one may be missing in between',
  ],
  'waits-behind': ['须先补齐或放行更早的对账单', 'an earlier statement of this account has to come, or be let through, first'],
  'days-missing': ['{from} 至 {to} 没有对账单', 'no statement covers {from} to {to}'],
  'periods-overlap': ['与上一张对账单的期间重叠', 'the period overlaps that of the statement before'],
  // An entry.
  'value-missing': ['缺少必填内容', 'something required is missing'],
  'amount-unreadable': ['金额格式不正确', 'this is not written as an amount'],
  'amount-too-precise': ['小数位多于该币种允许的 {digits} 位', 'the amount has more decimals than the {digits} of its currency'],
  'amount-too-large': ['金额超出可处理范围', 'the amount is beyond what can be counted'],
  'amount-twice': ['收入和支出两列都有金额', 'both the column of credits and that of debits hold an amount'],
  'currency-unreadable': ['币种应为三个大写字母的 ISO 4217 代码', 'a currency is an ISO 4217 code of three capital letters'],
  'currency-differs': ['币种与账户币种 {currency} 不同', 'the currency is not {currency}, that of the account'],
  'direction-unreadable': ['收支方向无法识别', 'neither a credit nor a debit'],
  'date-unreadable': ['日期无效，或格式不符', 'this is no date, or written otherwise than agreed'],
  'date-outside': ['日期不在对账单期间之内', 'the date lies outside the period of the statement'],
  'cells-differ': ['该行有 {cells} 列，表头有 {columns} 列', 'the row has {cells} cells, the header {columns}'],
} as const satisfies Record<string, readonly [zh: string, en: string]>
