/** What `fairline verify` says of each fault, and of each receipt. */
import type { ReceiptFault } from '@fairline/domain/record/receipt'
import type { RecordFault, RecordFaultKind } from '../store/check-record.ts'

/** Of the row, of the leaf as tree/number, or of the number of the head. */
const WORDS: Readonly<Record<RecordFaultKind, (where: string) => string>> = {
  'row-changed': (row) => `row ${row} was changed after it was recorded 行 ${row} 记入后被改动`,
  'row-moved': (row) => `row ${row} stands at the place of another 行 ${row} 被调换到另一行的位置`,
  'row-doubled': (row) => `row ${row} stands where another stands too 行 ${row} 与另一行位置重复`,
  'row-without-leaf': (row) => `row ${row} has no leaf: it was added beside the record 行 ${row} 没有叶，是绕过记录添加的`,
  'row-missing': (row) => `row ${row} is missing 行 ${row} 缺失`,
  'leaf-without-row': (leaf) => `the row of leaf ${leaf} was removed 叶 ${leaf} 的行已被删除`,
  'leaves-missing': (leaf) => `from leaf ${leaf} on, leaves are missing or doubled 自叶 ${leaf} 起，叶缺失或重复`,
  'leaves-cut-off': (leaf) => `the record ends at leaf ${leaf}, before what its head covers 记录止于叶 ${leaf}，短于树头（括号内）所签`,
  'leaves-changed': (leaf) =>
    `the leaves up to ${leaf} do not give the root that its head signs 至 ${leaf} 的叶与树头（括号内）所签的根不符`,
  'head-unreadable': (head) => `tree head ${head} cannot be read 树头 ${head} 无法读取`,
  'head-missing': (head) => `tree head ${head} is missing 树头 ${head} 缺失`,
  'head-order': (head) => `tree head ${head} does not follow the one before 树头 ${head} 与前一个不相接`,
  'head-signature': (head) => `tree head ${head} has a wrong signature 树头 ${head} 签名不符`,
  'head-key-unknown': (head) => `tree head ${head} is signed with a key that is not known 树头 ${head} 由未知密钥签名`,
  'head-other-key': (head) => `tree head ${head} is not signed with the key that you trust 树头 ${head} 并非由您信任的密钥签名`,
  'kept-head-differs': (head) =>
    `the head that you kept (${head}) is no beginning of what is there now 您保存的树头（${head}）并非现有记录的开端`,
}

export const faultSentence = ({ kind, where }: RecordFault): string => WORDS[kind](where)

export const RECEIPT_WORDS: Readonly<Record<ReceiptFault, string>> = {
  unreadable: 'cannot be read 无法读取',
  'data-changed': 'the data are not those that were recorded 数据与记录不符',
  'decision-changed': 'the decision is not the one that was recorded 决策与记录不符',
  'not-included': 'the entry is not in the record under this head 该条目不在此树头的记录中',
  'head-of-other-tree': 'the head is of another record 树头属于另一份记录',
  'signature-wrong': 'the signature of the head is wrong 树头签名不符',
  'other-key': 'signed with another key than the one you trust 并非由所信任的密钥签名',
}
