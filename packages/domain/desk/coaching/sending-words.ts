/** What the desk is told when it has guidance passed on through the lender. */
type Words = Readonly<{ zh: string; en: string }>
type Result = 'accepted' | 'repeated' | 'told_lately' | 'not_wanted' | 'unreachable' | 'closed' | 'hidden'

/** `byHand`: the desk tells him itself. */
export const SENDING: Readonly<Record<Result, Readonly<{ byHand: boolean; words: Words }>>> = {
  accepted: {
    byHand: false,
    words: {
      zh: '出借方已受理并转达；之后只看是否已处理，不看本人是否阅读。',
      en: 'The lender took it and passes it on. From now on the desk sees whether it is over, not whether he read it.',
    },
  },
  repeated: { byHand: false, words: { zh: '这条提醒已转达过。', en: 'It was passed on already.' } },
  told_lately: {
    byHand: false,
    words: {
      zh: '四周内已提醒过同一事项，出借方不再转达。',
      en: 'He was told about this within four weeks: the lender does not pass it on again.',
    },
  },
  not_wanted: {
    byHand: true,
    words: {
      zh: '本人关闭了这类提醒，出借方不转达；需要时可当面说明。',
      en: 'He takes no such messages, so the lender does not pass it on. Tell him yourself where it matters.',
    },
  },
  unreachable: {
    byHand: true,
    words: {
      zh: '暂时联系不上出借方，是否转达未知；可稍后重试，或由融资台自行告知并登记。',
      en: 'The lender cannot be reached, and nobody knows whether it was passed on. Try again later, or tell him yourself and write it down.',
    },
  },
  closed: {
    byHand: true,
    words: {
      zh: '本人已结束与出借方的连接，无法转达；可自行告知并登记。',
      en: 'He ended the link at the lender, so nothing can be passed on. Tell him yourself and write it down.',
    },
  },
  hidden: {
    byHand: false,
    words: { zh: '本人目前不让融资台查看额度，不再提醒。', en: 'He lets no desk see his line now: he is told nothing about it.' },
  },
}
