/** What early warnings are told by: each value with its unit and its name. */
type Words = Readonly<{ zh: string; en: string }>
export type Unit = 'bands' | 'points' | 'days' | 'weeks' | 'count' | 'ppm' | 'permille' | 'basis_points' | 'minor' | 'yes_no'
export type ValueName = Readonly<{ unit: Unit; name: Words }>

const value = (unit: Unit, zh: string, en: string): ValueName => ({ unit, name: { zh, en } })

export const VALUES = {
  scoreBandsDown: value('bands', '30 天内信用分下降档数', 'score bands lost in 30 days'),
  scorePointsDown: value('points', '30 天内信用分下降分数', 'score points lost in 30 days'),
  overdueDays: value('days', '最长逾期天数', 'days past due, the longest'),
  worstOverdueDays: value('days', '近 12 个月最长逾期天数', 'days past due in 12 months, the longest'),
  attempts: value('count', '28 天内申请与提款失败次数', 'applications and failed draws in 28 days'),
  inquiries: value('count', '3 个月内征信硬查询次数', 'hard credit inquiries in 3 months'),
  utilisationPpm: value('ppm', '额度使用率', 'utilisation of the line'),
  newDevices: value('count', '14 天内新设备或异常网络次数', 'new devices or unusual networks in 14 days'),
  profileAgeDays: value('days', '资料距上次确认天数', 'days since the profile was confirmed'),
  idDaysLeft: value('days', '证件剩余有效天数', 'days until the ID expires'),
  profileMismatch: value('yes_no', '资料与平台不一致', 'the profile does not match'),
  serviceToIncomePpm: value('ppm', '月还款占申报收入', 'debt service over declared income'),
  raisePending: value('yes_no', '提额申请处理中', 'a higher limit was asked for'),
  isNeededSoon: value('yes_no', '14 天内要用这笔额度', 'the line is needed within 14 days'),
  employerSurvivalWeeks: value('weeks', '关联企业失去任一渠道方后可支撑周数', 'survival of the employer without any one provider'),
  consentDaysLeft: value('days', '授权同意剩余天数', 'days until the consent ends'),
  isRestricted: value('yes_no', '额度下降或待认证', 'the limit was cut, or authorisation is asked for'),
  isStopped: value('yes_no', '不能提款', 'nothing can be drawn'),
  systemicPpm: value('ppm', '渠道性原因的把握', 'likelihood of a cause of the channel'),
  medianLimitChangePpm: value('ppm', '30 天内额度变化中位数', 'median change of limits in 30 days'),
  approvalTimesPpm: value('ppm', '审批时长相当于 90 天中位数的倍数', 'time to approval over its median of 90 days'),
  rejectionRisePermille: value('permille', '拒绝率下限高出基线', 'rejections above the baseline, at least'),
  rateRiseBasisPoints: value('basis_points', '报价利率上升', 'rise of the rate offered'),
  tenorChangePpm: value('ppm', '可选期限变化', 'change of the tenor offered'),
  maintenanceNotices: value('count', '维护公告', 'notices of maintenance'),
  ruleNotices: value('count', '政策或监管公告', 'notices of policy or of the regulator'),
  linesAskedForSecurity: value('count', '被要求追加担保的额度数', 'lines asked for more security'),
  daysToExpiry: value('days', '额度到期剩余天数', 'days until the line expires'),
  isNeeded: value('yes_no', '计划要用这笔额度', 'the line is in the plan'),
  daysSinceTest: value('days', '距上次成功提款天数', 'days since a draw went through'),
  largestProviderPpm: value('ppm', '最大渠道方占已用与计划', 'share of the largest provider, drawn and planned'),
  hhiPpm: value('ppm', '可动用额度集中度', 'concentration of what can be reached'),
  largestGroupPpm: value('ppm', '最大关联组占比', 'share of the largest common-cause group'),
  survivalWeeks: value('weeks', '失去任一渠道方后可支撑周数', 'survival without any one provider'),
  survivalShortWeeks: value('weeks', '比政策要求少支撑的周数', 'weeks short of the survival agreed on'),
  reserveToFloorPpm: value('ppm', '备用金与底线之比', 'reserve over its floor'),
  leverageToCapPpm: value('ppm', '杠杆率占上限', 'leverage over its cap'),
  covenantRoomPpm: value('ppm', '约定指标余量', 'room left of a covenant'),
  debtServiceCoveragePpm: value('ppm', '偿债覆盖率', 'debt service coverage'),
  maturityWallPpm: value('ppm', '四周到期高峰占收款', 'maturity wall over receipts'),
  forecastErrorPpm: value('ppm', '四周预测误差', 'forecast error of four weeks'),
  remainingMaturityChangePpm: value('ppm', '60 天内平均剩余期限变化', 'change of the average remaining maturity in 60 days'),
  blockedMinor: value('minor', '因用途不符无法安排的资金需求', 'needs that no line may fund, by purpose'),
  blockedBeyondReserveMinor: value('minor', '其中超过备用金的部分', 'of which beyond the reserve'),
  feedAgePermille: value('permille', '数据静默时长相当于预期间隔的倍数', 'silence of the feed over what is expected'),
  contradictions: value('count', '互相矛盾的来源', 'sources that contradict each other'),
  controlFailures: value('count', '对账单勾稽不平', 'statements that do not add up'),
  signatureFailures: value('count', '一小时内签名或时间校验失败次数', 'failures of signature or time within an hour'),
} satisfies Readonly<Record<string, ValueName>>

export type ValueId = keyof typeof VALUES
/** Null, or left out: not known, and not a zero. */
export type Values = Readonly<Partial<Record<ValueId, number | null>>>
