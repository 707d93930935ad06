/** What was expected of a project, against what came. */
export const forecast = {
  title: '预测与实际',
  note: '近四周；预测以每周一零点时的登记为准',
  unknown: '还不能比较',
  unknownText: '项目各账户的对账单要连续覆盖完整的四周（周一至周日），并且在近一个月内。缺一天就不比较，也不算正常。',
  error: '偏差',
  week: '周一',
  expectedIn: '预计收款',
  cameIn: '实际收款',
  expectedOut: '预计付款',
  wentOut: '实际付款',
  without: '不含额度提款与还款，也不含本项目账户之间的划转',
  how: '怎么算的',
  madeOf: '依据（{{count}} 项）',
}
