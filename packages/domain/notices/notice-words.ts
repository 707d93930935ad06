/** What every notice says, whatever its template: these words are the platform's, as they carry what the law asks for. */

import type { Words } from '../documents/markup.ts'
import type { HoldScope } from '../line/outcomes.ts'

export const NOTICE_WORDS = {
  reason: { zh: '具体原因', en: 'The reason' },
  reasons: { zh: '具体原因（按主次排列）', en: 'The reasons, the weightiest first' },
  further: {
    zh: '另有 {count} 项次要原因，可在“我的额度”中查看全部。',
    en: 'There are {count} lesser reasons besides; all of them are on the page of your line.',
  },
  wayBack: { zh: '如何恢复', en: 'The way back' },
  nothingToDo: { zh: '您不需要做任何事。', en: 'There is nothing for you to do.' },
  wait: { zh: '通常需要：', en: 'How long it usually takes: ' },
  objectTitle: { zh: '如有异议', en: 'If you think this is wrong' },
  object: {
    zh: '您可以在“我的额度”中提交申诉或要求人工复核，也可联系{service}；对答复不满意的，可投诉：{complaints}。现在提出的异议，最迟于{answered_by}答复。申诉不影响您的额度和信用评价。',
    en: 'Appeal, or ask for a person to review this, on the page of your line, or through {service}. Whoever is not satisfied with the answer may complain: {complaints}. An objection made now is answered by {answered_by} at the latest. An appeal costs you nothing.',
  },
  leaf: {
    zh: '此决定已写入不可篡改的记录，您可在“我的通知”中领取回执自行校验。记录编号：',
    en: 'This decision stands in a record that cannot be changed; take the receipt under “My notices” and check it yourself. Its number in the record: ',
  },
  funder: { zh: '资金方：{funder}', en: 'Funded by: {funder}' },
  creditor: { zh: '贷款人', en: 'the lender' },
  line: { zh: '授信额度', en: 'credit line' },
  service: { zh: '官方客服', en: 'customer service' },
  scopes: {
    draw: { zh: '借款', en: 'drawing' },
    increase: { zh: '提额', en: 'increases of the limit' },
    login: { zh: '登录', en: 'signing in' },
    profile: { zh: '修改资料', en: 'changes of your data' },
  } satisfies Record<HoldScope, Words>,
} as const
