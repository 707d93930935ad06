/** What `fairline verify` says of each fault, and of each receipt. */
import type { ReceiptFault } from '@fairline/domain/record/receipt'
import type { RecordFaultKind } from '../store/check-record.ts'

export const RECORD_WORDS: Readonly<Record<RecordFaultKind, string>> = {
  'row-changed': 'was changed after it was recorded 记入后被改动',
  'row-moved': 'stands at the place of another 位置被调换',
  'row-doubled': 'stands where another stands too 与另一行重复',
  'row-without-leaf': 'has no leaf in the record 在记录中没有叶',
  'row-missing': 'is missing 缺失',
  'leaf-without-row': 'leaf whose row is gone 叶尚在而行已删除',
  'leaves-missing': 'leaves are missing or doubled from here on 自此处起叶缺失或重复',
  'leaves-changed': 'leaves do not give the root that was signed (head in brackets) 叶与已签名的根不符（括号内为树头）',
  'head-unreadable': 'tree head that cannot be read 树头无法读取',
  'head-missing': 'tree head that is missing 树头缺失',
  'head-order': 'tree head that does not follow the one before 树头与前一个不相接',
  'head-signature': 'tree head whose signature is wrong 树头签名不符',
  'head-key-unknown': 'tree head signed with a key that is not known 树头由未知密钥签名',
  'kept-head-differs': 'the head that was kept is no beginning of what is there now 所存树头并非现有记录的开端',
}

export const RECEIPT_WORDS: Readonly<Record<ReceiptFault, string>> = {
  unreadable: 'cannot be read 无法读取',
  'data-changed': 'the data are not those that were recorded 数据与记录不符',
  'decision-changed': 'the decision is not the one that was recorded 决策与记录不符',
  'not-included': 'the entry is not in the record under this head 该条目不在此树头的记录中',
  'head-of-other-tree': 'the head is of another record 树头属于另一份记录',
  'signature-wrong': 'the signature of the head is wrong 树头签名不符',
  'other-key': 'signed with another key than the one you trust 并非由所信任的密钥签名',
}
