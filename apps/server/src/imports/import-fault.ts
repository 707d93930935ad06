/**
 * What is wrong with a file of payments, told to the person who brought it.
 *
 * Personal  nothing of a payment is repeated: a fault says where and why; names, account numbers, texts and single amounts stay in the file.
 *           The two figures of a failed balance are sums over the whole account.
 */

/** `path`: the place in the file, counted from 1: `BkToCstmrStmt/Stmt[1]/Ntry[3]/Amt`, `row[12]/amount`. `line`: of the file, where known. */
export type ImportFault = {
  readonly code: ImportFaultCode
  readonly path: string
  readonly line: number | null
  readonly zh: string
  readonly en: string
}

/** `count` goes on where `told` ends. */
export type ImportFaults = { readonly told: readonly ImportFault[]; readonly count: number }

/** A file can have thousands, and nobody reads them. */
export const FAULTS_TOLD_MAX = 100

type Place = { readonly path: string; readonly line: number | null }

export class FaultList {
  readonly told: ImportFault[] = []
  count = 0

  /** `given` fills the words: limits, names of columns, sums; never a value of a payment. Gives undefined, as does a reader that tells a fault. */
  tell(code: ImportFaultCode, { path, line }: Place, given: Readonly<Record<string, string | number>> = {}): undefined {
    this.count++
    if (this.told.length >= FAULTS_TOLD_MAX) return
    const [zh, en] = WORDS[code]
    this.told.push({ code, path, line, zh: filled(zh, given), en: filled(en, given) })
  }
}

const filled = (words: string, given: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{(\w+)\}/g, (_all, name: string) => String(given[name]))

export type ImportFaultCode = keyof typeof WORDS

const WORDS = {
  // The file.
  'file-too-large': ['文件超过 {limit} 字节', 'the file is larger than {limit} bytes'],
  'file-empty': ['文件没有内容', 'the file is empty'],
  'encoding-not-read': ['文件不是 {encoding} 编码，或有损坏的字符', 'the file is not {encoding}, or holds broken characters'],
  'malformed-xml': ['不是完整的 XML：文件可能被截断或损坏', 'this is no complete XML: the file may be cut off or damaged'],
  'document-type-refused': ['不接受文档类型声明（DOCTYPE）和实体', 'a document type declaration (DOCTYPE) and entities are not accepted'],
  'too-deep': ['元素嵌套超过 {limit} 层', 'elements are nested deeper than {limit}'],
  'not-a-statement': [
    '不是 camt.053 对账单：应为 Document 下的 BkToCstmrStmt',
    'this is no camt.053 statement, which is a Document with BkToCstmrStmt',
  ],
  'too-many-entries': ['超过 {limit} 笔，请分成几个文件', 'there are more than {limit} entries: send them in several files'],
  'malformed-csv': ['引号或分隔符有误，从此处起无法读取', 'quotes or delimiters are wrong: nothing can be read from here on'],
  'column-missing': ['表头缺少列 {column}', 'the header lacks the column {column}'],
  'column-repeated': ['表头中列 {column} 出现不止一次', 'the header holds the column {column} more than once'],
  'total-too-large': ['合计金额超出可处理范围', 'the total is beyond what can be counted'],
  // A statement.
  'statement-repeated': ['同一账户、同一编号的对账单在文件中出现不止一次', 'the file holds this statement of this account more than once'],
  'balance-missing': [
    '缺少期初余额（OPBD 或 PRCD）或期末余额（CLBD）；分页对账单请先合并',
    'the opening (OPBD or PRCD) or closing (CLBD) balance is missing; a statement in pages has to be joined first',
  ],
  'balance-ambiguous': ['同一种余额有不同的数值', 'one kind of balance is given with different figures'],
  'balance-differs': [
    '期初余额加各笔发生额为 {computed}，期末余额却为 {stated}；整张对账单未采用',
    'the opening balance and the entries make {computed}, but the closing balance is {stated}; nothing of this statement was taken',
  ],
  // An element or a cell.
  'value-missing': ['缺少必填内容', 'something required is missing'],
  'value-repeated': ['只应出现一次，却出现多次', 'this may stand here once only'],
  'value-too-long': ['超过 {limit} 个字符', 'this is longer than {limit} characters'],
  'amount-unreadable': ['金额格式不正确', 'this is not written as an amount'],
  'amount-too-precise': ['小数位多于该币种允许的 {digits} 位', 'the amount has more decimals than the {digits} of its currency'],
  'amount-too-large': ['金额超出可处理范围', 'the amount is beyond what can be counted'],
  'currency-unreadable': ['币种应为三个大写字母的 ISO 4217 代码', 'a currency is an ISO 4217 code of three capital letters'],
  'currency-differs': ['币种与账户币种 {currency} 不同', 'the currency is not {currency}, that of the account'],
  'direction-unreadable': ['借贷方向无法识别', 'neither a credit nor a debit'],
  'flag-unreadable': ['应为 true 或 false', 'this must be true or false'],
  'status-unreadable': ['记账状态无法识别', 'the booking status is not known'],
  'date-unreadable': ['日期无效，或格式不符', 'this is no date, or written otherwise than agreed'],
  // A row.
  'cells-differ': ['该行有 {cells} 列，表头有 {columns} 列', 'the row has {cells} cells, the header {columns}'],
  'id-unreadable': ['编号最长 64 个字符，不含空白', 'an id has at most 64 characters and no white space'],
  'borrower-missing': ['有借据编号，却没有借款人编号', 'a loan is named, but not its borrower'],
  'reference-repeated': ['同一流水号在文件中出现不止一次', 'this reference is on an earlier row'],
} as const satisfies Record<string, readonly [zh: string, en: string]>
