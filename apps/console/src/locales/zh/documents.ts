export const documents = {
  title: '文书',
  none: '还没有文书',
  more: '这里只列最近 {{count}} 份',
  lead: '以网页版为准；PDF 由其打印而成',
  open: '查看',
  pdf: 'PDF 文件',
  kind: {
    'quote-cost': '费用明细（试算）',
    'drawdown-cost': '费用明细',
    'loan-contract': '借款合同',
    'loan-note': '借据',
    'monthly-statement': '月度账单',
    'settlement-letter': '结清证明',
  },
}
