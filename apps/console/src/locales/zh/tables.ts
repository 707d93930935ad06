/** Tables and columns that every policy pack has, by their names in it. */
export const tables = {
  behaviour_score: '行为分',
  grade: '等级',
  holds: '限制措施',
  grant: '授信准入',
  granted_limit: '授信额度',
  limit_factor: '额度系数',
  price: '定价',
  drawdown: '借款审批',
  limit: '额度',
  points: '分值',
  reason: '原因',
  scope: '限制范围',
  outcome: '结论',
  day_rate: '日利率',
}
