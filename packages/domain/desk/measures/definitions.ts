/** What each measure of the desk means, told beside every figure. */
type Words = Readonly<{ zh: string; en: string }>
export type MeasureId =
  | 'headroom'
  | 'survival'
  | 'survival_without_any'
  | 'coverage'
  | 'concentration'
  | 'cash_flow_at_risk'
  | 'cash_flow_at_risk_together'
  | 'leverage'
  | 'debt_service_coverage'
  | 'maturity_wall'
  | 'stability'
  | 'switch_time'
  | 'switch_time_drilled'
  | 'forecast_error'
  | 'remaining_maturity'

const define = (zhTerm: string, enTerm: string, zh: string, en: string): Readonly<{ term: Words; text: Words }> => ({
  term: { zh: zhTerm, en: enTerm },
  text: { zh, en },
})

export const DESK_MEASURES: Readonly<Record<MeasureId, Readonly<{ term: Words; text: Words }>>> = {
  headroom: define(
    '有效可用额',
    'Effective headroom',
    '现金，加上各笔额度的未用部分按可靠程度打折后的金额。有承诺且近期试提成功的打折最少；暂停、存疑、未知的一律按零计。',
    'Cash, and the unused part of each line, discounted by how far it can be relied on. Committed lines that were tested of late are discounted least; suspended, doubtful and unknown ones count for nothing.',
  ),
  survival: define('可支撑周数', 'Survival', '从现在起，连续多少周没有资金缺口。', 'For how many weeks from now nothing is missing.'),
  survival_without_any: define(
    '失去任一渠道方后可支撑周数',
    'Survival without any one provider',
    '逐一假设失去一家渠道方，取其中最短的可支撑周数。',
    'Each provider is taken away in turn; the shortest survival counts.',
  ),
  coverage: define(
    '13 周流动性覆盖',
    'Coverage of 13 weeks',
    '现金与 13 周内可动用的有效额度，除以压力下 13 周的净流出。这是本台自定的指标，不是巴塞尔协议的流动性覆盖率。',
    'Cash and effective headroom within 13 weeks, over the stressed net outflow of 13 weeks. A measure of the desk; not the ratio of the Basel rules.',
  ),
  concentration: define(
    '集中度',
    'Concentration',
    '各来源占比的平方和。其倒数是“有效来源数”：相当于几家规模相同的来源。',
    'The sum of the squared shares of all sources. One over it is the effective number of sources: as many equal ones would be as concentrated.',
  ),
  cash_flow_at_risk: define(
    '现金流风险值',
    'Cash flow at risk',
    '13 周内现金流可能比预期少多少：各笔收付互不相关时的数值。实际情况介于它与“同向变化”之间。',
    'How much less cash there may be in 13 weeks than expected, if each flow goes its own way. The truth lies between this and the figure for all going wrong together.',
  ),
  cash_flow_at_risk_together: define(
    '现金流风险值（同向变化）',
    'Cash flow at risk, all together',
    '13 周内现金流可能比预期少多少：所有收付同时向坏的方向变化时的数值。',
    'How much less cash there may be in 13 weeks than expected, if all flows go wrong together.',
  ),
  leverage: define('杠杆率', 'Leverage', '债务占债务与权益之和的比例。', 'Debt as a share of debt and equity together.'),
  debt_service_coverage: define(
    '偿债覆盖率',
    'Debt service coverage',
    '季度可用于还债的现金流除以当季应还本息，取最差的一季。',
    'The cash flow of a quarter that may serve debts, over the interest and principal due in it; the worst quarter counts.',
  ),
  maturity_wall: define(
    '到期高峰',
    'Maturity wall',
    '连续四周应还本息占同期收款的比例，取最高的四周。',
    'Debt service of four weeks in a row over the receipts of the same weeks, where it is highest.',
  ),
  stability: define(
    '授权稳定性',
    'Stability of authorisation',
    '可提款的天数占状态已知天数的比例，以及每 90 天被解除授权的次数。状态未知的时间不计入分母。',
    'Days on which the line may be drawn on, of the days of which its state is known, and how often authorisation was revoked in 90 days. Time of which nothing is known counts on neither side.',
  ),
  switch_time: define(
    '切换用时',
    'Switch time',
    '真实事件中，从首次发现到备用资金到账的分钟数（中位数）。尚未到账的按已等的时间计入；演练另计。',
    'Minutes from what was first observed to backup funds in the account, in real incidents: half took no longer. Who still waits is counted in for as long as he has waited; drills are counted apart.',
  ),
  switch_time_drilled: define(
    '演练切换用时',
    'Switch time in drills',
    '演练中，从开始到备用资金就绪的分钟数（中位数）。',
    'Minutes from the beginning of a drill until backup funds were ready: half took no longer.',
  ),
  forecast_error: define(
    '预测误差',
    'Forecast error',
    '最近四个完整周，收款和付款各自的实际与预测之差的绝对值之和，除以实际收付之和。预测以每周一开始时的登记为准；对账单缺一天就不算。',
    'By how much the last four whole weeks missed their forecast, in and out each by itself, of all that flowed in them. The forecast as it stood when each week began; with a day that no statement covers it is not known.',
  ),
  remaining_maturity: define(
    '平均剩余期限',
    'Average remaining maturity',
    '按金额加权的债务剩余天数。',
    'Days until debts fall due, weighted by amount.',
  ),
}
