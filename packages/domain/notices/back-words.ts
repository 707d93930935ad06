/** What every letter about a way back that was gone says, whatever its template. */
export const BACK_WORDS = {
  since: { zh: '自{date}起', en: 'Since {date}' },
  lifted: { zh: '已解除：{name}', en: 'Lifted: {name}' },
  eased: { zh: '逐步恢复：{name}，目前最多可使用{usable}', en: 'Coming back in stages: {name}; up to {usable} may be used so far' },
  mayDraw: { zh: '现在可借金额：{available}。', en: 'You may draw {available} now.' },
  mayNotDraw: { zh: '目前还不能借款。', en: 'You cannot draw yet.' },
  standing: { zh: '仍然有效的限制', en: 'What still stands' },
  held: { zh: '{scope}：{name}', en: '{scope}: {name}' },
  unnamed: { zh: '另一项限制', en: 'another restriction' },
  more: {
    zh: '依据和恢复办法请在“我的额度”中查看，也可联系{service}。',
    en: 'What shows them, and the way back, is on the page of your line; or ask {service}.',
  },
  moreOfNone: {
    zh: '详情请在“我的额度”中查看，也可联系{service}。',
    en: 'You can read more on the page of your line, or ask {service}.',
  },
} as const
